from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON
from wirecrawler.crawl.rhythm import (
    Bounds,
    Fare,
    Poll,
    bounds_of,
    due_at,
    expected_gap,
    fare_of,
    next_look,
)
from wirecrawler.errors import SettingError
from wirecrawler.store.rhythms import Pace, Rhythm

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_FEED = "https://harbourwire.example/rss"
_BOUNDS = Bounds()


def _busy(a_day: float) -> Pace:
    return Pace(by_hour=(a_day / 24,) * 24)


def _poll(fare: Fare = Fare.READ, **changes: Any) -> Poll:
    facts: dict[str, Any] = {
        "source": "harbour_wire",
        "at": NOON,
        "fare": fare,
        "fresh": 1,
        "asked": (_FEED,),
    }
    return Poll(**(facts | changes))


def _said(**said: Any) -> dict[str, Any]:
    return {"facts": {_FEED: said}}


@pytest.mark.parametrize(
    ("poll", "pace", "gap"),
    [
        pytest.param(_poll(), Pace(), 30 * MINUTE, id="nobody knows its pace"),
        pytest.param(_poll(), _busy(24), 15 * MINUTE, id="a story an hour"),
        pytest.param(_poll(), _busy(480), 5 * MINUTE, id="never below the least"),
        pytest.param(_poll(), _busy(0.1), DAY, id="never beyond the most"),
        pytest.param(
            _poll(), replace(_busy(1), lately=2.0), 7.5 * MINUTE, id="news breaks"
        ),
        pytest.param(_poll(**_said(ttl_s=7200)), _busy(24), 2 * HOUR, id="ttl"),
        pytest.param(
            _poll(**_said(ttl_s=10 * 86_400)), _busy(24), DAY, id="a ttl of days"
        ),
        pytest.param(
            _poll(named=20, **_said(ttl_s=20 * 3600)),
            _busy(48),
            5 * HOUR,
            id="a ttl that would lose stories",
        ),
        pytest.param(
            _poll(
                asked=(_FEED, "https://harbourwire.example/2"),
                facts={_FEED: {"ttl_s": 7200}, "https://harbourwire.example/2": {}},
            ),
            _busy(24),
            15 * MINUTE,
            id="another feed says nothing",
        ),
        pytest.param(
            _poll(**_said(fresh_s=1800)), _busy(24), 30 * MINUTE, id="fresh by HTTP"
        ),
        pytest.param(
            _poll(**_said(fresh_s=31_536_000)), _busy(24), HOUR, id="fresh for a year"
        ),
        pytest.param(
            _poll(**_said(update_s=86_400)), _busy(24), 30 * MINUTE, id="daily, it says"
        ),
        pytest.param(
            _poll(**_said(update_s=60)), _busy(24), 15 * MINUTE, id="often, it says"
        ),
        pytest.param(
            _poll(**_said(skip_hours=[12, 13])), _busy(24), 2 * HOUR, id="hours to skip"
        ),
        pytest.param(
            _poll(**_said(skip_hours=list(range(24)))),
            _busy(24),
            15 * MINUTE,
            id="all hours to skip",
        ),
        pytest.param(
            _poll(**_said(skip_days=[1])), _busy(24), 12 * HOUR, id="a day to skip"
        ),
        pytest.param(
            _poll(**_said(skip_days=[1, 2, 3])), _busy(24), DAY, id="days to skip"
        ),
        pytest.param(
            _poll(closed_until=NOON + 3 * HOUR), _busy(24), 3 * HOUR, id="Retry-After"
        ),
        pytest.param(
            _poll(closed_until=NOON + 90 * DAY), _busy(24), DAY, id="for months"
        ),
        pytest.param(
            _poll(closed_until=NOON - HOUR), _busy(24), 15 * MINUTE, id="it was closed"
        ),
        pytest.param(
            _poll(Fare.LATE, **_said(ttl_s=7200)), _busy(24), 5 * MINUTE, id="late"
        ),
    ],
)
def test_the_next_look_at_a_source(poll: Poll, pace: Pace, gap: timedelta) -> None:
    rhythm = next_look(None, poll, pace, _BOUNDS)
    assert rhythm == Rhythm(
        source="harbour_wire",
        next_due_at=NOON + gap,
        polled_at=NOON,
        interval_s=gap.total_seconds(),
        closed_until=poll.closed_until,
        facts=poll.facts,
    )


def _gaps(times: int, bounds: Bounds = _BOUNDS, **changes: Any) -> list[float]:
    """Return the minutes of the gaps after so many polls that fare alike."""
    known: Rhythm | None = None
    gaps = []
    for _ in range(times):
        known = next_look(known, _poll(**changes), _busy(24), bounds)
        gaps.append(known.interval_s / 60)
    return gaps


@pytest.mark.parametrize(
    ("changes", "gaps"),
    [
        pytest.param(
            {"fare": Fare.SOFT, "reason": "timeout"},
            [10, 20, 40, 80, 120, 120, 120, 120, 120],
            id="soft",
        ),
        pytest.param(
            {"fare": Fare.HARD, "reason": "http 404"},
            [60, 120, 240, 480, 960, 1440, 1440, 1440, 1440],
            id="hard",
        ),
        pytest.param(
            {"fresh": 0},
            [15, 15, 15, 15, 18.75, 23.44, 29.3, 36.62, 45.78],
            id="nothing new",
        ),
        pytest.param(
            {"fresh": 0, **_said(hubs=["https://hub.example/"])},
            [15, 15, 15, 15, 18.75, 23.44, 29.3, 30, 30],
            id="nothing new, of a source with a hub",
        ),
    ],
)
def test_gaps_grow_and_never_end_for_good(
    changes: dict[str, Any], gaps: list[float]
) -> None:
    assert [round(gap, 2) for gap in _gaps(9, **changes)] == gaps


def test_a_failure_without_end_stays_within_the_bounds() -> None:
    assert _gaps(300, fare=Fare.HARD)[-1] == 1440


def test_a_poll_that_went_well_ends_the_count() -> None:
    failing = Rhythm(source="harbour_wire", soft=3, hard=2, quiet=7, reason="http 404")
    rhythm = next_look(failing, _poll(), _busy(24), _BOUNDS)
    counted = (rhythm.soft, rhythm.hard, rhythm.quiet, rhythm.reason)
    assert counted == (0, 0, 0, "")


def test_soft_and_hard_failures_are_counted_apart() -> None:
    failing = Rhythm(source="harbour_wire", soft=3, hard=2)
    rhythm = next_look(failing, _poll(Fare.SOFT, reason="dns"), Pace(), _BOUNDS)
    assert (rhythm.soft, rhythm.hard, rhythm.interval_s) == (4, 2, 80 * 60)


def test_what_a_feed_said_stands_until_it_is_read_again() -> None:
    old = Rhythm(
        source="harbour_wire",
        facts={_FEED: {"ttl_s": 60}, "https://harbourwire.example/gone": {}},
    )
    unmodified = next_look(old, _poll(), Pace(), _BOUNDS)
    failed = next_look(old, _poll(Fare.HARD, asked=()), Pace(), _BOUNDS)
    assert (unmodified.facts, failed.facts) == ({_FEED: {"ttl_s": 60}}, old.facts)


@pytest.mark.parametrize(
    ("by_hour", "at", "gap"),
    [
        pytest.param({}, NOON, None, id="nothing is known"),
        pytest.param({12: 1.0}, NOON, 15 * MINUTE, id="now"),
        pytest.param({14: 1.0}, NOON, 135 * MINUTE, id="in two hours"),
        pytest.param({11: 1.0}, NOON + HOUR / 2, 22.75 * HOUR, id="tomorrow"),
        pytest.param({12: 0.1, 13: 0.2}, NOON, 105 * MINUTE, id="over two hours"),
        pytest.param({12: 0.01}, NOON, DAY, id="not within the most"),
    ],
)
def test_when_a_part_of_a_story_is_to_be_expected(
    by_hour: dict[int, float], at: datetime, gap: timedelta | None
) -> None:
    pace = Pace(by_hour=tuple(by_hour.get(hour, 0.0) for hour in range(24)))
    found = expected_gap(pace, at=at, most=DAY)
    assert found is gap or (found and abs(found - (gap or DAY)) < MINUTE / 100)


_POLLED = Rhythm(
    source="harbour_wire", next_due_at=NOON + HOUR, polled_at=NOON, declared="0f"
)


@pytest.mark.parametrize(
    ("known", "due"),
    [
        pytest.param(None, NOON, id="never polled"),
        pytest.param(replace(_POLLED, next_due_at=None), NOON, id="resumed"),
        pytest.param(_POLLED, NOON + HOUR, id="in its time"),
        pytest.param(
            replace(_POLLED, next_due_at=NOON + MINUTE),
            NOON + 5 * MINUTE,
            id="the least was raised",
        ),
        pytest.param(
            replace(_POLLED, next_due_at=NOON + 9 * DAY),
            NOON + DAY,
            id="the most was lowered",
        ),
        pytest.param(
            replace(
                _POLLED,
                next_due_at=NOON + 20 * HOUR,
                closed_until=NOON + 20 * HOUR,
            ),
            NOON + 20 * HOUR,
            id="its host asked for it",
        ),
        pytest.param(
            replace(_POLLED, polled_at=NOON + 9 * DAY, next_due_at=NOON + 10 * DAY),
            NOON,
            id="the clock was moved back",
        ),
        pytest.param(
            replace(_POLLED, hard=1), NOON, id="it failed, its file is mended"
        ),
        pytest.param(
            replace(_POLLED, soft=1, declared="1f"),
            NOON + HOUR,
            id="it failed, its file is the same",
        ),
        pytest.param(
            replace(_POLLED, soft=1, closed_until=NOON + 2 * HOUR),
            NOON + 2 * HOUR,
            id="it failed, its file is mended, its host is closed",
        ),
    ],
)
def test_when_a_source_is_due(known: Rhythm | None, due: datetime) -> None:
    assert due_at(known, now=NOON, bounds=_BOUNDS, declared="1f") == due


@pytest.mark.parametrize(
    ("reason", "fare"),
    [
        ("https://timeout.example/rss: http 404", Fare.HARD),
        ("https://harbourwire.example/rss: http 410", Fare.HARD),
        ("https://harbourwire.example/rss: http 403", Fare.HARD),
        ("https://harbourwire.example/rss: not a feed", Fare.HARD),
        ("https://harbourwire.example/rss: robots.txt", Fare.HARD),
        ("https://harbourwire.example/rss: tls: certificate expired", Fare.HARD),
        ("https://harbourwire.example/rss: address refused: private", Fare.HARD),
        ("crash: TypeError: timeout", Fare.HARD),
        ("https://harbourwire.example/rss: http 503", Fare.SOFT),
        ("https://harbourwire.example/rss: http 429", Fare.SOFT),
        ("https://harbourwire.example/rss: robots.txt: http 503", Fare.SOFT),
        ("https://harbourwire.example/rss: timeout", Fare.SOFT),
        ("https://harbourwire.example/rss: dns: no address", Fare.SOFT),
        ("https://harbourwire.example/rss: connection refused", Fare.SOFT),
        ("https://harbourwire.example/rss: cut short", Fare.SOFT),
        ("https://harbourwire.example/rss: host unreachable", Fare.SOFT),
        ("https://harbourwire.example/rss: network unreachable", Fare.SOFT),
        ("https://harbourwire.example/rss: too many open files", Fare.SOFT),
        ("https://harbourwire.example/rss: no answer before the end (x)", Fare.SOFT),
        ("https://a.example/: http 503; the host asks to wait until noon", Fare.SOFT),
    ],
)
def test_which_failures_pass(reason: str, fare: Fare) -> None:
    assert fare_of(reason) is fare


@pytest.mark.parametrize(
    ("least", "most", "setting"),
    [
        pytest.param(0, 60, "MIN", id="nothing"),
        pytest.param(float("nan"), 60, "MIN", id="no number"),
        pytest.param(float("inf"), float("inf"), "MIN", id="for ever"),
        pytest.param(60, 30, "MAX", id="the most is less"),
        pytest.param(5, float("nan"), "MAX", id="the most is no number"),
    ],
)
def test_bounds_that_are_none(least: float, most: float, setting: str) -> None:
    with pytest.raises(SettingError, match=f"WIRECRAWLER_{setting}_POLL_MINUTES"):
        bounds_of(least, most)


_instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001
_seconds = st.integers(1, 10**9)


@given(
    at=_instants.map(lambda moment: moment.replace(tzinfo=UTC)),
    fare=st.sampled_from(Fare),
    fresh=st.integers(0, 9),
    named=st.integers(0, 10**6),
    counted=st.tuples(*[st.integers(0, 10**6)] * 3),
    rates=st.lists(st.floats(0, 1e6), min_size=24, max_size=24),
    said=st.fixed_dictionaries(
        {},
        optional={
            "ttl_s": _seconds,
            "update_s": _seconds,
            "fresh_s": _seconds,
            "skip_hours": st.lists(st.integers(0, 23), max_size=24),
            "skip_days": st.lists(st.integers(0, 6), max_size=7),
            "hubs": st.lists(st.just("https://hub.example/"), max_size=2),
        },
    ),
)
def test_every_gap_lies_within_the_bounds(
    at: datetime,
    fare: Fare,
    fresh: int,
    named: int,
    counted: tuple[int, int, int],
    rates: list[float],
    said: dict[str, Any],
) -> None:
    soft, hard, quiet = counted
    known = Rhythm(source="harbour_wire", soft=soft, hard=hard, quiet=quiet)
    poll = _poll(fare, at=at, fresh=fresh, named=named, facts={_FEED: said})
    rhythm = next_look(known, poll, Pace(by_hour=tuple(rates)), _BOUNDS)
    assert 5 * MINUTE <= timedelta(seconds=rhythm.interval_s) <= DAY
    assert due_at(rhythm, now=at, bounds=_BOUNDS) == rhythm.next_due_at
