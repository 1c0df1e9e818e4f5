"""Dates as sources print them, as instants in UTC.

What machines write is read as it stands (`stamps`).  What is printed for readers is put into
shorthand first, each word by one sign whatever its language (`shorthand`); then times of day with
their zones (`clock`) and days (`days`) are found in it, and a day takes the time that stands beside
it (`lines`).  Only whole days, with month and year of four digits, may stand among other words ("By
Jane Doe, May 3, 2019 10:15 am ET"), ten at most and few without a capital: a line, not a paragraph.
What is less plainly a date, such as "3 Nov" or "gestern, 14:05 Uhr", must be all that is said, or
all between two bars.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from wirecrawler.normalize.clock import Clock, read_clocks
from wirecrawler.normalize.days import Habits
from wirecrawler.normalize.lines import Line, readings
from wirecrawler.normalize.relative import time_ago
from wirecrawler.normalize.shorthand import Shorthand, shorthand
from wirecrawler.normalize.stamps import Stamp, read_stamp
from wirecrawler.normalize.zones import fixed_zone, zone_of
from wirecrawler.story import ParsedDate, Precision

_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(hours=24)
# A line with byline, section and two dates has 160 characters; arbitrary above that.
_LONGEST = 200
# Words of a line that are none of a date: a byline of two with a place has ten.  Names have
# capitals; a sentence of prose has more words without one.
_OTHER_WORDS, _SMALL_WORDS = 10, 4
# Where 3/9 is March 9; elsewhere that is so only beside AM or PM.
_MONTH_FIRST_ZONES = frozenset(
    f"America/{city}"
    for city in "New_York Detroit Chicago Denver Phoenix Los_Angeles Anchorage".split()
) | {"Pacific/Honolulu"}
# These print AM and PM beside days that come first.
_HALVES_DAY_FIRST = frozenset(("es", "pt", "ca", "gl"))
# A region that is declared, and prints the day first.
_DAY_FIRST_REGION = re.compile(r"-(?!US\b|PH\b)[A-Z]{2}\b")
_JALALI_ZONES = frozenset(("Asia/Tehran", "Asia/Kabul"))
_JALALI_LANGUAGES = frozenset(("fa", "ps", "prs", "ckb"))
# Minutes to read.
_READING = re.compile(r"\b\d{1,3}[ -]?m\b\.? ?q\b|\bq[ :]{1,2}\d{1,3} ?m\b")
# A Hijri day, whose month has one name or two: its Gregorian twin is what is read.
_HIJRI = re.compile(r"(?<![\d/])\d{1,2} x(?: x)? 14\d\d(?![\d/])")
# What parts a date from a byline or a section, and a word that is none of a date.
_BAR = re.compile(r"[|•·]")
_OTHER_WORD = re.compile(r"(?<![A-Za-z_/])x(?![A-Za-z_/])")


def parse_published(
    text: str, *, timezone: str, languages: tuple[str, ...] = (), now: datetime
) -> ParsedDate | None:
    """Return the instant that `text` names, or None when it names none.

    ISO 8601, RFC 3339 and RFC 822 dates, their sloppy cousins ("2024-04-28 07:00:00Z",
    "February 1, 2019 - 21:5"), seconds and milliseconds since 1970, days in numbers or with a
    month's name in any order and some fifty languages, Jalali, Thai and Japanese years, digits of
    any script, half days, labels, weekdays, times seen from `now` ("3 hours ago", to the minute;
    "yesterday", a day).  Of several dates in a line it is the first that no label says to be that
    of a change.  Hijri dates name nothing; the Gregorian twin beside one does.

    Args:
        text: As printed, a line of at most 200 characters.
        timezone: IANA name of the zone of a time printed without one (summer time by the day in
            question); "" where it is unknown: read as UTC, with zone None.
        languages: BCP 47 tags of the source; the first settles words and orders that differ
            between languages, and a region the order of 3/9 beside AM or PM.
        now: Aware; an instant more than 24 hours later, or one before 1900, counts as none, and
            a date without a year is the latest that is not later.

    Raises:
        ZoneInfoNotFoundError: `timezone` is no IANA name.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if stamp := read_stamp(text):
        return _of_stamp(stamp, timezone, now)
    said = shorthand(text, languages)
    if len(said.unknown) > _OTHER_WORDS:
        return None
    if sum(word[0].islower() for word in said.unknown) > _SMALL_WORDS:
        return None
    return _of_line(said, timezone, languages, now)


def _of_stamp(stamp: Stamp, timezone: str, now: datetime) -> ParsedDate | None:
    year, month, day, hour, minute, second, offset = stamp
    try:
        wall = datetime(
            year, month, day, hour or 0, minute, min(second or 0, 59), tzinfo=UTC
        )
    except ValueError:
        return None
    if (second or 0) > 60:
        return None
    zoned = zone_of(None, wall, timezone) if offset is None else fixed_zone(offset)
    precision = Precision.MINUTE if second is None else Precision.SECOND
    return _parsed(wall, Precision.DAY if hour is None else precision, zoned, now)


def _of_line(
    said: Shorthand, timezone: str, languages: tuple[str, ...], now: datetime
) -> ParsedDate | None:
    """Return the date that a line in shorthand prints, or None."""
    short = _HIJRI.sub("", _READING.sub(" ", said.text))
    ago = None if said.unknown else time_ago(short)
    if ago is not None:
        moment = (now - ago).astimezone(UTC).replace(second=0, microsecond=0)
        return ParsedDate(instant=moment, precision=Precision.MINUTE, zone="UTC")
    text, clocks = read_clocks(short)
    line = Line(text=text, clocks=clocks, unknown=said.unknown)
    for day, clock in readings(line, _habits(said, clocks, timezone, languages, now)):
        # A day that is far off would not even have an instant in every zone.
        if day and _EARLIEST.year <= day.year <= now.year + 1:
            found = _of_reading(day, clock, timezone, now)
            if found:
                return found
    return _of_a_part(said, timezone, languages, now) if said.unknown else None


def _of_a_part(
    said: Shorthand, timezone: str, languages: tuple[str, ...], now: datetime
) -> ParsedDate | None:
    """Return the date that is all of what stands between two bars of a line, or None."""
    parts = _BAR.split(said.text)
    for part in parts if len(parts) > 1 else ():
        if not _OTHER_WORD.search(part):
            alone = replace(said, text=part.strip(), unknown=())
            found = _of_line(alone, timezone, languages, now)
            if found:
                return found
    return None


def _habits(
    said: Shorthand,
    clocks: list[Clock],
    timezone: str,
    languages: tuple[str, ...],
    now: datetime,
) -> Habits:
    own = ZoneInfo(timezone) if timezone else UTC
    tags = tuple(tag.partition("-")[0].lower() for tag in languages)
    is_jalali = timezone in _JALALI_ZONES and not said.is_ascii
    return Habits(
        today=now.astimezone(own).date(),
        languages=tags,
        is_month_first=timezone in _MONTH_FIRST_ZONES
        or "en-US" in languages
        or (
            any(clock.is_latin_half for clock in clocks)
            and _HALVES_DAY_FIRST.isdisjoint(tags[:1])
            and not _DAY_FIRST_REGION.search(" ".join(languages))
        ),
        is_persian=is_jalali or not _JALALI_LANGUAGES.isdisjoint(tags),
        is_thai=said.is_thai or "th" in tags,
    )


def _of_reading(
    day: date, clock: Clock | None, timezone: str, now: datetime
) -> ParsedDate | None:
    wall = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if clock is None:
        return _parsed(wall, Precision.DAY, zone_of(None, wall, timezone), now)
    if not clock.is_possible:
        return None
    second = min(clock.second or 0, 59)
    wall = wall.replace(hour=clock.hour, minute=clock.minute, second=second)
    precision = Precision.MINUTE if clock.second is None else Precision.SECOND
    return _parsed(wall, precision, zone_of(clock.zone, wall, timezone), now)


def _parsed(
    wall: datetime,
    precision: Precision,
    zoned: tuple[tzinfo, str | None] | None,
    now: datetime,
) -> ParsedDate | None:
    """Return the date whose clock shows `wall` in a zone, or None where it is out of bounds."""
    if zoned is None or not _EARLIEST.year <= wall.year <= now.year + 1:
        return None
    zone, name = zoned
    is_day = precision is Precision.DAY
    instant = wall if is_day else wall.replace(tzinfo=zone).astimezone(UTC)
    if not _EARLIEST <= instant <= now + _AHEAD:
        return None
    return ParsedDate(instant=instant, precision=precision, zone=name)
