"""HTML as it is found: the tree of a page, whatever its bytes and however deep it nests.

The encoding is chosen as the HTML Standard does (section 13.2.3.2): byte order mark, Content-Type,
the page's own declaration.  Only labels of character sets are heard: Python's codecs hold more
(zlib, idna, unicode_escape).
"""

import codecs
import re

from lxml import etree
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from wirecrawler.errors import ExtractionError
from wirecrawler.normalize.url import resolve

_CHARSET = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp125\d|cp8\d\d|cp9\d\d|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|gbk"
    r"|gb2312|big5\w*|euc_\w+|shift_jis\w*|iso2022_jp|tis-620"
)
# A break to browsers (HTML 13.2.6.4.7), nothing to libxml2: words would run together.
_END_OF_BR = re.compile(rb"</br\s{0,9}/?>", re.IGNORECASE)
# Browsers put what follows these into the body (HTML 13.2.6.4.19); libxml2 leaves it out.
_END_OF_PAGE = re.compile(rb"</(?:body|html)\s{0,9}>", re.IGNORECASE)
_BOX = re.compile(rb"<(?:article|div|h1|main|p|section|table)\b", re.IGNORECASE)
_END = re.compile(rb"</(br|body|html)\s{0,9}/?>", re.IGNORECASE)
"""One search for both: each costs as much as a tenth of the parse."""
_TAG = re.compile(rb"<!?[A-Za-z]")
_NOT_PLAIN = (b"\0", b"\x1b")
"""NUL, which is left out, and ESC, by which ISO-2022 is told: its bytes are ASCII."""

Element = etree._Element
"""One element of a page: lxml's own, as those of `lxml.html` cost a call in Python each."""


def read_html(content: bytes, *, url: str, encoding: str | None = None) -> Element:
    """Return the root element of a page.

    Comments, processing instructions and NUL characters are left out.  What nests deeper than the
    parser goes (2,048 elements) is not read.

    Args:
        content: The page, decoded from its content coding.
        url: Its address, for the error.
        encoding: The charset of the HTTP Content-Type.

    Raises:
        ExtractionError: There is no HTML element in it.
    """
    if not _is_plain(content):
        content = (
            decoded(content, encoding).replace("\0", "").encode("utf-8", "replace")
        )
    content = _as_browsers_read(content)
    if not _TAG.search(content):
        raise ExtractionError(url, "no HTML in it")
    # The depth of a parser that is not `huge_tree` is 256; its other limits are on the bytes.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    root: Element | None
    try:
        root = etree.fromstring(content, parser)
    except etree.LxmlError as error:
        raise ExtractionError(url, "no HTML in it") from error
    if root is None:  # a document type alone
        raise ExtractionError(url, "no HTML in it")
    return root


def _as_browsers_read(content: bytes) -> bytes:
    """Return a page with the end tags mended that libxml2 reads otherwise than browsers."""
    end = _END.search(content)
    if end and end[1].lower() == b"br":
        content = _END_OF_BR.sub(b"<br>", content)
        end = _END_OF_PAGE.search(content)
    if end and _BOX.search(content, end.end()):
        return _END_OF_PAGE.sub(b"", content)
    return content


def base_address(root: Element, url: str) -> str:
    """Return the address against which the links of the page at `url` are resolved.

    That of its first `base` element with an address (HTML Standard, section 4.2.3), else `url`.
    """
    element = root.find(".//base[@href]")
    said = "" if element is None else element.get("href", "")
    return (said and resolve(said, url)) or url


def decoded(content: bytes, encoding: str | None = None) -> str:
    """Return the text of a page; never raises.

    Bytes that are UTF-8 are read as UTF-8 whatever is declared: text in another encoding is
    practically never valid UTF-8 by chance.  What declares nothing else is Windows-1252.
    """
    marked, mark = read_bom(content)
    if marked and mark:
        return content[len(mark) :].decode(marked, "replace")
    if _is_utf8(content):
        return content.decode("utf-8", "replace")
    declared = _codec(encoding) or _codec(_declared(content)) or "cp1252"
    return content.decode(declared, "replace")


def _is_plain(content: bytes) -> bool:
    """Tell bytes that are UTF-8 as they stand: what is most often met, and need not be decoded."""
    if content.startswith(codecs.BOM_UTF8) or any(b in content for b in _NOT_PLAIN):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8(content: bytes) -> bool:
    """Tell whether it is UTF-8 and not ASCII alone; it may be cut within its last character."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return False
    return not text.isascii()


def _declared(content: bytes) -> str | None:
    """Return what the page declares, but not UTF-16: it was read as ASCII (HTML 13.2.3.2)."""
    declared = html_body_declared_encoding(content)
    return None if declared and declared.startswith("utf-16") else declared


def _codec(label: str | None) -> str | None:
    """Return the codec that browsers mean by a label, or None where it names no character set."""
    codec = resolve_encoding(label) if label else None
    if codec == "utf-16":
        return "utf-16-le"
    return codec if codec and _CHARSET.fullmatch(codec) else None
