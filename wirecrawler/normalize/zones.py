"""Zones as they are printed beside a time, and what they come to.

A name like IST stands for several zones; the source's own decides (RFC 822 names but the US ones).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
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
    "AST": (-240, 180),
    "ADT": (-180,),
    "NST": (-210,),
    "NDT": (-150,),
    "BRT": (-180,),
    "ART": (-180,),
    "CLT": (-240,),
    "COT": (-300,),
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
    "ICT": (420,),
    "WIB": (420,),
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
_NAMES = "|".join(sorted(_NAMED, key=len, reverse=True))
_IANA = r"(?P<iana>[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2})"
# Right after a time.  A bare offset stands close, lest "14:11 - 3 May" have one of three hours.
_AFTER_TIME = re.compile(
    r"\s*[\[(]?(?:"
    r"\s?(?:UTC|GMT|UT|Z)\s?(?P<sign1>[+-])\s?(?P<hours1>\d{1,2})(?::?(?P<minutes1>\d{2}))?(?!\d)"
    r"|\s?(?P<sign2>[+-])(?P<hours2>\d{2}):?(?P<minutes2>\d{2})(?!\d)"
    r"|(?<=\d)(?P<sign3>[+-])(?P<hours3>\d{1,2})(?![\d:./-])"
    rf"|\s?{_IANA}"
    rf"|\s?(?P<name>(?:{_NAMES})|[Uu]tc|[Gg]mt|z)(?![\w/])"
    r")[\])]?"
)
_AT_END = re.compile(
    rf"[\s,(\[](?:{_IANA}|(?P<name>{_NAMES})"
    r"|(?:UTC|GMT)\s?(?P<sign1>[+-])\s?(?P<hours1>\d{1,2})(?::?(?P<minutes1>\d{2}))?)[\])]?$"
)
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


def read_zone(text: str, after: int | None) -> PrintedZone | None:
    """Return the zone printed right after the time that ends at `after`, or at the text's end.

    None where none is printed; `after` is None where no time is.
    """
    found = None if after is None else _AFTER_TIME.match(text, after)
    found = found or _AT_END.search(text, after or 0)
    if found is None:
        return None
    said = found.groupdict()
    name = said["iana"] or (said["name"] or "").upper()
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
        is_real = abs(printed.minutes) <= _LAST_OFFSET
        return _fixed(printed.minutes) if is_real else None
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


def _fixed(minutes: int) -> tuple[tzinfo, str]:
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
) -> tuple[tzinfo, str | None]:
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
                return _fixed(_minutes_of(other))
    first = meant[0]
    return (ZoneInfo(first), first) if isinstance(first, str) else _fixed(first)


def _minutes_of(local: datetime) -> int:
    return int((local.utcoffset() or timedelta()).total_seconds() // 60)
