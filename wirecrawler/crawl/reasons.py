"""Reasons: the short names under which failed requests are recorded."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectionRefusedError as TwistedRefusedError
from twisted.internet.error import DNSLookupError
from twisted.internet.error import TimeoutError as TwistedTimeoutError
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from wirecrawler.crawl.address_gate import AddressRefused, AddressUnresolved
from wirecrawler.outcome import Fate

_NAMED: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((CannotResolveHostError, DNSLookupError), "dns: the name has no address"),
    ((DownloadConnectionRefusedError, TwistedRefusedError), "connection refused"),
    ((DownloadTimeoutError, TwistedTimeoutError), "timeout"),
    ((ResponseDataLossError,), "cut short"),
    ((DownloadCancelledError,), "too large"),
    ((DownloadFailedError, ResponseFailed, ConnectionError), "connection lost"),
)


def fate_of(failure: Failure) -> tuple[Fate, str]:
    """Return how a URL ended whose request failed, and the reason."""
    error = failure.value
    if isinstance(error, AddressRefused | AddressUnresolved):
        return Fate.FAILED, str(error)
    if isinstance(error, IgnoreRequest):
        said = str(error).lower()
        if "robots" in said:
            return Fate.SKIPPED, "robots.txt"
        if "exceeded download_maxsize" in said:
            return Fate.FAILED, "too large"
        return Fate.FAILED, "too many redirects" if "redirect" in said else said
    for kinds, reason in _NAMED:
        if isinstance(error, kinds):
            return Fate.FAILED, reason
    return Fate.FAILED, f"{type(error).__name__}: {error}"[:200]


def http_reason(status: int) -> str:
    """Return the reason of an answer that is no page."""
    return f"http {status}"
