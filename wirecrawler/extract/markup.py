"""Markup: the blocks of a story as HTML of a few tags, links absolute."""

import html
from collections.abc import Iterator
from itertools import groupby

import nh3

from wirecrawler.extract.blocks import Block, Mark, shared_marks
from wirecrawler.normalize.url import resolve

ALLOWED_TAGS = frozenset(
    ("p", "h2", "h3", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br")
)
_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_TAGS),
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    link_rel=None,
)


def body_html(blocks: list[Block], *, base: str) -> str:
    """Return the blocks as `ALLOWED_TAGS`, the same text as `body_text`.

    Links are resolved against `base`; one that leads to no http(s) address is plain text.
    """
    out: list[str] = []
    for within, group in groupby(blocks, key=lambda block: block.within):
        parts = [_element(list(unit), base) for _, unit in groupby(group, key=_unit)]
        text = "".join(parts)
        out.append(f"<{within[0]}>{text}</{within[0]}>" if within else text)
    return _CLEANER.clean("".join(out))


def _unit(block: Block) -> object:
    """Return what tells a block's element from the next one's: paragraphs of an item share it."""
    return block if block.item is None else block.item


def _element(parts: list[Block], base: str) -> str:
    tag = parts[0].tag
    inner = "<br><br>".join([_inner(part, base) for part in parts])
    return f"<{tag}>{inner}</{tag}>"


def _inner(block: Block, base: str) -> str:
    if any(marks for _, marks in block.pieces):
        return "".join(_inline(block, base))
    return _escaped(block.text)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _inline(block: Block, base: str) -> Iterator[str]:
    opened: tuple[Mark, ...] = ()
    for text, said in block.pieces:
        if said or opened:
            marks = tuple(_absolute(said, base))
            same = len(shared_marks(opened, marks))
            yield "".join([f"</{tag}>" for tag, _ in reversed(opened[same:])])
            yield "".join([_opening(mark) for mark in marks[same:]])
            opened = marks
        yield _escaped(text)
    yield "".join([f"</{tag}>" for tag, _ in reversed(opened)])


def _absolute(marks: tuple[Mark, ...], base: str) -> Iterator[Mark]:
    for tag, href in marks:
        if tag != "a":
            yield tag, ""
        elif link := resolve(href, base):
            yield tag, link


def _opening(mark: Mark) -> str:
    tag, link = mark
    return f'<a href="{html.escape(link)}">' if link else f"<{tag}>"
