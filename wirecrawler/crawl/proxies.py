"""Proxies: through which proxy a URL is asked for, as the environment says.

`http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in lower case or capitals, as curl and
Python's own library read them.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address
from urllib import request as environment  # noqa: TID251  (it reads it; nothing is asked)
from urllib.parse import unquote, urlsplit

import aiohttp

from wirecrawler.crawl.failures import FetchFailed

_HOST = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
_ODD = re.compile(r"[^\x21-\x7e]")
"""No URL holds it."""
_NUMBER_LAST = re.compile(r"(^|\.)(0x[0-9a-f]*|[0-9]+)\.?$")
"""Hosts that are IPv4 addresses, or broken ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A proxy to be asked."""

    url: str
    """Its address, without credentials."""
    headers: tuple[tuple[str, str], ...] = ()
    """Its credentials, when it has any: never to be shown."""


class Proxies:
    """The proxies of the environment, read once; none where they are `is_off`."""

    def __init__(self, *, is_off: bool = False) -> None:
        named = {} if is_off else environment.getproxies_environment()
        self._by_scheme: dict[str, str] = named

    def of(self, url: str) -> Proxy | None:
        """Return the proxy to be asked for a URL, or None where none is.

        Raises:
            FetchFailed: What the environment names cannot be asked.
        """
        parts = urlsplit(url)
        named = self._by_scheme.get(parts.scheme) or self._by_scheme.get("all")
        if not named or _is_bypassed(parts.netloc, self._by_scheme):
            return None
        return _proxy(named)


def _is_bypassed(netloc: str, proxies: dict[str, str]) -> bool:
    bypass = environment.proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed lacks it
    return bool(bypass(netloc, proxies))


def _proxy(named: str) -> Proxy:
    """Return the proxy of an address, which may have no scheme."""
    try:
        parts = urlsplit(named if "://" in named else f"http://{named}")
        host, port = parts.hostname, parts.port
        _check_host(named, host or "")
    except ValueError as error:
        raise FetchFailed("proxy: its address is broken") from error
    if not host:
        raise FetchFailed("proxy: its address is broken")
    if parts.scheme not in ("http", "https"):
        raise FetchFailed(f"proxy: no proxy can be asked by {parts.scheme!r}")
    place = f"[{host}]" if ":" in host else host
    place = f"{place}:{port}" if port is not None else place
    url = f"{parts.scheme}://{place}"
    if parts.username is None:
        return Proxy(url=url)
    said = aiohttp.encode_basic_auth(
        unquote(parts.username), unquote(parts.password or "")
    )
    return Proxy(url=url, headers=(("Proxy-Authorization", said),))


def _check_host(named: str, host: str) -> None:
    """Check the host of a proxy, where it has one.

    Raises:
        ValueError: It is none.
    """
    # Python's parser passes over line feeds and tabs.
    if _ODD.search(named.strip().rpartition("@")[2]) or (
        host and not _HOST.fullmatch(host)
    ):
        raise ValueError("no host")
    if _NUMBER_LAST.search(host):
        IPv4Address(host)
