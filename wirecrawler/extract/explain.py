"""Explain: every candidate of every field of a page, which won, and by which rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from wirecrawler.extract import facts
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.bylines import byline_candidates
from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.element_names import shown_name, shown_path
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.page import BY_SELECTOR, PageReading
from wirecrawler.extract.parts import says_junk
from wirecrawler.extract.times import date_candidates, update_candidates
from wirecrawler.extract.title import headline_candidates
from wirecrawler.extract.weighed_dates import DateReader
from wirecrawler.normalize.byline import byline_names
from wirecrawler.story import ParsedDate, Precision, RawDate

_LINKED = 0.5
"""Share of a paragraph from which on it is its links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One value that a page offers for a field of its story."""

    field: str
    """As in the record of the page: `headline`...; `selectors`: what the source itself names."""
    text: str
    """Verbatim."""
    read_as: str = ""
    """What it says: a date's instant (its day, where it names no time), a byline's names by "; ".

    Empty where it says none, and for fields that are kept as they are.
    """
    evidence: str
    """Where it stood."""
    is_chosen: bool
    rule: str = ""
    """Why it was chosen; of a paragraph that was not, why not; "" for the others."""


def explained(reading: PageReading) -> Iterator[Explained]:
    """Yield what a page offers for each field, the chosen before the others.

    Raises:
        ExtractionError: A selector is not CSS.
    """
    yield Explained(
        field="kind",
        text=reading.kind.kind.value,
        evidence="",
        is_chosen=True,
        rule=reading.kind.rule,
    )
    yield from _selectors(reading)
    yield from _headline(reading)
    yield from _byline(reading)
    published, updated = reading.dates
    context, place = reading.context, reading.headline.element
    selected = reading.printed_dates
    reader = DateReader(context)
    found = date_candidates(context, place, selected[0])
    yield from _date("published_at", published, found, reader)
    found = update_candidates(context, selected[1])
    yield from _date("updated_at", updated, found, reader)
    yield from _facts(reading)
    yield from _body(reading)


def _selectors(reading: PageReading) -> Iterator[Explained]:
    """Yield the source's own selectors; those that find something are the chosen."""
    instead = {one.selector: one.instead for one in reading.missing}
    for one in fields(reading.selectors):
        said = getattr(reading.selectors, one.name)
        if said and one.name == "years":
            found, evidence = 1, "the layout that fits the page"
        elif said:
            found = len(reading.page.select(said))
            evidence = f"finds {found or 'nothing'}"
            if would := instead.get(said):
                evidence += f"; {would} would"
        else:
            continue
        yield Explained(
            field="selectors",
            text=f"{one.name}: {said}",
            evidence=evidence,
            is_chosen=found > 0,
        )


def _headline(reading: PageReading) -> Iterator[Explained]:
    chosen = reading.headline
    first = Candidate(text=chosen.text, evidence=chosen.evidence)
    others = headline_candidates(reading.context)
    yield from _field("headline", [first], others, chosen.rule)


def _byline(reading: PageReading) -> Iterator[Explained]:
    chosen = reading.byline
    first = [Candidate(text=n, evidence=chosen.evidence) for n in chosen.names]
    selected = reading.page.select(reading.selectors.byline)
    place = reading.headline.element
    others = byline_candidates(reading.context, place, selected)
    agency = reading.context.source.agency
    for one in _field("byline", first, others, chosen.rule):
        yield replace(one, read_as="; ".join(byline_names([one.text], agency=agency)))


def _date(
    field: str,
    chosen: RawDate | None,
    others: Sequence[Candidate],
    reader: DateReader,
) -> Iterator[Explained]:
    first = [Candidate(text=chosen.text, evidence=chosen.evidence)] if chosen else []
    for one in _field(field, first, others, chosen.rule if chosen else ""):
        known = chosen.reading if chosen and one.is_chosen else None
        yield replace(one, read_as=_instant(known or reader.read(one.text)))


def _instant(reading: ParsedDate | None) -> str:
    if reading is None:
        return ""
    if reading.precision is Precision.DAY:
        return reading.instant.date().isoformat()
    return reading.instant.isoformat().replace("+00:00", "Z")


def _field(
    field: str, chosen: Sequence[Candidate], others: Sequence[Candidate], rule: str
) -> Iterator[Explained]:
    known = set()
    for number, candidate in enumerate([*chosen, *others]):
        said = (candidate.text, candidate.evidence)
        if candidate.text and said not in known:
            known.add(said)
            is_chosen = number < len(chosen)
            yield Explained(
                field=field,
                text=candidate.text,
                evidence=candidate.evidence,
                is_chosen=is_chosen,
                rule=rule if is_chosen else "",
            )


def _facts(reading: PageReading) -> Iterator[Explained]:
    """Yield the fields that are taken from the first place that has them."""
    context = reading.context
    body = "\n\n".join(block.text for block in reading.body.blocks)
    for field, text in (
        ("url", facts.canonical(context)),
        ("section", reading.section),
        ("keywords", ", ".join(reading.keywords)),
        ("images", ", ".join(image.url for image in facts.images(context))),
        ("language", facts.language(context, body)),
    ):
        if text:
            yield Explained(field=field, text=text, evidence="", is_chosen=True)


def _body(reading: PageReading) -> Iterator[Explained]:
    """Yield the paragraphs of the story, and those beside it that are none of its."""
    # By element and text: what a selector named was read apart from the rest.
    chosen = {(block.element, block.text) for block in reading.body.blocks}
    evidence = reading.body.evidence
    for block in reading.body.blocks:
        yield _paragraph(block, evidence, reading.body.rule, is_chosen=True)
    around = _Around(reading)
    for block in reading.located.page:
        if (block.element, block.text) not in chosen:
            yield _paragraph(block, "markup", around.why_not(block), is_chosen=False)


def _paragraph(block: Block, evidence: str, rule: str, *, is_chosen: bool) -> Explained:
    name = f" <{shown_path(block.element)}>" if evidence == "markup" else ""
    return Explained(
        field="body",
        text=block.text,
        evidence=evidence + name,
        is_chosen=is_chosen,
        rule=rule,
    )


class _Around:
    """What is known of a page by which a paragraph is none of its story."""

    def __init__(self, reading: PageReading) -> None:
        select = reading.page.select
        self._dropped = set(select(reading.selectors.drop))
        self._is_selected = reading.body.rule == BY_SELECTOR
        self._headline = reading.headline.element
        self._body = set(select(reading.selectors.body))
        if not self._is_selected:
            self._body = {*_holder(reading.body.blocks)}

    def why_not(self, block: Block) -> str:
        """Return why a block is left out, as far as its place and its links tell."""
        line = [block.element, *block.element.iterancestors()]
        if self._headline is not None and self._headline in line:
            return "the headline"
        if any(element in self._dropped for element in line):
            return "the source's selector of drop"
        if not any(element in self._body for element in line):
            beside = "the source's selector" if self._is_selected else "the text"
            return f"outside {beside}"
        for element in line:
            if says_junk(element, by_name=True):
                return f"named as something else: {shown_name(element)}"
        if block.link_chars > _LINKED * len(block.text):
            return "links"
        return "a label, a prompt or another thing of no sentence"


def _holder(blocks: Sequence[Block]) -> list[Element]:
    """Return the nearest element around all of the blocks; none where there are none."""
    lines = [[b.element, *b.element.iterancestors()] for b in blocks]
    inside = set(lines[0]).intersection(*lines[1:]) if lines else set()
    return next(([e] for e in lines[0] if e in inside), []) if lines else []
