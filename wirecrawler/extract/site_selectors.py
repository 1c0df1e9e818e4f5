"""Site selectors: those that a few stories of a source prove better than the general rules.

A rule that is right on every sample needs no selector.  One is proven by three samples or more: it
holds on all of them, and the general rules fail on most, or read the text short on some.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.context import is_small
from wirecrawler.extract.element_names import names_of
from wirecrawler.extract.element_selectors import WORDS, selected
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.page import PageReading
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.replacement import value_replacement
from wirecrawler.extract.selected import selected_blocks
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.organisation import is_person
from wirecrawler.normalize.text import squeezed

_LEAST = 3
"""Samples that prove a selector."""
_TRIED = 12
"""Selectors that are tried for a field; arbitrary."""
_KEPT, _MORE, _MOST = 0.95, 1.1, 3
"""Of the general reading of a text: the share that a box keeps of each, how much more it holds of
one, and of none more than: a box with three times the text holds other stories too; arbitrary."""
_WRITER = re.compile(r"author|byline|writer|reporter", re.IGNORECASE)
"""Names of elements that are meant for who wrote the story; `name` is a commenter's too."""
_WRITERS = 3
"""Elements of one story that may name its writers; arbitrary."""
_PIECE = 24
"""Letters of a text that are looked for in another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A selector, and what proves it."""

    field: str
    """As of `PageSelectors`."""
    selector: str
    ground: str


def proven_selectors(readings: Sequence[PageReading], agency: str) -> Iterator[Proven]:
    """Yield the selectors of headline, body and byline that readings by the general rules prove.

    `agency` is the name of the source, which is nobody's byline.
    """
    if len(readings) < _LEAST:
        return
    for proof in (_headline(readings), _body(readings), _byline(readings, agency)):
        if proof is not None:
            yield proof


def text_share(wanted: str, held: str) -> float:
    """Return the share of a text's letters that another holds, 0 to 1: by pieces of 24 letters."""
    letters, other = squeezed(wanted), squeezed(held)
    starts = range(0, len(letters), _PIECE)
    kept = sum(letters[at : at + _PIECE] in other for at in starts)
    return kept / len(starts) if letters else 1.0


def body_box(blocks: Sequence[Block]) -> str:
    """Return a lasting name of the smallest box around most of a body, or ""."""
    weights: Counter[Element] = Counter()
    for block in blocks:
        for place, element in enumerate(
            (block.element, *block.element.iterancestors())
        ):
            # A nearer box of the same text goes before one further out.
            weights[element] += len(block.text) * 1000 - place
    whole = sum(len(block.text) for block in blocks) * 900
    for element, weight in reversed(weights.most_common()):
        if weight >= whole and (name := lasting_name(element)):
            return name
    return ""


def lasting_name(element: Element) -> str:
    """Return a selector of an element by what lasts from page to page, with its tag, or ""."""
    tag = str(element.tag)
    names = names_of(element) if tag not in ("body", "html") else []
    return f"{tag}{names[0]}" if names else ""


def _headline(readings: Sequence[PageReading]) -> Proven | None:
    """Return what finds the listing's titles, where the general rules find others on most."""
    titles = [squeezed(r.context.entry.headline) for r in readings]
    right = sum(
        squeezed(r.headline.text) == title
        for r, title in zip(readings, titles, strict=True)
    )
    if len(set(filter(None, titles))) < len(readings) or 2 * right >= len(readings):
        return None
    tried = (
        value_replacement(r.page.root, "headline", [r.context.entry.headline])
        for r in readings
    )
    for selector in _tried(tried):
        found = [_first_text(r, selector) for r in readings]
        if not selector.startswith("meta") and found == titles:
            ground = f"it has the listing's title on all samples, the general rules on {right}"
            return Proven(field="headline", selector=selector, ground=ground)
    return None


def _first_text(reading: PageReading, selector: str) -> str:
    texts = (squeezed(text_of(e)) for e in selected(reading.page.root, selector))
    return next(filter(None, texts), "")


def _body(readings: Sequence[PageReading]) -> Proven | None:
    """Return the box of the text on all samples, where the general rules read some of it short."""
    boxes = [body_box(r.body.blocks) for r in readings]
    if len(set(boxes)) == 1:
        return None
    bodies = [_text(r.body.blocks) for r in readings]
    for selector in _tried(["[itemprop=articleBody]", *boxes]):
        if selector[0] != "[" and not WORDS["body"].search(selector.partition(".")[2]):
            continue
        held = [
            _text(selected_blocks(selected(r.page.root, selector), ()))
            for r in readings
        ]
        if _is_fuller(bodies, held):
            ground = (
                "it holds the text of all samples, of some more than the general rules"
            )
            return Proven(field="body", selector=selector, ground=ground)
    return None


def _text(blocks: Iterable[Block]) -> str:
    return "\n\n".join(block.text for block in blocks)


def _is_fuller(bodies: Sequence[str], held: Sequence[str]) -> bool:
    """Tell whether texts hold others whole, one of them more, and share nothing of that."""
    pairs = list(zip(bodies, held, strict=True))
    lines = Counter(line for text in held for line in set(text.split("\n\n")))
    return (
        all(len(new) <= _MOST * len(old) for old, new in pairs)
        and all(text_share(old, new) >= _KEPT for old, new in pairs)
        and any(len(new) >= _MORE * len(old) for old, new in pairs)
        and lines.most_common(1)[0][1] == 1
    )


def _byline(readings: Sequence[PageReading], agency: str) -> Proven | None:
    """Return what names somebody on all samples, where the general rules find nobody on any."""
    if any(byline_names(r.byline.names, agency=agency) for r in readings):
        return None
    for selector in _tried(_byline_boxes(readings[0])):
        said = [[text_of(e) for e in selected(r.page.root, selector)] for r in readings]
        names = [byline_names(texts, agency=agency) for texts in said]
        are_persons = all(found and all(map(is_person, found)) for found in names)
        # One name on all of them may be the desk's; many in one are those of other stories.
        if are_persons and len(set(names)) > 1 and max(map(len, said)) <= _WRITERS:
            ground = "it names somebody on all samples, the general rules find nobody"
            return Proven(field="byline", selector=selector, ground=ground)
    return None


def _byline_boxes(reading: PageReading) -> Iterator[str]:
    for element in reading.page.root.iter("*"):
        name = lasting_name(element)
        if name and _WRITER.search(name) and is_small(element):
            yield name


def _tried(selectors: Iterable[str]) -> Iterator[str]:
    """Yield the first few of the selectors, each once."""
    return islice(dict.fromkeys(filter(None, selectors)), _TRIED)
