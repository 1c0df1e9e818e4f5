"""Told: the text of a story that its page holds in JSON-LD alone, for a program to show.

schema.org `articleBody` is plain text; many pages put HTML into it.
"""

import html
import re

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.html_tree import read_html
from wirecrawler.extract.jsonld import Node, prose
from wirecrawler.extract.paragraphs import read_blocks

_MARKUP = re.compile(r"</?(?:p|br|div)\b[^<>]*>", re.IGNORECASE)


def told_blocks(node: Node) -> list[Block]:
    """Return the paragraphs of a story's `articleBody`, one a line; none where it has none."""
    text = prose(node, "articleBody")
    if not _MARKUP.search(text):
        lines = (html.escape(line) for line in text.splitlines())
        text = "".join(f"<p>{line}</p>" for line in lines)
    try:
        return read_blocks(read_html(text.encode(), url="", encoding="utf-8"))
    except ExtractionError:
        return []
