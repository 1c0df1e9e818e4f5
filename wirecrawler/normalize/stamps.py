"""Dates that machines write, of fixed form: ISO 8601, RFC 822, seconds since 1970."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

_ZONE = r"(Z|[+-]\d\d:?\d\d)?"
# RFC 3339 and the basic form of ISO 8601; the year is none of the Jalali calendar.
_ISO = re.compile(
    rf"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{{1,9}})?)?{_ZONE})?",
    re.ASCII,
)
_BASIC = re.compile(
    r"(?=\d{14}(?!\d)|\d{8}T)((?:19|20)\d\d)(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?" + _ZONE,
    re.ASCII,
)
_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? "
    r"(GMT|UTC|UT|Z|[+-]\d{4})",
    re.ASCII,
)
_MONTHS = {
    name: month
    for month, name in enumerate(
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1
    )
}
# Seconds or milliseconds since 1970, of 2001-09-09 and later; some wrap them: "/Date(...)/".
_EPOCH = re.compile(r"(?:/Date\()?(1\d{9})(?:\d{3}|\.\d{1,6})?(?:\)/)?", re.ASCII)


class Stamp(NamedTuple):
    """A date as a machine wrote it, its numbers maybe impossible ones."""

    year: int
    month: int
    day: int
    hour: int | None
    """None where no time is written."""
    minute: int
    second: int | None
    """None where none is written."""
    offset: int | None
    """Minutes east of UTC; None where no zone is written."""


def read_stamp(text: str) -> Stamp | None:
    """Return the date that `text` is, or None where it has none of the fixed forms."""
    if found := _ISO.fullmatch(text) or _BASIC.fullmatch(text):
        year, month, *rest = found.groups()
        return _stamp(year, int(month), *rest)
    if found := _RFC_822.fullmatch(text):
        day, name, year, *rest = found.groups()
        return _stamp(year, _MONTHS[name], day, *rest) if name in _MONTHS else None
    if found := _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(found[1]), UTC)
        return Stamp(*moment.timetuple()[:6], 0)
    return None


def _stamp(
    year: str,
    month: int,
    day: str,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> Stamp:
    return Stamp(
        int(year),
        month,
        int(day),
        int(hour) if hour else None,
        int(minute) if minute else 0,
        int(second) if second else None,
        _offset(zone) if zone else None,
    )


def _offset(zone: str) -> int:
    if zone[0] not in "+-":
        return 0
    return int(f"{zone[0]}1") * (int(zone[1:3]) * 60 + int(zone[-2:]))
