"""Days as they are printed, in shorthand: in numbers or with a month's name, of four calendars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from wirecrawler.normalize.jalali import is_jalali_year, jalali_day, jalali_year

# The Thai years of the Buddhist era begin 543 before ours (Royal Institute, since 1941).
_BUDDHIST = 543
_BUDDHIST_YEARS = range(2443, 2643)

_DAY = r"(?<![\dMS:])(?P<day>\d{1,2})"
_NAME = r"(?P<name>[MS]\d\d)"
_YEAR = r"(?P<year>\d{4})"
_SEP = r"[ ,./'-]{0,4}"
# No comma: what "10, May 2020" counts is no day.
_DAY_OF = r"[ ./'-]{0,4}(?:f |d')?"
# No more of the same sort: a version, an address, a telephone number.
_FIRST = r"(?<![\dMS./@#$€£+-])"
_LAST = r"(?!\d|[./]\d|-\d\d?(?![\d:]))"
_MARK = r" ?(?P<mark>[-/.]) ?"
_AGAIN = r" ?(?P=mark) ?"
# A time may stand between day and year, as C prints it: "Tue Nov  3 12:00:00 2026".
_OR_TIME = rf"(?:{_SEP}|[ ,]*~[ ,]*)"
# A day whose year is printed in full: such a day may stand among other words.
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        # 2020-09-02; ۱۴۰۵/۰۷/۱۰; 2026. 11. 3.
        rf"{_FIRST}{_YEAR}{_MARK}(?P<month>\d{{1,2}}){_AGAIN}(?P<day>\d{{1,2}}){_LAST}",
        # 19.01.2020; 06/04/1404; 3/9/2026
        rf"{_FIRST}(?P<one>\d{{1,2}}){_MARK}(?P<other>\d{{1,2}}){_AGAIN}{_YEAR}{_LAST}",
        # 2026年11月3日; 2026년 11월 3일; of other eras, the shorthand has our year
        rf"(?<!\d){_YEAR} ?Y ?(?P<month>\d{{1,2}}) ?N ?(?P<day>\d{{1,2}})(?!\d)",
        # 31 December 2018; 3rd of May, 2020; ۱۹ بهمن ۱۴۰۲; 9 /مهر/ 1405
        rf"{_DAY}{_DAY_OF}{_NAME}{_OR_TIME}{_YEAR}(?!\d)",
        # Oct 17, 2017; مهر ۱۲, ۱۴۰۵
        rf"{_NAME}{_SEP}(?P<day>\d{{1,2}})(?!\d){_OR_TIME}{_YEAR}(?!\d)",
        # 2017 October 17; ۱۴۰۲ بهمن ۱۹; 2024. november 3.; 2024 m. lapkričio 3 d.
        rf"(?<!\d){_YEAR}[ ,./m'-]{{0,5}}{_NAME}{_SEP}(?P<day>\d{{1,2}})(?!\d)",
        # 2024. gada 3. novembris
        rf"(?<!\d){_YEAR}[ .]{{1,4}}(?P<day>\d{{1,2}})\.? ?{_NAME}",
    )
)
# A day that is one only where nothing else is said.
_SHORT = tuple(
    re.compile(pattern)
    for pattern in (
        # "03-Nov-26", "27 Mar 20", "12 مهر 05"
        rf"{_DAY}{_DAY_OF}{_NAME}[ ,./'-]{{1,3}}(?P<year>\d\d)(?![\d:])",
        # "Nov 3, '26"
        rf"{_NAME}{_SEP}(?P<day>\d{{1,2}})[ ,]{{1,2}}'(?P<year>\d\d)(?![\d:])",
        # "19.10.19", "22/10/23"
        r"(?<![\d./:-])(?P<one>\d\d?)(?P<mark>[-/.])(?P<other>\d\d?)(?P=mark)(?P<last>\d\d)(?![\d/:-]|\.\d)",
        # "20231217" (ISO 8601, basic)
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        # "24年11月3日"
        r"(?<!\d)(?P<year>\d\d) ?Y ?(?P<month>\d{1,2}) ?N ?(?P<day>\d{1,2})",
    )
)
# A day without its year.
_YEARLESS = tuple(
    re.compile(pattern)
    for pattern in (
        # "October 19", "19 October", "11月3日"
        rf"(?<!-){_DAY}{_DAY_OF}{_NAME}(?![ ,.']*\d)",
        rf"(?<!\d)(?<!\d[ ,./'-]){_NAME}{_SEP}(?P<day>\d{{1,2}})(?![ ,.'-]*\d)",
        r"(?<![\dY])(?P<month>\d{1,2}) ?N ?(?P<day>\d{1,2}) ?D",
    )
)
# "11/3(日) 14:05", where the year would stand first.
_MONTH_AND_DAY = re.compile(r"(?<![\d./-])(?P<month>\d\d?)/(?P<day>\d\d?)(?![\d./-])")
# Before a day: the first of two between which something lasts.
_SPAN = re.compile(r"(?:(?<![\d:./~-])\d{1,2}\.?|[MS]\d\d) ?- ?$")
# Languages that print years of two digits behind dots.
_DOTTED = frozenset(
    "de da nb no nn fi et lv cs sk sl hr bs sr pl ru uk be bg mk ro tr az ka hy kk".split()
)
# Languages that print the year first.
_YEAR_FIRST = frozenset("ja zh ko hu sv lt mn".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a source prints its days."""

    today: date
    """Where the source is."""
    languages: tuple[str, ...]
    """Without regions, in lower case."""
    is_month_first: bool
    """Whether 3/9 is March 9."""
    is_persian: bool
    """Whether years of two digits may be Jalali ones."""
    is_thai: bool
    """Whether years may be Buddhist ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDay:
    """A day, and where in its text it stands."""

    days: tuple[date | None, ...]
    """What it may mean, the likeliest first; None stands for a day that does not exist."""
    start: int
    end: int


def whole_days(short: str, habits: Habits) -> list[PrintedDay]:
    """Return the days in `short` whose years are printed in full, in their order.

    Year, month, day in numbers; day, month, year with dots, slashes or dashes, and month first
    where that is the habit and the numbers allow it; with a month's name in any order.  A year
    from 1300 to 1499 or a Persian month makes it Jalali.  The end of a span ("2-6 May 2020") is
    no day.
    """
    found: list[PrintedDay] = []
    for match in chain.from_iterable(pattern.finditer(short) for pattern in _WHOLE):
        start, end = match.span()
        is_taken = any(start < other.end and other.start < end for other in found)
        if not is_taken and not _SPAN.search(short[max(0, start - 8) : start]):
            days = tuple(_whole(match, habits))
            found.append(PrintedDay(days=days, start=start, end=end))
    return sorted(found, key=lambda day: day.start)


def short_day(short: str, habits: Habits, *, is_dated: bool) -> PrintedDay | None:
    """Return the day in `short` whose year has two digits, or whose digits stand together.

    Args:
        short: In shorthand.
        habits: How the source prints days.
        is_dated: Whether a time, a weekday or a label says that this is a date: a version of three
            numbers looks alike.
    """
    for pattern in _SHORT:
        match = pattern.search(short)
        if match is None:
            continue
        said = match.groupdict()
        if "last" in said:
            days = tuple(_all_short(match, habits, is_dated=is_dated))
        else:
            days = tuple(_of_short_year(said, habits))
        if days:
            return PrintedDay(days=days, start=match.start(), end=match.end())
    return None


def yearless_day(short: str, habits: Habits) -> PrintedDay | None:
    """Return the day in `short` that is printed without its year: this year's or last year's."""
    is_bare = "~" in short and not _YEAR_FIRST.isdisjoint(habits.languages[:1])
    for pattern in (*_YEARLESS, _MONTH_AND_DAY) if is_bare else _YEARLESS:
        match = pattern.search(short)
        if match is None or _SPAN.search(short[: match.start()]):
            continue
        said = match.groupdict()
        name = said.get("name") or f"N{int(said['month']):02}"
        this = jalali_year(habits.today) if name[0] == "S" else habits.today.year
        days = tuple(_day(year, name, int(match["day"])) for year in (this, this - 1))
        return PrintedDay(days=days, start=match.start(), end=match.end())
    return None


def _whole(match: re.Match[str], habits: Habits) -> Iterator[date | None]:
    said = match.groupdict()
    year = int(said["year"])
    if habits.is_thai and year in _BUDDHIST_YEARS:
        year -= _BUDDHIST
    if "one" in said:
        yield from _either(year, match, habits)
    else:
        name = said.get("name") or f"N{int(said['month']):02}"
        yield _day(year, name, int(said["day"]))


def _either(year: int, match: re.Match[str], habits: Habits) -> Iterator[date | None]:
    """Yield the days that two numbers make whose order is not known.

    Dots and dashes are European, unless there is no such day; no Jalali date has its month first.
    """
    one, other = int(match["one"]), int(match["other"])
    if is_jalali_year(year):
        yield jalali_day(year, other, one)
        return
    day_first, month_first = (
        day_of_month(year, other, one),
        day_of_month(year, one, other),
    )
    if match["mark"] != "/":
        yield day_first or month_first
        return
    yield from (
        (month_first, day_first) if habits.is_month_first else (day_first, month_first)
    )


def _of_short_year(said: dict[str, str], habits: Habits) -> Iterator[date | None]:
    """Yield the day whose year has two digits (or four, where the others stand close)."""
    name = said.get("name") or f"N{int(said['month']):02}"
    day = int(said["day"])
    if name[0] != "S":
        yield _day(_whole_year(said["year"], habits), name, day)
    elif habits.is_persian:
        yield _day(_jalali_year(said["year"]), name, day)


def _all_short(
    match: re.Match[str], habits: Habits, *, is_dated: bool
) -> Iterator[date | None]:
    """Yield the days that three numbers of two digits make."""
    one, mark, other, last = match["one"], match["mark"], match["other"], match["last"]
    if habits.is_persian:
        yield jalali_day(_jalali_year(one), int(other), int(last))
        yield jalali_day(_jalali_year(last), int(other), int(one))
    is_padded = len(one) == len(other) == 2
    is_dotted = mark == "." and not _DOTTED.isdisjoint(habits.languages[:1])
    if mark != "/" and not (is_padded and (is_dated or is_dotted)):
        return
    if not _YEAR_FIRST.isdisjoint(habits.languages[:1]):
        yield day_of_month(_whole_year(one, habits), int(other), int(last))
    yield from _either(_whole_year(last, habits), match, habits)


def _whole_year(year: str, habits: Habits) -> int:
    number = int(year)
    if len(year) > 2:
        return number
    if habits.is_thai and number >= 50:
        return 2500 + number - _BUDDHIST
    # RFC 2822 section 4.3: two digits below 50 are of this century.
    return number + (2000 if number < 50 else 1900)


def _jalali_year(year: str) -> int:
    return int(year) + (1400 if int(year) < 50 else 1300)


def _day(year: int, name: str, day: int) -> date | None:
    """Return a day of a Gregorian (M), a Jalali (S) or a numbered month (N) of either."""
    month = int(name[1:])
    if name[0] == "S" or (name[0] == "N" and is_jalali_year(year)):
        return jalali_day(year, month, day) if is_jalali_year(year) else None
    return day_of_month(year, month, day)


def day_of_month(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
