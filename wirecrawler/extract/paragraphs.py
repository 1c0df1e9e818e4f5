"""Paragraphs: a part of a page as the text that a browser would show.

White space follows CSS Text 3 section 4.1 (`white-space: normal`): runs of space, tab, line feed,
carriage return and form feed become one space, none stands at the ends of a line; every other
character stays.  `br` is a line feed, two or more in a row end the paragraph, as `innerText`
shows them (HTML Standard, section 3.2.7); so is a line feed inside `pre`, whose other white space
collapses too: the paragraphs that tell the same in HTML could not show it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from wirecrawler.extract.blocks import Block, Mark, Within, shared_marks
from wirecrawler.extract.html_tree import Element

_WHITE = " \t\n\r\f"
_SPACE = re.compile(f"[{_WHITE}]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE
)
_HIDING = frozenset(("hidden", "style", "popover"))
# What React sends after the page's frame is hidden until its script has put it in its place.
_STREAMED = re.compile(r"S:[0-9a-f]+")
# Elements that browsers lay out as blocks (HTML Standard, section 15.3).
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu"
    " nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed canvas video audio picture"
    " img input button select textarea head link meta title datalist map rp noframes noembed meter"
    " progress".split()
)
_CELLS = ("td", "th")
_MARKS = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "a": "a"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LISTS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}
_INLINE = frozenset((*_MARKS, *_CELLS, "br"))
"""Elements inside a line that change what follows."""
_ODD = frozenset((*_UNSEEN, "dialog"))
"""Elements that are not shown, or not always."""
_STATED = frozenset((*_HEADINGS, *_LISTS, "blockquote", "li", "pre"))
"""Block elements that tell their text something beyond where it ends."""

Keep = Callable[[Element], bool]


def is_shown(element: Element) -> bool:
    """Tell whether a browser shows an element, by its own attributes."""
    if _HIDING.isdisjoint(element.keys()):
        return True
    if element.get("popover") is not None:
        return False
    if element.get("hidden") is not None:
        return bool(_STREAMED.fullmatch(element.get("id") or ""))
    style = element.get("style")
    return not (style and _HIDDEN.search(style))


def text_of(element: Element) -> str:
    """Return the text that a browser would show of `element`, on one line."""
    return " ".join([b.text.replace("\n", " ") for b in read_blocks(element)])


def read_blocks(*elements: Element, keep: Keep = is_shown) -> list[Block]:
    """Return the blocks of the elements in order, without the subtrees that `keep` denies.

    The elements themselves are read whatever `keep` says.  Blocks without any visible character
    are left out.
    """
    walk = Walk(keep)
    for element in elements:
        walk.over(element)
    return walk.blocks


@dataclass(frozen=True, slots=True)
class _State:
    """What a piece of text inherits from the elements around it."""

    tag: str = "p"
    within: Within | None = None
    item: Element | None = None
    marks: tuple[Mark, ...] = ()
    is_pre: bool = False


_PLAIN = _State()


class Walk:
    """Passes over subtrees once; holds their blocks and the elements that were met."""

    def __init__(self, keep: Keep = is_shown) -> None:
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        """Those that are shown, in the order of the page."""
        self.parents: list[int] = []
        """list[int]: place of an element -> that of the one around it; -1 for a root."""
        self._keep = keep
        self._block: Block | None = None
        self._space = False
        self._breaks = 0
        self._at = -1
        self._state = _PLAIN
        self._outer: list[tuple[_State, bool]] = []
        """Of each element around: the state outside of it, and whether it is a block."""

    def over(self, root: Element) -> None:
        """Take the blocks of `root`, which is walked without recursion: pages nest deep."""
        if not isinstance(root.tag, str) or self._is_unseen(root):
            return
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        enter, leave, keep = self._enter, self._leave, self._keep
        skipped = None
        for event, node in walker:
            if event == "start":
                tag = str(node.tag)
                if node is root or (
                    keep(node) if tag not in _ODD else self._is_read(node)
                ):
                    enter(node, tag)
                else:
                    skipped = node
                    walker.skip_subtree()
                continue
            if node is skipped:
                skipped = None
            elif event == "end":
                leave()
            if node is not root and (tail := node.tail):
                self._text(tail)
        self._flush()

    def _is_read(self, node: Element) -> bool:
        return not self._is_unseen(node) and self._keep(node)

    def _is_unseen(self, node: Element) -> bool:
        if node.tag == "dialog":
            return node.get("open") is None
        return node.tag in _UNSEEN and not _is_unclosed_button(node)

    def _enter(self, node: Element, tag: str) -> None:
        """Take what an element begins with, up to its first child."""
        self.parents.append(self._at)
        self._at = len(self.elements)
        self.elements.append(node)
        is_block = tag in BLOCK_TAGS and not (tag in _CELLS and _is_of_data(node))
        self._outer.append((self._state, is_block))
        if is_block:
            self._flush()
            if tag in _STATED:
                self._state = _placed(node, self._state)
        elif tag in _INLINE:
            self._enter_inline(node, tag)
        if text := node.text:
            self._text(text)

    def _enter_inline(self, node: Element, tag: str) -> None:
        if tag == "br":
            self._break()
        elif tag in _CELLS:
            self._tab()
        else:
            self._state = _marked(node, self._state)

    def _leave(self) -> None:
        self._state, is_block = self._outer.pop()
        if is_block:
            self._flush()
        self._at = self.parents[self._at]

    def _text(self, text: str) -> None:
        if not self._state.is_pre:
            self._line(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break()
            self._line(line)

    def _line(self, text: str) -> None:
        words = text.strip(_WHITE)
        if not words:
            self._space = True
            return
        self._space = self._space or text[0] in _WHITE
        if self._breaks > 1:
            self._flush()
        marks = self._state.marks
        if self._block is None:
            self._block = self._begun()
        elif white := self._white(self._block):
            # Between two marks it stands in neither: a link is not underlined before it begins.
            shared = shared_marks(self._block.pieces[-1][1], marks)
            self._block.pieces.append((white, shared))
        # One search for all of them costs five times as much.
        if (
            "\n" in words
            or "  " in words
            or "\t" in words
            or "\r" in words
            or "\f" in words
        ):
            words = _SPACE.sub(" ", words)
        self._block.pieces.append((words, marks))
        self._breaks, self._space = 0, text[-1] in _WHITE

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

    def _begun(self) -> Block:
        state = self._state
        within = state.within
        if within and within[0] != "blockquote" and state.tag != "li":
            within = None  # text straight in a list, outside its items
        return Block(
            tag=state.tag,
            within=within,
            item=state.item,
            element=self.elements[self._at],
            place=self._at,
        )

    def _flush(self) -> None:
        block = self._block
        if block is not None:
            while block.pieces[-1][0] == "\t":
                block.pieces.pop()
            block.end()
            if block.has_text:
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
    return _State(state.tag, state.within, state.item, state.marks, is_pre=True)


def _is_unclosed_button(node: Element) -> bool:
    """Tell a button whose end tag is missing: the parser puts the rest of the page into it."""
    return node.tag == "button" and next(node.iter("p", "main"), None) is not None


def _list_of(item: Element) -> Within:
    """Return the list of an item that is read without it, or that has none."""
    above = item.getparent()
    if above is None:
        return "ul", item
    return _LISTS.get(str(above.tag), "ul"), above


def _marked(node: Element, state: _State) -> _State:
    href = node.get("href", "") if node.tag == "a" else ""
    mark = (_MARKS[str(node.tag)], href)
    if mark in state.marks or (node.tag == "a" and not href):
        return state
    # HTML has no link inside a link; where the parser makes one, the inner one leads.
    outer = [m for m in state.marks if not (href and m[0] == "a")]
    marks = (*outer, mark)
    return _State(state.tag, state.within, state.item, marks, state.is_pre)


def _is_of_data(cell: Element) -> bool:
    """Tell a cell of a table of data from one that lays out a page."""
    if next(cell.iterdescendants(*BLOCK_TAGS), None) is not None:
        return False
    return any(
        next(cell.itersiblings(*_CELLS, preceding=before), None) is not None
        for before in (True, False)
    )
