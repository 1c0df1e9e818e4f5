"""The Jalali (Solar Hijri) calendar: its months in several spellings, its days as ours."""

from datetime import date

from persiantools.jdatetime import JalaliDate

# Jalali years lie in 1300-1499 (1921-2121): no source prints a Gregorian year like that.
_FIRST_YEAR, _LAST_YEAR = 1300, 1499

# Iran's names, spellings that occur beside them, Afghanistan's (from the zodiac), Latin ones.
JALALI_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "فروردین حمل farvardin",
            "اردیبهشت ثور ordibehesht",
            "خرداد جوزا khordad",
            "تیر سرطان tir",
            "مرداد امرداد اسد mordad",
            "شهریور سنبله shahrivar",
            "مهر میزان mehr",
            "ابان عقرب aban",
            "اذر قوس azar",
            "دی جدی dey",
            "بهمن دلو bahman",
            "اسفند حوت esfand",
        ),
        start=1,
    )
    for name in names.split()
}


def is_jalali_year(year: int) -> bool:
    """Return whether `year`, as a source prints it, is one of the Jalali calendar."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def jalali_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Jalali one, or None where there is no such day."""
    try:
        found = JalaliDate(year, month, day)  # type: ignore[no-untyped-call]  # has no types
    except ValueError:
        return None
    return found.to_gregorian()


def jalali_year(day: date) -> int:
    """Return the Jalali year in which the Gregorian `day` lies."""
    return JalaliDate(day).year  # type: ignore[no-untyped-call]  # has no types
