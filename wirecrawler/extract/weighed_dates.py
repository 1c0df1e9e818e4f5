"""Weighed dates: the leads of a page that could be read, the likeliest day first.

A day weighs what its best lead does and a part of what other families add that name it too: the
address, a script, another meta element.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.context import Context
from wirecrawler.extract.dated import leads, month_of, told_updates, with_scripts
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.shown_dates import Family, Lead
from wirecrawler.normalize.source_date import read_date
from wirecrawler.story import ParsedDate, Precision

_RENDERING = timedelta(minutes=3)
"""A date this near the fetch is as likely the page's making as the story's."""
_DAY_WEIGHT, _INSTANT_WEIGHT, _DOUBTFUL_WEIGHT = 6.5, 12.0, 4.0
"""Of what is told: a day gives way to a date beside the headline, an instant to none."""
_SURE_WEIGHT = 6.0
"""From this on the page's scripts are not asked; that of a named date near the headline."""
_FINER_WEIGHT = 2.0
"""What weighs more may know the time of another's day."""
_UPDATE_WEIGHT = 2.0
"""At most, of what is shown of the day of a told change."""
_SUPPORT, _UPDATE_SUPPORT = 0.4, 0.5
"""The part that a second family adds to a day, and what a change adds to its own."""
_MONTH_SUPPORT, _PICTURE_SUPPORT = 1.5, 0.5
"""Of a month in the address, of one in that of the picture: it may be an older story's."""
_MOST_READ, _MOST_TRIED = 25, 40
"""Leads; more would be a list of other stories."""


Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReadLead:
    """A lead that was read."""

    lead: Lead
    text: str
    """The spelling that was read."""
    reading: ParsedDate

    @property
    def day(self) -> date:
        """The day it names, as printed."""
        return printed_day(self.reading)

    @property
    def is_coarse(self) -> bool:
        """Whether it is a day, or the midnight or noon in UTC that stands for one."""
        at = self.reading.instant
        is_full = (at.minute, at.second, at.microsecond) == (0, 0, 0)
        is_day = self.reading.precision is Precision.DAY
        return is_day or (is_full and at.hour in (0, 12))

    def is_finer(self, than: "ReadLead") -> bool:
        """Tell whether it is a time of the day (give or take a zone) that another names."""
        if self.is_coarse or not than.is_coarse:
            return False
        apart = self.reading.instant - than.reading.instant
        return timedelta(hours=-12) <= apart < timedelta(hours=36)

    @property
    def may_refine(self) -> bool:
        """Whether it may be the same fact as another, told more exactly."""
        is_likely = self.lead.weight > _FINER_WEIGHT
        # Other meta elements may tell the page's rendering of that day.
        is_rendering = self.lead.family is Family.META
        is_other = is_rendering or self.lead.is_update or self.lead.is_in_sentence
        return is_likely and not is_other


def printed_day(reading: ParsedDate) -> date:
    """Return the day of a date in the zone that it was read in."""
    zone, instant = reading.zone, reading.instant
    if reading.precision is Precision.DAY or zone in (None, "UTC"):
        return instant.date()
    if zone[0] in "+-":
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo
        return instant.astimezone(offset).date()
    return instant.astimezone(ZoneInfo(zone)).date()


class DateReader:
    """Reads each text of a page once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.updates = [*told_updates(context)]
        """What is told of later changes, in order of trust."""
        self.weighed: list[ReadLead] = []
        """What was weighed, the likeliest first; empty where what is told was enough."""
        self._known: dict[str, ParsedDate | None] = {}

    def read(self, text: str) -> ParsedDate | None:
        """Return the instant that a text names, as the page's source prints it, or None."""
        if text not in self._known:
            page, entry = self.context.root.get("lang"), self.context.entry.language
            self._known[text] = read_date(
                text,
                source=self.context.source,
                languages=(page or "", entry),
                now=self.context.now,
            )
        return self._known[text]


def told_lead(candidate: Candidate, reading: ParsedDate, now: datetime) -> ReadLead:
    """Return a candidate that is told to machines as a lead, by what it is worth."""
    weight = _INSTANT_WEIGHT
    if reading.precision is Precision.DAY:
        weight = _DAY_WEIGHT
    elif reading.instant > now - _RENDERING:
        weight = _DOUBTFUL_WEIGHT
    lead = Lead(
        spellings=(candidate.text,),
        evidence=candidate.evidence,
        weight=weight,
        family=Family.TOLD,
    )
    return ReadLead(lead, candidate.text, reading)


def is_rendering(reading: ParsedDate, now: datetime) -> bool:
    """Tell a time at which the page itself may have been made, for the one who fetched it."""
    is_day = reading.precision is Precision.DAY
    return not is_day and abs(now - reading.instant) < _RENDERING


def is_open(found: ReadLead) -> bool:
    """Tell what another lead may better: a day, noon, or about the time of the fetch."""
    return found.is_coarse or found.lead.weight == _DOUBTFUL_WEIGHT


def weighed_dates(
    reader: DateReader, headline: Element | None, told: ReadLead | None
) -> list[ReadLead]:
    """Return what could be read of a page, by the weight of its day, what is told first.

    `told` is the best of what is told to machines.
    """
    found = leads(reader.context, headline, reader.updates)
    if told is None and (not found or found[0].weight < _SURE_WEIGHT):
        found = with_scripts(reader.context, found)
    read = [*_read(reader, found)]
    if told:
        read = [told, *_without_updates(reader, told, read)]
    weights = _day_weights(read, _months(reader.context))

    def rank(one: ReadLead) -> tuple[float, bool, float]:
        weight = one.lead.weight if one.lead.is_update else weights[one.day]
        return -weight, one.lead.family is not Family.TOLD, -one.lead.weight

    return sorted(read, key=rank)


def _read(reader: DateReader, found: list[Lead]) -> Iterator[ReadLead]:
    count = 0
    for lead in found[:_MOST_TRIED]:
        for text in lead.spellings:
            reading = reader.read(text)
            if reading and not _is_made(lead, reading, reader.context.now):
                yield ReadLead(lead, text, reading)
                count += 1
                break
        if count >= _MOST_READ:
            return


def _is_made(lead: Lead, reading: ParsedDate, now: datetime) -> bool:
    """Tell the rendering of a page from what a reader sees: "2 minutes ago" may be its story."""
    return lead.family is not Family.SHOWN and is_rendering(reading, now)


def _without_updates(
    reader: DateReader, told: ReadLead, read: list[ReadLead]
) -> Iterator[ReadLead]:
    """Yield what was read; what is shown of the day of a told change is that change."""
    said = (reader.read(candidate.text) for candidate in reader.updates)
    changed = {printed_day(reading) for reading in said if reading} - {told.day}
    for one in read:
        if one.day in changed and one.lead.family is Family.SHOWN:
            weight = min(one.lead.weight, _UPDATE_WEIGHT)
            yield replace(one, lead=replace(one.lead, is_update=True, weight=weight))
        else:
            yield one


def _months(context: Context) -> dict[Month, float]:
    """Return the months that the addresses of a page and of its picture name."""
    pictured = month_of(context.said("og:image")), _PICTURE_SUPPORT
    named = month_of(context.url), _MONTH_SUPPORT
    return {month: support for month, support in (pictured, named) if month}


def _day_weights(read: list[ReadLead], months: dict[Month, float]) -> dict[date, float]:
    days: dict[date, dict[Family, float]] = {}
    for one in read:
        families = days.setdefault(one.day, {})
        weight = _UPDATE_SUPPORT if one.lead.is_update else one.lead.weight
        families[one.lead.family] = max(weight, families.get(one.lead.family, weight))
    return {
        day: _together(families) + months.get((day.year, day.month), 0)
        for day, families in days.items()
    }


def _together(families: dict[Family, float]) -> float:
    first, *others = sorted(families.values(), reverse=True)
    return first + _SUPPORT * sum(weight for weight in others if weight > 0)
