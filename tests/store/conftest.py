"""Databases for the tests of the store: SQLite always, PostgreSQL where a URL is given."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, text

from tests.conftest import schema_of
from tests.factories import HARBOUR_WIRE, NOON
from wirecrawler.store.archive import Archive
from wirecrawler.store.models import Model
from wirecrawler.store.query import Query
from wirecrawler.store.schema import HEAD

TAG = "wire.example,2026"
_NOBODY = 65534


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with tables, to be copied: making them takes 0.1 s."""
    path = tmp_path_factory.mktemp("template") / "wire.db"
    Archive.open(f"sqlite:///{path}", tag=TAG).close()
    return path


@pytest.fixture
def database(
    request: pytest.FixtureRequest, empty_database: str, tmp_path: Path
) -> str:
    """The URL of a database with tables and no rows."""
    if empty_database.startswith("sqlite"):
        template = request.getfixturevalue("sqlite_template")
        shutil.copyfile(template, tmp_path / "wire.db")
    else:
        _make_tables(empty_database)
    return empty_database


def _make_tables(url: str) -> None:
    # Without the migrations, whose tables are held against these in test_migrations.
    engine = create_engine(url)
    with engine.begin() as connection:
        Model.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        version = {"version": HEAD}
        connection.execute(
            text("INSERT INTO alembic_version VALUES (:version)"), version
        )
    engine.dispose()


@pytest.fixture
def archive(database: str) -> Iterator[Archive]:
    with Archive.open(database, tag=TAG) as archive:
        yield archive


@pytest.fixture
def query(database: str) -> Iterator[Query]:
    with Query.open(database, tag=TAG) as query:
        yield query


@pytest.fixture(
    scope="module",
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
)
def lasting(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Archive, Query]]:
    """An archive and its reader for all tests of a module, which empty it."""
    with ExitStack() as stack:
        if request.param == "postgres":
            server = request.getfixturevalue("postgres")
            url = stack.enter_context(schema_of(server))
            _make_tables(url)
        else:
            template = request.getfixturevalue("sqlite_template")
            path = tmp_path_factory.mktemp("lasting") / "wire.db"
            shutil.copyfile(template, path)
            url = f"sqlite:///{path}"
        archive = stack.enter_context(Archive.open(url, tag=TAG))
        yield archive, stack.enter_context(Query.open(url, tag=TAG))


@pytest.fixture
def emptied(lasting: tuple[Archive, Query]) -> tuple[Archive, Query]:
    """The same without a row: for tables of cases, each of which wants its own."""
    archive, query = lasting
    with archive._engine.begin() as connection:
        for table in reversed(Model.metadata.sorted_tables):
            connection.execute(table.delete())
    return archive, query


@pytest.fixture
def run(archive: Archive) -> int:
    """A run of Harbour Wire."""
    return archive.begin_run(HARBOUR_WIRE, now=NOON)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Within, we are not root, whom no permission stops."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may read and write; pytest's own are closed to others."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o777)
        yield path
        path.chmod(0o777)
