"""Body: where on a page its story stands, and which of the paragraphs there belong to it.

Every block of the page is read once, in order.  A block weighs what it holds of plain text; the
story stands in the element whose blocks weigh most, near ones counting than far ones.  What
its class, its role or its words say to be something else (captions, related links, share bars,
prompts) is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import Walk, is_shown, text_of
from wirecrawler.extract.parts import (
    favour,
    is_named_body,
    is_slight,
    is_whole,
    says_junk,
)
from wirecrawler.normalize.text import squeezed

_SENTENCE = re.compile(r"[.!?…。！？؟।۔։:;»”\"')\]]$|[,،、，]")
_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_HIDING = frozenset(("aria-hidden", "hidden", "style"))
_POOR = 600
"""What the text of a page weighs, at least, that is read without its menus; arbitrary."""
_FAR = 0.62
"""What a block counts for one level further up; .5 to .7 did alike on the development pages."""


@dataclass(frozen=True, slots=True)
class Located:
    """What of a page is its story."""

    blocks: list[Block]
    """Those of the story, the lede first; none where the page holds no paragraph."""
    page: list[Block]
    """All that the page shows but for its menus and the like."""
    menus: list[Element]
    """Those."""

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
    page = _Page(root)
    if page.is_poor:
        page = _Page(root, with_menus=True)
    container = page.best()
    blocks: list[Block] = []
    if container is not None:
        blocks = _Reading(page, container, headline, title).blocks()
    return Located(blocks=blocks, page=page.blocks, menus=page.menus)


class _Page:
    """The blocks of a page, what each weighs, and which of its parts are junk.

    An element is known by its place in the order of the page; what is inside it follows it.
    """

    def __init__(self, root: Element, *, with_menus: bool = False) -> None:
        self.menus: list[Element] = []
        walk = Walk(_is_read if with_menus else self._is_wanted)
        walk.over(root)
        self.blocks = walk.blocks
        self.elements = walk.elements
        self.parents = walk.parents
        self.weights = [_weight(block) for block in self.blocks]
        self.total = sum(self.weights)
        self._sums = self._summed(self.weights)
        self.junk = self._junk(by_name=True)
        plain = self._plain_weights()
        if sum(plain) < 0.25 * self.total:
            # The site's names mean something else; its elements and roles must do.
            self.junk = self._junk(by_name=False)
            plain = self._plain_weights()
        self._plain = plain
        self._plain_sums = self._summed(plain)

    def _is_wanted(self, element: Element) -> bool:
        """Tell what is shown and is no menu; two elements in three of a page are in menus."""
        if not _is_read(element):
            return False
        if says_junk(element, by_name=True) and is_slight(element):
            self.menus.append(element)
            return False
        return True

    @property
    def is_poor(self) -> bool:
        """Whether so little text was found that it may stand in what was taken for menus."""
        return bool(self.menus) and sum(self._plain) < _POOR

    def _summed(self, weights: Sequence[float]) -> list[float]:
        """Return what the blocks in each element weigh."""
        sums = [0.0] * len(self.elements)
        for block, weight in zip(self.blocks, weights, strict=True):
            sums[block.place] += weight
        for place in range(len(sums) - 1, 0, -1):
            sums[max(self.parents[place], 0)] += sums[place]
        return sums

    def _plain_weights(self) -> list[float]:
        """Return what each block weighs that is not junk, 0 for the others."""
        pairs = zip(self.weights, self.junk, strict=True)
        return [0 if junk else weight for weight, junk in pairs]

    def _junk(self, *, by_name: bool) -> list[bool]:
        """Return for each block whether it stands in a part that is not the story."""
        known: dict[int, bool] = {-1: False}
        return [self._is_junk(block.place, known, by_name) for block in self.blocks]

    def _is_junk(self, place: int, known: dict[int, bool], by_name: bool) -> bool:
        line = []
        while place not in known:
            line.append(place)
            place = self.parents[place]
        is_junk = known[place]
        for inner in reversed(line):
            is_junk = is_junk or (
                self._sums[inner] < 0.45 * self.total
                and says_junk(self.elements[inner], by_name=by_name)
            )
            known[inner] = is_junk
        return is_junk

    def line(self, place: int) -> Iterator[int]:
        """Yield the places of an element and of all around it, nearest first."""
        while place >= 0:
            yield place
            place = self.parents[place]

    def inside(self, place: int) -> range:
        """Return the places of an element and of all inside it."""
        end = place + 1
        while end < len(self.parents) and self.parents[end] >= place:
            end += 1
        return range(place, end)

    def best(self) -> int | None:
        """Return the place of the element in which the story stands."""
        scores: dict[int, float] = {}
        favours: dict[int, float] = {}
        for block, weight in zip(self.blocks, self._plain, strict=True):
            share = weight
            for place in self.line(self.parents[block.place]) if weight else ():
                if place not in favours:
                    favours[place] = favour(self.elements[place])
                scores[place] = scores.get(place, 0) + share * favours[place]
                share *= _FAR
        if not scores:
            return None
        return self._widened(self._house_of(max(scores, key=lambda p: scores[p])))

    def _house_of(self, place: int) -> int:
        """Return the nearest article around an element, else the farthest box named as a body."""
        farthest = place
        for above in self.line(place):
            element = self.elements[above]
            if is_whole(element):
                return above
            if element.tag not in ("body", "html") and is_named_body(element):
                farthest = above
        return farthest

    def _widened(self, best: int) -> int:
        """Return the smallest element around `best` that holds the rest of its story too.

        Stories are cut into several boxes by advertisements; the boxes are sisters.
        """
        held = self._plain_sums[best]
        for above in list(self.line(best))[1:]:
            if self.elements[above].tag in ("body", "html"):
                break
            more = self._plain_sums[above]
            is_all = is_whole(self.elements[best])
            if more > 2.5 * held or (is_all and more < 1.4 * held):
                break
            if more > held:
                best, held = above, more
        return best


class _Reading:
    """The choice among the blocks of one container."""

    def __init__(
        self, page: _Page, container: int, headline: Element | None, title: str
    ) -> None:
        self.page = page
        self.inside = page.inside(container)
        self.headline = range(0)
        if headline is not None and headline in page.elements:
            self.headline = page.inside(page.elements.index(headline))
        self.has_headline = headline is not None
        self.title = squeezed(title)

    def blocks(self) -> list[Block]:
        """Return the blocks of the story, in order."""
        inside = [n for n, b in enumerate(self.page.blocks) if b.place in self.inside]
        start = self._headline_index(inside)
        chosen = self._trimmed(
            [n for n in inside if n > start and not self.page.junk[n]]
        )
        lede = self._lede(start, min(chosen, default=inside[0]), chosen)
        return [self.page.blocks[n] for n in (*lede, *chosen)]

    def _headline_index(self, inside: Sequence[int]) -> int:
        """Return the index of the block that holds the headline, or -1.

        One that stands behind half of the text is another story's.
        """
        sums = list(accumulate(self.page.weights[n] for n in inside))
        held = zip(inside, sums, strict=True)
        end = next(n for n, weight in held if weight > sums[-1] / 2)
        found = (n for n in range(end) if self._is_headline(self.page.blocks[n]))
        return next(found, -1)

    def _is_headline(self, block: Block) -> bool:
        if self.has_headline:
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
        known = {self.page.blocks[n].text for n in chosen}
        found: list[int] = []
        for n in range(start + 1, first):
            if self.page.weights[n] < 40 or self.page.junk[n]:
                continue
            if self.page.blocks[n].text in known or len(found) >= 3:
                continue
            found.append(n)
        return found

    def _trimmed(self, chosen: list[int]) -> list[int]:
        """Return the blocks without those that are links, prompts or a second headline."""
        kept: list[int] = []
        seen: set[str] = set()
        for n in chosen:
            block = self.page.blocks[n]
            if _is_stray(block, self.page.weights[n]) or self._repeats_title(block):
                continue
            if len(block.text) > 60 and block.text in seen:
                continue
            seen.add(block.text)
            kept.append(n)
        while kept and self._is_loose_end(kept[-1]):
            kept.pop()
        return kept[self._loose_start(kept) :]

    def _loose_start(self, kept: Sequence[int]) -> int:
        """Return where the text begins behind the times, names and labels on top of it."""
        for place, n in enumerate(kept):
            if self.page.weights[n]:
                block = (
                    self.page.blocks[n - 1]
                    if place and kept[place - 1] == n - 1
                    else None
                )
                return place - 1 if block and block.tag in ("h2", "h3") else place
        return 0

    def _is_loose_end(self, n: int) -> bool:
        """Tell whether a block at the very end says nothing: a subhead, a stray word."""
        block = self.page.blocks[n]
        return block.tag in ("h2", "h3") or not any(c.isalnum() for c in block.text)


def _is_read(element: Element) -> bool:
    # What is hidden from screen readers says again, as decoration, what they are told elsewhere.
    if _HIDING.isdisjoint(element.keys()):
        return True
    return element.get("aria-hidden") != "true" and is_shown(element)


def _weight(block: Block) -> float:
    text = block.text
    if block.tag in ("h2", "h3"):
        return 0
    if block.link_chars > 0.5 * len(text):
        return 0
    plain = len(text) - block.link_chars
    chars = plain * (1 if text.isascii() or not _DENSE.search(text) else 3)
    if chars < 30 or (chars < 90 and not _SENTENCE.search(text)):
        return 0
    return chars * (0.5 if block.tag == "li" else 1)


def _is_stray(block: Block, weight: float) -> bool:
    """Tell whether a block inside the story is links rather than text."""
    text = block.text
    if block.tag in ("h2", "h3"):
        return block.link_chars > 0.8 * len(text)
    if block.link_chars >= 0.8 * len(text) and not weight:
        return len(text) < 200
    return False
