"""Paragraphs: a part of a page as the text that a browser would show.

White space follows CSS Text 3 section 4.1 (`white-space: normal`): runs of space, tab, line feed,
carriage return and form feed become one space, none stands at the ends of a line; every other
character stays.  `br` is a line feed, two or more in a row end the paragraph, as `innerText`
shows them (HTML Standard, section 3.2.7); so is a line feed inside `pre`.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import takewhile

from wirecrawler.extract.html_tree import Element

_WHITE = " \t\n\r\f"
_SPACE = re.compile(f"[{_WHITE}]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What React sends after the page's frame is hidden until its script has put it in its place.
_STREAMED = re.compile(r"S:[0-9a-f]+")
# Elements that browsers lay out as blocks (HTML Standard, section 15.3).
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu"
    " nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed canvas video audio picture"
    " img input button select textarea head link meta title datalist map rp".split()
)
_CELLS = ("td", "th")
_MARKS = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "a": "a"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LISTS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}

Keep = Callable[[Element], bool]
Mark = tuple[str, str]
"""A tag and its href (empty but for `a`)."""
Within = tuple[str, Element]
"""`ul`, `ol` or `blockquote`, and the element of the page that it stands for."""


@dataclass(slots=True, kw_only=True, eq=False)
class Block:
    """One paragraph, subhead, list item or quoted paragraph."""

    tag: str
    """`p`, `h2`, `h3` or `li`."""
    within: Within | None = None
    """The list or quotation it belongs to."""
    item: Element | None = None
    """The list item that it is, or is one of several paragraphs of."""
    element: Element
    """The element in which its text begins."""
    pieces: list[tuple[str, tuple[Mark, ...]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a browser would show of it."""
        return "".join(text for text, _ in self.pieces)

    @property
    def link_chars(self) -> int:
        """How many characters stand in links."""
        return sum(
            len(text) for text, marks in self.pieces if any(m[0] == "a" for m in marks)
        )

    @property
    def has_text(self) -> bool:
        """Whether anything in it is visible: more than white space and format characters."""
        return any(
            not c.isspace() and unicodedata.category(c) != "Cf" for c in self.text
        )


def is_shown(element: Element) -> bool:
    """Tell whether a browser shows an element, by its own attributes."""
    if element.get("hidden") is not None:
        return bool(_STREAMED.fullmatch(element.get("id") or ""))
    style = element.get("style")
    return not (style and _HIDDEN.search(style))


def text_of(element: Element) -> str:
    """Return the text that a browser would show of `element`, on one line."""
    return " ".join(b.text.replace("\n", " ") for b in read_blocks(element))


def read_blocks(*elements: Element, keep: Keep = is_shown) -> list[Block]:
    """Return the blocks of the elements in order, without the subtrees that `keep` denies.

    The elements themselves are read whatever `keep` says.  Blocks without any visible character
    are left out.
    """
    walk = _Walk(keep)
    for element in elements:
        walk.over(element)
    return [block for block in walk.blocks if block.has_text]


def shared_marks(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the marks that two pieces begin with alike."""
    pairs = zip(one, other, strict=False)
    return tuple(mark for mark, _ in takewhile(lambda p: p[0] == p[1], pairs))


def body_text(blocks: list[Block]) -> str:
    """Return the blocks as paragraphs separated by one blank line."""
    return "\n\n".join(block.text for block in blocks)


@dataclass(frozen=True, slots=True)
class _State:
    """What a piece of text inherits from the elements around it."""

    tag: str = "p"
    within: Within | None = None
    item: Element | None = None
    marks: tuple[Mark, ...] = ()
    is_pre: bool = False


_Step = tuple[str, Element, _State]


class _Walk:
    """Passes over subtrees; holds the block under way."""

    def __init__(self, keep: Keep) -> None:
        self.keep = keep
        self.blocks: list[Block] = []
        self._block: Block | None = None
        self._space = False
        self._breaks = 0

    def over(self, root: Element) -> None:
        """Take the blocks of `root`.

        The stack is our own: pages nest deeper than Python recurses.
        """
        stack: list[_Step] = [("enter", root, _State())]
        while stack:
            step, node, state = stack.pop()
            if step == "tail":
                self._text(node.tail, node.getparent(), state)
            elif step == "leave":
                self._flush()
            elif self._is_read(node, root):
                stack += self._enter(node, state)
        self._flush()

    def _is_read(self, node: Element, root: Element) -> bool:
        if not isinstance(node.tag, str):
            return False
        if node.tag in _UNSEEN and not _is_unclosed_button(node):
            return False
        return node is root or self.keep(node)

    def _enter(self, node: Element, state: _State) -> list[_Step]:
        """Take the text before the first child; return the steps that follow, last first."""
        steps: list[_Step] = []
        if node.tag == "br":
            self._break()
        elif node.tag in _CELLS and _is_of_data(node):
            self._tab()
        elif node.tag in _BLOCKS or node.tag in _CELLS:
            self._flush()
            steps.append(("leave", node, state))
            state = _placed(node, state)
        elif node.tag in _MARKS:
            state = _marked(node, state)
        self._text(node.text, node, state)
        for child in reversed(node):
            steps += [("tail", child, state), ("enter", child, state)]
        return steps

    def _text(self, text: str | None, holder: Element | None, state: _State) -> None:
        if not text or holder is None:
            return
        lines = text.split("\n") if state.is_pre else [text]
        for number, line in enumerate(lines):
            if number:
                self._break()
            self._line(line, holder, state)

    def _line(self, text: str, holder: Element, state: _State) -> None:
        words = text.strip(_WHITE)
        self._space = self._space or text != text.lstrip(_WHITE)
        if not words:
            return
        if self._breaks > 1:
            self._flush()
        if self._block is None:
            self._block = _begun(holder, state)
        elif white := self._white(self._block):
            # Between two marks it stands in neither: a link is not underlined before it begins.
            shared = shared_marks(self._block.pieces[-1][1], state.marks)
            self._block.pieces.append((white, shared))
        self._block.pieces.append((_SPACE.sub(" ", words), state.marks))
        self._breaks, self._space = 0, text != text.rstrip(_WHITE)

    def _white(self, block: Block) -> str:
        """Return what stands between the last piece and the next."""
        if self._breaks:
            return "\n"
        return " " if self._space and block.pieces[-1][0] != "\t" else ""

    def _break(self) -> None:
        self._breaks += 1
        self._space = False

    def _tab(self) -> None:
        """Stand a tab between two cells of a row, as `innerText` does."""
        if self._block is not None:
            self._block.pieces.append(("\t", ()))
        self._breaks, self._space = 0, False

    def _flush(self) -> None:
        block = self._block
        if block is not None:
            while block.pieces[-1][0] == "\t":
                block.pieces.pop()
            self.blocks.append(block)
        self._block = None
        self._breaks, self._space = 0, False


def _placed(node: Element, state: _State) -> _State:
    """Return the state inside a block element."""
    tag = str(node.tag)
    if tag in _HEADINGS:
        return _State(_HEADINGS[tag], marks=state.marks)
    if tag in _LISTS or tag == "blockquote":
        return _State("p", (_LISTS.get(tag, tag), node), marks=state.marks)
    if tag == "li":
        within = state.within
        if within is None or within[0] == "blockquote":
            within = _list_of(node)
        return _State("li", within, node, state.marks)
    return replace(state, is_pre=True) if tag == "pre" else state


def _is_unclosed_button(node: Element) -> bool:
    """Tell a button whose end tag is missing: the parser puts the rest of the page into it."""
    return node.tag == "button" and next(node.iter("p", "main"), None) is not None


def _list_of(item: Element) -> Within:
    """Return the list of an item that is read without it, or that has none."""
    above = item.getparent()
    if above is None:
        return "ul", item
    return _LISTS.get(str(above.tag), "ul"), above


def _begun(holder: Element, state: _State) -> Block:
    within = state.within
    if within and within[0] != "blockquote" and state.tag != "li":
        within = None  # text straight in a list, outside its items
    return Block(tag=state.tag, within=within, item=state.item, element=holder)


def _marked(node: Element, state: _State) -> _State:
    href = node.get("href", "") if node.tag == "a" else ""
    mark = (_MARKS[str(node.tag)], href)
    if mark in state.marks or (node.tag == "a" and not href):
        return state
    # HTML has no link inside a link; where the parser makes one, the inner one leads.
    outer = [m for m in state.marks if not (href and m[0] == "a")]
    return replace(state, marks=(*outer, mark))


def _is_of_data(cell: Element) -> bool:
    """Tell a cell of a table of data from one that lays out a page."""
    if any(isinstance(n.tag, str) and n.tag in _BLOCKS for n in cell.iterdescendants()):
        return False
    return any(
        next(cell.itersiblings(*_CELLS, preceding=before), None) is not None
        for before in (True, False)
    )
