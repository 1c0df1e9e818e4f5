"""Scripted: the text of a story that its page holds in a script alone, for a program to show.

Pages that are put together in the browser carry the story as HTML in a string of a script, the
string escaped as JSON does (RFC 8259 section 7).
"""

import json
import re
from collections.abc import Iterator

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.body import locate
from wirecrawler.extract.html_tree import Element, read_html

# An unclosed string ends with its script: what is behind it is not looked at again.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)(?:"|\Z)', re.DOTALL)
_PARAGRAPH = re.compile(r"<p[ >]|\\u003[cC]p[ \\]")
_ESCAPED = re.compile(r'\\(?:"|u[0-9a-fA-F]{4})')
_MOST_CHARS = 4_000_000
"""Characters of scripts that are searched; arbitrary."""
_DEPTH = 1
"""JSON in a string of JSON."""
_FEW_CHARS = 250
"""Characters of what is no story but a prompt told in a script; arbitrary."""


def scripted_blocks(root: Element) -> list[Block]:
    """Return the blocks of the longest story told in a script; none where there is none."""
    told = max(_told(root), key=len, default="")
    if not told:
        return []
    try:
        page = read_html(told.encode("utf-8", "replace"), url="", encoding="utf-8")
    except ExtractionError:
        return []
    blocks = locate(page, headline=None).blocks
    return blocks if sum(len(block.text) for block in blocks) > _FEW_CHARS else []


def _told(root: Element) -> Iterator[str]:
    left = _MOST_CHARS
    for script in root.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        yield from _strings(text, _DEPTH)


def _strings(text: str, depth: int) -> Iterator[str]:
    """Yield the strings in a script that are HTML, those inside other strings too."""
    if not _PARAGRAPH.search(text):
        return
    for match in _STRING.finditer(text):
        said = _unescaped(match[1]) if _PARAGRAPH.search(match[1]) else ""
        if _ESCAPED.search(said):
            yield from _strings(said, depth - 1) if depth else ()
        else:
            yield said


def _unescaped(text: str) -> str:
    """Return what a JSON string says, "" where it is none."""
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return ""
