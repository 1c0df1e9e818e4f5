"""The bytes of a feed or sitemap as text: gzip, byte order marks, wrong declarations."""

import codecs
import re
import zlib
from dataclasses import dataclass

from w3lib.encoding import resolve_encoding

# What may follow a limit is not read; the same figure as WIRECRAWLER_MAX_DECODED_BYTES's default.
MAX_BYTES = 20 * 2**20

_GZIP = b"\x1f\x8b\x08"
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
# The longest mark first: that of UTF-32 begins with that of UTF-16.  RFC 7303 section 3: a mark
# says more than the Content-Type, and that more than the declaration.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # XML 1.0 appendix F: "<" tells the width without a mark.
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
# Python's codecs hold more than character sets (zlib, idna, punycode): only these are tried, the
# ones of the WHATWG Encoding standard.
_LEGACY = re.compile(
    r"cp125\d|cp8\d\d|cp9\d\d|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|gbk|gb2312|big5\w*"
    r"|euc_\w+|iso2022_jp|tis-620|utf-16(-[lb]e)?"
)
_NOT_ASCII = re.compile("[^\x00-\x7f\ufffd]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as text, and what was wrong with its bytes."""

    text: str
    """Without a byte order mark."""
    problems: tuple[str, ...] = ()
    """Each in a few words."""


def read_document(
    content: bytes, *, encoding: str | None = None, max_bytes: int = MAX_BYTES
) -> Document:
    """Return the text of `content`, whatever it is; never raises.

    gzip is undone (known by its magic bytes, RFC 1952 section 2.3.1; a cut one as far as it goes)
    and what lies beyond `max_bytes` left.  `encoding` is what the HTTP Content-Type or the source's
    declaration said.  Bytes that are UTF-8 are read as UTF-8 whatever is declared: text in another
    encoding is practically never valid UTF-8 by chance.
    """
    content, problems = _unpacked(content, max_bytes)
    for mark, codec in _MARKS:
        if content.startswith(mark):
            text = content.decode(codec, "replace").removeprefix("\ufeff")
            return Document(text=text, problems=tuple(problems))
    declared = _declared(content)
    text, codec = _decoded(content, (encoding or "", declared))
    if declared and not content.isascii() and _codec(declared) != codec:
        problems.append(f"declared as {declared}, read as {codec}")
    if "\ufffd" in text:
        problems.append(f"bytes that are no {codec}")
    return Document(text=text, problems=tuple(problems))


def _unpacked(content: bytes, max_bytes: int) -> tuple[bytes, list[str]]:
    if not content.startswith(_GZIP):
        return content[:max_bytes], _cut_note(len(content) > max_bytes, max_bytes)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(content, max_bytes + 1)
    except zlib.error:
        return b"", ["not gzip, though it begins so"]
    problems = _cut_note(len(unpacked) > max_bytes, max_bytes)
    if not problems and not unpacker.eof:
        problems = ["gzip cut short"]
    return unpacked[:max_bytes], problems


def _cut_note(is_cut: bool, max_bytes: int) -> list[str]:
    return [f"over {max_bytes} bytes: the rest was not read"] if is_cut else []


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:1024])
    return found[1].decode("ascii") if found else ""


def _codec(label: str) -> str:
    """Return the codec that browsers mean by `label`, "utf-8" where it names none."""
    codec = resolve_encoding(label) or ""
    return codec if _LEGACY.fullmatch(codec) else "utf-8"


def _decoded(content: bytes, labels: tuple[str, ...]) -> tuple[str, str]:
    """Return the text and the codec by which it was read."""
    for codec in ("utf-8", *map(_codec, labels)):
        try:
            # Not `decode`: a document that is cut may end within a character.
            return codecs.getincrementaldecoder(codec)().decode(content), codec
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", "replace")
    # Mostly sound UTF-8: one entry was cut within a character, or pasted in another encoding.
    if len(_NOT_ASCII.findall(text)) >= text.count("\ufffd"):
        return text, "utf-8"
    return content.decode("cp1252", "replace"), "cp1252"
