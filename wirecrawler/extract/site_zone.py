"""Zone: in which time zone a source prints, from the offsets that its times bear.

Zones and their countries are those of the IANA's zone.tab, as the package tzdata has it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wirecrawler.extract.page import PageReading
from wirecrawler.extract.site_facts import Guess
from wirecrawler.extract.times import date_candidates
from wirecrawler.normalize.dates import parse_published
from wirecrawler.story import Entry, Precision

_QUARTER = 15
_MOST_ENTRIES = 20
_WIDEST = 14 * 60
"""Minutes between UTC and a wall clock, at most."""
_YEARS = range(2016, 2027)
"""Of which two zones must have the same offsets to be one for a wire."""
# Languages that are the news of one country for the most part.
_SPOKEN = dict(
    pair.split(":")
    for pair in (
        "fa:IR tr:TR de:DE it:IT pl:PL uk:UA ja:JP ko:KR he:IL el:GR sv:SE no:NO nb:NO da:DK"
        " fi:FI nl:NL cs:CZ sk:SK hu:HU ro:RO bg:BG hr:HR sr:RS sl:SI lt:LT lv:LV et:EE hi:IN"
        " th:TH vi:VN hy:AM ka:GE az:AZ ka:GE ru:RU fr:FR zh:CN"
    ).split()
)
_FOR_MACHINES = ("jsonld:", "meta:", "entry", "time[", "script")
"""Evidence of times that were written for machines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How far a wall clock of the source was from UTC."""

    minutes: int
    at: datetime
    """When, aware."""
    ground: str
    """`the offset of its times`, or `printed times against those for machines`."""


def offsets_of(reading: PageReading) -> tuple[Offset, ...]:
    """Return the offsets that the times of a story bear, and by which printed ones differ."""
    now = reading.context.now
    found = []
    told, printed = [], []
    for candidate in date_candidates(reading.context, reading.headline.element, ""):
        read = parse_published(candidate.text, timezone="", languages=(), now=now)
        if read is None or read.precision is Precision.DAY:
            continue
        minutes = _minutes(read.zone)
        is_told = candidate.evidence.startswith(_FOR_MACHINES)
        if minutes:
            ground = "the offset of its times"
            found.append(Offset(minutes=minutes, at=read.instant, ground=ground))
        if minutes is None:
            printed.append(read.instant)
        elif is_told:
            told.append(read.instant)
    return (*found, *_differences(told, printed))


def entry_offsets(entries: Iterable[Entry], now: datetime) -> tuple[Offset, ...]:
    """Return the offsets that the times of a listing's entries bear."""
    found = []
    for entry in islice(entries, _MOST_ENTRIES):
        read = parse_published(entry.published, timezone="", languages=(), now=now)
        minutes = _minutes(read.zone) if read else None
        if read is not None and minutes:
            ground = "the offset of its listing's times"
            found.append(Offset(minutes=minutes, at=read.instant, ground=ground))
    return tuple(found)


def zone_guess(offsets: Sequence[Offset], country: str, language: str) -> Guess:
    """Return the IANA zone that fits the offsets and the country, "" where several do.

    Where the offsets are not the country's, or none is known, they are looked for in the country
    that speaks the language, then everywhere.
    """
    own = _zones().get(country, ())
    if not offsets:
        alone = _one_each(own)
        if len(alone) == 1:
            return Guess(value=alone[0], sureness="likely", ground=f"that of {country}")
        return Guess(value="", sureness="unsure", ground="no time bears an offset")
    said = f"{offsets[0].ground}: {_said(offsets[0].minutes)}"
    home = _SPOKEN.get(language.split("-", maxsplit=1)[0], "")
    every = [zone for zones in _zones().values() for zone in zones]
    for zones, sureness, where in (
        (own, "certain", f", as in {country}"),
        (_zones().get(home, ()), "likely", f", as in {home} by the language"),
        (every, "likely", ", as nowhere else"),
    ):
        fitting = [zone for zone in zones if _fits(zone, offsets)]
        alike = fitting if zones is every else _one_each(fitting)
        if len(alike) == 1:
            return Guess(value=alike[0], sureness=sureness, ground=said + where)
    return Guess(
        value="", sureness="unsure", ground=f"{said}, which several zones have"
    )


def _differences(told: Sequence[datetime], printed: Sequence[datetime]) -> list[Offset]:
    """Return by how much the printed times are ahead of the first that is told."""
    found = []
    for wall in printed if told else ():
        minutes = round((wall - told[0]).total_seconds() / 60)
        if minutes and minutes % _QUARTER == 0 and abs(minutes) <= _WIDEST:
            ground = "printed times against those for machines"
            found.append(Offset(minutes=minutes, at=told[0], ground=ground))
    return found


def _minutes(zone: str | None) -> int | None:
    """Return the minutes east of UTC that a reading's zone is, None where it is not known."""
    if zone is None:
        return None
    if zone == "UTC":
        return 0
    sign, hours, _, minutes = zone[:1], zone[1:3], zone[3:4], zone[4:6]
    if sign not in ("+", "-") or not (hours + minutes).isdigit():
        return None
    east = int(hours) * 60 + int(minutes or 0)
    return -east if sign == "-" else east


def _said(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _fits(zone: str, offsets: Iterable[Offset]) -> bool:
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return False
    return all(_offset(known, one.at) == one.minutes for one in offsets)


def _offset(zone: ZoneInfo, at: datetime) -> int:
    east = at.astimezone(zone).utcoffset()
    return round(east.total_seconds() / 60) if east is not None else 0


def _one_each(zones: Iterable[str]) -> list[str]:
    """Return the first of the zones whose clocks have gone alike."""
    found: dict[tuple[int, ...], str] = {}
    for name in zones:
        found.setdefault(_clock(name), name)
    return list(found.values())


@lru_cache(maxsize=512)
def _clock(name: str) -> tuple[int, ...]:
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return ()
    # Clocks are changed in March or April and in October or November.
    days = [datetime(y, m, 15, tzinfo=UTC) for y in _YEARS for m in (1, 3, 7, 10)]
    return tuple(_offset(zone, day) for day in days)


@lru_cache(maxsize=1)
def _zones() -> dict[str, tuple[str, ...]]:
    """Return the zones of each country, the one of most of its people first."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found[country] = (*found.get(country, ()), zone)
    return found
