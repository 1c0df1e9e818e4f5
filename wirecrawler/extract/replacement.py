"""Replacement: a CSS selector that finds now what a selector of the source's own found before.

Of the names of the elements that hold what is wanted, and of those around them, the first is taken
that finds this and nothing else when it is tried on the page.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.context import is_small, shown_or_machine
from wirecrawler.extract.element_names import names_of
from wirecrawler.extract.element_selectors import (
    NAMES,
    WORDS,
    alone,
    element_selectors,
    inside_page,
    scoped,
    selected,
    within,
)
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import BLOCK_TAGS, read_blocks, text_of
from wirecrawler.extract.selected import every_text, selected_blocks
from wirecrawler.extract.tails import without_tail
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.text import collapsed

_MOST_TRIED = 120
"""Selectors tried for one field of a page; arbitrary."""
_MOST_BLOCKS = 400
"""Paragraphs by whose places a story's element is looked for; arbitrary."""
_MOST_PARTS = 4
"""Elements side by side over which a text may be spread; arbitrary."""
_OUTWARDS = 4
"""Elements around the wanted one that are tried too; arbitrary."""
_HELD = 0.85
"""Share of the text that an element holds which may be the story's; the lede may stand apart."""
_ALIKE = 0.9
"""How alike what a selector reads must be, above; see `_Body._likeness`."""
_SOUGHT = 12
"""Characters of a word that is looked for; arbitrary."""
_AROUND = 3
"""Elements around a text that may be named for what it says; arbitrary."""
_BETTER = 0.005
"""How much better a later, longer selector must read; arbitrary."""
Check = Callable[[list[Element]], bool]


def body_replacement(
    root: Element, blocks: Sequence[Block], dropped: Sequence[Element] = ()
) -> str:
    """Return the selector that reads a page the most like these blocks, or "" where none does.

    Args:
        root: The page.
        blocks: What the general rules took for the story.
        dropped: What the source's `drop` found there.
    """
    return _Body(root, blocks, dropped).selector() if blocks else ""


def told_replacement(root: Element, body: str, dropped: Sequence[Element] = ()) -> str:
    """Return the selector that reads a page the most like a text, or "" where none does.

    Args:
        root: The page.
        body: The text that is known to be the story's: paragraphs, a blank line between two.
        dropped: What the source's `drop` found there.
    """
    told = Counter(body.split("\n\n"))
    blocks = [block for block in read_blocks(root) if block.text in told]
    return _Body(root, blocks, dropped, told).selector() if blocks else ""


def value_replacement(
    root: Element, field: str, texts: Sequence[str], *, agency: str = ""
) -> str:
    """Return a selector that finds these texts for a field, or "" where none lasts.

    Args:
        root: The page.
        field: As of `PageSelectors`: `headline`, `byline`, `lede`, `published`, `section`,
            `keywords`.
        texts: What the general rules found, verbatim: one text, or one an author or keyword.
        agency: The name of the source, which is nobody's byline.
    """
    wanted = tuple(filter(None, map(collapsed, texts)))
    if not wanted:
        return ""
    says = _saying(field, wanted, agency)
    tried = (
        selector
        for element in islice(_holders(root, field, wanted), _OUTWARDS)
        for selector in element_selectors(element, field)
    )
    return _first(root, tried, says)


def _first(root: Element, selectors: Iterable[str], finds: Check) -> str:
    """Return the first selector whose elements are what is wanted, or ""."""
    known: set[tuple[int, ...]] = set()
    for selector in islice(_each_once(selectors), _MOST_TRIED):
        elements = selected(root, selector)
        places = tuple(map(id, elements))
        if elements and places not in known and finds(elements):
            return selector
        known.add(places)
    return ""


def _each_once(selectors: Iterable[str]) -> Iterator[str]:
    """Yield each selector when it is first met; those behind are not even made till asked for."""
    seen: set[str] = set()
    for selector in selectors:
        if selector not in seen:
            seen.add(selector)
            yield selector


# The text of a story.


class _Body:
    """The search for what reads the blocks of one page."""

    def __init__(
        self,
        root: Element,
        blocks: Sequence[Block],
        dropped: Sequence[Element],
        wanted: Counter[str] | None = None,
    ) -> None:
        self._root = root
        self._dropped = dropped
        self._wanted = wanted or Counter(block.text for block in blocks)
        some = blocks[:_MOST_BLOCKS]
        self._lines = [[_box(b), *_box(b).iterancestors()] for b in some]
        self._held: Counter[Element] = Counter()
        """Characters of the blocks in an element."""
        for block, line in zip(some, self._lines, strict=True):
            for element in line:
                self._held[element] += len(block.text)
        self._all = sum(len(block.text) for block in some)

    def selector(self) -> str:
        """Return the selector that reads best, the first of those that read alike."""
        best, chosen = _ALIKE - _BETTER, ""
        known: set[tuple[int, ...]] = set()
        for selector in islice(_each_once(self._selectors()), _MOST_TRIED):
            elements = selected(self._root, selector)
            places = tuple(map(id, elements))
            if places not in known and self._may_hold(elements):
                share = self._likeness(elements)
                if share > best + _BETTER:
                    best, chosen = share, selector
                if share == 1:
                    break
            known.add(places)
        return chosen

    def _may_hold(self, elements: Sequence[Element]) -> bool:
        """Tell, before they are read, whether enough of the blocks stand in the elements."""
        inner = set(elements)
        held = sum(
            self._held[e] for e in elements if inner.isdisjoint(e.iterancestors())
        )
        return held >= _HELD * self._all

    def _likeness(self, elements: Sequence[Element]) -> float:
        """Return how much of what they read is wanted, and of what is wanted is read: 0 to 1."""
        read = Counter(
            block.text
            for block in without_tail(selected_blocks(elements, self._dropped))
        )
        alike = _chars(read & self._wanted)
        return 2 * alike / (_chars(read) + _chars(self._wanted))

    def _selectors(self) -> Iterator[str]:
        """Yield what may read the blocks, the best first."""
        holders = self._holders()
        for element in holders:
            yield from alone(element, "body")
        yield from self._boxes(holders[0])
        for element in holders:
            yield from scoped(element, "body")
        for element in holders:
            yield from self._children(element)
        yield from self._parts(holders[0])

    def _holders(self) -> list[Element]:
        """Return the elements that hold nearly all of the blocks, the innermost first."""
        enough = _HELD * self._all
        line = max(self._lines, key=lambda line: _depth(line, self._held, enough))
        wide = [e for e in line if self._held[e] >= enough]
        inside = [e for e in wide if e.tag not in ("body", "html")]
        return (inside or wide)[:_OUTWARDS]

    def _inner(self, holder: Element) -> list[list[Element]]:
        """Return for each block in `holder` the elements down to it, the outermost first."""
        lines = [line[: line.index(holder)] for line in self._lines if holder in line]
        return [line[::-1] for line in lines if line]

    def _boxes(self, holder: Element) -> Iterator[str]:
        """Yield the names that most boxes, or most paragraphs, of the story share."""
        around = within(holder, "body", itself=True)
        for depth in (0, 1, 2, -1):
            names: Counter[str] = Counter()
            for line in self._inner(holder):
                if len(line) > max(depth, 0):
                    names.update(names_of(line[depth])[:NAMES])
            for name, _ in names.most_common(2):
                yield name
                yield from (f"{scope} {name}" for scope in around[:NAMES])

    def _parts(self, holder: Element) -> Iterator[str]:
        """Yield the elements side by side that hold the story: `.text-top, .text-rest`."""
        parts = dict.fromkeys(line[0] for line in self._inner(holder) if len(line) > 1)
        names = [next(alone(part, "body"), "") for part in parts]
        if not (1 < len(parts) <= _MOST_PARTS and all(names)):
            return
        # Not what holds the headline and the date beside the lede.
        if self._likeness(list(parts)) > 1 - _BETTER:
            yield ", ".join(dict.fromkeys(names))

    def _children(self, holder: Element) -> Iterator[str]:
        """Yield the paragraphs of an element by their tags: `.text > p, .text > h2`."""
        lines = self._inner(holder)
        scopes = [*alone(holder, "body"), *scoped(holder, "body")]
        for scope in scopes[: 2 * NAMES]:
            for sign, at in ((" > ", 0), (" ", -1)):
                tags = Counter(str(line[at].tag) for line in lines).most_common(4)
                for count in range(len(tags), 0, -1):
                    yield ", ".join(f"{scope}{sign}{tag}" for tag, _ in tags[:count])


def _box(block: Block) -> Element:
    """Return the element that a block fills: its `p`, say, not its `b`."""
    around = block.element.iterancestors(*BLOCK_TAGS)
    is_box = block.element.tag in BLOCK_TAGS
    return block.element if is_box else next(around, block.element)


def _depth(line: Sequence[Element], held: Counter[Element], enough: float) -> int:
    """Return how many elements of a line hold enough."""
    return sum(held[element] >= enough for element in line)


def _chars(texts: Counter[str]) -> int:
    return sum(len(text) * count for text, count in texts.items())


# One value.


def _saying(field: str, wanted: tuple[str, ...], agency: str) -> Check:
    """Return what tells elements that say just what is wanted."""
    if field == "keywords":
        return lambda elements: every_text(elements) == wanted
    if field == "byline":
        names = byline_names(wanted, agency=agency)
        return lambda elements: (
            bool(names) and byline_names(every_text(elements), agency=agency) == names
        )
    read = text_of if field in ("headline", "lede") else shown_or_machine
    return lambda elements: {read(element) for element in elements} == {wanted[0]}


def _holders(root: Element, field: str, wanted: tuple[str, ...]) -> list[Element]:
    """Return the elements that say the first of what is wanted, the likeliest first."""
    says = _saying(field, wanted[:1], "")
    found = [e for e in dict.fromkeys(_near(root, wanted[0])) if says([e])]
    return sorted(found, key=lambda element: _unlikeness(element, field))


def _near(root: Element, text: str) -> Iterator[Element]:
    """Yield the elements in which the longest word of a text stands, and those close around."""
    # Its beginning: without spaces the text is one word, and may have marks within.
    start = max(text.split(), key=len)[:_SOUGHT]
    for element in root.iter():
        said = [element.text, *element.attrib.values()]
        at = element if any(start in value for value in said if value) else None
        if at is None and start in (element.tail or ""):
            at = element.getparent()
        if at is not None and at.tag not in ("html", "title", "script"):
            around = islice(inside_page(at), _AROUND)
            yield from filter(is_small, [at, *around])


def _unlikeness(element: Element, field: str) -> tuple[bool, bool]:
    """Return what tells one that is named for its field, then one that a reader sees, first."""
    names = [str(element.tag), *names_of(element)]
    is_named = any(WORDS[field].search(name) for name in names)
    is_heading = field == "headline" and element.tag in ("h1", "h2", "h3")
    return not (is_heading or (is_named and field != "headline")), element.tag == "meta"
