"""A server of raw bytes in the event loop of a test, and what one fetch from it comes to."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapy.http import Request, Response

from wirecrawler.crawl.address_gate import AddressGate
from wirecrawler.crawl.download import GatedDownloadHandler
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.host_turns import HostTurns
from wirecrawler.crawl.limits import FetchLimits
from wirecrawler.crawl.networks import allowed_networks
from wirecrawler.crawl.polite_turns import PoliteTurns
from wirecrawler.crawl.proxies import Proxies
from wirecrawler.crawl.resolver import Resolver

Script = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]
LIMITS = FetchLimits(
    wire_bytes=1 << 20,
    decoded_bytes=2 << 20,
    header_bytes=1 << 16,
    redirects=10,
    seconds=1.0,
)
"""Reached in no time."""


@dataclass(kw_only=True)
class RawServer:
    """Where it listens, and what it was told."""

    port: int = 0
    heads: list[bytes] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@asynccontextmanager
async def raw_server(
    answer: bytes | Script,
    *,
    host: str = "127.0.0.1",
    is_kept: bool = False,
    until: bytes = b"\r\n\r\n",
) -> AsyncIterator[RawServer]:
    """Serve while the block lasts: the same bytes to each request, or what a script writes.

    A request ends with `until`.
    """
    server = RawServer()
    tasks: list[asyncio.Task[None] | None] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.connections += 1
        tasks.append(asyncio.current_task())
        try:
            while True:
                head = await reader.readuntil(until)
                server.heads.append(head)
                if callable(answer):
                    await answer(head, writer)
                else:
                    writer.write(answer)
                await writer.drain()
                if not is_kept:
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, host, 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in filter(None, tasks):
            task.cancel()
        await asyncio.gather(*filter(None, tasks))
        await asyncio.sleep(0)  # the transports close in the next turn of the loop


def gate(networks: str = "127.0.0.0/8, ::1/128") -> AddressGate:
    return AddressGate(
        allowed_networks(networks), resolver=Resolver(), proxies=Proxies()
    )


@asynccontextmanager
async def handler(
    limits: FetchLimits = LIMITS, *, through: AddressGate | None = None
) -> AsyncIterator[GatedDownloadHandler]:
    """A handler with a folder of its own."""
    with TemporaryDirectory() as folder:
        turns = PoliteTurns(HostTurns(Path(folder)), delay_s=0, at_once=8)
        ours = GatedDownloadHandler(limits, through or gate(), turns)
        try:
            yield ours
        finally:
            await ours.close()


async def fetched(
    url: str,
    *,
    limits: FetchLimits = LIMITS,
    meta: Mapping[str, Any] | None = None,
    through: AddressGate | None = None,
) -> Response | FetchFailed:
    """Return the answer to one request, or its failure."""
    async with handler(limits, through=through) as ours:
        try:
            return await ours.download_request(Request(url, meta=dict(meta or {})))
        except FetchFailed as failure:
            return failure


def fetch_from(
    answer: bytes | Script,
    *,
    limits: FetchLimits = LIMITS,
    meta: Mapping[str, Any] | None = None,
) -> Response | FetchFailed:
    """Return what a fetch from a server with one answer comes to."""

    async def fetch() -> Response | FetchFailed:
        async with raw_server(answer) as server:
            return await fetched(server.url(), limits=limits, meta=meta)

    return asyncio.run(fetch())


def said(result: Response | FetchFailed) -> tuple[int, bytes] | str:
    """Return status and body of an answer, or why there is none."""
    if isinstance(result, FetchFailed):
        return result.reason
    return result.status, result.body
