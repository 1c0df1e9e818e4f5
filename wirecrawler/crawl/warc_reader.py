"""WARC reader: the records of any WARC file, ours or another's, compressed or not.

Version 1.1 and those before it (ISO 28500).  Nothing in a file is believed: lengths are bounded, a
record that is broken or cut short is told of, and the next one is looked for behind it.  Not by
warcio, which passes over broken members in silence and reads lines of any length.
"""

import mmap
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wirecrawler.errors import ExtractionError

MOST_BYTES = 64 << 20
"""Of one record, uncompressed; arbitrary: six times what is fetched of a page."""
MEMBER = b"\x1f\x8b\x08"
_BEGINS = b"WARC/"
_MOST_HEAD = 1 << 16
_STEP = 1 << 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_DIGITS = re.compile(r"\d{1,15}", re.ASCII)
_BLANK = re.compile(rb"[\r\n]*")

Content = bytes | mmap.mmap


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """One record."""

    offset: int
    """Of its gzip member, or of itself where nothing is compressed."""
    end: int
    """Where the next one begins."""
    fields: Mapping[str, str]
    """Named fields by lower-case name; of several the first."""
    block: bytes

    @property
    def kind(self) -> str:
        """`response`, `request`, `metadata`..."""
        return self.fields.get("warc-type", "").lower()

    @property
    def id(self) -> str:
        """WARC-Record-ID, without angle brackets."""
        return bare(self.fields.get("warc-record-id", ""))

    @property
    def url(self) -> str:
        """WARC-Target-URI; some old writers set it in angle brackets."""
        return bare(self.fields.get("warc-target-uri", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A stretch of a file that holds no record."""

    offset: int
    end: int
    reason: str


@contextmanager
def warc_content(path: Path) -> Iterator[Content]:
    """Yield what a file holds, without reading it into memory.

    Raises:
        ExtractionError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            if path.stat().st_size == 0:
                yield b""
                return
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                yield content
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise ExtractionError(str(path), f"cannot be read: {said}") from error


def warc_records(
    content: Content, start: int = 0, end: int | None = None
) -> Iterator[WarcRecord | Broken]:
    """Yield the records between two offsets in order, and what lies broken between them."""
    at, end = start, len(content) if end is None else min(end, len(content))
    while at < end:
        is_member = content[at : at + len(MEMBER)] == MEMBER
        try:
            found = _in_member(content, at) if is_member else [_plain(content, at)]
        except _BrokenError as error:
            after = _next_beginning(content, at + 1, end)
            yield Broken(offset=at, end=after, reason=str(error))
            at = after
            continue
        yield from found
        at = found[-1].end


def bare(text: str) -> str:
    """Return `text` without angle brackets around it."""
    return text.strip().removeprefix("<").removesuffix(">")


class _BrokenError(Exception):
    """No record can be read here; the text says why."""


def _in_member(content: Content, at: int) -> list[WarcRecord]:
    """Return the records of the gzip member at an offset: one, in files that keep to the rule."""
    inflated, end = _inflated(content, at)
    found: list[WarcRecord] = []
    place = 0
    while place < len(inflated):
        fields, block, place = _parsed(inflated, place)
        found.append(WarcRecord(offset=at, end=end, fields=fields, block=block))
    if not found:
        raise _BrokenError("an empty member")
    return found


def _inflated(content: Content, at: int) -> tuple[bytes, int]:
    """Return what a gzip member stands for, and where it ends."""
    inflating = zlib.decompressobj(wbits=31)
    out = bytearray()
    place = at
    try:
        while not inflating.eof:
            piece = inflating.unconsumed_tail
            if not piece:
                piece = content[place : place + _STEP]
                place += len(piece)
                if not piece:
                    raise _BrokenError("cut short")
            out += inflating.decompress(piece, _STEP)
            if len(out) > MOST_BYTES:
                raise _BrokenError(f"more than {MOST_BYTES >> 20} MiB")
    except zlib.error as error:
        said = "its checksum does not hold" if "check" in str(error) else "no gzip"
        raise _BrokenError(said) from error
    return bytes(out), place - len(inflating.unused_data)


def _plain(content: Content, at: int) -> WarcRecord:
    """Return the record at an offset of a file that is not compressed."""
    fields, block, end = _parsed(content, at)
    return WarcRecord(offset=at, end=end, fields=fields, block=block)


def _parsed(content: Content, at: int) -> tuple[dict[str, str], bytes, int]:
    """Return the fields and the block of a record, and where the next one begins."""
    window = content[at : at + _MOST_HEAD]
    ended = _HEAD_END.search(window)
    if not window.startswith(_BEGINS) or ended is None:
        raise _BrokenError("no WARC record")
    fields = _fields(window[: ended.start()])
    said = fields.get("content-length", "")
    if not _DIGITS.fullmatch(said):
        raise _BrokenError("no Content-Length")
    start = at + ended.end()
    if int(said) > MOST_BYTES:
        raise _BrokenError(f"more than {MOST_BYTES >> 20} MiB")
    block = content[start : start + int(said)]
    if len(block) < int(said):
        raise _BrokenError("cut short")
    after = start + len(block)
    blank = _BLANK.match(content[after : after + 16])
    return fields, block, after + (blank.end() if blank else 0)


def _fields(head: bytes) -> dict[str, str]:
    """Return the named fields of a record's head."""
    fields: dict[str, str] = {}
    last = ""
    for line in _LINE_END.split(head)[1:]:
        text = line.decode("utf-8", "replace")
        if text[:1] in (" ", "\t") and last:
            fields[last] += f" {text.strip()}"  # folded (section 4)
            continue
        name, colon, value = text.partition(":")
        last = name.strip().lower()
        if colon and last not in fields:
            fields[last] = value.strip()
    return fields


def _next_beginning(content: Content, at: int, end: int) -> int:
    """Return where the next record may begin."""
    plain = content.find(b"\n" + _BEGINS, at - 1, end)
    end = plain + 1 if plain >= 0 else end
    while (at := content.find(MEMBER, at, end)) >= 0:
        inflating = zlib.decompressobj(wbits=31)
        try:
            told = inflating.decompress(content[at : at + _STEP], len(_BEGINS))
        except zlib.error:
            told = b""
        if told == _BEGINS:
            return at
        at += 1
    return end
