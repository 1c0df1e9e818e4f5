"""Selected: what the elements that a source's own selectors found say."""

from collections.abc import Iterable, Sequence

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.context import shown_or_machine
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import is_shown, read_blocks, text_of


def selected_blocks(
    elements: Sequence[Element], dropped: Iterable[Element]
) -> list[Block]:
    """Return the blocks of the elements, those inside another of them once."""
    out = set(dropped)
    inner = out.union(elements)
    outer = [e for e in elements if inner.isdisjoint(e.iterancestors())]

    def keep(element: Element) -> bool:
        return element not in out and is_shown(element)

    return read_blocks(*filter(keep, outer), keep=keep)


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
