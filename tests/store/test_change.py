"""Changes are told from chance: by the table, and by invented sources (the same each time)."""

from itertools import pairwise
from math import exp, log
from random import Random

import pytest

from wirecrawler.store.change import (
    Change,
    Row,
    fall_of_length,
    fall_of_rate,
    fall_of_share,
)


def _share(row: Row) -> tuple[int, float, float] | None:
    return _told(fall_of_share(row))


def _told(change: Change | None) -> tuple[int, float, float] | None:
    if change is None:
        return None
    return change.place, round(change.before, 2), round(change.now, 2)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([(50, 50)], None, id="nothing to hold it against"),
        pytest.param([(50, 50), (10, 0)], (1, 1.0, 0.0), id="total loss"),
        pytest.param([(50, 50), (9, 0)], None, id="nine pages"),
        pytest.param([(19, 19), (50, 0)], None, id="nineteen pages before"),
        pytest.param(
            [(50, 40), (10, 8), (6, 0), (6, 0)], (2, 0.8, 0.0), id="by two runs"
        ),
        pytest.param([(50, 40), (12, 4)], None, id="half of it is no third"),
        pytest.param([(90, 80), (40, 8)], (1, 0.89, 0.2), id="most of it"),
        pytest.param([(90, 40), (40, 0)], None, id="it was seldom there before"),
        pytest.param([(50, 0), (50, 0)], None, id="it was never there"),
        pytest.param([(50, 50), (40, 0), (15, 15)], None, id="it is back"),
        pytest.param(
            [*[(20, 20), (20, 6)] * 10, (20, 0)], None, id="by the desk on duty"
        ),
    ],
)
def test_a_share_falls(
    row: list[tuple[int, int]], told: tuple[int, float, float] | None
) -> None:
    assert _share(row) == told


@pytest.mark.parametrize(
    ("stories", "told"),
    [
        pytest.param([20] * 20 + [0] * 4, (20, 20.0, 0.0), id="nothing comes"),
        pytest.param([20] * 20 + [4] * 5, (20, 20.0, 4.0), id="a fifth comes"),
        pytest.param([20] * 20 + [8] * 6, None, id="less, but not a third"),
        pytest.param([20] * 20 + [0] * 3, None, id="three days"),
        pytest.param([20] * 13 + [0] * 4, None, id="less than two weeks before"),
        pytest.param([1] * 20 + [0] * 6, None, id="one a day may come to none"),
        pytest.param([20, 22, 19, 21, 20, 3, 2] * 4, None, id="weekends"),
    ],
)
def test_a_rate_falls(
    stories: list[int], told: tuple[int, float, float] | None
) -> None:
    assert _told(fall_of_rate([(1, count) for count in stories])) == told


@pytest.mark.parametrize(
    ("lengths", "place"),
    [
        pytest.param([2000] * 30 + [400] * 12, 30, id="a fifth"),
        pytest.param([2000] * 30 + [1200] * 30, None, id="more than half"),
        pytest.param([2000] * 30 + [400] * 9, None, id="nine pages"),
        pytest.param([400, 9000] * 20 + [1500] * 12, None, id="short news, long reads"),
        pytest.param([400] * 30 + [2000] * 30, None, id="longer"),
    ],
)
def test_bodies_get_shorter(lengths: list[int], place: int | None) -> None:
    change = fall_of_length([(1, log(length)) for length in lengths])
    assert (None if change is None else change.place) == place


# Invented sources.


def _many(draw: Random, mean: float) -> int:
    """Return a number drawn by Poisson."""
    count, product, least = 0, draw.random(), exp(-mean)
    while product > least:
        count, product = count + 1, product * draw.random()
    return count


def _pages(
    draw: Random, *, rate: int, share: float, clump: float, days: int
) -> list[list[int]]:
    """Return days of pages, each with the field (1) or without; desks clump them by days."""
    made = []
    for _ in range(days):
        today = share
        if clump:
            left = (1 - clump) / clump
            today = draw.betavariate(share * left, (1 - share) * left)
        pages = range(_many(draw, rate))
        made.append([int(draw.random() < today) for _ in pages])
    return made


def _row(days: list[list[int]]) -> Row:
    """Return 28 days as a row, the last of them in runs of three pages."""
    row = [(len(day), sum(day)) for day in days[:-1] if day]
    last = days[-1]
    runs = (last[start : start + 3] for start in range(0, len(last), 3))
    return [*row, *((len(run), sum(run)) for run in runs)]


def _alarms(told: list[bool]) -> int:
    """Return how often an alarm begins."""
    return sum(now and not before for before, now in pairwise(told))


@pytest.mark.parametrize("clump", [0, 0.1])
@pytest.mark.parametrize("share", [0.6, 0.8, 0.95])
@pytest.mark.parametrize("rate", [3, 12, 40])
def test_it_does_not_cry_wolf_once_in_a_year(
    rate: int, share: float, clump: float
) -> None:
    """Three years of a source whose bylines are on this share of pages, looked at daily."""
    draw = Random(f"{rate} {share} {clump}")
    days = _pages(draw, rate=rate, share=share, clump=clump, days=3 * 365)
    told = [
        fall_of_share(_row(days[end - 28 : end])) is not None
        for end in range(28, len(days))
    ]
    assert _alarms(told) < 3


@pytest.mark.parametrize("weekend", [1, 0.3, 0])
@pytest.mark.parametrize("rate", [1, 3, 12, 60])
def test_weekends_and_quiet_weeks_are_not_slow(rate: int, weekend: float) -> None:
    """Three years of a source that prints this many stories a day, with holidays."""
    draw = Random(f"{rate} {weekend}")
    stories = []
    for day in range(3 * 365):
        usual = weekend if day % 7 > 4 else 1
        today = 0.1 if draw.random() < 0.03 else usual * exp(draw.gauss(0, 0.2))
        stories.append((1, _many(draw, rate * today)))
    told = [
        fall_of_rate(stories[end - 28 : end]) is not None
        for end in range(28, len(stories))
    ]
    assert _alarms(told) < 3


@pytest.mark.parametrize("share", [0.8, 0.9, 1.0])
@pytest.mark.parametrize("rate", [3, 12, 40])
def test_a_total_loss_is_told_within_ten_pages(rate: int, share: float) -> None:
    draw = Random(f"{rate} {share}")
    for _ in range(20):
        days = _pages(draw, rate=rate, share=share, clump=0, days=28)
        before = [(len(day), sum(day)) for day in days if day]
        pages = next(n for n in range(1, 99) if fall_of_share([*before, (n, 0)]))
        assert pages <= 10
