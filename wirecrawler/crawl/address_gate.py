"""The address gate: which hosts a crawl may contact, decided before every request.

Every request of a crawl (feed, robots.txt, page, each hop of a redirect) passes here.  Its name
is resolved once, every address must be public or in an allowed network, and the connection goes
to an address that was checked: the resolver below answers from what was admitted, so that a name
cannot change its meaning between the check and the connection.  Which addresses are not public
is the IANA special-purpose registries' word (RFC 6890), as `ipaddress` keeps them.
"""

import asyncio
import socket
from collections.abc import Iterable, Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver, dnscache
from twisted.internet import defer
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from wirecrawler.errors import SettingError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Networks whose addresses hold an IPv4 address inside, which may be a private one.
_TRANSLATED = tuple(
    ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


class AddressRefused(IgnoreRequest):
    """The address is one that a crawl must not contact."""


class AddressUnresolved(IgnoreRequest):
    """The host's name has no address."""


def allowed_networks(setting: str) -> tuple[Network, ...]:
    """Return the networks of a comma-separated list of CIDRs.

    Raises:
        SettingError: One of them is not a network.
    """
    try:
        return tuple(ip_network(n.strip()) for n in setting.split(",") if n.strip())
    except ValueError as error:
        raise SettingError("WIRECRAWLER_PRIVATE_NETWORKS", str(error)) from error


def may_contact(address: Address, allowed: Sequence[Network]) -> bool:
    """Tell whether a crawl may connect to an address."""
    if any(address in network for network in allowed):
        return True
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return may_contact(address.ipv4_mapped, allowed)
        if any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


def literal_address(host: str) -> Address | None:
    """Return the address a host is, in any spelling that a socket would take, or None.

    `127.1`, `0x7f000001`, `0177.0.0.1` and `2130706433` are addresses to inet_aton(3).
    """
    try:
        return ip_address(host.strip("[]").split("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return None


def is_wholly_allowed(host: str, allowed: Sequence[Network]) -> bool:
    """Tell whether a host is an address inside the allowed private networks."""
    name = "127.0.0.1" if host == "localhost" else host
    address = literal_address(name)
    return address is not None and any(address in network for network in allowed)


class AddressGateMiddleware:
    """Refuses requests to addresses that a crawl must not contact, before anything is sent."""

    def __init__(self, allowed: tuple[Network, ...]) -> None:
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(allowed_networks(crawler.settings["WIRECRAWLER_PRIVATE_NETWORKS"]))

    async def process_request(self, request: Request) -> None:
        host = _host(request.url)
        address = literal_address(host)
        if address is not None:
            self._admit(host, [address])
        else:
            self._admit(host, await _resolved(host))

    def _admit(self, host: str, addresses: Iterable[Address]) -> None:
        """Keep the first address for the resolver, when all of them may be contacted."""
        found = list(addresses)
        if not found:
            raise AddressUnresolved(f"dns: no address for {host}")
        for address in found:
            if not may_contact(address, self._allowed):
                raise AddressRefused(_not_public(host, address))
        dnscache[host] = str(found[0])


def _not_public(host: str, address: Address) -> str:
    named = host if host == str(address) else f"{host} ({address})"
    return f"address refused: {named} is not public; see WIRECRAWLER_PRIVATE_NETWORKS"


def _host(url: str) -> str:
    """Return the host of a URL that may be asked at all.

    Raises:
        AddressRefused: Another scheme, credentials, or no plain host.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise AddressRefused(f"address refused: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise AddressRefused(f"address refused: scheme {parts.scheme!r}")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("address refused: it carries credentials")
    if not host or any(c in host for c in "%\\ ") or not host.isprintable():
        raise AddressRefused(f"address refused: host {host!r}")
    return host.lower()


async def _resolved(host: str) -> list[Address]:
    """Return the addresses of a name, IPv4 ones first; none where it has none."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    addresses = [ip_address(str(info[4][0]).split("%")[0]) for info in found]
    return sorted(dict.fromkeys(addresses), key=lambda a: a.version)


class GatedResolver(CachingThreadedResolver):
    """Answers with the address that the gate admitted, and with no other."""

    def getHostByName(  # noqa: N802  (Twisted's name)
        self, name: str, timeout: Sequence[int] = ()
    ) -> Deferred[str]:
        admitted = dnscache.get(name.rstrip(".").lower())
        if admitted is None:
            return defer.fail(DNSLookupError(f"{name} was not admitted"))
        return defer.succeed(admitted)
