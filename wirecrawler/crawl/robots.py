"""Robots: robots.txt holds for every request of a crawl, each hop of a redirect too (RFC 9309).

2xx is read; 4xx forbids nothing (section 2.3.1.3), nor does a sixth redirect or one that leads
nowhere; 5xx, 429 and a host that does not answer forbid everything (section 2.3.1.4), save that a
copy of the last 30 days serves.  What a rule forbids is skipped; what is not known fails, so that
the next run asks again.
"""

from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from wirecrawler.crawl.origin_files import OWN, OriginFiles, is_said
from wirecrawler.crawl.origins import origin_of
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.crawl.refusals import RobotsForbidden, RobotsUnreachable
from wirecrawler.extract.robots_txt import MOST_BYTES, Robots, Rules, read_robots
from wirecrawler.outcome import Fate
from wirecrawler.store.origin_files import OriginFile

PATH = "/robots.txt"
AGENT = "wirecrawler"
"""Our product token."""
CRAWL_DELAY = "wirecrawler_crawl_delay_s"
"""Key of a request's `meta`: seconds between two requests that its host asks for."""
robots_read = object()
"""Signal: a robots.txt was read; `origin` and `robots` are sent with it."""
_KEPT_FOR = timedelta(days=30)


class RobotsMiddleware:
    """Asks robots.txt before anything else is asked of a host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._files = OriginFiles(
            crawler, path=PATH, most_bytes=MOST_BYTES, ended=self._ended
        )
        self._rules: dict[str, tuple[OriginFile, Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.spider_closed, signals.spider_closed)
        return middleware

    def spider_closed(self) -> None:
        self._files.close()

    async def process_request(self, request: Request) -> None:
        # A webhook is the operator's own, not a page that is read.
        if request.meta.get(OWN) or request.meta.get("dont_obey_robotstxt"):
            return
        rules = self._rules_of(await self._files.file(origin_of(request.url)))
        request.meta[CRAWL_DELAY] = rules.delay_s
        # The file itself may always be asked for (section 2.2.2).
        if urlsplit(request.url).path != PATH and not rules.allows(request.url):
            raise RobotsForbidden

    def _rules_of(self, file: OriginFile) -> Rules:
        """Return what a host says to us.

        Raises:
            RobotsUnreachable: It does not say.
        """
        known = self._rules.get(file.origin)
        if known is not None and known[0] is file:
            return known[1]
        if not is_said(file.status) and not _is_kept(file):
            raise RobotsUnreachable(file.reason)
        robots = read_robots(file.content)
        rules = robots.rules(AGENT)
        self._rules[file.origin] = (file, rules)
        self._tell(file.origin, robots)
        return rules

    def _tell(self, origin: str, robots: Robots) -> None:
        self._crawler.signals.send_catch_log(robots_read, origin=origin, robots=robots)

    def _ended(self, url: str, file: OriginFile, response: Response | None) -> None:
        recorder = self._crawler.get_extension(OutcomeRecorder)
        if recorder is not None:
            fate, reason = _fate(file, response)
            recorder.end_robots(url, fate, reason, response)


def _is_kept(file: OriginFile) -> bool:
    if file.fetched_at is None:
        return False
    return datetime.now(UTC) - file.fetched_at < _KEPT_FOR


def _fate(file: OriginFile, response: Response | None) -> tuple[Fate, str]:
    if not is_said(file.status):
        kept = (
            f"; the copy of {file.fetched_at:%Y-%m-%d} holds" if _is_kept(file) else ""
        )
        return Fate.FAILED, file.reason + kept
    if response is not None and response.status == 304:
        return Fate.UNCHANGED, "not modified"
    if file.reason:
        return Fate.SKIPPED, f"{file.reason}: nothing is forbidden"
    return Fate.STORED, ""
