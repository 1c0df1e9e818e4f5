"""Instants in the reader's words: "4 hours ago", "3 November 2026, 09:15 UTC", "Yesterday".

Month and day names are spelled here: strftime's follow the locale of the machine.
"""

from datetime import UTC, date, datetime, timedelta

from wirecrawler.story import Precision, Story

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MINUTE, _HOUR, _DAY = (
    timedelta(minutes=1),
    timedelta(hours=1),
    timedelta(days=1),
)
# After a week the day itself says more than a count of days.
_RELATIVE_DAYS = 7
# Name, length, and the age from which the next longer one is used.
_UNITS = (
    ("minute", _MINUTE, _HOUR),
    ("hour", _HOUR, _DAY),
    ("day", _DAY, _DAY * _RELATIVE_DAYS),
)


def shown_instant(story: Story) -> tuple[datetime, Precision]:
    """Return when `story` was published, or, where that is unknown, when we first saw it."""
    if story.published_at is None:
        return story.seen_at, Precision.MINUTE
    return story.published_at, story.published_precision or Precision.MINUTE


def relative_time(instant: datetime, *, now: datetime, precision: Precision) -> str:
    """Return how long before `now` that was: "just now", "4 hours ago", "2 days ago".

    A week back and more it is the date; what lies ahead, as a source with a wrong clock prints
    it, is the exact time.  A time printed as a mere day is "today", "yesterday" and so on.
    """
    if precision is Precision.DAY:
        return _relative_day(instant.astimezone(UTC).date(), now.astimezone(UTC).date())
    age = now - instant
    if age < -_MINUTE:
        return exact_time(instant, precision=precision)
    if age < _MINUTE:
        return "just now"
    for unit, length, most in _UNITS:
        if age < most:
            return _ago(age // length, unit)
    return long_date(instant.astimezone(UTC).date())


def exact_time(instant: datetime, *, precision: Precision) -> str:
    """Return "3 November 2026, 09:15 UTC", or the date alone where no time was printed."""
    moment = instant.astimezone(UTC)
    if precision is Precision.DAY:
        return long_date(moment.date())
    return f"{long_date(moment.date())}, {moment:%H:%M} UTC"


def machine_time(instant: datetime, *, precision: Precision) -> str:
    """Return `instant` as HTML's `time` element wants it in `datetime`: UTC, or the day."""
    moment = instant.astimezone(UTC)
    if precision is Precision.DAY:
        return moment.date().isoformat()
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def day_heading(day: date, *, today: date) -> str:
    """Return "Today", "Yesterday" or "Tuesday, 3 November 2026"."""
    if day == today:
        return "Today"
    if day == today - _DAY:
        return "Yesterday"
    return weekday_date(day)


def weekday_date(day: date) -> str:
    """Return "Tuesday, 3 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {long_date(day)}"


def long_date(day: date) -> str:
    """Return "3 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _relative_day(day: date, today: date) -> str:
    days = (today - day).days
    # A day that begins east of Greenwich may not have begun in UTC.
    if days in (-1, 0):
        return "today"
    if days == 1:
        return "yesterday"
    return _ago(days, "day") if 1 < days < _RELATIVE_DAYS else long_date(day)


def _ago(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'} ago"
