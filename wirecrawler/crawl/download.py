"""Download: Scrapy's handler of http and https, on aiohttp.

A request passes the address gate, waits for its host's turn, connects to an address that was
checked, and its answer is decoded while it arrives and cut at its limits.  Scrapy's own handler
verifies no certificate, takes a cut body for a whole one, unpacks a bomb before it looks, and
knows no IPv6 literals; see docs/running.md.
"""

import asyncio
import contextlib
import time
from contextlib import AbstractAsyncContextManager
from typing import Self

import aiohttp
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from yarl import URL

from wirecrawler.crawl.address_gate import (
    AddressGate,
    Place,
    gate_of,
)
from wirecrawler.crawl.answers import count_attempt
from wirecrawler.crawl.connections import Answer, Connections
from wirecrawler.crawl.decoding import ACCEPTED
from wirecrawler.crawl.exchange import drop_exchange
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.incoming import Incoming
from wirecrawler.crawl.limits import (
    TIMEOUT,
    FetchLimits,
    OverLimit,
    fetch_limits,
    own_limits,
    seconds_left,
    spend,
)
from wirecrawler.crawl.network_reasons import failure_of
from wirecrawler.crawl.polite_turns import PoliteTurns

_NO_CONTENT = 204
"""Has no body, whatever follows it (RFC 9112 section 6.3)."""
_GLANCE_BYTES = 1 << 16
_GLANCE_S = 1
"""What is read of an answer that brings no page, so that its connection can be kept; arbitrary."""


class GatedDownloadHandler:
    """Downloads what one crawl asks for."""

    lazy = True

    def __init__(
        self, limits: FetchLimits, gate: AddressGate, turns: PoliteTurns
    ) -> None:
        self._limits = limits
        self._gate = gate
        self._turns = turns
        self._connections = Connections(gate, header_bytes=self._limits.header_bytes)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        return cls(fetch_limits(settings), gate_of(crawler), PoliteTurns.of(settings))

    async def download_request(self, request: Request) -> Response:
        """Return the answer to a request.

        Raises:
            FetchFailed: There is none, or it is not whole; its `part` is what came.
        """
        drop_exchange(request)
        place = await self._gate.admitted(request.url)
        async with self._turns.turn(request, place):
            began = time.monotonic()
            count_attempt(request)
            try:
                response = await self._fetched(request, place)
                # Before the next has its turn.
                self._turns.heard(place, response)
                return response
            finally:
                spend(request, time.monotonic() - began)

    async def close(self) -> None:
        """Close all connections."""
        await self._connections.close()

    async def _fetched(self, request: Request, place: Place) -> Response:
        limits = own_limits(self._limits, request)
        incoming = Incoming(request, limits)
        try:
            async with asyncio.timeout(seconds_left(limits, request)):
                return await self._arrived(request, place, incoming)
        except FetchFailed as failure:
            raise incoming.with_part(failure) from failure.__cause__
        except aiohttp.ClientError as error:
            named = failure_of(error, proxy=place.proxy.url if place.proxy else "")
            raise incoming.with_part(named) from error
        except TimeoutError as error:
            raise incoming.with_part(OverLimit(TIMEOUT)) from error
        except (OSError, ValueError) as error:
            raise incoming.with_part(failure_of(error)) from error

    async def _arrived(
        self, request: Request, place: Place, incoming: Incoming
    ) -> Response:
        async with self._asked(request, place) as answer:
            assert isinstance(answer, Answer)  # what the session makes
            incoming.begin(answer, ip="" if place.proxy else answer.ip)
            if answer.status // 100 != 2:
                return await _glanced_at(answer, incoming)
            async for data in answer.content.iter_any():
                incoming.take(data)
            await asyncio.sleep(0)  # what came behind it may be told only now
            if answer.has_more and answer.status != _NO_CONTENT:
                raise FetchFailed("longer than it says", again=True)
        return incoming.end()

    def _asked(
        self, request: Request, place: Place
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        proxy = place.proxy
        headers = _headers(request)
        is_http = request.url.startswith("http:")
        is_plain = is_http and proxy is None  # a proxy itself may be asked over TLS
        if proxy and is_http:
            headers += proxy.headers  # over TLS only what opens the tunnel bears them
        return self._connections.session(is_proxied=proxy is not None).request(
            request.method,
            URL(request.url, encoded=True),
            data=request.body or None,
            headers=headers,
            allow_redirects=False,
            proxy=proxy.url if proxy else None,
            ssl=True if is_plain else self._connections.tls,
            proxy_headers=[*proxy.headers, *_own_name(headers)] if proxy else None,
        )


async def _glanced_at(answer: aiohttp.ClientResponse, incoming: Incoming) -> Response:
    """Return an answer that says all in its head: its body may be endless, or broken."""
    with contextlib.suppress(TimeoutError, FetchFailed, aiohttp.ClientError):
        async with asyncio.timeout(_GLANCE_S):
            async for data in answer.content.iter_any():
                incoming.take(data)
                if incoming.size > _GLANCE_BYTES:
                    break
    return incoming.so_far()


def _headers(request: Request) -> list[tuple[str, str]]:
    pairs = [
        (name.decode("latin-1"), value.decode("utf-8", "surrogateescape"))
        for name, values in request.headers.items()
        for value in values
    ]
    if not any(name == "Accept-Encoding" for name, _ in pairs):
        pairs.append(("Accept-Encoding", ACCEPTED))
    return pairs


def _own_name(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in headers if pair[0] == "User-Agent"]
