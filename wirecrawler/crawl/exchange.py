"""Exchange: a request and its answer, byte by byte, as an archive keeps them."""

from dataclasses import dataclass
from datetime import datetime

from scrapy.http import Request, Response

_KEY = "exchange"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What went over the wire for one answer."""

    url: str
    """As it was asked for: of a redirected request the last hop."""
    method: str
    request_head: bytes
    """Request line and headers, with the empty line; without what was told to a proxy."""
    version: str
    """Of the answer: `HTTP/1.1`."""
    status: int
    phrase: str
    """The words after the status, which may be none."""
    response_head: tuple[tuple[bytes, bytes], ...]
    """Names and values of the answer's headers, verbatim and in order."""
    wire_body: bytes
    """As it was sent, its content codings on it; the framing of chunks is taken off."""
    ip: str
    """The server's address; "" where a proxy was asked."""
    at: datetime
    """When the request was sent, UTC."""
    cut: str
    """Why `wire_body` is not whole; "" where it is."""


def keep_exchange(request: Request, exchange: Exchange) -> None:
    """Keep what went over the wire with its request."""
    request.meta[_KEY] = exchange


def drop_exchange(request: Request) -> None:
    """Forget what an earlier try or hop brought: Scrapy copies `meta` to the next."""
    request.meta.pop(_KEY, None)


def exchange_of(response: Response) -> Exchange | None:
    """Return what went over the wire for an answer, or None where nothing did."""
    request = response.request
    kept = request.meta.get(_KEY) if request is not None else None
    return kept if isinstance(kept, Exchange) else None
