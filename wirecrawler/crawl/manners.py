"""Manners: how often a host is asked, and that it is left alone when it asks for that, or fails.

The turns of the requests themselves are taken where they are sent (`host_turns`).  Here a request
waits for a host that is closed, when it opens soon, and fails unasked when it does not; what a
host answers is weighed.  Between two tries of one URL some seconds pass.  Inside the allowed
private networks with a delay of 0 only what a host asks for itself is waited for.
"""

from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from wirecrawler.crawl.closings import Closings, wait_until
from wirecrawler.crawl.failures import AddressUnresolved, FetchFailed
from wirecrawler.crawl.host_turns import hosts_folder, writable
from wirecrawler.crawl.limits import TIMEOUT
from wirecrawler.crawl.networks import Network, allowed_networks, is_wholly_allowed
from wirecrawler.crawl.origins import host_port
from wirecrawler.crawl.polite_turns import HOST_DELAY
from wirecrawler.crawl.retry_after import asked_until
from wirecrawler.crawl.robots import CRAWL_DELAY

_NOT_BEFORE = "wirecrawler_not_before"
"""Key of a request's `meta`: (instant before which it is not to be sent, why)."""
_AGAIN_S = 2
"""Seconds before a URL is tried again, doubled by every try; arbitrary."""


class MannersMiddleware:
    """Lets hosts rest."""

    def __init__(
        self, crawler: Crawler, allowed: tuple[Network, ...], closings: Closings
    ) -> None:
        self._crawler = crawler
        self._allowed = allowed
        self._closings = closings
        self._is_storeless = crawler.settings.getbool("WIRECRAWLER_STORELESS")
        self._is_hasty = crawler.settings.getfloat("DOWNLOAD_DELAY") == 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        allowed = allowed_networks(settings["WIRECRAWLER_PRIVATE_NETWORKS"])
        return cls(crawler, allowed, Closings(writable(hosts_folder(settings))))

    async def process_request(self, request: Request) -> None:
        request.meta[HOST_DELAY] = self._delay_s(request)
        if not_before := request.meta.pop(_NOT_BEFORE, None):
            await wait_until(*not_before)
        await self._closings.opened(host_port(request.url))

    def process_response(self, request: Request, response: Response) -> Response:
        if 300 <= response.status < 400:
            self._put_off(request, response)
        if response.status == 429 or response.status >= 500:
            self._failed(request)
        else:
            self._closings.answered(host_port(request.url))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, FetchFailed) and _is_trouble(exception):
            self._failed(request)

    def _delay_s(self, request: Request) -> float:
        """Return the seconds between two requests that the host or the source asks for."""
        asked = float(request.meta.get(CRAWL_DELAY, 0))
        if not self._is_own(request):
            return max(asked, getattr(self._crawler.spider, "delay_s", 0))
        # Who looks at a few pages of a host of his own need not wait for his own rule.
        return 0 if self._is_storeless else asked

    def _put_off(self, request: Request, response: Response) -> None:
        """Let the redirected request alone wait: other pages have nothing to do with it."""
        until = asked_until(response, now=datetime.now(UTC))
        if until is not None:
            reason = f"http {response.status}; the host asks to wait"
            request.meta[_NOT_BEFORE] = (until, reason)

    def _failed(self, request: Request) -> None:
        if self._is_own(request):
            return
        tried = int(request.meta.get("retry_times", 0))
        if tried == 0:  # one broken page is one failure, however often it is tried
            self._closings.failed(host_port(request.url))
        after = datetime.now(UTC) + timedelta(seconds=_AGAIN_S * 2**tried)
        request.meta[_NOT_BEFORE] = (after, "tried again")

    def _is_own(self, request: Request) -> bool:
        """Tell whether a host is the operator's, who wants no pause between requests."""
        host = host_port(request.url).rpartition(":")[0]
        return self._is_hasty and is_wholly_allowed(host, self._allowed)


def _is_trouble(failure: FetchFailed) -> bool:
    """Tell whether it is the host that failed: it broke off, refused, or took too long."""
    is_network = failure.again and not isinstance(failure, AddressUnresolved)
    return is_network or failure.reason == TIMEOUT
