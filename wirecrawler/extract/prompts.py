"""Prompts: paragraphs that speak of the page, not of the story.

Related links, credits, copyright lines, prompts to subscribe or to allow cookies: they stand among
the paragraphs of a story, in the same boxes, and only their words tell them.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from wirecrawler.extract.blocks import Block, Piece
from wirecrawler.extract.prompt_words import LABELS, OPENINGS, PHRASES

_LONGEST = 600
"""Characters of a paragraph that may be a prompt; arbitrary."""
_LONGEST_LINE = 240
"""Characters of one that is told by its beginning; arbitrary."""
_LONGEST_LABEL = 70
"""Characters of a label; arbitrary."""
_LINKED = 0.35
"""Share of a line that its link makes up where the rest is a label; arbitrary."""
_LABEL_END = re.compile(r"[:：|>»→]\s*$")
_SIGNS = " \xa0\t\n/.,:;!?：，。！？…|>»›→■【】[]()*•–—-"

_LETTER = re.compile(
    r"(?:sign(?:ing)? up|subscribe|register|anmelden|abonnieren|inscrivez|abonnez|suscr[ií]b)"
    r".{0,80}(?:newsletter|inbox)"
    r"|newsletter.{0,80}(?:sign up|subscribe|here|hier|anmelden|kostenlos|abonn|inscri|suscr)"
    r"|(?:our|unser(?:e[mn])?|notre|täglichen|free) (?:\w{1,20} ){0,2}newsletter"
)
_CREDIT = re.compile(r"credit: [^.]{1,60}[.)]{0,2}$")
_POSTED = re.compile(r"— .{1,60}\(@\w{1,20}\)")
_FOLLOWED = re.compile(r"^ما را در .{1,80} دنبال کنید[.!]?$")
_SEARCHED = {
    "newsletter": _LETTER,
    "inbox": _LETTER,
    "credit: ": _CREDIT,
    "(@": _POSTED,
    "دنبال کنید": _FOLLOWED,
}
"""dict[str, re.Pattern]: some words -> what stands anywhere in a line around them."""


class Prompts:
    """Knows the prompts among some blocks; what none of them says is looked for once."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        texts = [block.text for block in blocks if len(block.text) <= _LONGEST]
        said = "\n".join(texts).lower()
        self._phrases = [phrase for phrase in PHRASES if phrase in said]
        self._searched = [s for words, s in _SEARCHED.items() if words in said]

    def holds(self, block: Block) -> bool:
        """Tell whether a paragraph speaks of the page, by its words."""
        if len(block.text) > _LONGEST:
            return False
        line = block.text.strip().lower()
        return (
            is_label(block)
            or (len(line) <= _LONGEST_LINE and line.startswith(OPENINGS))
            or any(phrase in line for phrase in self._phrases)
            or any(searched.search(line) for searched in self._searched)
        )


def is_label(block: Block) -> bool:
    """Tell a line that is nothing but a label of what follows it: "Read next"."""
    text = block.text
    return len(text) <= _LONGEST_LABEL and text.lower().strip(_SIGNS) in LABELS


def is_labelled_link(block: Block) -> bool:
    """Tell a line that is a link and its label, in any language: "Read also: ..."."""
    text, links = block.text, block.link_chars
    if not links or links < _LINKED * len(text) or len(text) > _LONGEST:
        return False
    before = _unlinked(block.pieces)
    after = _unlinked(block.pieces[::-1])
    # Between its links it may have three characters.
    if len(before) + links + len(after) + 3 < len(text) or after.strip(_SIGNS):
        return False
    return len(before) <= _LONGEST_LABEL and bool(_LABEL_END.search(before))


def _unlinked(pieces: list[Piece]) -> str:
    """Return the text of the pieces before the first that is a link."""
    return "".join(text for text, _ in takewhile(_is_unlinked, pieces))


def _is_unlinked(piece: Piece) -> bool:
    return all(tag != "a" for tag, _ in piece[1])
