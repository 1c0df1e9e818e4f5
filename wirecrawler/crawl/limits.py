"""Limits: what one URL may take of the network, each a setting, each with its name when passed."""

import sys
from dataclasses import dataclass, replace

from scrapy.http import Request
from scrapy.settings import BaseSettings

from wirecrawler.crawl.failures import FetchFailed

TOO_LARGE = "too large"
TOO_LARGE_DECODED = "too large when decoded"
HEADERS_TOO_LARGE = "headers too large"
TOO_MANY_REDIRECTS = "too many redirects"
TIMEOUT = "timeout"
TOO_MANY_HINTS = "too many interim answers"
"""The reasons of the limits below, in their order; of answers before the answer."""

FETCH_SETTINGS = ("WIRECRAWLER_MAX_DECODED_BYTES", "WIRECRAWLER_MAX_HEADER_BYTES")
"""Those of ours that name a limit here and may not be 0."""
MOST_CODINGS = 3
"""Content codings on top of each other; one is usual, two are a mistake, more an attack."""
MOST_HEADERS = 256
"""Lines of a head; real ones have up to a hundred."""
CONNECT_S = 15.0
"""Seconds for one connection, the handshake of TLS included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What the fetching of one URL may take."""

    wire_bytes: int
    """Of a body, as it is sent."""
    decoded_bytes: int
    """Of a body, once its content codings are taken off."""
    header_bytes: int
    """Of the head of an answer, in all."""
    redirects: int
    """Hops from the URL named to the answer."""
    seconds: float
    """In all, over its tries and hops; waiting for the host's turn is not counted."""


class OverLimit(FetchFailed):
    """An answer, or the way to it, is over a limit."""


def fetch_limits(settings: BaseSettings) -> FetchLimits:
    """Return the limits that the settings of a crawl name."""
    return FetchLimits(
        wire_bytes=int(settings.getfloat("DOWNLOAD_MAXSIZE")),
        decoded_bytes=int(settings.getfloat("WIRECRAWLER_MAX_DECODED_BYTES")),
        header_bytes=int(settings.getfloat("WIRECRAWLER_MAX_HEADER_BYTES")),
        redirects=int(settings.getfloat("WIRECRAWLER_MAX_REDIRECTS")),
        seconds=settings.getfloat("DOWNLOAD_TIMEOUT"),
    )


def own_limits(limits: FetchLimits, request: Request) -> FetchLimits:
    """Return the limits of one request, which may ask for less.

    `request.meta["most_bytes"]` bounds its body, `request.meta["download_timeout"]` its seconds.
    """
    most = int(request.meta.get("most_bytes", sys.maxsize))
    seconds = float(request.meta.get("download_timeout", limits.seconds))
    return replace(
        limits,
        wire_bytes=min(limits.wire_bytes, most),
        decoded_bytes=min(limits.decoded_bytes, most),
        seconds=min(limits.seconds, seconds),
    )


def seconds_left(limits: FetchLimits, request: Request) -> float:
    """Return the seconds that a request still has, of those for its URL."""
    return limits.seconds - float(request.meta.get("seconds_spent", 0.0))


def spend(request: Request, seconds: float) -> None:
    """Count seconds that were spent on a request; Scrapy hands them on to its next try or hop."""
    request.meta["seconds_spent"] = request.meta.get("seconds_spent", 0.0) + seconds
