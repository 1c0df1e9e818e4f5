"""Zones as they are printed beside a time, and what they come to.

A name like IST stands for several zones; the source's own decides (RFC 822 names but the US ones).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_UNIVERSAL = ("UTC", "GMT", "UT", "Z")
# Minutes east of UTC, the likeliest first, or an IANA name where the offset has changed.
_NAMED: dict[str, tuple[int | str, ...]] = {
    **dict.fromkeys(_UNIVERSAL, (0,)),
    # RFC 822 section 5
    "EST": (-300,),
    "EDT": (-240,),
    "CST": (-360, 480),
    "CDT": (-300,),
    "MST": (-420,),
    "MDT": (-360,),
    "PST": (-480, 480),
    "PDT": (-420,),
    # the rest of America
    "AKST": (-540,),
    "AKDT": (-480,),
    "HST": (-600,),
    "ET": ("America/New_York",),
    "CT": ("America/Chicago",),
    "MT": ("America/Denver",),
    "PT": ("America/Los_Angeles",),
    "AST": (-240, 180),
    "ADT": (-180,),
    "NST": (-210,),
    "NDT": (-150,),
    "BRT": (-180,),
    "ART": (-180,),
    "CLT": (-240,),
    "COT": (-300,),
    "PET": (-300,),
    "CLST": (-180,),
    "VET": (-240,),
    # Europe
    "WET": (0,),
    "WEST": (60,),
    "BST": (60, 360),
    "CET": (60,),
    "MEZ": (60,),
    "CEST": (120,),
    "MESZ": (120,),
    "EET": (120,),
    "EEST": (180,),
    "MSK": ("Europe/Moscow",),
    "TRT": (180,),
    "TSI": ("Europe/Istanbul",),
    # Asia; IST is India's, Israel's, Ireland's and now and then Iran's
    "IST": (330, 120, 60, 210),
    "IDT": (180,),
    "IRST": (210,),
    "IRDT": (270,),
    "IRT": (210,),
    "GST": (240,),
    "AMT": (240, -240),
    "AZT": (240,),
    "AFT": (270,),
    "PKT": (300,),
    "UZT": (300,),
    "NPT": (345,),
    "BDT": (360,),
    "ICT": (420,),
    "WIB": (420,),
    "WITA": (480,),
    "WIT": (540,),
    "HKT": (480,),
    "SGT": (480,),
    "MYT": (480,),
    "PHT": (480,),
    "JST": (540,),
    "KST": (540,),
    # Africa, Australia
    "WAT": (60,),
    "CAT": (120,),
    "SAST": (120,),
    "EAT": (180,),
    "AWST": (480,),
    "ACST": (570,),
    "AEST": (600,),
    "AEDT": (660,),
    "NZST": (720,),
    "NZDT": (780,),
}
ZONE_NAMES = frozenset(_NAMED)
"""What is printed for a zone, in capitals."""

IANA = (
    "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
    "/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?"
)
"""What a name of the IANA's database looks like."""

_NAMES = "|".join(sorted(_NAMED, key=len, reverse=True))
_FROM_UNIVERSAL = (
    r"(?:UTC|GMT|UT|Z)\s?(?P<sign1>[+-])\s?(?P<hours1>\d{1,2})"
    r"(?::?(?P<minutes1>\d{2}))?(?!\d)"
)
_IANA = f"(?P<iana>{IANA})"
# Right after a time.  A bare offset stands close, lest "14:11 - 3 May" have one of three hours.
_AFTER_TIME = re.compile(
    rf"\s*[\[(]?(?:\s?{_FROM_UNIVERSAL}"
    r"|\s?(?P<sign2>[+-])(?P<hours2>\d{2}):?(?P<minutes2>\d{2})(?!\d)"
    r"|(?<=\d)(?P<sign3>[+-])(?P<hours3>\d{1,2})(?![\d:./-])"
    rf"|\s?{_IANA}"
    rf"|\s?(?P<name>{_NAMES})(?![\w/])"
    r")[\])]?"
)
_ALONE = re.compile(rf"(?:{_IANA}|(?P<name>{_NAMES})|{_FROM_UNIVERSAL})[\])]?")
_BEFORE_TIME = re.compile(rf"{_IANA}[\s,:]*$")
# The longest name of a zone has 32 letters.
_ROOM = 40
_LAST_OFFSET = 14 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedZone:
    """A zone as printed, and where in its text it stands."""

    minutes: int | None = None
    """East of UTC; None where a name is printed."""
    name: str = ""
    """An abbreviation in capitals, or an IANA name."""
    start: int
    end: int


def read_zone(text: str, start: int, end: int) -> PrintedZone | None:
    """Return the zone of the time that stands from `start` to `end` of `text` (in shorthand).

    Right behind it, or as the last word of the text, or a place's right before it ("Tehran time
    14:05" in Persian); None where none is printed.
    """
    found = _AFTER_TIME.match(text, end)
    if found is None:
        last = max(text.rfind(mark, end) for mark in " ,([")
        found = _ALONE.fullmatch(text, last + 1) if last >= 0 else None
    if found is None and "/" in text:
        found = _BEFORE_TIME.search(text[:start], max(0, start - _ROOM))
    if found is None:
        return None
    said = found.groupdict()
    name = said["iana"] or said.get("name") or ""
    minutes = None if name else _minutes(said)
    return PrintedZone(minutes=minutes, name=name, start=found.start(), end=found.end())


def zone_of(
    printed: PrintedZone | None, wall: datetime, timezone_name: str
) -> tuple[tzinfo, str | None] | None:
    """Return the zone in which the clock shows `wall`, and its name.

    Args:
        printed: What stands beside the time; None: nothing does.
        wall: What the clock shows; its own zone is ignored.
        timezone_name: IANA name of the source's zone; "" where it is unknown.

    Returns:
        The zone and "UTC", an offset like "+03:30" or an IANA name; UTC and None where nothing
        says one.  None for an offset or a name that no place has.

    Raises:
        ZoneInfoNotFoundError: `timezone_name` is none.
    """
    own = ZoneInfo(timezone_name) if timezone_name else None
    if printed is None:
        return own or UTC, timezone_name or None
    if printed.minutes is not None:
        return fixed_zone(printed.minutes)
    if "/" in printed.name:
        return _iana(printed.name)
    return _named(printed.name, wall, own)


def _minutes(said: dict[str, str | None]) -> int:
    """Return the offset that one of the alternatives found, in minutes east."""
    sign, hours, minutes = (
        next((said[f"{part}{n}"] for n in "123" if said.get(f"{part}{n}")), None)
        for part in ("sign", "hours", "minutes")
    )
    return int(f"{sign}1") * (int(hours or 0) * 60 + int(minutes or 0))


@lru_cache(maxsize=256)
def fixed_zone(minutes: int) -> tuple[tzinfo, str] | None:
    """Return the zone `minutes` east of UTC, and its name; None where no place is so far off."""
    if abs(minutes) > _LAST_OFFSET:
        return None
    if not minutes:
        return UTC, "UTC"
    hours, rest = divmod(abs(minutes), 60)
    label = f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
    return timezone(timedelta(minutes=minutes)), label


def _iana(name: str) -> tuple[tzinfo, str] | None:
    try:
        return ZoneInfo(name), name
    except (KeyError, ValueError, OSError):
        return None


def _named(
    name: str, wall: datetime, own: ZoneInfo | None
) -> tuple[tzinfo, str | None] | None:
    """Return the zone that `name` means to a source whose zone is `own`."""
    meant = _NAMED[name]
    if own is not None and name not in _UNIVERSAL:
        local = wall.replace(tzinfo=own)
        if local.tzname() == name or _minutes_of(local) in meant:
            return own, own.key
        # The name of its other half of the year: printed all year round, or by habit.
        for month in (1, 7):
            other = local.replace(month=month, day=1)
            if other.tzname() == name:
                return fixed_zone(_minutes_of(other))
    first = meant[0]
    return (ZoneInfo(first), first) if isinstance(first, str) else fixed_zone(first)


def _minutes_of(local: datetime) -> int:
    return int((local.utcoffset() or timedelta()).total_seconds() // 60)
