"""Networks: which addresses a crawl may contact.

What is not public is the word of the IANA special-purpose address registries (RFC 6890): the
tables below say it, because the standard library's differ from one version of Python to the next.
"""

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

from wirecrawler.errors import SettingError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NOT_PUBLIC = tuple(
    ip_network(n)
    for n in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
        " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
        " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
        # Protocols (Teredo among them), documentation, 6to4, documentation.
        " 2001::/23 2001:db8::/32 2002::/16 3fff::/20"
    ).split()
)
_UNICAST = ip_network("2000::/3")
"""All IPv6 addresses that are given out; NAT64 and those that hold an IPv4 one lie outside."""
_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")
"""Begin the lower half of an address that holds an IPv4 one (RFC 5214 section 6.1)."""
_METADATA = frozenset(map(ip_address, ("168.63.129.16", "fd00:ec2::254")))
"""Public by the registries, and a cloud's own service inside that cloud."""


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
    if is_inside(address, allowed):
        return True
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return may_contact(address.ipv4_mapped, allowed)
        if address not in _UNICAST or not _holds_public(address, allowed):
            return False
    return address not in _METADATA and not is_inside(address, _NOT_PUBLIC)


def is_inside(address: Address, networks: Iterable[Network]) -> bool:
    """Tell whether an address is in one of some networks."""
    return any(address in network for network in networks)


def _holds_public(address: IPv6Address, allowed: Sequence[Network]) -> bool:
    lower = address.packed[8:]
    return lower[:4] not in _ISATAP or may_contact(IPv4Address(lower[4:]), allowed)


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
    return address is not None and is_inside(address, allowed)
