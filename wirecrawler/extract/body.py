"""Body: where on a page its story stands, and which of the paragraphs there belong to it.

Every block of the page is read once, in order.  A block weighs what it holds of plain text; the
story stands in the element whose blocks weigh most, near ones counting than far ones.  What
its class, its role or its words say to be something else (captions, related links, share bars,
prompts) is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import Block, is_shown, read_blocks
from wirecrawler.extract.parts import favour, house_of, is_whole, says_junk
from wirecrawler.normalize.text import squeezed

_SENTENCE = re.compile(r"[.!?…。！？؟।۔։:;»”\"')\]]$|[,،、，]")
_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_FAR = 0.62
"""What a block counts for one level further up; .5 to .7 did alike on the development pages."""


@dataclass(frozen=True, slots=True)
class Located:
    """What of a page is its story."""

    blocks: list[Block]
    """Those of the story, the lede first; none where the page holds no paragraph."""
    page_links: int
    """Characters of link text on the whole page."""


def locate(root: Element, *, headline: Element | None, title: str = "") -> Located:
    """Return what of a page is its story.

    Args:
        root: The page.
        headline: The element of its headline, where known: what stands between it and the
            body may be the lede.
        title: The text of the headline.
    """
    page = _Page(root)
    container = page.best()
    blocks: list[Block] = []
    if container is not None:
        blocks = _Reading(page, container, headline, title).blocks()
    links = sum(block.link_chars for block in page.blocks)
    return Located(blocks=blocks, page_links=links)


class _Page:
    """The blocks of a page, what each weighs, and which of its parts are junk."""

    def __init__(self, root: Element) -> None:
        self.blocks = read_blocks(root, keep=_is_read)
        self.weights = [_weight(block) for block in self.blocks]
        self._junk: dict[Element, bool] = {}
        self._ancestors: dict[Element, tuple[Element, ...]] = {}
        self._sums: dict[Element, float] = {}
        for block, weight in zip(self.blocks, self.weights, strict=True):
            for element in self.line(block):
                self._sums[element] = self._sums.get(element, 0) + weight
        self.total = sum(self.weights)
        self._by_name = True
        self.junk = [self._is_junk(block) for block in self.blocks]
        if sum(self._plain_weights()) < 0.25 * self.total:
            # The site's names mean something else; its elements and roles must do.
            self._by_name = False
            self._junk.clear()
            self.junk = [self._is_junk(block) for block in self.blocks]
        self._plain: dict[Element, float] = {}
        for block, weight in zip(self.blocks, self._plain_weights(), strict=True):
            for element in self.line(block) if weight else ():
                self._plain[element] = self._plain.get(element, 0) + weight

    def _plain_weights(self) -> list[float]:
        """Return what each block weighs that is not junk, 0 for the others."""
        pairs = zip(self.weights, self.junk, strict=True)
        return [0 if junk else weight for weight, junk in pairs]

    def line(self, block: Block) -> tuple[Element, ...]:
        """Return the block's element and all above it, nearest first."""
        element = block.element
        if element not in self._ancestors:
            self._ancestors[element] = (element, *element.iterancestors())
        return self._ancestors[element]

    def _is_junk(self, block: Block) -> bool:
        """Tell whether a block stands in a part that is not the story."""
        return any(self._is_junk_part(e) for e in self.line(block))

    def _is_junk_part(self, element: Element) -> bool:
        if element not in self._junk:
            self._junk[element] = self._sums.get(
                element, 0
            ) < 0.45 * self.total and says_junk(element, by_name=self._by_name)
        return self._junk[element]

    def best(self) -> Element | None:
        """Return the element in which the story stands."""
        scores: dict[Element, float] = {}
        favours: dict[Element, float] = {}
        for block, weight in zip(self.blocks, self._plain_weights(), strict=True):
            share = weight
            for element in self.line(block)[1:] if weight else ():
                if element not in favours:
                    favours[element] = favour(element)
                scores[element] = scores.get(element, 0) + share * favours[element]
                share *= _FAR
        if not scores:
            return None
        best = max(scores, key=lambda e: scores[e])
        return self._widened(house_of(best))

    def plain(self, element: Element) -> float:
        """Return what the blocks below an element weigh, less those in junk."""
        return self._plain.get(element, 0)

    def _widened(self, best: Element) -> Element:
        """Return the smallest element above `best` that holds the rest of its story too.

        Stories are cut into several boxes by advertisements; the boxes are sisters.
        """
        above, held = best.getparent(), self.plain(best)
        while above is not None and above.tag not in ("body", "html"):
            more = self.plain(above)
            if more > 2.5 * held or (is_whole(best) and more < 1.4 * held):
                break
            if more > held:
                best, held = above, more
            above = above.getparent()
        return best


class _Reading:
    """The choice among the blocks of one container."""

    def __init__(
        self,
        page: _Page,
        container: Element,
        headline: Element | None,
        title: str,
    ) -> None:
        self.page = page
        self.container = container
        self.headline = headline
        self.title = squeezed(title)

    def blocks(self) -> list[Block]:
        """Return the blocks of the story, in order."""
        inside = [
            n
            for n, block in enumerate(self.page.blocks)
            if self.container in self.page.line(block)
        ]
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
        if self.headline is not None:
            return self.headline in self.page.line(block)
        return bool(self.title) and squeezed(block.text) == self.title

    def _lede(self, start: int, first: int, chosen: Sequence[int]) -> list[int]:
        """Return the blocks between headline and body that open the story."""
        if start < 0:
            return []
        known = {squeezed(self.page.blocks[n].text) for n in chosen}
        found: list[int] = []
        for n in range(start + 1, first):
            block = self.page.blocks[n]
            if self.page.weights[n] < 40 or self.page.junk[n]:
                continue
            if squeezed(block.text) in known or len(found) >= 3:
                continue
            found.append(n)
        return found

    def _trimmed(self, chosen: list[int]) -> list[int]:
        """Return the blocks without those that are links, prompts or a second headline."""
        kept: list[int] = []
        seen: set[str] = set()
        for n in chosen:
            block = self.page.blocks[n]
            letters = squeezed(block.text)
            if _is_stray(block, self.page.weights[n]) or letters == self.title:
                continue
            if len(letters) > 60 and letters in seen:
                continue
            seen.add(letters)
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
    return element.get("aria-hidden") != "true" and is_shown(element)


def _weight(block: Block) -> float:
    text = block.text
    if block.tag in ("h2", "h3"):
        return 0
    plain = len(text) - block.link_chars
    chars = plain * (3 if _DENSE.search(text) else 1)
    if block.link_chars > 0.5 * len(text) or chars < 30:
        return 0
    if chars < 90 and not _SENTENCE.search(text):
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
