"""Explain: every candidate of every field of a page, which won, and by which rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from wirecrawler.extract import facts
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.bylines import byline_candidates
from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.page import PageReading
from wirecrawler.extract.times import date_candidates, update_candidates
from wirecrawler.extract.title import headline_candidates
from wirecrawler.extract.weighed_dates import DateReader
from wirecrawler.normalize.byline import byline_names
from wirecrawler.story import ParsedDate, Precision, RawDate

_CSS_NAME = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)
"""Classes and ids that need no escape in a selector; the others are passed over."""


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
    """Why it was chosen; "" for the others."""


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
    for one in fields(reading.selectors):
        if selector := getattr(reading.selectors, one.name):
            found = len(reading.page.select(selector))
            yield Explained(
                field="selectors",
                text=f"{one.name}: {selector}",
                evidence=f"finds {found or 'nothing'}",
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
    for block in reading.body.blocks:
        yield _paragraph(block, reading.body.evidence, reading.body.rule)
    for block in reading.located.page:
        if (block.element, block.text) not in chosen:
            yield _paragraph(block, "markup")


def _paragraph(block: Block, evidence: str, rule: str = "") -> Explained:
    where = f"{evidence} <{_named(block)}>" if evidence == "markup" else evidence
    return Explained(
        field="body",
        text=block.text,
        evidence=where,
        is_chosen=bool(rule),
        rule=rule,
    )


def _named(block: Block) -> str:
    """Return a selector of the element of a block: its tag with its class or id.

    One that has neither is named within the next element around it that has.
    """
    names = [_tag_and_name(block.element)]
    around = block.element.iterancestors()
    while names[0].isalnum() and (element := next(around, None)) is not None:
        if not (name := _tag_and_name(element)).isalnum():
            names.insert(0, name)
    return " ".join(names)


def _tag_and_name(element: Element) -> str:
    """Return its tag with its first class, else its id; one with a number is of this page alone."""
    tag, one = str(element.tag), element.get("id") or ""
    for name in (element.get("class") or "").split():
        if _CSS_NAME.fullmatch(name):
            return f"{tag}.{name}"
    is_lasting = _CSS_NAME.fullmatch(one) and not re.search(r"\d", one)
    return f"{tag}#{one}" if is_lasting else tag
