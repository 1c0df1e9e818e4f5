"""Times: which of the dates on a page is the one at which its story was published.

What is told to machines comes first, in order of trust: the first that names an instant wins.
Where it names a day alone (or midnight, which is how many systems write one), or the moment at
which the page was fetched, it is weighed against what the page shows.
"""

from collections.abc import Iterator

from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.context import Context
from wirecrawler.extract.dated import leads, told, told_updates, with_scripts
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.shown_dates import FOOT_WEIGHT
from wirecrawler.extract.weighed_dates import (
    DateReader,
    ReadLead,
    is_open,
    is_rendering,
    printed_day,
    told_lead,
    weighed_dates,
)
from wirecrawler.story import ParsedDate, Precision, RawDate

_TRUSTED = "first in the order of trust"
_UNREAD = "names no possible time"


def choose_dates(
    context: Context, headline: Element | None, published: str, updated: str
) -> tuple[RawDate | None, RawDate | None]:
    """Return when a story was published and updated: as printed, read, and by which rule.

    One whose text names no possible time is returned, unread, where there is no other.

    Args:
        context: The page.
        headline: The element of the headline; a date near it is the story's.
        published: What the source's own selector found, or "".
        updated: Likewise.
    """
    reader = DateReader(context)
    first = _published(reader, headline, published)
    return first, _updated(reader, updated, first)


def date_candidates(
    context: Context, headline: Element | None, selected: str
) -> list[Candidate]:
    """Return all that may be the time of publication, in rank order.

    `selected` is what the source's own selector found, or "".
    """
    weighed = (
        Candidate(text=lead.spellings[0], evidence=lead.evidence, element=lead.element)
        for lead in with_scripts(context, leads(context, headline, ()))
    )
    return [*_selected("published", selected), *told(context), *weighed]


def update_candidates(context: Context, selected: str) -> list[Candidate]:
    """Return all that may be the time of the last change, in rank order."""
    return [*_selected("updated", selected), *told_updates(context)]


def _selected(name: str, text: str) -> Iterator[Candidate]:
    if text:
        yield Candidate(text=text, evidence=f"selector:{name}")


def _raw(candidate: Candidate, reading: ParsedDate | None, rule: str) -> RawDate:
    return RawDate(
        text=candidate.text, evidence=candidate.evidence, reading=reading, rule=rule
    )


def _published(
    reader: DateReader, headline: Element | None, selected: str
) -> RawDate | None:
    best: ReadLead | None = None
    unread: RawDate | None = None
    for candidate in (*_selected("published", selected), *told(reader.context)):
        reading = reader.read(candidate.text)
        if reading is None:
            unread = unread or _raw(candidate, None, _UNREAD)
            continue
        found = told_lead(candidate, reading, reader.context.now)
        if best is None or found.is_finer(best):
            best = found
        if not is_open(best):
            return _raw(candidate, reading, _TRUSTED)
    reader.weighed = weighed_dates(reader, headline, best)
    return _heaviest(reader.weighed) or unread


def _heaviest(ranked: list[ReadLead]) -> RawDate | None:
    """Return the date that weighs most, or the time that is known of its day."""
    if not ranked:
        return None
    first, *others = ranked
    for other in others:
        if other.may_refine and other.is_finer(first):
            return _chosen(
                other, f"the time of the day that {first.lead.evidence} names"
            )
    return _chosen(first, "weighs most")


def _chosen(found: ReadLead, rule: str) -> RawDate:
    return RawDate(
        text=found.text, evidence=found.lead.evidence, reading=found.reading, rule=rule
    )


def _updated(
    reader: DateReader, selected: str, published: RawDate | None
) -> RawDate | None:
    """Return the first change that is told; one before the publication is none of a story's.

    Where none is told, one that is shown beside the time of publication, if that was looked for.
    """
    first = published.reading if published else None
    unread: RawDate | None = None
    for candidate in (*_selected("updated", selected), *reader.updates):
        reading = reader.read(candidate.text)
        if reading is None:
            unread = unread or _raw(candidate, None, _UNREAD)
        elif is_rendering(reading, reader.context.now):
            continue  # many systems print it as the time of a change
        elif first is None or not _is_before(reading, first):
            return _raw(candidate, reading, _TRUSTED)
    return unread or next(_shown_updates(reader, published), None)


def _shown_updates(reader: DateReader, published: RawDate | None) -> Iterator[RawDate]:
    """Yield the changes that a page shows near its headline, the likeliest first."""
    if published is None or published.reading is None:
        return
    for found in reader.weighed:
        is_near = found.lead.is_update and found.lead.weight > FOOT_WEIGHT
        is_own = found.text == published.text or is_rendering(
            found.reading, reader.context.now
        )
        if is_near and not is_own and not _is_before(found.reading, published.reading):
            yield _chosen(found, "shown as a change")


def _is_before(one: ParsedDate, other: ParsedDate) -> bool:
    if Precision.DAY in (one.precision, other.precision):
        return printed_day(one) < printed_day(other)
    return one.instant < other.instant
