"""What the archive looks up of the features of a batch."""

from collections import Counter

import pytest
from sqlalchemy import create_engine

from wirecrawler.store.lookup import sketch_rows
from wirecrawler.store.models import sketches

# (feature, day, story): one that is rare, one of every day, one that nobody asks for.
ROWS = [
    *((-7, day, day) for day in (0, 20_001, 20_400)),
    *((8, 20_000 + n, n) for n in range(400)),
    (9, 20_001, 5),
]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param((20_000, 20_010), {-7: 1, 8: 11}, id="a span of days"),
        pytest.param((0, 0), {-7: 1}, id="those without a date"),
        pytest.param((30_000, 30_010), {}, id="days of which nothing is held"),
        pytest.param(None, {-7: 3, 8: 121}, id="whenever: one row too many is enough"),
    ],
)
def test_rows_of_features(
    database: str, days: tuple[int, int] | None, found: dict[int, int]
) -> None:
    engine = create_engine(database)
    with engine.begin() as connection:
        names = ("feature", "day", "story")
        rows = [dict(zip(names, row, strict=True)) for row in ROWS]
        connection.execute(sketches.insert(), rows)
        told = sketch_rows(connection, {-7, 8, 11}, days)
    engine.dispose()
    assert Counter(feature for feature, _, _ in told) == found
    assert set(told) <= set(ROWS)


def test_nothing_is_asked_for(database: str) -> None:
    engine = create_engine(database)
    with engine.begin() as connection:
        assert sketch_rows(connection, (), None) == []
    engine.dispose()
