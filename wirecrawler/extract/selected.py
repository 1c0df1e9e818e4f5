"""Selected: what the elements that a source's own selectors found say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.context import shown_or_machine
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import is_shown, read_blocks, text_of

_SUBHEADS = ("h2", "h3")


def selected_blocks(
    elements: Sequence[Element], dropped: Iterable[Element]
) -> list[Block]:
    """Return the blocks of the elements, those inside another of them once.

    What holds all of them cannot have been meant to be dropped.
    """
    out = {element for element in dropped if not _holds_all(element, elements)}
    inner = out.union(elements)
    outer = [e for e in elements if inner.isdisjoint(e.iterancestors())]

    def keep(element: Element) -> bool:
        return element not in out and is_shown(element)

    return read_blocks(*filter(keep, outer), keep=keep)


def _holds_all(element: Element, others: Sequence[Element]) -> bool:
    return all(element in other.iterancestors() for other in others)


def selected_lede(
    elements: Sequence[Element], dropped: Iterable[Element]
) -> list[Block]:
    """Return the blocks of a lede as paragraphs: some sources print it as a subhead."""
    blocks = selected_blocks(elements, dropped)
    return [replace(b, tag="p") if b.tag in _SUBHEADS else b for b in blocks]


def undropped(blocks: list[Block], dropped: Sequence[Element]) -> list[Block]:
    """Return the blocks that stand in none of the elements `dropped`."""
    if not dropped:
        return blocks
    out = set(dropped)
    return [
        block
        for block in blocks
        if out.isdisjoint((block.element, *block.element.iterancestors()))
    ]


def first_value(elements: Iterable[Element]) -> str:
    """Return the machine's form of the first element that has any, or its text; or ""."""
    return next((text for e in elements if (text := shown_or_machine(e))), "")


def every_text(elements: Iterable[Element]) -> tuple[str, ...]:
    """Return the texts of the elements that have any."""
    return tuple(text for e in elements if (text := text_of(e)))
