"""A hostile site: raw sockets on loopback that send whatever they are told to, and keep count.

A place is an address, a port and a path; what answers there is a coroutine that has the
connection to itself.  Each behaviour has an address of its own out of 127.0.0.0/8, so that the
manners which one host earns do not touch another.
"""

import asyncio
import contextlib
import random
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, as it came."""

    host: str
    """The address that it was sent to."""
    port: int
    method: str
    target: str
    """The path, or what a proxy is asked for."""
    headers: Mapping[str, str]
    """By their names in lower case; of several the last."""
    at: float
    """Seconds of the monotonic clock."""


class Gone(Exception):  # noqa: N818  (the peer's end of a connection is no fault of ours)
    """The crawler hung up."""


@dataclass(slots=True, kw_only=True)
class Line:
    """One connection, and the request that is being answered on it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    asked: Asked
    tries: int
    """How often this place was asked before, this time included."""
    closes: bool = False
    sent: int = 0
    """Bytes that were sent in answer."""

    async def send(self, data: bytes) -> None:
        """Send bytes as they are.

        Raises:
            Gone: Nobody takes them any more.
        """
        try:
            self.writer.write(data)
            await self.writer.drain()
        except (ConnectionError, RuntimeError, ssl.SSLError) as error:
            raise Gone from error
        self.sent += len(data)

    async def hang_up(self) -> None:
        """Wait until the crawler hangs up, for 2 minutes at most."""
        with contextlib.suppress(ConnectionError, TimeoutError):
            async with asyncio.timeout(120):
                await self.reader.read()

    def reset(self) -> None:
        """End the connection with RST."""
        whole = self.writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            whole.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
        self.writer.transport.abort()
        self.closes = True


Behaviour = Callable[[Line], Awaitable[None]]


@dataclass(slots=True)
class HostileSite:
    """Behaviours by place, what was asked, and how many connections each address saw."""

    routes: dict[tuple[str, str], Behaviour] = field(default_factory=dict)
    """dict[(address, address:port or "", path or ""), Behaviour]: "" stands for any."""
    asked: list[Asked] = field(default_factory=list)
    accepted: Counter[tuple[str, int]] = field(default_factory=Counter)
    open_now: Counter[str] = field(default_factory=Counter)
    """Requests that are being answered, by address."""
    most_open: Counter[str] = field(default_factory=Counter)
    """The most at once there ever were, by address."""
    greetings: dict[str, bytes] = field(default_factory=dict)
    """dict[str, bytes]: address -> what is said there before anything is asked."""
    port: int = 0
    _loop: asyncio.AbstractEventLoop | None = None
    _servers: list[asyncio.Server] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1", *, scheme: str = "http") -> str:
        named = f"[{host}]" if ":" in host else host
        return f"{scheme}://{named}:{self.port}{path}"

    def put(self, host: str, path: str, behaviour: Behaviour) -> None:
        """Let a behaviour answer at a place; "" is every address, or every other path."""
        self.routes[host, path] = behaviour

    def listen(
        self,
        hosts: Sequence[str],
        *,
        port: int | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> int:
        """Listen on addresses, all on one port: the site's own unless another is named."""
        assert self._loop is not None
        wanted = self.port if port is None else port
        listening = self._listen(hosts, wanted, tls)
        done = asyncio.run_coroutine_threadsafe(listening, self._loop)
        return done.result(30)

    async def _listen(
        self, hosts: Sequence[str], port: int, tls: ssl.SSLContext | None
    ) -> int:
        for host in hosts:
            server = await asyncio.start_server(
                self._serve, host, port, ssl=tls, limit=1 << 20, backlog=512
            )
            self._servers.append(server)
            port = server.sockets[0].getsockname()[1]
        return port

    def asked_of(self, host: str) -> list[Asked]:
        """Return what an address was asked, in order."""
        return [one for one in self.asked if one.host == host]

    def targets(self, host: str) -> list[str]:
        """Return the paths that an address was asked for, in order."""
        return [one.target for one in self.asked_of(host)]

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        place = writer.get_extra_info("sockname")[:2]
        self.accepted[place] += 1
        try:
            if greeting := self.greetings.get(place[0]):
                writer.write(greeting)
                await writer.drain()
                return
            while await self._answered(reader, writer, place):
                pass
        except (
            ConnectionError,
            Gone,
            asyncio.IncompleteReadError,
            asyncio.LimitOverrunError,
            ssl.SSLError,
        ):
            pass
        finally:
            writer.close()

    async def _answered(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        place: tuple[str, int],
    ) -> bool:
        """Answer one request; tell whether another may follow."""
        asked = _read_head(await reader.readuntil(b"\r\n\r\n"), place)
        self.asked.append(asked)
        behaviour = self._behaviour(asked)
        tries = sum(
            (one.host, one.port, one.target) == (asked.host, asked.port, asked.target)
            for one in self.asked
        )
        line = Line(reader=reader, writer=writer, asked=asked, tries=tries)
        self.open_now[asked.host] += 1
        most = max(self.most_open[asked.host], self.open_now[asked.host])
        self.most_open[asked.host] = most
        try:
            await behaviour(line)
        finally:
            self.open_now[asked.host] -= 1
        return not line.closes

    def _behaviour(self, asked: Asked) -> Behaviour:
        path = asked.target.split("?")[0]
        places = (
            (f"{asked.host}:{asked.port}", path),
            (asked.host, asked.target),
            (asked.host, path),
            (asked.host, ""),
            ("", asked.target),
            ("", path),
            ("", ""),
        )
        return next((self.routes[p] for p in places if p in self.routes), _not_here)


async def _not_here(line: Line) -> None:
    await line.send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 8\r\n\r\nNot here")


def _read_head(head: bytes, place: tuple[str, int]) -> Asked:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, *_ = [*first.split(" "), "", ""]
    pairs = (one.partition(":") for one in lines if one)
    return Asked(
        host=place[0],
        port=place[1],
        method=method,
        target=target,
        headers={name.strip().lower(): value.strip() for name, _, value in pairs},
        at=time.monotonic(),
    )


@contextmanager
def hostile_site() -> Iterator[HostileSite]:
    """Serve a hostile site on 127.0.0.1 while the block lasts; `listen` adds addresses."""
    site = HostileSite()
    loop = asyncio.new_event_loop()
    site._loop = loop
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        site.port = site.listen(["127.0.0.1"], port=_free_port())
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(_ended(site), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _ended(site: HostileSite) -> None:
    for server in site._servers:
        server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_default_executor()


def _free_port() -> int:
    """Return a port that is free on every address, and that no connection is given."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as everywhere, contextlib.suppress(OSError):
            everywhere.bind(("", port))
            return port
