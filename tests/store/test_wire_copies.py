"""The view `wire_copies`: what an analyst reads of a family with plain SQL."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, create_engine, text

from tests.factories import (
    BODY,
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_story,
    withdraw,
)
from tests.store.conftest import TAG
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.store.matches import Match
from wirecrawler.store.query import Query

ISLAND_POST = Source(
    slug="island_post",
    agency="Island Post",
    home="https://islandpost.example/",
    language="en",
)
HOURS = {HARBOUR_WIRE: 0.0, COAST_NEWS: 0.25, ISLAND_POST: 30.0}

COPIES = (
    "SELECT source, original, original_source, hours, original_status"
    " FROM wire_copies ORDER BY story"
)
EVIDENCE = (
    "SELECT story, other, kind, containment, kept, added, left_out"
    " FROM wire_copies ORDER BY story"
)
KEEP = (
    "INSERT INTO matches VALUES"
    " (2, 1, 'cut', 1.0, 0.8, 0, 11), (3, 2, 'edited', 0.5, 0.7, 4, 9)"
)


@pytest.fixture
def engine(empty_database: str) -> Iterator[Engine]:
    """A database that migrations made, with a family of three, stories 1 to 3."""
    with Archive.open(empty_database, tag=TAG) as archive:
        for source, hours in HOURS.items():
            story = make_story(
                source=source,
                url=f"{source.home}quay",
                body=f"{BODY}\n\n{BODY.replace('quay', 'pier')}",
                published_at=NOON + timedelta(hours=hours),
                fingerprint="quay",
            )
            run = archive.begin_run(source, now=NOON)
            archive.file([Filing(run=run, story=story)], now=NOON)
    engine = create_engine(empty_database)
    yield engine
    engine.dispose()


def read(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def keep_matches(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM matches"))
        connection.execute(text(KEEP))


def test_it_has_a_row_for_each_copy(engine: Engine) -> None:
    assert read(engine, COPIES) == [
        ("coast_news", 1, "harbour_wire", 0.25, "usable"),
        ("island_post", 1, "harbour_wire", 30.0, "usable"),
    ]


def test_hours_are_null_where_no_time_was_printed(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE revisions SET published_precision = 'day' WHERE story = 3")
        )
    sql = "SELECT hours FROM wire_copies ORDER BY story"
    assert read(engine, sql) == [(0.25,), (None,)]


def test_a_match_of_the_original_is_told_of_the_copy(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM matches"))
        connection.execute(
            text("INSERT INTO matches VALUES (1, 2, 'cut', 1.0, 0.8, 11, 3)")
        )
        connection.execute(text("UPDATE stories SET words = 50 WHERE id = 1"))
    assert read(engine, EVIDENCE) == [
        (2, 1, "cut", 1.0, 0.78, 3, 11),
        (3, None, None, None, None, None, None),
    ]


def test_it_tells_why_a_story_is_a_copy(engine: Engine) -> None:
    keep_matches(engine)
    assert read(engine, EVIDENCE) == [
        (2, 1, "cut", 1.0, 0.8, 0, 11),
        (3, 2, "edited", 0.5, 0.7, 4, 9),
    ]


def test_it_tells_that_the_original_was_withdrawn(
    engine: Engine, empty_database: str
) -> None:
    url = f"{HARBOUR_WIRE.home}quay"
    with Archive.open(empty_database, tag=TAG) as archive:
        withdraw(
            archive,
            archive.begin_run(HARBOUR_WIRE, now=NOON),
            HARBOUR_WIRE,
            make_entry(url),
            fetch=make_fetch(url, status=410),
            now=NOON,
        )
    sql = "SELECT story, status, original_status FROM wire_copies ORDER BY story"
    assert read(engine, sql) == [(2, "usable", "killed"), (3, "usable", "killed")]


def test_the_matches_of_a_family_are_read_by_copy(
    engine: Engine, empty_database: str
) -> None:
    keep_matches(engine)
    with Query.open(empty_database, tag=TAG) as query:
        found = query.matches(query.story(3).family)
        none = query.matches("another")
    assert (found, none) == (
        {
            2: Match(
                other=1, kind="cut", containment=1.0, kept=0.8, added=0, left_out=11
            ),
            3: Match(
                other=2, kind="edited", containment=0.5, kept=0.7, added=4, left_out=9
            ),
        },
        {},
    )


@pytest.mark.parametrize(
    ("words", "kept"),
    [pytest.param(50, 0.78, id="words"), pytest.param(0, 1.0, id="none")],
)
def test_a_match_of_the_original_is_that_of_the_copy(
    engine: Engine, empty_database: str, words: int, kept: float
) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM matches"))
        connection.execute(
            text("INSERT INTO matches VALUES (1, 2, 'cut', 1.0, 0.8, 11, 3)")
        )
        count = text("UPDATE stories SET words = :words WHERE id = 1")
        connection.execute(count, {"words": words})
    with Query.open(empty_database, tag=TAG) as query:
        found = query.matches(query.story(1).family)
    assert found == {
        2: Match(other=1, kind="cut", containment=1.0, kept=kept, added=3, left_out=11)
    }
