"""Conditional GET: asking for a document only if it changed (RFC 9110 section 13)."""

from scrapy.http import Response

from wirecrawler.store.listing import Validators


def conditional_headers(validators: Validators | None) -> dict[str, str]:
    """Return the request headers that ask for a document only if it changed."""
    headers: dict[str, str] = {}
    if validators and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators and validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def validators_of(response: Response) -> Validators:
    """Return what the next conditional request will need, verbatim."""
    return Validators(
        etag=header(response, "ETag"), last_modified=header(response, "Last-Modified")
    )


def is_unmodified(response: Response) -> bool:
    """Tell whether a document is the one we know; a 304 to who knows none says nothing."""
    asked = response.request.headers if response.request else {}
    is_conditional = "If-None-Match" in asked or "If-Modified-Since" in asked
    return response.status == 304 and is_conditional


def header(response: Response, name: str) -> str | None:
    """Return a header's value, or None where it is not sent."""
    value = response.headers.get(name)
    if not value:
        return None
    try:
        # As Scrapy writes it back: an ETag must come back byte by byte.
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()
