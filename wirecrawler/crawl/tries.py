"""Tries: which failures are tried again, and what is left of an answer when no try helped."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from wirecrawler.crawl.exchange import drop_exchange
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.limits import (
    FetchLimits,
    fetch_limits,
    own_limits,
    seconds_left,
)

_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, *range(520, 528)})
"""Answers that may be others the next time; 520 to 527 are those of a proxy before the server."""
_LEAST_S = 0.5
"""Seconds without which no try is begun."""


class TriesMiddleware:
    """Asks again; what came in part is given to those who can use it."""

    def __init__(self, limits: FetchLimits, *, times: int) -> None:
        self._limits = limits
        self._times = times

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        return cls(fetch_limits(settings), times=settings.getint("RETRY_TIMES"))

    def process_response(
        self, request: Request, response: Response
    ) -> Request | Response:
        if response.status in _STATUSES:
            return self._again(request) or response
        return response

    def process_exception(
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        if not isinstance(exception, FetchFailed):
            return None
        if exception.again and (following := self._again(request)):
            return following
        return exception.part if request.meta.get("keeps_part") else None

    def _again(self, request: Request) -> Request | None:
        tried = int(request.meta.get("retry_times", 0))
        if request.meta.get("dont_retry") or tried >= self._times:
            return None
        if seconds_left(own_limits(self._limits, request), request) < _LEAST_S:
            return None
        following = request.replace(dont_filter=True, priority=request.priority - 1)
        following.meta["retry_times"] = tried + 1
        drop_exchange(following)
        return following
