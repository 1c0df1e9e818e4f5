"""Dates as sources print them, as instants in UTC.

A printed date is a time of day, a zone and a day in some order: each is taken out in turn, by
patterns of its own, until nothing is left.  So ISO 8601, RFC 3339, RFC 822 and whatever newspapers
make of them are read in one way.  A day that no pattern knows is left to dateparser, at last.
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from wirecrawler.normalize.clock import Clock, read_clock
from wirecrawler.normalize.dates_guessed import guessed_day
from wirecrawler.normalize.days import bare_day, days_of
from wirecrawler.normalize.printed import one_spelling
from wirecrawler.normalize.zones import PrintedZone, read_zone, zone_of
from wirecrawler.story import ParsedDate, Precision

_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(hours=24)
# The longest date that was met is a JavaScript one of 63 characters; arbitrary above that.
_LONGEST = 120
# ISO 8601 basic, "20231217T190622Z", to the extended form; RFC 3339 is a profile of that.
_BASIC = re.compile(r"^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(?=\D|$)")
_HAS_DIGIT = re.compile(r"\d")
# Where 3/9 is March 9; elsewhere that is so only beside AM or PM.
_MONTH_FIRST_ZONES = (
    *("America/New_York", "America/Detroit", "America/Chicago", "America/Denver"),
    *(
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
    ),
)


def parse_published(
    text: str, *, timezone: str, languages: tuple[str, ...] = (), now: datetime
) -> ParsedDate | None:
    """Return the instant that `text` names, or None when it names none.

    ISO 8601, RFC 3339 and RFC 822 dates, their sloppy cousins ("2024-04-28 07:00:00Z",
    "February 1, 2019 - 21:5"), long forms with a month's name in any order and several languages,
    Jalali dates, Persian and Arabic digits, half days in English, Persian and Arabic.

    Args:
        text: As printed.
        timezone: IANA name of the zone of a time printed without one (summer time by the day in
            question); "" where it is unknown: read as UTC, with zone None.
        languages: BCP 47 tags of the source, for months' names that no pattern knows.
        now: Aware; an instant more than 24 hours later, or one before 1900, counts as none, and
            a date without a year is the latest that is not later.

    Raises:
        ZoneInfoNotFoundError: `timezone` is no IANA name.
    """
    if len(text) > _LONGEST or not _HAS_DIGIT.search(text):
        return None
    printed = _BASIC.sub(_extended, one_spelling(text))
    clock = read_clock(printed)
    if clock and not clock.is_possible:
        return None
    zone = read_zone(printed, clock.end if clock else None)
    bare = bare_day(_without(printed, clock, zone))
    own = ZoneInfo(timezone) if timezone else UTC
    days = days_of(
        bare,
        today=now.astimezone(own).date(),
        is_month_first=_is_month_first(clock, timezone, languages),
    )
    for day in days or [guessed_day(bare, languages=languages, now=now)]:
        found = _parsed(day, clock, zone, timezone, now)
        if found:
            return found
    return None


def _extended(basic: re.Match[str]) -> str:
    year, month, day, *clock = filter(None, basic.groups())
    return f"{year}-{month}-{day}T{':'.join(clock)}"


def _without(text: str, clock: Clock | None, zone: PrintedZone | None) -> str:
    """Return `text` without the time and the zone that were found in it; the zone stands last."""
    if zone:
        text = f"{text[: zone.start]} {text[zone.end :]}"
    return f"{text[: clock.start]} {text[clock.end :]}" if clock else text


def _is_month_first(
    clock: Clock | None, timezone: str, languages: tuple[str, ...]
) -> bool:
    is_american = timezone in _MONTH_FIRST_ZONES or "en-US" in languages
    return is_american or (clock is not None and clock.is_latin_half)


def _parsed(
    day: date | None,
    clock: Clock | None,
    zone: PrintedZone | None,
    timezone: str,
    now: datetime,
) -> ParsedDate | None:
    """Return the date that these parts make, or None where it is out of bounds."""
    # A day that is far off would not even have an instant in every zone.
    if day is None or not _EARLIEST.year <= day.year <= now.year + 1:
        return None
    hour, minute = (clock.hour, clock.minute) if clock else (0, 0)
    second = min((clock and clock.second) or 0, 59)
    wall = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)
    zoned = zone_of(zone, wall, timezone)
    if zoned is None:
        return None
    instant = wall.replace(tzinfo=zoned[0]).astimezone(UTC) if clock else wall
    if not _EARLIEST <= instant <= now + _AHEAD:
        return None
    return ParsedDate(instant=instant, precision=_precision(clock), zone=zoned[1])


def _precision(clock: Clock | None) -> Precision:
    if clock is None:
        return Precision.DAY
    return Precision.MINUTE if clock.second is None else Precision.SECOND
