"""Cookies (RFC 6265): kept in memory, in one jar a crawl, and so never told to another source."""

import re
from http.cookies import Morsel, SimpleCookie

from aiohttp import CookieJar
from scrapy.http import Request, Response
from yarl import URL

_MOST_CHARS = 4096
"""Of one cookie, as browsers have it; the jar itself bounds their number and the header."""
_MOST_SET = 50
"""Cookies of one answer; arbitrary."""
_WIDE = re.compile(r";\s*domain\s*=\s*\.?[^.;]*\.?\s*(;|$)", re.IGNORECASE)
"""A domain without a dot: `com` would be told to half the web (RFC 6265 section 5.3)."""


class CookiesMiddleware:
    """Sends back what hosts asked to be sent back.

    Scrapy's own does it too, but looks up a list of domains in the network, past the gate.
    """

    def __init__(self) -> None:
        self._jar: CookieJar | None = None

    def process_request(self, request: Request) -> None:
        # Scrapy hands the header of the last try, or hop, on.
        request.headers.pop("Cookie", None)
        kept = self._of_loop().filter_cookies(URL(request.url, encoded=True))
        pairs = (f"{name}={_as_set(morsel)}" for name, morsel in kept.items())
        if said := "; ".join(pairs):
            # Byte by byte as it was set.
            request.headers["Cookie"] = said.encode("latin-1")

    def process_response(self, request: Request, response: Response) -> Response:
        said = response.headers.getlist("Set-Cookie")[:_MOST_SET]
        small = (one.decode("latin-1") for one in said if len(one) <= _MOST_CHARS)
        taken = [_WIDE.sub(";", one) for one in small]
        if taken:
            url = URL(request.url, encoded=True)
            self._of_loop().update_cookies_from_headers(taken, url)
        return response

    def _of_loop(self) -> CookieJar:
        # Made where the event loop runs, as it asks; hosts may be addresses.
        self._jar = self._jar or CookieJar(unsafe=True)
        return self._jar


def _as_set(morsel: "Morsel[str]") -> str:
    """Return the value of a cookie as its host wrote it: the jar quotes what was bare."""
    is_quoted_here = morsel.coded_value == SimpleCookie().value_encode(morsel.value)[1]
    return morsel.value if is_quoted_here else morsel.coded_value
