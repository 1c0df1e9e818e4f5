"""Blocks: the paragraphs, subheads, list items and quoted paragraphs of a part of a page."""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import takewhile

from wirecrawler.extract.html_tree import Element

DENSE = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Scripts of which a character says about what three Latin ones do."""
_WORD = re.compile(r"\w")

Mark = tuple[str, str]
"""A tag and its href (empty but for `a`)."""
Within = tuple[str, Element]
"""`ul`, `ol` or `blockquote`, and the element of the page that it stands for."""
Piece = tuple[str, tuple[Mark, ...]]
"""Some text and the marks that it bears."""


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
    place: int = 0
    """Which of the elements of its walk that is."""
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    """What a browser would show of it; set when the block ends."""
    link_chars: int = 0
    """How many characters stand in links; likewise."""

    def end(self) -> None:
        """Set what follows from the pieces: no more of them come."""
        self.text = "".join([text for text, _ in self.pieces])
        self.link_chars = sum(
            [len(text) for text, marks in self.pieces if marks and _has_link(marks)]
        )

    @property
    def has_text(self) -> bool:
        """Whether anything in it is visible: more than white space and format characters."""
        return bool(_WORD.search(self.text)) or any(
            not c.isspace() and unicodedata.category(c) != "Cf" for c in self.text
        )


def _has_link(marks: tuple[Mark, ...]) -> bool:
    return "a" in [tag for tag, _ in marks]


def shared_marks(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the marks that two pieces begin with alike."""
    if one == other:
        return one
    pairs = zip(one, other, strict=False)
    return tuple(mark for mark, _ in takewhile(lambda p: p[0] == p[1], pairs))


def body_text(blocks: list[Block]) -> str:
    """Return the blocks as paragraphs separated by one blank line."""
    return "\n\n".join([block.text for block in blocks])
