"""Redirects: an answer that leads elsewhere (RFC 9110 section 15.4) is followed, hop by hop.

Each hop is a request of its own: the address gate, robots.txt, the host's turn and the limits
hold for it.  Where the way has no good end it has a named one.
"""

import re
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from wirecrawler.crawl.answers import request_of, uncount_attempt
from wirecrawler.crawl.exchange import drop_exchange
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.limits import (
    TOO_MANY_REDIRECTS,
    FetchLimits,
    OverLimit,
    fetch_limits,
)

_STATUSES = frozenset({301, 302, 303, 307, 308})
_SECRETS = ("Authorization", "Cookie", "Proxy-Authorization")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}", re.IGNORECASE)


class RedirectMiddleware:
    """Follows redirects."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(fetch_limits(crawler.settings))

    def process_response(
        self, request: Request, response: Response
    ) -> Request | Response:
        location = response.headers.get("Location")
        is_redirect = response.status in _STATUSES and location is not None
        if not is_redirect or request.meta.get("dont_redirect"):
            return response
        if request.method not in ("GET", "HEAD"):
            return response
        return self._followed(request, response, _said(location or b""))

    def _followed(self, request: Request, response: Response, said: str) -> Request:
        passed = [*request.meta.get("redirect_urls", ()), request.url]
        if len(passed) > self._limits.redirects:
            raise OverLimit(TOO_MANY_REDIRECTS)
        target = _target(request.url, said)
        hop = request_of(target)
        if hop is None:
            raise FetchFailed("redirects to a broken address")
        meta = dict(request.meta)
        if _is_among(hop.url, passed):
            # A wall that sets a cookie and sends back once is passed by going back once.
            if meta.get("went_back") or "Set-Cookie" not in response.headers:
                raise FetchFailed(_turned(hop.url, request.url))
            meta["went_back"] = True
        # The slot is the host's that was asked before.
        meta.pop("download_slot", None)
        meta["redirect_times"] = len(passed)
        meta["redirect_urls"] = passed
        following = request.replace(
            url=hop.url, meta=meta, priority=request.priority + 2, dont_filter=True
        )
        drop_exchange(following)
        uncount_attempt(following)
        if urlsplit(hop.url)[:2] != urlsplit(request.url)[:2]:
            for name in _SECRETS:
                following.headers.pop(name, None)
        return following


def _said(location: bytes) -> str:
    try:
        return location.decode().strip()
    except UnicodeDecodeError:
        return location.decode("latin-1").strip()


def _target(url: str, said: str) -> str:
    """Return the address that a Location names, with the fragment of the way to it.

    Raises:
        FetchFailed: It is none that can be asked.
    """
    try:
        target = urljoin(url, said)
        scheme = urlsplit(target).scheme
    except ValueError as error:
        raise FetchFailed("redirects to a broken address") from error
    if scheme not in ("http", "https"):
        kind = scheme if _SCHEME.fullmatch(scheme) else "broken"
        raise FetchFailed(f"redirects to a {kind} address")
    return target


def _is_among(url: str, passed: list[str]) -> bool:
    return urldefrag(url).url in {urldefrag(one).url for one in passed}


def _turned(url: str, last: str) -> str:
    is_same = urldefrag(url).url == urldefrag(last).url
    return "redirects to itself" if is_same else "redirects in a circle"
