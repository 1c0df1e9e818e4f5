"""Incoming: an answer while it arrives, decoded as it comes and cut at its limits."""

from datetime import UTC, datetime

from aiohttp import ClientResponse
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from wirecrawler.crawl.codings import BodyCutError, DecodedTooLargeError, DecodingError
from wirecrawler.crawl.decoding import Decoder, codings_of
from wirecrawler.crawl.exchange import Exchange, keep_exchange
from wirecrawler.crawl.failures import CUT, FetchFailed
from wirecrawler.crawl.limits import (
    HEADERS_TOO_LARGE,
    TOO_LARGE,
    FetchLimits,
    OverLimit,
)


class Incoming:
    """What came of one answer so far."""

    def __init__(self, request: Request, limits: FetchLimits) -> None:
        self._request = request
        self._limits = limits
        self._at = datetime.now(UTC)
        self._answer: ClientResponse | None = None
        self._ip = ""
        self._decoder = Decoder((), most=0)
        self._wire = bytearray()
        self._body = bytearray()
        self._is_coded = False

    def begin(self, answer: ClientResponse, *, ip: str) -> None:
        """Take the head of the answer.

        Raises:
            FetchFailed: It is too large, or promises what cannot be read.
        """
        self._ip = ip
        if answer.status < 100:
            raise FetchFailed("malformed answer")
        size = sum(len(name) + len(value) + 4 for name, value in answer.raw_headers)
        if size > self._limits.header_bytes:
            raise OverLimit(HEADERS_TOO_LARGE)
        if answer.status // 100 == 2:
            _check_framing(answer)
            self._check_length(answer)
        self._decoder, self._is_coded = self._decoder_of(answer)
        self._answer = answer

    def take(self, data: bytes) -> None:
        """Take the next bytes of the body.

        Raises:
            FetchFailed: They are too many, or no body any more.
        """
        room = self._limits.wire_bytes - len(self._wire)
        self._wire += data[:room]
        if self._is_coded:
            self._decode(data[:room])
        if len(data) > room:
            raise OverLimit(TOO_LARGE)

    def end(self) -> Response:
        """Return the whole answer.

        Raises:
            FetchFailed: Its coding has no end.
        """
        if self._is_coded:
            self._decode(None)
        return self._response("")

    @property
    def size(self) -> int:
        """Bytes of the body that came."""
        return len(self._wire)

    def so_far(self) -> Response:
        """Return the answer as if it ended here."""
        return self._response("")

    def with_part(self, failure: FetchFailed) -> FetchFailed:
        """Return a failure with what came, where the request wants that and a body came."""
        came = self._body if self._is_coded else self._wire
        if self._answer is not None and came and self._request.meta.get("keeps_part"):
            failure.part = self._response(failure.reason)
        return failure

    def _check_length(self, answer: ClientResponse) -> None:
        """Refuse an answer that says it is too large, when its beginning is of no use."""
        if self._request.meta.get("keeps_part"):
            return
        if (answer.content_length or 0) > self._limits.wire_bytes:
            raise OverLimit(TOO_LARGE)

    def _decoder_of(self, answer: ClientResponse) -> tuple[Decoder, bool]:
        """Return what takes the codings off, and whether there are any."""
        codings = codings_of(answer.headers.getall("Content-Encoding", ()))
        most = self._limits.decoded_bytes
        try:
            return Decoder(codings, most=most), bool(codings)
        except DecodingError as error:
            if answer.status // 100 == 2:
                raise FetchFailed(str(error)) from error
            return Decoder((), most=most), False

    def _decode(self, data: bytes | None) -> None:
        pieces = self._decoder.ended() if data is None else self._decoder.decoded(data)
        try:
            for piece in pieces:
                self._body += piece
        except DecodedTooLargeError as error:
            raise OverLimit(str(error)) from error
        except BodyCutError as error:
            raise FetchFailed(str(error), again=True) from error

    def _response(self, cut: str) -> Response:
        answer = self._answer
        assert answer is not None  # it has begun
        wire = bytes(self._wire)
        body = bytes(self._body) if self._is_coded else wire
        self._wire, self._body = bytearray(), bytearray()
        keep_exchange(self._request, self._exchange(answer, wire, cut))
        headers = Headers(list(answer.raw_headers))
        if self._is_coded:
            # Off by now, and the length was that of the coded body.
            headers.pop("Content-Encoding", None)
            headers.pop("Content-Length", None)
        kind = responsetypes.from_args(
            headers=headers, url=self._request.url, body=body
        )
        return kind(
            url=self._request.url,
            status=answer.status,
            headers=headers,
            body=body,
            flags=[f"{CUT}{cut}"] if cut else [],
            request=self._request,
        )

    def _exchange(self, answer: ClientResponse, wire: bytes, cut: str) -> Exchange:
        version = answer.version
        return Exchange(
            url=self._request.url,
            method=self._request.method,
            request_head=_request_head(answer),
            version=f"HTTP/{version.major}.{version.minor}" if version else "HTTP/1.1",
            status=answer.status,
            phrase=answer.reason or "",
            response_head=tuple(answer.raw_headers),
            wire_body=wire,
            ip=self._ip,
            at=self._at,
            cut=cut,
        )


def _check_framing(answer: ClientResponse) -> None:
    """Refuse codings of the transfer, which we never ask for (RFC 9112 section 7.4)."""
    lines = answer.headers.getall("Transfer-Encoding", ())
    # Nothing but these two is white space here, or the parser has read another name.
    named = [one.strip(" \t").lower() for line in lines for one in line.split(",")]
    for name in named:
        # With `identity` behind it, `chunked` is not taken off.
        if name != "chunked" and named != ["identity"]:
            raise FetchFailed(f"unknown transfer-encoding: {name}")


def _request_head(answer: ClientResponse) -> bytes:
    asked = answer.request_info
    lines = [f"{asked.method} {asked.url.raw_path_qs} HTTP/1.1"]
    lines += [
        f"{name}: {value}"
        for name, value in asked.headers.items()
        if name.lower() != "proxy-authorization"
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")
