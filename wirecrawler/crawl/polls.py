"""Polls: what a crawl learns of its source's rhythm, kept when it has ended."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from inspect import getsourcefile
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from wirecrawler.crawl.closings import Closings
from wirecrawler.crawl.conditional_get import header
from wirecrawler.crawl.host_turns import hosts_folder, writable
from wirecrawler.crawl.origins import host_port
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.crawl.report import RunReport
from wirecrawler.crawl.rhythm import Bounds, Fare, Poll, bounds_of, fare_of, next_look
from wirecrawler.extract.feed_rhythm import MOST_HUBS, UNSAID, FeedRhythm
from wirecrawler.store.archive import Archive
from wirecrawler.store.query import Query
from wirecrawler.store.rhythms import Rhythm

_MAX_AGE = re.compile(r"max-age\s*=\s*\"?([0-9]{1,9})", re.IGNORECASE)
_LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_HUB = re.compile(r";\s*rel\s*=\s*(?:\"(?:[^\"]*\s)?hub[\s\"]|hub\b)", re.IGNORECASE)
_LATE = "closespider_timeout"
"""Scrapy's reason for the end of a crawl whose time was up."""
_NO_ROOM = "the disk is nearly full"
"""The reason for the end of a crawl that had no room left."""
STORES = ("sqlite", "postgresql")
"""How the failures begin that are the store's and no source's."""


class Heard:
    """What the listings of one crawl say of their rhythm, as they are read."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._headers: dict[str, dict[str, Any]] = {}
        self.asked: dict[str, str] = {}
        """dict[str, str]: listing that was to be asked for -> where that led last."""
        crawler.signals.connect(self._scheduled, signals.request_scheduled)
        crawler.signals.connect(self._answered, signals.response_received)

    def facts(self) -> dict[str, Any]:
        """Return what each listing that was read and its headers say, by its address.

        Of one that has not changed (304) nothing is said: what it said before stands.
        """
        if self._crawler._extensions is None:  # it never began
            return {}
        recorder = self._crawler.get_extension(OutcomeRecorder)
        rhythms = recorder.rhythms if recorder else {}
        return {
            url: _together(rhythms.get(url, UNSAID), headers)
            for url, headers in self._headers.items()
        }

    def _scheduled(self, request: Request) -> None:
        if listing := request.cb_kwargs.get("listing_url"):
            self.asked[listing] = request.url

    def _answered(self, response: Response, request: Request) -> None:
        listing = request.cb_kwargs.get("listing_url")
        if listing and response.status == 200:
            self._headers[listing] = dict(_headers_of(response))


def _together(rhythm: FeedRhythm, headers: Mapping[str, Any]) -> dict[str, Any]:
    hubs = dict.fromkeys((*rhythm.hubs, *headers.get("hubs", ())))
    named = {"hubs": list(hubs)[:MOST_HUBS]} if hubs else {}
    return {**rhythm.kept(), **headers, **named}


def _headers_of(response: Response) -> Iterator[tuple[str, Any]]:
    """Yield what the headers of a listing say: how long it is fresh, and its hubs."""
    found = _MAX_AGE.search(header(response, "Cache-Control") or "")
    if found and int(found[1]):
        yield "fresh_s", int(found[1])
    links = b",".join(response.headers.getlist("Link")[:20]).decode("latin-1")
    hubs = [
        urljoin(response.url, link)
        for link, told in _LINK.findall(links[:10_000])
        if _HUB.search(told)
    ]
    if hubs:
        yield "hubs", hubs


def keep_poll(poll: Poll, settings: BaseSettings) -> Rhythm:
    """Keep what a poll came to, and return when its source is due next.

    Raises:
        StoreError: The database cannot be used.
    """
    database, tag = settings["WIRECRAWLER_DATABASE_URL"], settings["WIRECRAWLER_TAG"]
    with Query.open(database, tag=tag) as query:
        known = query.rhythms().get(poll.source)
        pace = query.pace(poll.source, now=poll.at)
    rhythm = next_look(known, poll, pace, configured_bounds(settings))
    with Archive.open(database, tag=tag) as archive:
        archive.keep_rhythm(rhythm)
    return rhythm


def configured_bounds(settings: BaseSettings) -> Bounds:
    """Return the bounds between which every gap lies.

    Raises:
        SettingError: They are not accepted.
    """
    return bounds_of(
        settings.getfloat("WIRECRAWLER_MIN_POLL_MINUTES"),
        settings.getfloat("WIRECRAWLER_MAX_POLL_MINUTES"),
    )


def poll_of(
    spider: type[Spider],
    slug: str,
    *,
    report: RunReport | None,
    failure: str,
    heard: Heard,
    settings: BaseSettings,
) -> Poll:
    """Return what a crawl of the source `slug` came to; `report` None: it could not begin."""
    counts = report.counts if report else None
    return Poll(
        source=slug,
        at=datetime.now(UTC),
        fare=_fare(report, failure),
        reason=failure,
        named=counts.named if counts else 0,
        fresh=counts.new + counts.corrections + counts.kills if counts else 0,
        facts=heard.facts(),
        asked=tuple(heard.asked),
        closed_until=_closed_until(heard, writable(hosts_folder(settings))),
        declared=digest_of(spider),
    )


def _fare(report: RunReport | None, failure: str) -> Fare:
    is_ours = report is not None and report.reason == _NO_ROOM
    if failure:
        is_ours = is_ours or failure.startswith(STORES)
        return Fare.LATE if is_ours else fare_of(failure)
    is_late = report is not None and report.reason == _LATE
    return Fare.LATE if is_late else Fare.READ


def _closed_until(heard: Heard, folder: Path) -> datetime | None:
    """Return when the first of the listings may be asked for again that a host holds back.

    None where one of them may be asked for now.
    """
    closings = Closings(folder)
    opens = [_opens(closings, pair) for pair in heard.asked.items()]
    return None if None in opens else min(filter(None, opens), default=None)


def _opens(closings: Closings, urls: Iterable[str]) -> datetime | None:
    """Return when the last of the hosts of these addresses opens; None: all are open."""
    found = (closings.closed_until(host_port(url)) for url in urls if _is_asked(url))
    return max((one[0] for one in found if one), default=None)


def _is_asked(url: str) -> bool:
    """Return whether an address can be asked: not one with a port that is no number."""
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def digest_of(spider: type[Spider]) -> str:
    """Return the SHA-256 of the file that declares a source; "" where there is none."""
    try:
        file = getsourcefile(spider)
        return sha256(Path(file).read_bytes()).hexdigest() if file else ""
    except (OSError, TypeError):
        return ""
