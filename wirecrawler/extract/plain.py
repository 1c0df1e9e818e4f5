"""Titles as plain text, from the three ways in which feeds spell them."""

import html
import re

from wirecrawler.normalize.text import collapsed

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>", re.DOTALL
)
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_UNSEEN = re.compile(
    r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
# Tags that part words; all others run on.
_PARTING = frozenset("br p div li ul ol h1 h2 h3 h4 h5 h6 td tr blockquote".split())
# Tags that an RSS title is taken to mean as markup.  RSS does not say whether a title is text or
# HTML, so "if x <y> z" keeps its <y>.
_MARKUP = _PARTING | frozenset(
    "a abbr b big center cite code del em font i img ins mark nobr q s small span strike strong"
    " sub sup tt u wbr".split()
)
# What Windows-1252 has where Unicode has C1 controls: "&#146;" is meant as an apostrophe
# (HTML 13.2.5.80, numeric character reference end state).
_C1 = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code)
    for code in range(0x80, 0xA0)
}


def plain_text(text: str) -> str:
    """Return a title that is plain text: its white space collapsed, nothing else changed."""
    return collapsed(text.translate(_C1))


def html_text(markup: str) -> str:
    """Return what a browser shows of a title that is HTML: no tags, references decoded once."""
    shown = _TAG.sub(_space_or_nothing, _UNSEEN.sub("", markup))
    return plain_text(html.unescape(shown))


def rss_text(text: str) -> str:
    """Return what is meant by an RSS title, which may be text or HTML (RSS 2.0 is silent).

    Known inline tags are taken out and character references with their semicolon decoded, once;
    "a < b", "AT&T" and "<name>" stay.
    """
    shown = _TAG.sub(_nothing_if_known, text)
    return plain_text(_REFERENCE.sub(lambda found: html.unescape(found[0]), shown))


def _space_or_nothing(tag: re.Match[str]) -> str:
    return " " if (tag[2] or "").lower() in _PARTING else ""


def _nothing_if_known(tag: re.Match[str]) -> str:
    is_known = tag[2] is None or tag[2].lower() in _MARKUP
    return _space_or_nothing(tag) if is_known else tag[0]
