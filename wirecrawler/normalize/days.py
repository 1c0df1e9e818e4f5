"""Days as they are printed: in numbers or with a month's name, Gregorian or Jalali."""

import re
from datetime import date

from wirecrawler.normalize.jalali import (
    JALALI_MONTHS,
    is_jalali_year,
    jalali_day,
    jalali_year,
)
from wirecrawler.normalize.printed import one_spelling, words

# Gregorian months: English, then as Persian, Arabic (Egypt, the Levant, the Maghreb) and Urdu
# print them.  Other languages are left to `dates_guessed`.
_MONTHS = {
    one_spelling(name): month
    for month, names in enumerate(
        (
            "january,jan,ژانویه,يناير,كانون الثاني,جانفي,جنوری",
            "february,feb,febr,فوریه,فبراير,شباط,فيفري,فروری",
            "march,mar,مارس,آذار,مارچ",
            "april,apr,آوریل,أبريل,نيسان,أفريل,اپریل",
            "may,مه,می,مايو,أيار,ماي,مئی",
            "june,jun,ژوئن,يونيو,حزيران,جوان,جون",
            "july,jul,ژوئیه,جولای,يوليو,تموز,جويلية,جولائی",
            "august,aug,اوت,آگوست,أغسطس,آب,أوت,اگست",
            "september,sep,sept,سپتامبر,سبتمبر,أيلول,ستمبر",
            "october,oct,اکتبر,أكتوبر,تشرين الأول,اکتوبر",
            "november,nov,نوامبر,نوفمبر,تشرين الثاني,نومبر",
            "december,dec,دسامبر,ديسمبر,كانون الأول,دسمبر",
        ),
        start=1,
    )
    for name in names.split(",")
}
_WEEKDAYS = (
    r"\b(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?|"
    r"(?:(?:یک|دو|سه|چهار|پنج)\s?)?شنبه|"
    + words("جمعه", "آدینه")
    + "|"
    + words(
        "السبت",
        "الأحد",
        "الإثنين",
        "الاثنين",
        "الثلاثاء",
        "الأربعاء",
        "الخميس",
        "الجمعة",
    )
)
_LABELS = (
    r"^(?:first |last )?(?:published|publish(?:ing)? date|updated?|posted|modified|date|created)"
    r"(?: (?:on|at))?\s?:?\s|^(?:"
    + words("تاریخ انتشار", "زمان انتشار", "تاریخ", "تاريخ النشر", "نشر في")
    + r")\s?:?"
)
# What stands between a day and its time.
_FILLERS = (
    r"\b(?:at|on|um|uhr|hrs|hours|o'clock|às|à|alle|ore|kl|saat|в|a las|"
    + words("ساعت", "الساعة", "در", "عند", "به وقت محلی")
    + r")\b|г\."
)
_NO_DAY = re.compile(f"{_LABELS}|{_WEEKDAYS}|{_FILLERS}|\\([^()]*\\)", re.IGNORECASE)
_EDGES = " ,-/|.:;·•"

_PART = r"[\s,./-]*"
_NAME = rf"(?P<name>{words(*_MONTHS, *JALALI_MONTHS)})\b\.?"
_ORDINAL = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?\.?"
_NUMERIC = (
    # "2020-09-02", "۱۴۰۵/۰۷/۱۰", "2026.11.3"
    re.compile(
        r"(?P<year>\d{4})\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})"
    ),
    # "2026年11月3日", "2026년 11월 3일"
    re.compile(
        r"(?P<year>\d{4})[年년]\s?(?P<month>\d{1,2})[月월]\s?(?P<day>\d{1,2})[日일]"
    ),
    # "20231217" (ISO 8601, basic)
    re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
)
# "19.01.2020", "06/04/1404", "3/9/2026"
_EITHER_FIRST = re.compile(
    r"(?P<one>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<other>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4})"
)
_NAMED = (
    # "31 December 2018", "۱۹ بهمن ۱۴۰۲", "9 /مهر/ 1405", "03-Nov-26", "October 19" without a year
    re.compile(
        rf"{_ORDINAL}{_PART}(?:of\s)?{_NAME}(?:{_PART}(?P<year>\d{{4}}|(?<=[\s-])\d\d))?",
        re.IGNORECASE,
    ),
    # "Oct 17, 2017", "مهر ۱۲, ۱۴۰۵"
    re.compile(
        rf"{_NAME}{_PART}{_ORDINAL}(?:[\s,./-]+(?P<year>\d{{4}}))?", re.IGNORECASE
    ),
    # "2017 October 17", "۱۴۰۲ بهمن ۱۹"
    re.compile(rf"(?P<year>\d{{4}}){_PART}{_NAME}{_PART}{_ORDINAL}", re.IGNORECASE),
)


def bare_day(text: str) -> str:
    """Return `text` (of one spelling, its time taken out) without weekday, labels and fillers."""
    return " ".join(_NO_DAY.sub(" ", text).split()).strip(_EDGES)


def days_of(text: str, *, today: date, is_month_first: bool) -> list[date | None]:
    """Return the days that the bare `text` may mean, the likeliest first.

    Empty where it reads as no day at all; None stands for a day that does not exist.

    Year, month, day in numbers; day, month, year with dots, slashes or dashes, and month first
    where `is_month_first` and the numbers allow it; with a month's name in any order.  A year
    from 1300 to 1499 or a Persian month makes it Jalali.  Without a year it is this year's or
    last year's, seen from `today`.
    """
    for pattern in _NUMERIC:
        if found := pattern.fullmatch(text):
            return [_day(int(found["year"]), int(found["month"]), int(found["day"]))]
    if found := _EITHER_FIRST.fullmatch(text):
        return _either(found, is_month_first=is_month_first)
    for pattern in _NAMED:
        if found := pattern.fullmatch(text):
            return _named(found, today)
    return []


def _day(year: int, month: int, day: int) -> date | None:
    return (
        jalali_day(year, month, day)
        if is_jalali_year(year)
        else _gregorian(year, month, day)
    )


def _either(found: re.Match[str], *, is_month_first: bool) -> list[date | None]:
    year, one, other = int(found["year"]), int(found["one"]), int(found["other"])
    # Dots and dashes are European, and no Jalali date has its month first.
    if found["mark"] != "/" or is_jalali_year(year):
        return [_day(year, other, one)]
    days = [_day(year, other, one), _day(year, one, other)]
    return days[::-1] if is_month_first else days


def _named(found: re.Match[str], today: date) -> list[date | None]:
    name, day = " ".join(found["name"].lower().split()), int(found["day"])
    if month := JALALI_MONTHS.get(name):
        this = jalali_year(today)
        years = [int(found["year"])] if found["year"] else [this, this - 1]
        return [jalali_day(year, month, day) for year in years if is_jalali_year(year)]
    years = (
        [_whole_year(found["year"])] if found["year"] else [today.year, today.year - 1]
    )
    return [_gregorian(year, _MONTHS[name], day) for year in years]


def _whole_year(year: str) -> int:
    # RFC 2822 section 4.3: two digits below 50 are of this century.
    number = int(year)
    if len(year) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
