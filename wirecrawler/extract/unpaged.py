"""Unpaged: what a server may send in place of a page, and a parser of HTML would read as one.

A feed that names itself as a story would else be stored, tags and all.  They are told by how they
begin, for servers call them text/html and application/xml alike.
"""

import codecs
import re

_MOST_BYTES = 65_536
"""Bytes that are looked at; arbitrary: comments and declarations stand before a root element."""
_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # XML 1.0 appendix F: "<" tells the width without a mark.
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# XML 1.0 section 2.8: what may stand before the root element.
_PROLOG = re.compile(
    rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>)*+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(
    rb"<(?:[\w.-]+:)?(rss|rdf|feed|urlset|sitemapindex|opml)(?=[\s/>])", re.IGNORECASE
)
_JSON_START = re.compile(rb'\s*(?:\{\s*["}]|\[\s*["\[\]{])')
_KINDS = {b"urlset": "a sitemap", b"sitemapindex": "a sitemap", b"opml": "OPML"}


def unpaged_kind(content: bytes) -> str:
    """Return what `content` is that is no page: `a feed`, `a sitemap`, `OPML`, `JSON`; or ""."""
    head = _narrow(content[:_MOST_BYTES])
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    if root is not None:
        return _KINDS.get(root[1].lower(), "a feed")
    # A page whose server prints a note before it may begin so, and does not end so.
    is_json = _JSON_START.match(head) and content[-1024:].rstrip()[-1:] in b"}]"
    return "JSON" if is_json else ""


def _narrow(head: bytes) -> bytes:
    """Return the beginning of a document without its mark, one byte a character."""
    for mark, codec in _WIDE:
        if head.startswith(mark):
            return head.decode(codec, "replace").lstrip("\ufeff").encode()
    return head.removeprefix(codecs.BOM_UTF8)
