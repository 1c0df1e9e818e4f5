from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.factories import NOON, make_story
from wirecrawler.publish.times import (
    day_heading,
    exact_time,
    machine_time,
    relative_time,
    shown_instant,
    weekday_date,
)
from wirecrawler.story import Precision, Story

TEHRAN = timezone(timedelta(hours=3, minutes=30))
QUARTER_PAST_NINE = datetime(2026, 11, 3, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=-30), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=4, minutes=55), "4 hours ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=6, hours=23), "6 days ago"),
        (timedelta(days=7), "27 October 2026"),
        (timedelta(days=400), "29 September 2025"),
        (timedelta(hours=-3), "3 November 2026, 15:00 UTC"),
    ],
    ids=str,
)
def test_a_time_is_told_by_its_age(age: timedelta, words: str) -> None:
    told = relative_time(NOON - age, now=NOON, precision=Precision.MINUTE)
    assert told == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 4), "today"),
        (date(2026, 11, 3), "today"),
        (date(2026, 11, 2), "yesterday"),
        (date(2026, 11, 1), "2 days ago"),
        (date(2026, 10, 28), "6 days ago"),
        (date(2026, 10, 27), "27 October 2026"),
        (date(2026, 11, 5), "5 November 2026"),
    ],
    ids=str,
)
def test_a_mere_day_is_told_by_days(day: date, words: str) -> None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert relative_time(midnight, now=NOON, precision=Precision.DAY) == words


@pytest.mark.parametrize(
    ("instant", "precision", "exact", "machine"),
    [
        pytest.param(
            QUARTER_PAST_NINE,
            Precision.MINUTE,
            "3 November 2026, 09:15 UTC",
            "2026-11-03T09:15:00Z",
            id="minute",
        ),
        pytest.param(
            datetime(2026, 1, 1, 1, 5, 9, 7, tzinfo=TEHRAN),
            Precision.SECOND,
            "31 December 2025, 21:35 UTC",
            "2025-12-31T21:35:09Z",
            id="second, from another zone",
        ),
        pytest.param(
            datetime(2026, 11, 3, tzinfo=UTC),
            Precision.DAY,
            "3 November 2026",
            "2026-11-03",
            id="day",
        ),
    ],
)
def test_an_exact_time_is_in_utc_and_no_finer_than_printed(
    instant: datetime, precision: Precision, exact: str, machine: str
) -> None:
    told = (
        exact_time(instant, precision=precision),
        machine_time(instant, precision=precision),
    )
    assert told == (exact, machine)


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        (date(2026, 11, 3), "Today"),
        (date(2026, 11, 2), "Yesterday"),
        (date(2026, 11, 1), "Sunday, 1 November 2026"),
        (date(2026, 11, 4), "Wednesday, 4 November 2026"),
    ],
    ids=str,
)
def test_a_day_has_its_heading(day: date, heading: str) -> None:
    assert day_heading(day, today=NOON.date()) == heading


def test_a_date_is_told_with_its_weekday() -> None:
    assert weekday_date(date(2024, 2, 29)) == "Thursday, 29 February 2024"


@pytest.mark.parametrize(
    ("story", "shown"),
    [
        pytest.param(
            make_story(), (QUARTER_PAST_NINE, Precision.MINUTE), id="as published"
        ),
        pytest.param(
            make_story(published_precision=Precision.DAY),
            (QUARTER_PAST_NINE, Precision.DAY),
            id="with its precision",
        ),
        pytest.param(
            make_story(published_precision=None),
            (QUARTER_PAST_NINE, Precision.MINUTE),
            id="of unknown precision",
        ),
        pytest.param(
            make_story(published_at=None, published_precision=None),
            (NOON, Precision.MINUTE),
            id="undated: as seen",
        ),
    ],
)
def test_a_story_is_shown_under_the_best_time_known(
    story: Story, shown: tuple[datetime, Precision]
) -> None:
    assert shown_instant(story) == shown
