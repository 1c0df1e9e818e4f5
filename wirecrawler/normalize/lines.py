"""Printed lines: which of their days is meant, and which of their times is its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wirecrawler.normalize.clock import Clock
from wirecrawler.normalize.dates_guessed import guessed_month
from wirecrawler.normalize.days import (
    Habits,
    PrintedDay,
    day_of_month,
    short_day,
    whole_days,
    yearless_day,
)
from wirecrawler.normalize.relative import days_ago

# In shorthand: labels of publication (l) and of a change (u), weekdays (w), times (~).
_LABEL = re.compile(r"(?<![A-Za-z_/])[lu](?![A-Za-z_/])")
_DATED = re.compile(r"(?<![A-Za-z_/])[luw](?![A-Za-z_/])|~")
# Between a day and its time stand a place's zone, marks, and words such as "at": no number, no
# label, no word that is unknown.
_GAP = re.compile(r"(?:[A-Z][a-z]+/[A-Z][A-Za-z_/]*|[^0-9A-Za-z~]|[wh@foapAPDNYdmT])*")
_LONGEST_GAP = 40
# A word that stands where a month would.
_NAMELESS = re.compile(
    r"(?P<day>\d{1,2})[ .]{0,2}x[ .,]{0,2}(?P<year>\d{4})(?!\d)"
    r"|x[ .]{0,2}(?P<day2>\d{1,2})[ ,]{1,2}(?P<year2>\d{4})(?!\d)"
    r"|(?<!\d)(?P<year3>\d{4})[ .,]{1,2}x[ .]{0,2}(?P<day3>\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line."""

    text: str
    """In shorthand, with "~" for each time."""
    clocks: list[Clock]
    """Its times, in order."""
    unknown: tuple[str, ...]
    """Its words that are none of a date."""


def readings(line: Line, habits: Habits) -> Iterator[tuple[date | None, Clock | None]]:
    """Yield what `line` may mean, the likeliest first: a day and the time that belongs to it.

    A whole day that no label says to be that of a change comes before one that is.  The day of a
    line of other words must be whole, or have its time beside it, or a month's name that is the
    only word not known.
    """
    days = whole_days(line.text, habits)
    if days:
        days.sort(key=lambda day: _is_of_change(line.text, day))
    else:
        days = [day for day in _less_plain(line, habits) if day]
    for printed in days:
        clock = _clock_of(printed, line)
        for day in printed.days:
            yield day, clock or _clock_of_twin(day, days, line)


def _less_plain(line: Line, habits: Habits) -> Iterator[PrintedDay | None]:
    if line.unknown:
        yearless = yearless_day(line.text, habits)
        yield yearless if yearless and _clock_of(yearless, line) else None
        yield _nameless_day(line, habits) if len(line.unknown) == 1 else None
        return
    ago = days_ago(line.text)
    if ago is not None:
        day = habits.today - timedelta(days=ago)
        end = len(line.text) if line.clocks else 0
        yield PrintedDay(days=(day,), start=0, end=end)
    is_dated = bool(_DATED.search(line.text))
    yield short_day(line.text, habits, is_dated=is_dated)
    yield yearless_day(line.text, habits)


def _is_of_change(short: str, printed: PrintedDay) -> bool:
    labels = _LABEL.findall(short, 0, printed.start)
    return bool(labels) and labels[-1] == "u"


def _clock_of(printed: PrintedDay, line: Line) -> Clock | None:
    """Return the time that stands in a day or beside it, the nearer one, or None."""
    best: tuple[int, Clock] | None = None
    places = (n for n, sign in enumerate(line.text) if sign == "~")
    for place, clock in zip(places, line.clocks, strict=True):
        gap = _gap(place, printed)
        between = line.text[gap]
        width = len(between)
        is_near = best is None or width < best[0]
        if is_near and width < _LONGEST_GAP and _GAP.fullmatch(between):
            best = (width, clock)
    return best and best[1]


def _gap(place: int, printed: PrintedDay) -> slice:
    """Return what is between a time and a day; nothing where the day holds the time."""
    if place < printed.start:
        return slice(place + 1, printed.start)
    return slice(printed.end, max(place, printed.end))


def _clock_of_twin(
    day: date | None, days: list[PrintedDay], line: Line
) -> Clock | None:
    """Return the time beside another printing of the same day."""
    twins = (twin for twin in days if day in twin.days)
    return next(filter(None, (_clock_of(twin, line) for twin in twins)), None)


def _nameless_day(line: Line, habits: Habits) -> PrintedDay | None:
    """Return the day whose month's name is the one unknown word, if its language has it."""
    found = _NAMELESS.search(line.text)
    month = found and guessed_month(line.unknown[0], languages=habits.languages)
    if not found or not month:
        return None
    said = [int(number) for number in found.groups() if number]
    year, day = max(said), min(said)
    return PrintedDay(
        days=(day_of_month(year, month, day),), start=found.start(), end=found.end()
    )
