"""Connections: aiohttp's client as we need it, stricter where it takes a broken answer for whole.

Two behaviours of aiohttp 3.14 are changed, in the class that reads a connection.  Bytes after the
end of an answer that come with its head (a 304 with a body) cost it the whole answer; and a body
that ends with the connection counts as whole though the connection was reset.
"""

import functools
from typing import Any, Self

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError

from wirecrawler.crawl.address_gate import AddressGate, GatedResolver
from wirecrawler.crawl.limits import CONNECT_S, MOST_HEADERS

_UNASKED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add of its own."""
_HEAD_ENDS = (b"\r\n\r\n", b"\n\n")


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
    _is_in_head = False
    _seen = b""

    def set_response_params(self, **params: Any) -> None:
        self.has_more, self._is_in_head, self._seen = False, True, b""
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        """Give the parser the head alone: what it cannot read behind it costs no head."""
        split = self._end_of_head(data) if self._is_in_head else 0
        for piece in (data[:split], data[split:]) if split else (data,):
            if piece:
                super().data_received(piece)

    def _end_of_head(self, data: bytes) -> int:
        """Return how many bytes belong to the head that ends here; 0 where it does not."""
        both = self._seen + data
        ends = [at + len(e) for e in _HEAD_ENDS if (at := both.find(e)) >= 0]
        if not ends:
            self._seen = both[-3:]
            return 0
        self._is_in_head = False
        return max(min(ends) - len(self._seen), 0)

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
            connector = aiohttp.TCPConnector(limit=0)
        else:
            connector = aiohttp.TCPConnector(
                limit=0,
                resolver=GatedResolver(self._gate),
                use_dns_cache=False,
                socket_factory=self._gate.socket_of,
            )
        connector._factory = _reader_of(connector)
        return connector


def _reader_of(connector: aiohttp.TCPConnector) -> "functools.partial[ResponseHandler]":
    kind: type[ResponseHandler] = _Reader
    return functools.partial(kind, loop=connector._loop)
