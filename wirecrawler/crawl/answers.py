"""Answers: what a spider asks for, and what an HTTP answer says of itself."""

import re
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from wirecrawler.crawl.conditional_get import header
from wirecrawler.crawl.failures import CUT
from wirecrawler.extract.opt_outs import FILE, HEADERS
from wirecrawler.story import Fetch

_ODD_PLACE = re.compile(
    r"[a-z]+:(?!//(?!/)[^/?#\\\s\x00-\x20\x7f]+([/?#]|$))", re.IGNORECASE
)
"""A web address without a plain host after its two slashes: a browser would mend it."""

_PAGES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/xml",
    "text/xml",
)


ANSWERED_AT = "wirecrawler_answered_at"
"""Key of a request's `meta`: when the answer came that is replayed."""
RESERVATION = "wirecrawler_tdm"
"""Key of a request's `meta`: what the tdmrep.json of its host says of it, where it does."""
_ASKED = "wirecrawler_asked"
"""Key of a request's `meta`: how often it was sent."""


def request_of(url: str, **kwargs: Any) -> Request | None:
    """Return a request, or None when `url` is not one that can be asked."""
    if _ODD_PLACE.match(url):
        return None
    try:
        return Request(url, **kwargs)
    except ValueError:
        return None


def fetch_of(response: Response) -> Fetch:
    """Return how a page was come by."""
    return Fetch(
        final_url=response.url,
        status=response.status,
        size=len(response.body),
        attempts=attempts_for(response),
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        robots=_opting_out(response),
        at=_instant(response) or datetime.now(UTC),
    )


def _instant(response: Response) -> datetime | None:
    """Return when an archived answer came; None of one that came just now."""
    at = response.meta.get(ANSWERED_AT) if response.request is not None else None
    return at if isinstance(at, datetime) else None


def _opting_out(response: Response) -> tuple[str, ...]:
    """Return the headers by which a page opts out, and what the file of its host says of it."""
    said = [
        f"{name}: {value.decode('latin-1').strip()}"
        for name in HEADERS
        for value in response.headers.getlist(name)
    ]
    # Of what no request brought (a test's), nothing was asked.
    if response.request is not None and (reserved := response.meta.get(RESERVATION)):
        said.append(f"{FILE}: {reserved}")
    return tuple(said)


def cut_reason(response: Response) -> str:
    """Return why a response holds only the beginning of an answer; "" where it is whole."""
    flags = (str(flag) for flag in response.flags)
    return next((f.removeprefix(CUT) for f in flags if f.startswith(CUT)), "")


def count_attempt(request: Request) -> None:
    """Take note that a request is sent; Scrapy hands the number on to its next try or hop."""
    request.meta[_ASKED] = attempts_of(request) + 1


def uncount_attempt(request: Request) -> None:
    """Take note that what was sent led on: the hop is the same attempt, once it is sent."""
    request.meta[_ASKED] = max(attempts_of(request) - 1, 0)


def attempts_of(request: Request) -> int:
    """Return how often it was asked, retries included; 0: a closed host, a gate, robots.txt."""
    return int(request.meta.get(_ASKED, 0))


def attempts_for(response: Response) -> int:
    """Return how often was asked for an answer, be it one that an archive gave."""
    return max(attempts_of(response.request), 1) if response.request else 1


def encoding_of(response: Response) -> str | None:
    """Return the encoding that the Content-Type names, or None."""
    return http_content_type_encoding(header(response, "Content-Type"))


def is_page(response: Response) -> bool:
    """Tell a page from a picture or a PDF; a server that names no type is given the doubt."""
    kind = (header(response, "Content-Type") or "").split(";")[0].strip().lower()
    if kind and kind not in _PAGES:
        return False
    return not response.body.startswith(
        (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
    )
