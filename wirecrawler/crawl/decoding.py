"""Decoding: takes content codings (RFC 9110 section 8.4) off a body while it arrives.

What comes out is bounded, of every coding on the way: a few bytes may stand for gigabytes.  What
servers get wrong is borne where the text is certain all the same: bytes after the end of a gzip
member, `deflate` without its zlib header, and a body that only claims to be coded.
"""

import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # it ships no types

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from wirecrawler.crawl.limits import MOST_CODINGS, TOO_LARGE_DECODED

ACCEPTED = "gzip, deflate, br, zstd"
"""For Accept-Encoding."""

_PIECE = 1 << 16
"""Bytes decoded at a time; arbitrary: memory stays flat."""
_WINDOW_LOG = 23
"""The largest window of zstd: 8 MiB, by RFC 9659 the most that a content coding may ask for."""
_UNCODED = frozenset(
    "identity none utf-8 utf8 iso-8859-1 binary 8bit 7bit".split(),
)
"""What servers name though the body is not coded: most are charsets in the wrong place."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_STARTS = (b"<", b"{", b"[", b" ", b"\t", b"\r", b"\n", *_MARKS)
"""What a page, a feed or JSON begins with, byte order marks among them."""


class DecodingError(Exception):
    """A body cannot be decoded; the text says why."""


class DecodedTooLargeError(DecodingError):
    """A body is more than it may be once it is decoded."""


class BodyCutError(DecodingError):
    """A body ends, or breaks, before its coding does."""


class _Coding(Protocol):
    """One coding being taken off."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes stand for, 64 KiB at most at a time."""

    def rest(self) -> bytes:
        """Return what is left at the end of the body.

        Raises:
            BodyCutError: The end is missing.
        """


class Decoder:
    """Takes all codings off one body."""

    def __init__(self, codings: Sequence[str], *, most: int) -> None:
        """Make it.

        Args:
            codings: In the order in which they were put on.
            most: Bytes that may come out, of each coding.

        Raises:
            DecodingError: One of them is not known, or there are too many.
        """
        known = [c for c in codings if c not in _UNCODED]
        if len(known) > MOST_CODINGS:
            raise DecodingError("too many content-encodings")
        self._codings = [_coding(c) for c in reversed(known)]
        self._left = [most] * (len(known) or 1)
        self._most = most

    def decoded(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes of the body stand for.

        Raises:
            DecodingError: They stand for nothing, or for too much.
        """
        yield from self._passed(data, 0)

    def ended(self) -> Iterator[bytes]:
        """Yield what is left once the body has ended.

        Raises:
            BodyCutError: It ended too early.
        """
        for level, coding in enumerate(self._codings):
            yield from self._counted(coding.rest(), level)

    def _passed(self, data: bytes, level: int) -> Iterator[bytes]:
        if not self._codings:
            yield from self._counted(data, 0)
            return
        for piece in self._codings[level].pieces(data):
            yield from self._counted(piece, level)

    def _counted(self, piece: bytes, level: int) -> Iterator[bytes]:
        """Yield a piece that came out at a level, once all further codings are off it."""
        room = self._left[level]
        self._left[level] -= len(piece)
        if level + 1 < len(self._codings):
            yield from self._passed(piece, level + 1)
        elif piece:
            yield piece[:room]
        if len(piece) > room:
            raise DecodedTooLargeError(TOO_LARGE_DECODED)


def codings_of(headers: Sequence[str]) -> list[str]:
    """Return the codings that Content-Encoding headers name, in the order they were put on."""
    named = (part.strip().lower() for line in headers for part in line.split(","))
    return [name.removeprefix("x-") for name in named if name]


def _coding(name: str) -> _Coding:
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


class _Gzip:
    """Members of gzip (RFC 1952), one after another; what follows them is no text."""

    _MAGIC = b"\x1f\x8b"

    def __init__(self) -> None:
        self._held = b""
        self._stream: zlib._Decompress | None = None
        self._members = 0
        self._is_over = self._is_plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data and not self._is_over:
            if self._is_plain:
                yield data
                return
            if self._stream is None and not self._begins(data):
                return
            if self._stream is None:
                data, self._held = self._held, b""
                if self._is_plain:
                    continue
                self._stream = zlib.decompressobj(31)
            yield from _inflated(self._stream, data)
            if not self._stream.eof:
                return
            data, self._stream = self._stream.unused_data, None
            self._members += 1

    def _begins(self, data: bytes) -> bool:
        """Hold the first bytes of a member; tell whether it is known what they begin."""
        self._held += data
        if len(self._held) < 2:
            return False
        if self._held.startswith(self._MAGIC):
            return True
        self._is_plain = self._members == 0
        self._is_over = not self._is_plain
        return self._is_plain

    def rest(self) -> bytes:
        if self._stream is not None:
            raise BodyCutError("cut short")
        return b"" if self._members or self._is_over else self._held


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


class _Zstd:
    """Frames of zstd (RFC 8878), one after another."""

    _MAGIC = b"\x28\xb5\x2f\xfd"
    _SKIPPABLE = b"\x2a\x4d\x18"

    def __init__(self) -> None:
        self._held = b""
        self._stream: zstd.ZstdDecompressor | None = None
        self._frames = 0
        self._is_over = self._is_plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data and not self._is_over:
            if self._is_plain:
                yield data
                return
            if self._stream is None and not self._begins(data):
                return
            if self._stream is None:
                data, self._held = self._held, b""
                if self._is_plain:
                    continue
                limit = {int(zstd.DecompressionParameter.window_log_max): _WINDOW_LOG}
                self._stream = zstd.ZstdDecompressor(options=limit)
            yield from self._unpacked(self._stream, data)
            if not self._stream.eof:
                return
            data, self._stream = self._stream.unused_data, None
            self._frames += 1

    def _begins(self, data: bytes) -> bool:
        self._held += data
        if len(self._held) < 4:
            return False
        if self._held.startswith(self._MAGIC) or self._held[1:4] == self._SKIPPABLE:
            return True
        self._is_plain = self._frames == 0
        self._is_over = not self._is_plain
        return self._is_plain

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

    def rest(self) -> bytes:
        if self._stream is not None:
            raise BodyCutError("cut short")
        return b"" if self._frames or self._is_over else self._held


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
