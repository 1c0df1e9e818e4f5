"""Lines: those of a file or of stdin as they come, none held longer than needed."""

import os
from dataclasses import dataclass
from typing import BinaryIO

_PIECE = 1 << 16
_MOST = 128 << 20
"""Bytes of a line, at most; arbitrary: 30 MB of Persian, every letter an escape, is 90 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, without its end."""

    number: int
    """1..n"""
    content: bytes
    is_cut: bool = False
    """It was too long, and only its beginning is here."""


class Lines:
    """The lines of a file; blank ones are counted and passed over."""

    def __init__(self, file: BinaryIO, *, most: int = _MOST) -> None:
        self.fd = file.fileno()
        self.is_at_end = False
        """Whether all was read; lines may still wait."""
        self._buffer = bytearray()
        self._looked = 0
        """How far the buffer is known to hold no line's end."""
        self._cut: bytes | None = None
        """The beginning of a line that is too long, until its end comes."""
        self._number = 0
        self._read = 0
        self._most = most

    @property
    def taken(self) -> int:
        """Bytes of the lines that were returned so far."""
        return self._read - len(self._buffer)

    def fill(self) -> None:
        """Read what there is; waits where there is nothing."""
        piece = os.read(self.fd, _PIECE)
        self.is_at_end = not piece
        self._read += len(piece)
        self._buffer += piece

    def next(self) -> Line | None:
        """Return the next line, or None where it has not come whole."""
        while (content := self._next()) is not None:
            self._number += 1
            if self._cut is not None:
                line = Line(number=self._number, content=self._cut, is_cut=True)
                self._cut = None
                return line
            if not content.isspace() and content:
                return Line(number=self._number, content=content)
        return None

    def _next(self) -> bytes | None:
        end = self._buffer.find(b"\n", self._looked)
        if end >= 0:
            return self._taken(end, end + 1)
        self._looked = len(self._buffer)
        if self._looked > self._most:
            self._cut = self._cut or bytes(self._buffer[:_PIECE])
            self._buffer.clear()
            self._looked = 0
        if self.is_at_end and (self._buffer or self._cut is not None):
            return self._taken(self._looked, self._looked)
        return None

    def _taken(self, end: int, after: int) -> bytes:
        content = bytes(self._buffer[:end])
        del self._buffer[:after]
        self._looked = 0
        return content
