"""Body: where on a page its story stands, and which of the paragraphs there belong to it.

Every block of the page is read once, in order.  Of those in the element where the story stands,
what its class, its role, its words or its place says to be something else (captions, related
links, share bars, prompts) is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.container import container_of
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.kin import Kin
from wirecrawler.extract.layout import Layout
from wirecrawler.extract.neighbours import other_stories
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.parts import is_named_lede
from wirecrawler.extract.printed_dates import printed_dates
from wirecrawler.extract.prompts import (
    Prompts,
    is_label,
    is_labelled_link,
)
from wirecrawler.normalize.text import squeezed

_LONGEST_STAMP, _STAMP_WORDS = 160, 30
"""Characters of a line that tells when, and of its words beside dates and links; arbitrary."""
_LONG_WORD = re.compile(r"(?<!\w)[^\W\d_]{6,}(?!\w)")
_MOST_LEDES = 3
_LEDE, _NAMED_LEDE = 40, 25
"""What a lede weighs, at least; characters of one that is named as such."""
_MOST_STRANGE = 2
"""Blocks behind the text that stand otherwise, from which on nothing is the story's."""
_SUBHEADS = ("h2", "h3")


@dataclass(frozen=True, slots=True)
class Located:
    """What of a page is its story."""

    blocks: list[Block]
    """Those of the story, the lede first; none where the page holds no paragraph."""
    page: list[Block]
    """All that the page shows but for its menus and the like."""
    menus: list[Element]
    """Those."""
    gaps: list[int]
    """Of each of them, the number of the block of `page` before which it stands."""

    @property
    def page_links(self) -> int:
        """Characters of link text on the whole page."""
        shown = sum(block.link_chars for block in self.page)
        links = [link for menu in self.menus for link in menu.iter("a")]
        return shown + sum(len(text_of(link)) for link in links)


def locate(root: Element, *, headline: Element | None, title: str = "") -> Located:
    """Return what of a page is its story.

    Args:
        root: The page.
        headline: The element of its headline, where known: what stands between it and the
            body may be the lede.
        title: The text of the headline.
    """
    layout = Layout(root)
    if layout.is_poor:
        layout = Layout(root, with_menus=True)
    at = layout.place_of(headline)
    layout.leave_out(other_stories(layout, at))
    container = container_of(layout, at)
    blocks: list[Block] = []
    if container is not None:
        # One that is known, but was not met, is nowhere.
        nowhere = None if headline is None else range(0)
        heading = nowhere if at is None else layout.inside(at)
        blocks = _Reading(layout, container, title, heading).blocks()
    return Located(
        blocks=blocks, page=layout.blocks, menus=layout.menus, gaps=layout.gaps
    )


class _Reading:
    """The choice among the blocks of one container."""

    def __init__(
        self, layout: Layout, container: int, title: str, headline: range | None
    ) -> None:
        self.layout = layout
        self.inside = layout.inside(container)
        self.headline = headline
        """The places of its element; None where only its text is known."""
        self.title = squeezed(title)
        inside = [b for b in layout.blocks if b.place in self.inside]
        self.prompts = Prompts(inside)

    def blocks(self) -> list[Block]:
        """Return the blocks of the story, in order."""
        blocks = self.layout.blocks
        inside = [n for n, block in enumerate(blocks) if block.place in self.inside]
        start = self._headline_index(inside)
        chosen = self._trimmed(
            [n for n in inside if n > start and not self.layout.junk[n]]
        )
        lede = self._lede(start, min(chosen, default=inside[0]), chosen)
        return [blocks[n] for n in (*lede, *chosen)]

    def _headline_index(self, inside: Sequence[int]) -> int:
        """Return the index of the block that holds the headline, or -1.

        One that stands behind half of the text is another story's.
        """
        sums = list(accumulate(self.layout.weights[n] for n in inside))
        held = zip(inside, sums, strict=True)
        end = next(n for n, weight in held if weight > sums[-1] / 2)
        found = (n for n in range(end) if self._is_headline(self.layout.blocks[n]))
        return next(found, -1)

    def _is_headline(self, block: Block) -> bool:
        if self.headline is not None:
            return block.place in self.headline
        return bool(self.title) and self._repeats_title(block)

    def _repeats_title(self, block: Block) -> bool:
        # Of a text three times as long nothing need be compared.
        near = len(block.text) < 3 * len(self.title) + 10
        return near and squeezed(block.text) == self.title

    def _lede(self, start: int, first: int, chosen: Sequence[int]) -> list[int]:
        """Return the blocks between headline and body that open the story."""
        if start < 0:
            return []
        between = [n for n in range(start + 1, first) if self._is_lede(n)]
        return [n for n in between if not self._is_told(n, chosen)][:_MOST_LEDES]

    def _is_told(self, n: int, others: Sequence[int]) -> bool:
        """Tell whether other blocks say all of block `n`: a lede may be made of their words."""
        blocks = self.layout.blocks
        told = " ".join([blocks[other].text for other in others]).casefold()
        words = _LONG_WORD.findall(blocks[n].text.casefold())
        if not all(word in told for word in words):
            return False  # as most are, and it costs less than to squeeze the text
        return squeezed(blocks[n].text) in squeezed(told)

    def _is_lede(self, n: int) -> bool:
        """Tell whether a block between headline and body opens the story."""
        block = self.layout.blocks[n]
        if (
            self.layout.junk[n]
            or self.prompts.holds(block)
            or self._repeats_title(block)
            or _tells_when(block)
        ):
            return False
        if self.layout.weights[n] >= _LEDE:
            return True
        if block.link_chars or len(block.text) < _NAMED_LEDE:
            return False
        box = self.layout.box(n)
        around = [self.layout.elements[p] for p in (box, self.layout.parents[box])]
        return any(is_named_lede(e) for e in around if e.tag != "header")

    def _trimmed(self, chosen: list[int]) -> list[int]:
        """Return the blocks without those that are links, prompts or a second headline."""
        kept: list[int] = []
        seen: set[str] = set()
        for n in self._unlisted(chosen):
            block = self.layout.blocks[n]
            if _is_stray(block, self.layout.weights[n]) or self._repeats_title(block):
                continue
            if self.prompts.holds(block):
                continue
            if len(block.text) > 60 and block.text in seen:
                continue
            seen.add(block.text)
            kept.append(n)
        kept = self._headed(self._related(kept))
        while kept and self._is_loose_end(kept[-1]):
            kept.pop()
        kept = kept[self._loose_start(kept) :]
        return kept[1:] if self._is_told_twice(kept) else kept

    def _is_told_twice(self, kept: Sequence[int]) -> bool:
        has_text = bool(kept) and self.layout.weights[kept[0]] > 0
        return has_text and self._is_told(kept[0], kept[1:])

    def _unlisted(self, chosen: list[int]) -> Iterator[int]:
        """Yield the blocks but for lists of links under a label: "Read next"."""
        is_listed = False
        for n in chosen:
            block = self.layout.blocks[n]
            is_item = block.tag == "li"
            is_listed = is_label(block) or (is_listed and is_item)
            if not (is_listed and is_item and block.link_chars):
                yield n

    def _related(self, kept: list[int]) -> list[int]:
        """Return the blocks without labels and the like, which stand otherwise than the text.

        Behind the last paragraph two of them end the story.
        """
        kin = Kin(self.layout, kept)
        weights = self.layout.weights
        last = max((n for n in kept if weights[n]), default=-1)
        found: list[int] = []
        strange = 0
        for n in kept:
            if weights[n] or kin.holds(n) or (n < last and self._may_differ(n)):
                found.append(n)
            elif n > last and not self._is_cell(n):
                strange += 1
            if strange == _MOST_STRANGE:
                break
        return found

    def _may_differ(self, n: int) -> bool:
        """Tell what may stand otherwise than the text: a subhead, a table, a quotation."""
        block = self.layout.blocks[n]
        if block.tag in _SUBHEADS:
            return True
        is_quoted = block.within is not None and block.within[0] == "blockquote"
        return is_quoted or self._is_cell(n)

    def _is_cell(self, n: int) -> bool:
        """Tell whether a block stands in a table's cell, or is a row of cells."""
        line = islice(self.layout.line(self.layout.box(n)), 3)
        return any(self.layout.elements[place].tag in ("td", "th") for place in line)

    def _headed(self, kept: list[int]) -> list[int]:
        """Return the blocks without the subheads of nothing: another box's subhead follows."""
        empty = {n for n, after in pairwise(kept) if self._heads_nothing(n, after)}
        return [n for n in kept if n not in empty]

    def _heads_nothing(self, n: int, after: int) -> bool:
        tag, next_tag = (self.layout.blocks[k].tag for k in (n, after))
        if tag not in _SUBHEADS or next_tag not in _SUBHEADS or next_tag > tag:
            return False
        parents = self.layout.parents
        return parents[self.layout.box(n)] != parents[self.layout.box(after)]

    def _loose_start(self, kept: Sequence[int]) -> int:
        """Return where the text begins behind the times, names and labels on top of it."""
        for place, n in enumerate(kept):
            if self.layout.weights[n]:
                block = (
                    self.layout.blocks[n - 1]
                    if place and kept[place - 1] == n - 1
                    else None
                )
                return place - 1 if block and block.tag in _SUBHEADS else place
        return 0

    def _is_loose_end(self, n: int) -> bool:
        """Tell whether a block at the very end says nothing: a subhead, a stray word."""
        block = self.layout.blocks[n]
        return block.tag in _SUBHEADS or not any(c.isalnum() for c in block.text)


def _tells_when(block: Block) -> bool:
    """Tell a line that is a date, perhaps with a linked name: who wrote it, and when."""
    if len(block.text) > _LONGEST_STAMP:
        return False
    dates = sum(len(found[0]) for found in printed_dates(block.text))
    return dates > 0 and len(block.text) - dates - block.link_chars < _STAMP_WORDS


def _is_stray(block: Block, weight: float) -> bool:
    """Tell whether a block inside the story is links rather than text."""
    text = block.text
    if block.tag in _SUBHEADS and block.link_chars > 0.8 * len(text):
        return True
    if block.link_chars >= 0.8 * len(text) and not weight:
        return len(text) < 200
    return is_labelled_link(block)
