"""Host delay: one second or more between two requests to a host, whatever the settings say.

A source may ask for more.  Only for hosts wholly inside the allowed private networks may the
delay be shorter.
"""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Request

from wirecrawler.crawl.address_gate import (
    Network,
    allowed_networks,
    is_wholly_allowed,
)

_LEAST_S = 1.0
_MOST_AT_ONCE = 2


class HostDelayMiddleware:
    """Raises the delay of a host's slot to what politeness asks."""

    def __init__(self, crawler: Crawler, allowed: tuple[Network, ...]) -> None:
        self._crawler = crawler
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        setting = crawler.settings["WIRECRAWLER_PRIVATE_NETWORKS"]
        return cls(crawler, allowed_networks(setting))

    def process_request(self, request: Request) -> None:
        key, slot = self._crawler.engine.downloader._get_slot(request)
        if not is_wholly_allowed(key, self._allowed):
            asked = getattr(self._crawler.spider, "delay_s", 0)
            slot.delay = max(slot.delay, _LEAST_S, asked)
            slot.concurrency = min(slot.concurrency, _MOST_AT_ONCE)
