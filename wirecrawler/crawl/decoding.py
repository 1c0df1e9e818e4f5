"""Decoding: takes all content codings (RFC 9110 section 8.4) off a body while it arrives.

What comes out is bounded, of every coding on the way: a few bytes may stand for gigabytes.
"""

from collections.abc import Iterator, Sequence

from wirecrawler.crawl.codings import DecodedTooLargeError, DecodingError, coding_of
from wirecrawler.crawl.limits import MOST_CODINGS, TOO_LARGE_DECODED

ACCEPTED = "gzip, deflate, br, zstd"
"""For Accept-Encoding."""

_UNCODED = frozenset(
    "identity none utf-8 utf8 iso-8859-1 binary 8bit 7bit".split(),
)
"""What servers name though the body is not coded: most are charsets in the wrong place."""


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
        self._codings = [coding_of(c) for c in reversed(known)]
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
