"""The light markup of the story files, and the HTML and the plain text it stands for.

Blocks are separated by a blank line: `## ` begins a subhead, `> ` a quotation, `- ` and `1. ` the
items of a list, anything else is a paragraph.  Within a block the lines are joined by a space.
In a line `*em*`, `**strong**` and `[text](address)`; there is no way to escape them.
"""

import html
import re
from dataclasses import dataclass
from typing import Literal

_INLINE = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|\[(?P<text>.+?)\]\((?P<href>\S+?)\)"
)
_NUMBERED = re.compile(r"\d+\. ")

Kind = Literal["p", "h2", "blockquote", "ul", "ol"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, subhead, quotation or list."""

    kind: Kind
    """Name of its HTML element."""
    lines: tuple[str, ...]
    """Its text, inline markup still in; one for each item of a list, else just one."""


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`, in order."""
    pieces = re.split(r"\n\s*\n", text.strip())
    return tuple(_block(piece.splitlines()) for piece in pieces)


def block_html(block: Block) -> str:
    """Return `block` as one HTML element, everything in it escaped."""
    lines = [_inline_html(line) for line in block.lines]
    if block.kind in {"ul", "ol"}:
        inner = "".join(f"\n<li>{line}</li>" for line in lines) + "\n"
    elif block.kind == "blockquote":
        inner = f"<p>{lines[0]}</p>"
    else:
        inner = lines[0]
    return f"<{block.kind}>{inner}</{block.kind}>"


def body_html(text: str) -> str:
    """Return the blocks of `text` as HTML, one below the other."""
    return "\n".join(block_html(block) for block in blocks(text))


def plain_lines(text: str) -> tuple[str, ...]:
    """Return what a reader sees of `text`: a line a paragraph, subhead or list item."""
    return tuple(
        _INLINE.sub(lambda m: m["strong"] or m["em"] or m["text"], line)
        for block in blocks(text)
        for line in block.lines
    )


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("- "):
        return Block(kind="ul", lines=tuple(line[2:] for line in lines))
    if _NUMBERED.match(first):
        return Block(kind="ol", lines=tuple(_NUMBERED.sub("", line) for line in lines))
    if first.startswith("> "):
        return _joined("blockquote", [line.removeprefix("> ") for line in lines])
    if first.startswith("## "):
        return _joined("h2", [first.removeprefix("## "), *lines[1:]])
    return _joined("p", lines)


def _joined(kind: Kind, lines: list[str]) -> Block:
    return Block(kind=kind, lines=(" ".join(line.strip() for line in lines),))


def _inline_html(line: str) -> str:
    return _INLINE.sub(_element, html.escape(line, quote=False))


def _element(match: re.Match[str]) -> str:
    if match["strong"]:
        return f"<strong>{match['strong']}</strong>"
    if match["em"]:
        return f"<em>{match['em']}</em>"
    href = match["href"].replace('"', "%22")
    return f'<a href="{href}">{match["text"]}</a>'
