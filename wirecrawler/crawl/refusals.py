"""Refusals: why manners forbid a request; what each says is the reason of its URL."""

from datetime import datetime

from scrapy.exceptions import IgnoreRequest

from wirecrawler.crawl.failures import FetchFailed


class RobotsForbidden(IgnoreRequest):
    """A rule of robots.txt forbids it: the URL is skipped."""

    def __init__(self) -> None:
        super().__init__("robots.txt")


class RobotsUnreachable(FetchFailed):
    """The host's robots.txt cannot be read, so nothing may be asked: the URL fails."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"robots.txt: {reason}")


class HostClosed(FetchFailed):
    """The host is left alone for longer than a crawl waits: the URL fails."""

    def __init__(self, reason: str, until: datetime) -> None:
        super().__init__(f"{reason} until {until:%Y-%m-%dT%H:%MZ}")
        self.until = until
