"""Network reasons: the short names of what goes wrong between us and a server."""

import errno
import ssl
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp.http_exceptions import LineTooLong
from yarl import URL

from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.limits import HEADERS_TOO_LARGE, OverLimit

_CONNECTING = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "connection lost",
    errno.EHOSTUNREACH: "host unreachable",
    errno.ENETUNREACH: "network unreachable",
    errno.EADDRNOTAVAIL: "network unreachable",
    errno.ETIMEDOUT: "connection timed out",
    errno.EMFILE: "too many open files",
    errno.ENFILE: "too many open files",
}
_BROKEN_OFF = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)
_CERTIFICATES = {
    10: "certificate expired",
    9: "certificate not yet valid",
    18: "certificate signed by itself",
    19: "certificate signed by itself",
    20: "certificate of an unknown issuer",
    21: "certificate of an unknown issuer",
    62: "certificate of another host",
    64: "certificate of another host",
}
"""OpenSSL's X509_V_ERR numbers."""


def failure_of(error: Exception, *, proxy: str = "") -> FetchFailed:
    """Return the failure that an error of aiohttp, or of the system, is.

    `proxy` is the address of the proxy that was asked, where one was.
    """
    for kind, failure in _FAILURES:
        if isinstance(error, kind):
            named = failure(error)
            break
    else:
        named = FetchFailed(f"{type(error).__name__}: {error}")
    if proxy and _is_at(proxy, error):
        return FetchFailed(f"proxy: {named.reason}", again=named.again)
    return named


def _proxy_refused(error: aiohttp.ClientHttpProxyError) -> FetchFailed:
    return FetchFailed(f"proxy: http {error.status}", again=error.status >= 500)


def _not_certified(error: aiohttp.ClientConnectorCertificateError) -> FetchFailed:
    code = getattr(error.certificate_error, "verify_code", 0)
    reason = _CERTIFICATES.get(code, "certificate not valid")
    return FetchFailed(f"tls: {reason}")


def _not_shaken(error: Exception) -> FetchFailed:
    said = str(getattr(getattr(error, "os_error", error), "reason", "") or "")
    words = said.replace("_", " ").lower()
    return FetchFailed(f"tls: no handshake: {words}" if words else "tls: no handshake")


def _is_at(proxy: str, error: Exception) -> bool:
    """Tell whether it is the proxy to which there was no connection."""
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return True
    place = getattr(error, "host", None), getattr(error, "port", None)
    return place == (URL(proxy).host, URL(proxy).port)


def _not_connected(error: aiohttp.ClientConnectorError) -> FetchFailed:
    if error._conn_key.is_ssl and isinstance(error.os_error, _BROKEN_OFF):
        # So servers say that they know no version of TLS that we do.
        return FetchFailed("tls: no handshake: connection lost", again=True)
    code = error.os_error.errno or 0
    return FetchFailed(_CONNECTING.get(code, "connection failed"), again=True)


def _malformed(error: aiohttp.ClientResponseError) -> FetchFailed:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__
    if any(isinstance(one, LineTooLong) for one in causes) or "Too many" in str(error):
        return OverLimit(HEADERS_TOO_LARGE)
    return FetchFailed("malformed answer")


_FAILURES: tuple[tuple[type[Exception], Callable[[Any], FetchFailed]], ...] = (
    (aiohttp.ClientHttpProxyError, _proxy_refused),
    (aiohttp.ClientConnectorCertificateError, _not_certified),
    (aiohttp.ClientConnectorSSLError, _not_shaken),
    (ssl.SSLError, _not_shaken),
    (aiohttp.ClientConnectorError, _not_connected),
    (
        aiohttp.ServerTimeoutError,
        lambda _: FetchFailed("connection timed out", again=True),
    ),
    (aiohttp.ClientPayloadError, lambda _: FetchFailed("cut short", again=True)),
    (aiohttp.ClientResponseError, _malformed),
    (aiohttp.InvalidURL, lambda _: FetchFailed("not an address")),
    (
        aiohttp.ClientConnectionError,
        lambda _: FetchFailed("connection lost", again=True),
    ),
    (OSError, lambda _: FetchFailed("connection lost", again=True)),
)
"""The first that fits names the failure."""
