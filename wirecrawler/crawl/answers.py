"""Answers: what a spider asks for, and what an HTTP answer says of itself."""

from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from wirecrawler.crawl.conditional_get import header
from wirecrawler.story import Fetch

_PAGES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/xml",
    "text/xml",
)


def request_of(url: str, **kwargs: Any) -> Request | None:
    """Return a request, or None when `url` is not one that can be asked."""
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
        attempts=attempts_of(response.request) if response.request else 1,
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        at=datetime.now(UTC),
    )


def attempts_of(request: Request) -> int:
    """Return how often it was asked, retries included."""
    return int(request.meta.get("retry_times", 0)) + 1


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
