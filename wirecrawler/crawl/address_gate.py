"""The address gate: which hosts a crawl may contact, decided before a request and as it connects.

Every request of a crawl (feed, robots.txt, page, each hop of a redirect) passes here.  Its name
is resolved once, every address must be public or in an allowed network, and the connection goes
to an address that was checked; each socket is checked once more for the address it is made for,
so that a name cannot change its meaning between the check and the connection.
"""

import re
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, urlsplit

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Request

from wirecrawler.crawl.failures import (
    AddressRefused,
    AddressUnresolved,
    FetchFailed,
)
from wirecrawler.crawl.networks import (
    Address,
    Network,
    allowed_networks,
    is_inside,
    literal_address,
    may_contact,
)
from wirecrawler.crawl.proxies import Proxies, Proxy
from wirecrawler.crawl.resolver import Resolver

_PORTS = {"http": 80, "https": 443}
_NUMBER_LAST = re.compile(r"(^|\.)(0x[0-9a-f]*|[0-9]+)$")
"""Hosts that a browser takes for IPv4 addresses, or for broken ones."""
_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a URL leads."""

    host: str
    """In lower case, without brackets."""
    port: int
    addresses: tuple[Address, ...]
    """None where the proxy will look them up."""
    is_private: bool
    """Whether all of them are inside the allowed private networks."""
    proxy: Proxy | None


class AddressGate:
    """Decides for one crawl; the resolver of its connections, and the maker of their sockets."""

    def __init__(
        self,
        allowed: tuple[Network, ...],
        *,
        resolver: Resolver,
        proxies: Proxies,
        spider: Spider | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolver = resolver
        self._proxies = proxies
        self._spider = spider

    async def admitted(self, url: str) -> Place:
        """Return where a URL leads.

        Raises:
            AddressRefused: It must not be asked.
            AddressUnresolved: Its name has no address, and no proxy is to look for one.
            FetchFailed: Its proxy cannot be asked.
        """
        parts, host, port = _asked(url)
        proxy = self._proxies.of(url)
        try:
            addresses = await self.addresses(host)
        except AddressUnresolved:
            if proxy is None:
                raise
            addresses = ()
        is_private = bool(addresses) and all(
            is_inside(a, self._allowed) for a in addresses
        )
        if not is_private and port not in self._ports(parts.scheme):
            raise AddressRefused(f"address refused: port {port}")
        return Place(
            host=host,
            port=port,
            addresses=addresses,
            is_private=is_private,
            proxy=proxy,
        )

    async def addresses(self, host: str) -> tuple[Address, ...]:
        """Return the addresses of a host, all of which may be contacted.

        Raises:
            AddressRefused: One may not.
            AddressUnresolved: It has none.
        """
        literal = literal_address(host)
        found = (literal,) if literal else await self._resolver.addresses(host)
        for address in found:
            if not may_contact(address, self._allowed):
                raise AddressRefused(_not_public(host, address))
        if literal is not None and _NUMBER_LAST.search(host) and host != str(literal):
            raise AddressRefused(f"address refused: {host} is {literal} in disguise")
        return found

    async def proxy_addresses(self, host: str) -> tuple[Address, ...]:
        """Return the addresses of a proxy, which may be anywhere.

        Raises:
            FetchFailed: It has none.
        """
        try:
            return await self._resolver.addresses(host)
        except AddressUnresolved as error:
            raise FetchFailed(f"proxy: {error.reason}", again=error.again) from error

    def socket_of(self, info: AddrInfoType) -> socket.socket:
        """Return a socket for an address, when it may be contacted.

        Raises:
            AddressRefused: It may not.
        """
        family, kind, protocol, _, place = info
        address = literal_address(str(place[0]))
        if address is None or not may_contact(address, self._allowed):
            raise AddressRefused(_not_public(str(place[0]), address))
        return socket.socket(family=family, type=kind, proto=protocol)

    def _ports(self, scheme: str) -> set[int]:
        """Return the ports of public hosts: the usual two, and those that the source names."""
        own = getattr(self._spider, "own_addresses", None)
        return {*_PORTS.values(), *_ports_of(own() if own else ())}


class GatedResolver(AbstractResolver):
    """Answers a connection with the addresses that the gate admits, and with no other."""

    def __init__(
        self, addresses: Callable[[str], Awaitable[Sequence[Address]]]
    ) -> None:
        """Make it of the gate's `addresses`, or of its `proxy_addresses`."""
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET6 if address.version == 6 else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in await self._addresses(host.rstrip("."))
        ]

    async def close(self) -> None:
        """Close nothing: what it knows is the gate's."""


class AddressGateMiddleware:
    """Refuses a request before anything of it is done, its robots.txt included."""

    def __init__(self, gate: AddressGate) -> None:
        self.gate = gate

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(new_gate(crawler))

    async def process_request(self, request: Request) -> None:
        await self.gate.admitted(request.url)


def gate_of(crawler: Crawler) -> AddressGate:
    """Return the gate of a crawl: its middleware's, or one more where it has none."""
    middleware = crawler.get_downloader_middleware(AddressGateMiddleware)
    return middleware.gate if middleware is not None else new_gate(crawler)


def new_gate(crawler: Crawler) -> AddressGate:
    """Return a gate as the settings and the environment of a crawl say."""
    return AddressGate(
        allowed_networks(crawler.settings["WIRECRAWLER_PRIVATE_NETWORKS"]),
        resolver=Resolver(),
        proxies=Proxies(is_off=not crawler.settings.getbool("HTTPPROXY_ENABLED")),
        spider=crawler.spider,
    )


def _not_public(host: str, address: Address | None) -> str:
    named = host if address is None or host == str(address) else f"{host} ({address})"
    return f"address refused: {named} is not public; see WIRECRAWLER_PRIVATE_NETWORKS"


def _asked(url: str) -> tuple[SplitResult, str, int]:
    """Return the parts, host and port of a URL that may be asked at all.

    Raises:
        AddressRefused: Another scheme, credentials, or no plain host.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        port = parts.port
    except ValueError as error:
        raise AddressRefused(f"address refused: {error}") from error
    if parts.scheme not in _PORTS:
        raise AddressRefused(f"address refused: scheme {parts.scheme!r}")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("address refused: it carries credentials")
    _check_host(host)
    return parts, host.removesuffix("."), port or _PORTS[parts.scheme]


def _check_host(host: str) -> None:
    plain = f"[{host}]" if ":" in host else host
    if not _HOST.fullmatch(plain) or not host.strip(".") or ".." in host:
        raise AddressRefused(f"address refused: host {host!r}")
    if literal_address(host) is None and _NUMBER_LAST.search(host.removesuffix(".")):
        raise AddressRefused(f"address refused: host {host!r} is no address")


def _ports_of(urls: Iterable[str]) -> set[int]:
    ports = set()
    for url in urls:
        try:
            port = urlsplit(url).port
        except ValueError:
            continue
        if port is not None:
            ports.add(port)
    return ports
