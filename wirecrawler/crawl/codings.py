"""Codings: each content coding (RFC 9110 section 8.4.1) being taken off, a piece at a time.

What servers get wrong is borne where the text is certain all the same: bytes after the end of a
gzip member, `deflate` without its zlib header, and a body that only claims to be coded.
"""

import sys
import zlib
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

import brotli  # type: ignore[import-untyped]  # it ships no types

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from wirecrawler.crawl.limits import TOO_LARGE_DECODED

_PIECE = 1 << 16
"""Bytes decoded at a time; arbitrary: memory stays flat."""
_MOST_MEMBERS = 4096
"""Members of gzip, or frames of zstd, of one body; a body of 20 MiB in blocks of 64 KiB has 320."""
_WINDOW_LOG = 23
"""The largest window of zstd: 8 MiB, by RFC 9659 the most that a content coding may ask for."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_STARTS = (b"<", b"{", b"[", b" ", b"\t", b"\r", b"\n", *_MARKS)
"""What a page, a feed or JSON begins with, byte order marks among them."""
_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\f\r")
"""Bytes that no text holds which is not of two bytes a letter."""


class DecodingError(Exception):
    """A body cannot be decoded; the text says why."""


class DecodedTooLargeError(DecodingError):
    """A body is more than it may be once it is decoded."""


class BodyCutError(DecodingError):
    """A body ends, or breaks, before its coding does."""


class Coding(Protocol):
    """One coding being taken off."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes stand for, 64 KiB at most at a time."""

    def rest(self) -> bytes:
        """Return what is left at the end of the body.

        Raises:
            BodyCutError: The end is missing.
        """


def coding_of(name: str) -> Coding:
    """Return what takes off a coding.

    Raises:
        DecodingError: It is not known.
    """
    match name:
        case "gzip":
            return _Gzip()
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
    raise DecodingError(f"unknown content-encoding: {name}")


class _Stream(Protocol):
    """One member being decoded."""

    @property
    def eof(self) -> bool:
        """Whether its end was read."""

    @property
    def unused_data(self) -> bytes:
        """What came behind it."""


_S = TypeVar("_S", bound=_Stream)


class _Framed(Generic[_S]):
    """Members with a magic number, one after another; what follows them is no text."""

    _MAGIC_BYTES = 0

    def __init__(self) -> None:
        self._held = b""
        self._stream: _S | None = None
        self._members = 0
        self._is_over = self._is_plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data and not self._is_over:
            if self._is_plain:
                yield data
                return
            if self._stream is None:
                self._held += data
                if len(self._held) < self._MAGIC_BYTES:
                    return
                data, self._held = self._held, b""
                if not self._begins(data):
                    continue
                self._stream = self._new()
            yield from self._unpacked(self._stream, data)
            if not self._stream.eof:
                return
            data, self._stream = self._stream.unused_data, None
            self._members += 1

    def _begins(self, data: bytes) -> bool:
        """Tell whether a member begins; if not, what it is is known from now on."""
        if self._is_member(data):
            if self._members >= _MOST_MEMBERS:
                raise DecodedTooLargeError(TOO_LARGE_DECODED)
            return True
        if self._members:
            self._is_over = True
        elif _is_text(data[: self._MAGIC_BYTES]):
            self._is_plain = True
        else:
            raise BodyCutError("cut short")
        return False

    def rest(self) -> bytes:
        if self._stream is not None:
            raise BodyCutError("cut short")
        return b"" if self._members or self._is_over else self._held

    def _is_member(self, data: bytes) -> bool:
        raise NotImplementedError

    def _new(self) -> _S:
        raise NotImplementedError

    def _unpacked(self, stream: _S, data: bytes) -> Iterator[bytes]:
        raise NotImplementedError


class _Gzip(_Framed["zlib._Decompress"]):
    """Members of gzip (RFC 1952)."""

    _MAGIC_BYTES = 2

    def _is_member(self, data: bytes) -> bool:
        return data.startswith(b"\x1f\x8b")

    def _new(self) -> "zlib._Decompress":
        return zlib.decompressobj(31)

    def _unpacked(self, stream: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
        return _inflated(stream, data)


class _Guessed:
    """A coding without a magic number: a body that is text instead is taken as it is."""

    def __init__(self) -> None:
        self._held: bytes | None = b""
        self._is_plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._is_plain:
            yield data
            return
        if self._held is not None:
            self._held += data
        try:
            for piece in self._decoded(data):
                self._held = None
                yield piece
        except BodyCutError:
            if not self._held or not self._held.startswith(_TEXT_STARTS):
                raise
            self._is_plain = True
            yield self._held

    def _decoded(self, data: bytes) -> Iterator[bytes]:
        raise NotImplementedError


class _Deflate(_Guessed):
    """A zlib stream (RFC 1950), or the bare deflate stream that some send instead."""

    def __init__(self) -> None:
        super().__init__()
        self._first = b""
        self._stream: zlib._Decompress | None = None

    def _decoded(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            self._first += data
            if len(self._first) < 2:
                return
            data, self._first = self._first, b""
            is_zlib = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(15 if is_zlib else -15)
        if not self._stream.eof:
            yield from _inflated(self._stream, data)

    def rest(self) -> bytes:
        if self._is_plain or (self._stream is not None and self._stream.eof):
            return b""
        if self._stream is None:
            return self._first
        raise BodyCutError("cut short")


class _Brotli(_Guessed):
    """A brotli stream (RFC 7932)."""

    def __init__(self) -> None:
        super().__init__()
        self._stream = brotli.Decompressor()
        self._has_any = False

    def _decoded(self, data: bytes) -> Iterator[bytes]:
        self._has_any = self._has_any or bool(data)
        if self._stream.is_finished():
            return
        try:
            piece = self._stream.process(data, output_buffer_limit=_PIECE)
            while piece or not self._stream.can_accept_more_data():
                yield piece
                if self._stream.is_finished():
                    return
                piece = self._stream.process(b"", output_buffer_limit=_PIECE)
        except brotli.error as error:
            raise BodyCutError("cut short") from error

    def rest(self) -> bytes:
        if self._has_any and not self._is_plain and not self._stream.is_finished():
            raise BodyCutError("cut short")
        return b""


class _Zstd(_Framed["zstd.ZstdDecompressor"]):
    """Frames of zstd (RFC 8878), those that are to be skipped among them."""

    _MAGIC_BYTES = 4

    def _is_member(self, data: bytes) -> bool:
        return data.startswith(b"\x28\xb5\x2f\xfd") or data[1:4] == b"\x2a\x4d\x18"

    def _new(self) -> "zstd.ZstdDecompressor":
        limit = {int(zstd.DecompressionParameter.window_log_max): _WINDOW_LOG}
        return zstd.ZstdDecompressor(options=limit)

    def _unpacked(
        self, stream: "zstd.ZstdDecompressor", data: bytes
    ) -> Iterator[bytes]:
        try:
            piece = stream.decompress(data, max_length=_PIECE)
            while piece or not (stream.needs_input or stream.eof):
                yield piece
                if stream.eof or stream.needs_input:
                    return
                piece = stream.decompress(b"", max_length=_PIECE)
        except zstd.ZstdError as error:
            if "memory" in str(error):
                raise DecodedTooLargeError(TOO_LARGE_DECODED) from error
            raise BodyCutError("cut short") from error


def _inflated(stream: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    try:
        piece = stream.decompress(data, _PIECE)
        while piece or stream.unconsumed_tail:
            yield piece
            if stream.eof:
                return
            piece = stream.decompress(stream.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise BodyCutError("cut short") from error


def _is_text(first: bytes) -> bool:
    return first.startswith(_TEXT_STARTS) or not _CONTROLS.intersection(first)
