"""Times of day as they are printed: "21:5", "9:29 PM", "14h30", "14.05 Uhr", "下午2时5分"."""

import re
from dataclasses import dataclass

from wirecrawler.normalize.zones import PrintedZone, read_zone

_BEFORE = r"(?:(?P<before>[ap]) ?)?(?<![\d:.])"
_AFTER = r"(?: ?(?P<after>[APap])(?![\w/]))?"
_HOUR = r"(?P<hour>[01]?\d|2[0-3])"
_MINUTE = r"(?P<minute>\d{2})"
# "14:05", "2024-11-03T14:05:09.123"; no duration ("1:12 min").
_COLON = (
    rf"(?:(?<=\d) ?T ?)?{_BEFORE}(?P<hour>\d{{1,2}}) ?: ?(?P<minute>\d{{1,2}})"
    rf"(?::(?P<second>\d{{1,2}})(?:[.,:]\d{{1,9}})?)?(?![\d:]){_AFTER}(?! ?m)"
)
# "14h30", "14 h 30 min", "2시 5분", "14 Uhr"; not "3h ago", "14 Uhr 3. Mai".
_HOURS = (
    rf"(?<!g ){_BEFORE}{_HOUR} ?h(?! ?g)"
    r"(?: ?(?P<minute>\d{1,2})(?!\d|\.? ?[MNY]|[./:-]\d)"
    r"(?: ?m(?: ?(?P<second>\d{1,2}) ?s)?)?)?"
)
_FORMS = (
    _COLON,
    _HOURS,
    # "9 PM", "9.29pm"; not "7. am 3. Mai"
    rf"(?<![\d:./-]){_HOUR}(?:\.{_MINUTE})?(?: (?=.(?! ?\d)))?(?P<after>[APap])(?![\w/])",
    # "14.05 Uhr", "kl. 14.05", "3.11.2024 14.05", "14.05 GMT"
    rf"(?<![\d:.]){_HOUR}\.{_MINUTE} ?h",
    rf"@[ .h]*{_HOUR}\.{_MINUTE}(?![\d.])",
    rf"(?:(?<=[ ./-]\d{{4}} )|(?<=[ ./-]\d{{4}}, )){_HOUR}\.{_MINUTE}(?![\d.])",
    rf"(?<![\d:./-]){_HOUR}\.{_MINUTE}(?= ?[A-Z]{{2}})",
)
# Written in shorthand (`shorthand`): h, m, s are the words for hours, minutes, seconds.
_CLOCKS = re.compile(
    "|".join(
        re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{n}>", form) for n, form in enumerate(_FORMS)
    )
)
_PARTS = ("hour", "minute", "second", "before", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day."""

    hour: int
    minute: int
    second: int | None
    """None where none is printed."""
    is_latin_half: bool
    """Whether AM or PM is printed, as Americans do."""
    zone: PrintedZone | None
    """What stands beside it."""

    @property
    def is_possible(self) -> bool:
        """Whether there is such a time (a leap second is one: RFC 3339 section 5.7)."""
        return self.hour < 24 and self.minute < 60 and (self.second or 0) <= 60


def read_clocks(short: str) -> tuple[str, list[Clock]]:
    """Return `short` (in shorthand) with each of its times put as "~", and the times in order."""
    pieces: list[str] = []
    clocks: list[Clock] = []
    end = 0
    for found in _CLOCKS.finditer(short):
        zone = read_zone(short, found.start(), found.end())
        clocks.append(_clock(found, zone))
        pieces.append(short[end : found.start()])
        end = zone.end if zone and zone.start == found.end() else found.end()
    if not clocks:
        return short, clocks
    return "~".join((*pieces, short[end:])), clocks


def _clock(found: re.Match[str], zone: PrintedZone | None) -> Clock:
    number = next(n for n in range(len(_FORMS)) if found[f"hour{n}"])
    said = found.groupdict("")
    hour, minute, second, before, after = (said.get(f"{p}{number}", "") for p in _PARTS)
    half = after or before
    return Clock(
        hour=_hour(int(hour), half.upper()),
        minute=int(minute or 0),
        second=int(second) if second else None,
        is_latin_half=after.isupper(),
        zone=zone,
    )


def _hour(hour: int, half: str) -> int:
    if half == "A" and hour == 12:
        return 0
    # "14:30 PM" is printed too, and means what it says.
    return hour + 12 if half == "P" and hour < 12 else hour
