"""Layout: the blocks of a page, what each of them weighs, and which stand in junk.

A block weighs what it holds of plain text: links, subheads, labels and times weigh nothing.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from wirecrawler.extract.blocks import DENSE, Block
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import BLOCK_TAGS, Walk, is_shown
from wirecrawler.extract.parts import (
    JUNK_TAGS,
    is_slight,
    says_comments,
    says_hidden,
    says_junk,
    text_length,
)

_SENTENCE = re.compile(r"[.!?…。！？؟।۔։:;»”\"')\]]$|[,،、，]")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b")
_ENDED = re.compile(r"[.!?…。！？؟।۔»”\"')\]]$")
_POOR = 600
"""What the text of a page weighs, at least, that is read without its menus; arbitrary."""
_MOST = 0.45
"""Share of a page's text from which a part is the story, whatever its name; arbitrary."""
_WHOLE = 0.9
"""Share of a block's text that is all of it, but for signs; arbitrary."""
_DIGITS = 0.3
"""Share of digits from which a short line is a time, an address or a telephone number."""


class Layout:
    """The blocks of a page.

    An element is known by its place in the order of the page; what is inside it follows it.
    """

    def __init__(self, root: Element, *, with_menus: bool = False) -> None:
        self.menus: list[Element] = []
        """What was not looked into."""
        self.gaps: list[int] = []
        """Of each of them, the number of the block before which it stands."""
        self._named_junk: set[int] = set()
        """Places of what was looked into though it says that it is junk."""
        walk = Walk(_is_read if with_menus else self._is_wanted)
        self.blocks: list[Block] = walk.blocks
        self.elements: list[Element] = walk.elements
        walk.over(root)
        self.parents: list[int] = walk.parents
        self._ends = self._ended()
        self._names: dict[int, str] = {}
        self.weights: list[float] = [_weight(block) for block in self.blocks]
        self.total = sum(self.weights)
        self._sums = self._summed(self.weights)
        self._is_told = not with_menus
        self.junk = self._junk(by_name=True)
        self._weigh_plain()
        if sum(self.plain) < 0.25 * self.total:
            # The site's names mean something else; its elements and roles must do.
            self.junk = self._junk(by_name=False)
            self._weigh_plain()

    def _weigh_plain(self) -> None:
        pairs = zip(self.weights, self.junk, strict=True)
        self.plain: list[float] = [0 if junk else weight for weight, junk in pairs]
        """What each block weighs that is not junk, 0 for the others."""
        self.plain_sums: list[float] = self._summed(self.plain)
        """The same for each element."""

    def _is_wanted(self, element: Element) -> bool:
        """Tell what is shown and is no menu; two elements in three of a page are in menus."""
        names = element.keys()
        if not (names or element.tag in JUNK_TAGS):
            return True
        if not _is_read(element):
            return False
        if says_junk(element, by_name=True):
            if _is_passed_over(element):
                self.menus.append(element)
                self.gaps.append(len(self.blocks))
                return False
            self._named_junk.add(len(self.elements))
        return True

    @property
    def is_poor(self) -> bool:
        """Whether so little text was found that it may stand in what was taken for menus."""
        return bool(self.menus) and sum(self.plain) < _POOR

    def _summed(self, weights: Sequence[float]) -> list[float]:
        """Return what the blocks in each element weigh."""
        sums = [0.0] * len(self.elements)
        for block, weight in zip(self.blocks, weights, strict=True):
            sums[block.place] += weight
        for place in range(len(sums) - 1, 0, -1):
            sums[max(self.parents[place], 0)] += sums[place]
        return sums

    def _junk(self, *, by_name: bool) -> list[bool]:
        """Return for each block whether it stands in a part that is not the story."""
        known: dict[int, bool] = {-1: False}
        return [
            self._is_junk(self.box(n), known, by_name)
            or (by_name and self._is_named_whole(n))
            for n in range(len(self.blocks))
        ]

    def _is_named_whole(self, n: int) -> bool:
        """Tell whether all of a block's text stands in one inline element that says junk."""
        block = self.blocks[n]
        element = self.elements[block.place]
        if element.tag in BLOCK_TAGS or not says_junk(element, by_name=True):
            return False
        return text_length(element) > _WHOLE * len(block.text)

    def _is_junk(self, place: int, known: dict[int, bool], by_name: bool) -> bool:
        line = []
        while place not in known:
            line.append(place)
            place = self.parents[place]
        is_junk = known[place]
        for inner in reversed(line):
            is_junk = is_junk or self._is_junk_part(inner, by_name)
            known[inner] = is_junk
        return is_junk

    def _is_junk_part(self, place: int, by_name: bool) -> bool:
        """Tell whether an element says so, and is not most of the page, whatever it says.

        Only comments are often longer than the story.
        """
        element, held = self.elements[place], self._sums[place]
        if held < _MOST * self.total:
            if by_name and self._is_told:
                return place in self._named_junk
            return says_junk(element, by_name=by_name)
        return by_name and self.total - held > _POOR and says_comments(element)

    def leave_out(self, places: Collection[int]) -> None:
        """Take what stands in the elements at `places` for junk too."""
        if not places:
            return
        left = bytearray(len(self.elements))
        for place in places:
            inside = self.inside(place)
            left[inside.start : inside.stop] = b"\1" * len(inside)
        for n, block in enumerate(self.blocks):
            self.junk[n] = self.junk[n] or bool(left[block.place])
        self._weigh_plain()

    def line(self, place: int) -> Iterator[int]:
        """Yield the places of an element and of all around it, nearest first."""
        while place >= 0:
            yield place
            place = self.parents[place]

    def inside(self, place: int) -> range:
        """Return the places of an element and of all inside it."""
        return range(place, self._ends[place])

    def _ended(self) -> list[int]:
        """Return for each element the place of the first behind all that is inside it."""
        ends = list(range(1, len(self.elements) + 1))
        for place in range(len(ends) - 1, 0, -1):
            parent = self.parents[place]
            if parent >= 0 and ends[place] > ends[parent]:
                ends[parent] = ends[place]
        return ends

    def place_of(self, element: Element | None) -> int | None:
        """Return the place of an element, None where it was not met."""
        if element is None or element not in self.elements:
            return None
        return self.elements.index(element)

    @cached_property
    def _boxes(self) -> list[int]:
        return [self._box(block.place) for block in self.blocks]

    def _box(self, place: int) -> int:
        while self.elements[place].tag not in BLOCK_TAGS and self.parents[place] >= 0:
            place = self.parents[place]
        return place

    def box(self, n: int) -> int:
        """Return the place of the element that block `n` fills: its `p`, say, not its `b`."""
        return self._boxes[n]

    @cached_property
    def styles(self) -> list[str]:
        """What each block and the box around it are called; "" where they have no name."""
        pairs = ((self.name(box), self.name(self.parents[box])) for box in self._boxes)
        return [f"{own} {around}".strip() for own, around in pairs]

    def name(self, place: int) -> str:
        """Return tag and class of an element; "" where it has no class."""
        if place not in self._names:
            element = self.elements[place]
            named = element.get("class") if place >= 0 else None
            self._names[place] = f"{element.tag!s}.{named}" if named else ""
        return self._names[place]


def _is_passed_over(element: Element) -> bool:
    """Tell what of junk need not be looked into: what is hidden, a menu, a label."""
    if says_hidden(element):
        return True
    return is_slight(element) and not _is_in_sentence(element)


def _is_in_sentence(element: Element) -> bool:
    """Tell a link or the like with text beside it: it is the story's, whatever its name."""
    inner: Element | None = element
    while inner is not None and inner.tag not in BLOCK_TAGS:
        before, around = inner.getprevious(), inner.getparent()
        text = around.text if before is None and around is not None else None
        if before is not None:
            text = before.tail
        if (text and not text.isspace()) or (inner.tail and not inner.tail.isspace()):
            return True
        inner = around
    return False


def _is_read(element: Element) -> bool:
    # What is hidden from screen readers says again, as decoration, what they are told elsewhere.
    return element.get("aria-hidden") != "true" and is_shown(element)


def _weight(block: Block) -> float:
    text = block.text
    if block.tag in ("h2", "h3"):
        return 0
    if block.link_chars > 0.5 * len(text):
        return 0
    plain = len(text) - block.link_chars
    chars = plain * (1 if text.isascii() or not DENSE.search(text) else 3)
    if chars < 30 or (chars < 90 and not _SENTENCE.search(text.rstrip())):
        return 0
    if len(text) < 90 and "\t" not in text and _is_figures(text):
        return 0
    return chars * (0.5 if block.tag == "li" else 1)


def _is_figures(text: str) -> bool:
    """Tell a line of times or other figures: "Kari Nord, 3 November 2026"."""
    if _DATED.search(text) and not _ENDED.search(text.rstrip()):
        return True
    digits = sum(map(str.isdigit, text))
    return digits > _DIGITS * sum(map(str.isalnum, text))
