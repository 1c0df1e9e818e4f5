"""Connections: aiohttp's client as we need it, stricter where it takes a broken answer for whole.

Some behaviours of aiohttp 3.14 are changed, in the class that reads a connection.  Bytes after the
end of an answer that come with its head (a 304 with a body) cost it the whole answer; what comes
behind an answer is taken for the answer to the next request; and a body that ends with the
connection counts as whole though the connection was reset.
"""

import asyncio
import functools
import resource
import select
import ssl
from typing import Any, Self

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError

from wirecrawler.crawl.address_gate import AddressGate, GatedResolver
from wirecrawler.crawl.limits import (
    CONNECT_S,
    MOST_HEADERS,
    TOO_MANY_HINTS,
    OverLimit,
)

_UNASKED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add of its own."""
_FEW_FILES = 256
"""Open files that a process may have, below which no idle connection is kept; arbitrary: one a
host that a feed links to."""
_HEAD_ENDS = (b"\r\n\r\n", b"\n\n")
_SWITCHING = 101
"""The only 1xx that ends the answers (RFC 9110 section 15.2.2)."""
_MOST_HINTS = 32
"""Answers of 1xx before the answer itself; arbitrary: one or two are usual."""


class Answer(aiohttp.ClientResponse):
    """An answer that knows where it came from, also when its connection is gone."""

    ip: str = ""
    """The address of the server, or of the proxy."""
    _reader: "_Reader | None" = None

    async def start(self, connection: aiohttp.connector.Connection) -> Self:
        transport = connection.transport
        peer = transport.get_extra_info("peername") if transport else None
        self.ip = str(peer[0]) if peer else ""
        reader = connection.protocol
        self._reader = reader if isinstance(reader, _Reader) else None
        await super().start(connection)
        return self

    @property
    def has_more(self) -> bool:
        """Whether bytes came after its end: then its end is not to be believed."""
        return self._reader is not None and self._reader.has_more


class _Reader(ResponseHandler):
    """Reads one connection."""

    has_more = False
    """Whether what came could not be read as an answer, or as the rest of one."""
    _is_answered = False
    """Whether the head of the answer itself came: no 1xx."""
    _hints = _ends = 0
    _seen = b""

    def set_response_params(self, **params: Any) -> None:
        self.has_more = self._is_answered = False
        self._hints, self._ends, self._seen = 0, 0, b""
        super().set_response_params(**params)

    def is_connected(self) -> bool:
        """Tell whether it can be used again: nothing came on it that was not asked for."""
        return super().is_connected() and not _has_unread(self.transport)

    def data_received(self, data: bytes) -> None:
        """Give the parser each head alone: what it cannot read behind it costs no head."""
        if data and self._is_idle():
            self._spoil(data)
            return
        while data and not self._is_answered and self._ends < _MOST_HINTS:
            end = self._end_of_head(data)
            super().data_received(data[:end])
            data = data[end:]
            if not data or self._exception is not None:
                return
        # No bytes: aiohttp asks for what it held back.
        super().data_received(data)

    def resume_reading(self, resume_parser: bool = True) -> None:
        # aiohttp asks for that after each chunk, and there may be a million.
        if self._reading_paused:
            super().resume_reading(resume_parser)

    def feed_data(self, data: Any, size: int = 0) -> None:
        """Take the head of an answer, one for each request."""
        status = data[0].code
        if self._is_answered:
            self._spoil()
        elif status // 100 != 1 or status == _SWITCHING:
            self._is_answered = True
            super().feed_data(data, size)
        else:
            self._hint()

    def _hint(self) -> None:
        self._hints += 1
        if self._hints > _MOST_HINTS:
            self._spoil()
            self.set_exception(OverLimit(TOO_MANY_HINTS))

    def _is_idle(self) -> bool:
        body = self._payload
        return self._is_answered and (body is None or body.is_eof())

    def _spoil(self, data: bytes = b"") -> None:
        """Use the connection no further: who asked next would be answered by what came."""
        more = data.strip(b"\r\n")  # old servers end a body with a line
        if more or not data:
            self.has_more = self.has_more or bool(
                more and not more.startswith(b"HTTP/")
            )
            self.force_close()
            if self.transport is not None:
                self.transport.close()

    def _end_of_head(self, data: bytes) -> int:
        """Return how many bytes belong to the head that ends here, or goes on."""
        both = self._seen + data
        ends = [at + len(e) for e in _HEAD_ENDS if (at := both.find(e)) >= 0]
        if not ends:
            self._seen = both[-3:]
            return len(data)
        end = max(min(ends) - len(self._seen), 0)
        self._ends, self._seen = self._ends + 1, b""
        return end or len(data)

    def set_exception(self, exc: BaseException, *cause: BaseException) -> None:
        self.has_more = self.has_more or isinstance(exc, HttpProcessingError)
        self._break_off(exc)
        super().set_exception(exc, *cause)

    def connection_lost(self, exc: BaseException | None) -> None:
        if exc is not None:
            self._break_off(exc)
        super().connection_lost(exc)

    def _break_off(self, error: BaseException) -> None:
        """Tell who reads the body that its rest will not come."""
        body = self._payload
        if body is not None and not body.is_eof() and body.exception() is None:
            body.set_exception(aiohttp.ClientPayloadError(str(error)))


class Connections:
    """The connections of one crawl, kept while it lasts."""

    def __init__(self, gate: AddressGate, *, header_bytes: int) -> None:
        self._gate = gate
        self._header_bytes = header_bytes
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    def session(self, *, is_proxied: bool) -> aiohttp.ClientSession:
        """Return what asks a server, or the proxy."""
        if is_proxied not in self._sessions:
            self._sessions[is_proxied] = self._new_session(is_proxied=is_proxied)
        return self._sessions[is_proxied]

    @functools.cached_property
    def tls(self) -> ssl.SSLContext:
        """What certificates are verified by: the system's, or those that SSL_CERT_FILE names.

        Made when it is needed: aiohttp makes its own as it is imported.
        """
        context = ssl.create_default_context()
        context.set_alpn_protocols(("http/1.1",))
        return context

    async def close(self) -> None:
        """Close all of them."""
        for session in self._sessions.values():
            await session.close()

    def _new_session(self, *, is_proxied: bool) -> aiohttp.ClientSession:
        session = aiohttp.ClientSession(
            connector=self._new_connector(is_proxied=is_proxied),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            response_class=Answer,
            skip_auto_headers=_UNASKED,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S),
            max_line_size=self._header_bytes,
            max_field_size=self._header_bytes,
            max_headers=MOST_HEADERS,
        )
        # A try is ours to begin: in its turn, and counted.
        session._retry_connection = False
        return session

    def _new_connector(self, *, is_proxied: bool) -> aiohttp.TCPConnector:
        if is_proxied:
            # The operator's own proxy may be anywhere; what is asked of it was gated.
            connector = aiohttp.TCPConnector(
                limit=0,
                force_close=_has_few_files(),
                resolver=GatedResolver(self._gate.proxy_addresses),
                use_dns_cache=False,
            )
        else:
            connector = aiohttp.TCPConnector(
                limit=0,
                force_close=_has_few_files(),
                resolver=GatedResolver(self._gate.addresses),
                use_dns_cache=False,
                socket_factory=self._gate.socket_of,
            )
        connector._factory = _reader_of(connector)
        return connector


def _has_few_files() -> bool:
    """Tell whether connections that wait for their next use would take the files of others."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 0 <= most < _FEW_FILES


def _has_unread(transport: asyncio.Transport | None) -> bool:
    """Tell whether something waits on a connection, be it its end."""
    raw = transport.get_extra_info("socket") if transport is not None else None
    if raw is None:
        return False
    poll = select.poll()
    poll.register(raw.fileno(), select.POLLIN)
    return bool(poll.poll(0))


def _reader_of(connector: aiohttp.TCPConnector) -> "functools.partial[ResponseHandler]":
    kind: type[ResponseHandler] = _Reader
    return functools.partial(kind, loop=connector._loop)
