"""Explain: every candidate of every field of a page, which won, and by which rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirecrawler.extract import facts
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.bylines import byline_candidates
from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.page import PageReading
from wirecrawler.extract.times import date_candidates, update_candidates
from wirecrawler.extract.title import headline_candidates
from wirecrawler.story import RawDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One value that a page offers for a field of its story."""

    field: str
    """As in the record of the page: `headline`, `published_at`..."""
    text: str
    """Verbatim."""
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
    yield from _headline(reading)
    yield from _byline(reading)
    published, updated = reading.dates
    context, place = reading.context, reading.headline.element
    selected = reading.printed_dates
    found = date_candidates(context, place, selected[0])
    yield from _date("published_at", published, found)
    found = update_candidates(context, selected[1])
    yield from _date("updated_at", updated, found)
    yield from _facts(reading)
    yield from _body(reading)


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
    yield from _field("byline", first, others, chosen.rule)


def _date(
    field: str, chosen: RawDate | None, others: Sequence[Candidate]
) -> Iterator[Explained]:
    first = [Candidate(text=chosen.text, evidence=chosen.evidence)] if chosen else []
    yield from _field(field, first, others, chosen.rule if chosen else "")


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
    chosen = {id(block) for block in reading.body.blocks}
    for block in reading.body.blocks:
        yield _paragraph(block, reading.body.evidence, reading.body.rule)
    for block in reading.located.page:
        if id(block) not in chosen:
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
    """Return the element of a block as a person looks for it: its tag and first class."""
    first = (block.element.get("class") or "").split()[:1]
    return ".".join([str(block.element.tag), *first])
