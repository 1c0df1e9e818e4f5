import subprocess
import sys

import pytest
from sqlalchemy import create_engine, text

from tests.store.conftest import TAG
from wirecrawler.errors import SchemaError, StoreError
from wirecrawler.store.archive import Archive
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.store.schema import HEAD, upgrade_database


def _execute(url: str, statement: str, revision: str = "") -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement), {"revision": revision})
    engine.dispose()


def _set_revision(url: str, revision: str) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = :revision", revision)


def test_a_reader_too_makes_the_tables_on_first_use(empty_database: str) -> None:
    with Query.open(empty_database, tag=TAG) as query:
        assert query.count(StoryFilter()) == 0


def test_an_empty_file_or_database_is_taken_into_use(empty_database: str) -> None:
    _execute(empty_database, "SELECT 1")
    for _ in range(2):
        with Query.open(empty_database, tag=TAG) as query:
            assert query.count(StoryFilter()) == 0


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        pytest.param(
            "0000",
            "schema 0000 is older than this version needs; run `wirecrawler upgrade-db`",
            id="older",
        ),
        pytest.param(
            "9999",
            f"schema 9999 is newer than this version knows ({HEAD}); upgrade wirecrawler",
            id="newer",
        ),
        pytest.param(
            "00ab",
            f"schema 00ab is newer than this version knows ({HEAD}); upgrade wirecrawler",
            id="unknown",
        ),
    ],
)
@pytest.mark.parametrize("room", [Archive, Query])
def test_another_schema_is_refused(
    database: str, revision: str, told: str, room: type[Archive] | type[Query]
) -> None:
    _set_revision(database, revision)
    with pytest.raises(SchemaError) as caught:
        room.open(database, tag=TAG)
    assert caught.value.reason == told


@pytest.mark.parametrize("room", [Archive, Query])
def test_the_tables_of_another_program_are_left_alone(
    empty_database: str, room: type[Archive] | type[Query]
) -> None:
    _execute(empty_database, "CREATE TABLE invoices (id INTEGER)")
    with pytest.raises(StoreError, match="tables of another program"):
        room.open(empty_database, tag=TAG)


def test_upgrading_an_empty_database_makes_it(empty_database: str) -> None:
    assert upgrade_database(empty_database) == ("", HEAD)
    Query.open(empty_database, tag=TAG).close()


def test_upgrading_what_is_new_already(database: str) -> None:
    assert upgrade_database(database) == (HEAD, HEAD)


@pytest.mark.parametrize("revision", ["9999", "0002-beta"])
def test_what_is_newer_is_not_upgraded(database: str, revision: str) -> None:
    _set_revision(database, revision)
    with pytest.raises(SchemaError, match="upgrade wirecrawler"):
        upgrade_database(database)


def test_an_old_revision_that_nobody_knows_is_not_upgraded(database: str) -> None:
    _set_revision(database, "0000")
    with pytest.raises(SchemaError, match="it cannot be upgraded: "):
        upgrade_database(database)


def test_reading_imports_no_alembic() -> None:
    program = (
        "import sys, wirecrawler.store.query, wirecrawler.store.archive;"
        "print({'alembic', 'psycopg'} & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout == "set()\n"
