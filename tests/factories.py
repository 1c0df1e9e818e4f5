"""Invented stories for the tests: whole by default, changed by keyword."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from wirecrawler.match.sketch import sketched
from wirecrawler.outcome import Outcome
from wirecrawler.source import CC_BY_4, Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.gone import GonePage
from wirecrawler.story import Entry, Fetch, Original, Precision, Status, Story

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)

HARBOUR_WIRE = Source(
    slug="harbour_wire",
    agency="Harbour Wire",
    home="https://harbourwire.example/",
    country="NO",
    language="en",
    timezone="Europe/Oslo",
    terms=CC_BY_4,
)
COAST_NEWS = Source(
    slug="coast_news",
    agency="Coast News",
    home="https://coastnews.example/",
    language="en",
)

BODY = (
    "OSLO, 3 November (HW) - The port of Oslo opened its new quay on Tuesday, two "
    "years later than planned and a third over its budget.\n\n"
    "Two ferries and a grain ship tied up within the first hour, the harbour master "
    "said, and a fourth was waiting in the fjord for its pilot."
)


def make_entry(
    url: str = "https://harbourwire.example/news/quay", **changes: Any
) -> Entry:
    """Return the entry of `url`; whatever is named in `changes` is as given."""
    facts: dict[str, Any] = {
        "url": url,
        "link": url,
        "guid": url,
        "headline": "Port opens new quay",
        "published": "Tue, 03 Nov 2026 10:15:00 +0100",
    }
    return Entry(**(facts | changes))


def make_fetch(
    url: str = "https://harbourwire.example/news/quay", **changes: Any
) -> Fetch:
    """Return a plain answer of 200 from `url`; whatever is in `changes` is as given."""
    facts: dict[str, Any] = {"final_url": url, "status": 200, "size": 5120, "at": NOON}
    return Fetch(**(facts | changes))


def make_story(**changes: Any) -> Story:
    """Return a whole story of Harbour Wire; whatever is named in `changes` is as given.

    `url` alone moves its entry, source URL and final URL along; `source` alone its
    terms, credit and disclaimer; `body` alone its lede and HTML.
    """
    url = changes.get("url", "https://harbourwire.example/news/quay")
    source = changes.get("source", HARBOUR_WIRE)
    body = changes.get("body", BODY)
    facts: dict[str, Any] = {
        "source": source,
        "entry": make_entry(url),
        "fetch": make_fetch(url),
        "url": url,
        "source_url": url,
        "final_url": url,
        "guid": url,
        "headline": "Port Opens New Quay",
        "headline_original": "Port opens new quay",
        "headline_rules": ("title_case",),
        "byline": ("Ingrid Moen",),
        "dateline": "OSLO, 3 November (HW) -",
        "lede": body.split("\n\n")[0],
        "body": body,
        "body_html": "".join(f"<p>{p}</p>" for p in body.split("\n\n")),
        "section": "Ports",
        "keywords": ("ports", "Oslo"),
        "language": "en",
        "published_at": datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        "published_raw": "2026-11-03T10:15+01:00",
        "published_precision": Precision.MINUTE,
        "published_zone": "+01:00",
        "published_evidence": "jsonld:datePublished",
        "seen_at": NOON,
        "terms": source.terms,
        "credit": f"Source: {source.agency}, {url}",
        "disclaimer": f"This story is by {source.agency}.",
        "evidence": {"headline": "jsonld:headline", "body": "jsonld:articleBody"},
    }
    return Story(**(facts | changes))


def make_original(**changes: Any) -> Original:
    """Return what a copy knows of its original; whatever is named in `changes` is as given.

    `source` alone, else Harbour Wire, brings its terms.
    """
    source = changes.get("source", HARBOUR_WIRE)
    facts: dict[str, Any] = {
        "id": 1,
        "source": source,
        "status": Status.USABLE,
        "terms": source.terms,
    }
    return Original(**(facts | changes))


WITHDRAWN = make_original(status=Status.KILLED)
"""The original of a copy, withdrawn."""


def make_sketched(**changes: Any) -> Story:
    """Return the story of `make_story` with what matching keeps of its text."""
    return sketched(make_story(**changes))


def withdraw(
    archive: Archive,
    run: int,
    source: Source,
    entry: Entry,
    *,
    fetch: Fetch,
    now: datetime,
) -> Outcome:
    """Have the page of `entry` answer 410 in `run`, which withdraws its story."""
    page = GonePage(entry=entry, fetch=replace(fetch, status=410))
    return archive.missed(run, source, [page], is_outage=False, now=now)[0]
