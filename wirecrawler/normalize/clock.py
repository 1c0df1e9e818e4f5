"""Times of day as they are printed: "21:5", "9:29 PM", "03:06:48 ب.ظ", "14h30"."""

import re
from dataclasses import dataclass

from wirecrawler.normalize.printed import words

_AM = words("ق.ظ", "ق ظ", "قبل از ظهر", "پیش از ظهر", "صبح", "بامداد", "صباحا", "ص")
_PM = words("ب.ظ", "ب ظ", "بعد از ظهر", "عصر", "مساء", "م")
_HALF = (
    rf"(?:\s*(?:(?P<am>a\.?\s?m\b\.?|(?:{_AM})\.?(?!\w))"
    rf"|(?P<pm>p\.?\s?m\b\.?|(?:{_PM})\.?(?!\w))))"
)
# With a colon; a letter T may part it from its day, as ISO 8601 does.
_COLON = re.compile(
    rf"(?:(?<=\d)\s?T\s?)?(?<![\d:.])(?P<hour>\d{{1,2}})\s?:\s?(?P<minute>\d{{1,2}})"
    rf"(?::(?P<second>\d{{1,2}})(?:[.,]\d{{1,9}})?)?(?![\d:]){_HALF}?",
    re.IGNORECASE,
)
_OTHERS = (
    # "14h30", "14 h 30", "14h"
    re.compile(
        r"(?<![\d:.])(?P<hour>\d{1,2})\s?h\s?(?P<minute>\d{2})?(?!\w)", re.IGNORECASE
    ),
    # "14.30 Uhr", "14 Uhr"
    re.compile(
        r"(?<![\d:.])(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s?uhr\b", re.IGNORECASE
    ),
    # "9 PM", "9.29pm"
    re.compile(
        rf"(?<![\d:.])(?P<hour>\d{{1,2}})(?:\.(?P<minute>\d{{2}}))?{_HALF}",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day, and where in its text it stands."""

    hour: int
    minute: int
    second: int | None
    """None where none is printed."""
    is_latin_half: bool
    """Whether AM or PM is printed, as Americans do."""
    start: int
    end: int

    @property
    def is_possible(self) -> bool:
        """Whether there is such a time (a leap second is one: RFC 3339 section 5.7)."""
        return self.hour < 24 and self.minute < 60 and (self.second or 0) <= 60


def read_clock(text: str) -> Clock | None:
    """Return the first time of day in `text` (of one spelling), or None where there is none.

    Hours of a half day are counted from midnight: 12 AM is 0, 12 PM is 12.
    """
    found = _COLON.search(text)
    for pattern in _OTHERS:
        found = found or pattern.search(text)
    if found is None:
        return None
    said = found.groupdict("")
    half = said.get("am") or said.get("pm") or ""
    return Clock(
        hour=_hour(
            int(said["hour"]), is_am=bool(said.get("am")), is_pm=bool(said.get("pm"))
        ),
        minute=int(said["minute"] or 0),
        second=int(said["second"]) if said.get("second") else None,
        is_latin_half=bool(half) and half.isascii(),
        start=found.start(),
        end=found.end(),
    )


def _hour(hour: int, *, is_am: bool, is_pm: bool) -> int:
    if is_am and hour == 12:
        return 0
    # "14:30 PM" is printed too, and means what it says.
    return hour + 12 if is_pm and hour < 12 else hour
