from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import COAST_NEWS, HARBOUR_WIRE, NOON, make_story
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.query import Query
from wirecrawler.store.rhythms import Pace, Rhythm

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_POLLED = Rhythm(
    source="harbour_wire",
    next_due_at=NOON + HOUR,
    polled_at=NOON,
    interval_s=3600,
    soft=1,
    hard=2,
    quiet=3,
    reason="http 503",
    closed_until=NOON + HOUR,
    declared="0f",
    facts={"https://harbourwire.example/rss": {"ttl_s": 60}},
)


def test_a_rhythm_that_is_kept_is_the_one_that_is_read(
    archive: Archive, query: Query
) -> None:
    other = Rhythm(source="coast_news", next_due_at=NOON)
    later = replace(_POLLED, soft=0, next_due_at=None)
    for rhythm in (_POLLED, other, later):
        archive.keep_rhythm(rhythm)
    assert query.rhythms() == {"harbour_wire": later, "coast_news": other}


def test_a_pause_outlives_a_poll(archive: Archive, query: Query) -> None:
    archive.keep_rhythm(_POLLED)
    archive.pause("harbour_wire", reason="it\0 moves", now=NOON)
    archive.pause("harbour_wire", reason="it has moved", now=NOON + DAY)
    archive.keep_rhythm(replace(_POLLED, quiet=4))
    paused = replace(_POLLED, quiet=4, paused_at=NOON, paused_reason="it has moved")
    assert query.rhythms() == {"harbour_wire": paused}


def test_a_resumed_source_is_due_at_once(archive: Archive, query: Query) -> None:
    archive.keep_rhythm(_POLLED)
    archive.pause("harbour_wire", reason="it moves", now=NOON)
    before = archive.resume("harbour_wire")
    assert before == replace(_POLLED, paused_at=NOON, paused_reason="it moves")
    assert query.rhythms() == {"harbour_wire": replace(_POLLED, next_due_at=None)}


def test_only_what_is_paused_is_resumed(archive: Archive, query: Query) -> None:
    archive.keep_rhythm(_POLLED)
    assert [archive.resume(slug) for slug in ("harbour_wire", "coast_news")] == [
        None,
        None,
    ]
    assert query.rhythms() == {"harbour_wire": _POLLED}


def test_what_was_cut_off_is_known(archive: Archive, query: Query) -> None:
    ended = archive.begin_run(HARBOUR_WIRE, now=NOON)
    archive.end_run(ended, now=NOON, reason="finished")
    archive.begin_run(COAST_NEWS, now=NOON)
    assert query.cut_off() == {"coast_news"}


def _file(archive: Archive, *times: tuple[timedelta, timedelta | None]) -> None:
    """File stories that were printed and seen so long before noon; None: no date."""
    stories = [
        make_story(
            url=f"https://harbourwire.example/{number}",
            published_at=None if printed is None else NOON - printed,
            seen_at=NOON - seen,
        )
        for number, (seen, printed) in enumerate(times)
    ]
    archive.file([Filing(run=None, story=story) for story in stories], now=NOON)


def test_a_source_without_stories_has_no_pace(query: Query) -> None:
    assert query.pace("harbour_wire", now=NOON) == Pace()


@pytest.mark.parametrize(
    ("times", "hour"),
    [
        pytest.param([(HOUR, n * DAY + 3 * HOUR) for n in range(20)], 9, id="printed"),
        pytest.param([(n * DAY + 4 * HOUR, None) for n in range(20)], 8, id="seen"),
        pytest.param(
            [(n * DAY + 5 * HOUR, n * DAY + 12 * HOUR) for n in range(20)],
            7,
            id="a day without a time",
        ),
    ],
)
def test_the_pace_of_a_source_by_the_hour(
    archive: Archive,
    query: Query,
    times: list[tuple[timedelta, timedelta | None]],
    hour: int,
) -> None:
    _file(archive, *times)
    pace = query.pace("harbour_wire", now=NOON + HOUR)
    busiest = max(range(24), key=lambda one: pace.by_hour[one])
    assert (busiest, round(sum(pace.by_hour), 1)) == (hour, 1.0)


def test_what_is_older_than_four_weeks_or_still_to_come_does_not_count(
    archive: Archive, query: Query
) -> None:
    old, ahead = 29 * DAY, -2 * HOUR
    _file(archive, (old, old), (HOUR, ahead))
    assert query.pace("harbour_wire", now=NOON) == Pace()


def test_the_pace_of_the_last_hours(archive: Archive, query: Query) -> None:
    _file(archive, *((HOUR, HOUR) for _ in range(6)), (4 * HOUR, 4 * HOUR))
    pace = query.pace("harbour_wire", now=NOON)
    assert (pace.lately, round(sum(pace.by_hour), 1)) == (2.0, 7.0)
