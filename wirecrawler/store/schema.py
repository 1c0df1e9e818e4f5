"""Schema: whether the tables of a database are those that this version works with.

Asked at every opening, so alembic is imported only where tables are to be made or changed.
"""

import importlib
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from wirecrawler.errors import SchemaError, StoreError
from wirecrawler.store.engine import (
    answered,
    closed_on_error,
    database_of,
    is_sqlite,
    open_engine,
    reading,
    sqlite_path,
    writing,
)
from wirecrawler.store.folder_lock import alone_in

HEAD = "0004"
"""The newest migration, which the models describe.  Migrations are numbered in order."""


def open_database(url: str, *, read_only: bool = False) -> Engine:
    """Return an engine for `url` whose tables are there and are ours.

    A database without tables is given them on first use, by whoever comes first: a reader too.

    Raises:
        StoreError: the database cannot be used, or holds another program's tables.
        SchemaError: its schema is older or newer than this version's.
    """
    if read_only and (reader := _reader(url)):
        return reader
    engine = open_engine(url)
    with closed_on_error(engine):
        keep_log(engine)
        if not _revision(engine):
            _migrate(engine)
        _accept(engine)
    if not read_only:
        return engine
    engine.dispose()
    return open_engine(url, read_only=True)


def upgrade_database(url: str) -> tuple[str, str]:
    """Bring the database at `url` to this version's schema, in one transaction.

    Returns:
        The revisions before and after; "" before means that there were no tables.

    Raises:
        StoreError: the database cannot be used, or holds another program's tables.
        SchemaError: its schema is newer than this version's, or unknown to it.
    """
    engine = open_engine(url)
    try:
        before = known_schema(engine)
        keep_log(engine)
        _migrate(engine)
    finally:
        engine.dispose()
    return before, HEAD


def known_schema(engine: Engine) -> str:
    """Return the revision of the schema, which is ours or older; "" where there are no tables.

    Raises:
        StoreError: the database holds another program's tables.
        SchemaError: its schema is newer than this version's.
    """
    revision = _revision(engine)
    if not _is_older(revision):
        _accept(engine)
    return revision


def schema_in(connection: Connection) -> str:
    """Return the revision of the schema, whichever it is; "" where there are no tables.

    Raises:
        StoreError: the database holds another program's tables.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return ""
    if not {"alembic_version", "stories"} <= tables:
        reason = "it holds the tables of another program; name one of its own"
        raise StoreError(database_of(connection.engine), reason)
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _reader(url: str) -> Engine | None:
    """Return an engine that only reads, or None where there are no tables yet."""
    if is_sqlite(url) and not sqlite_path(url).exists():
        return None
    engine = open_engine(url, read_only=True)
    with closed_on_error(engine):
        if _revision(engine):
            _accept(engine)
            return engine
    engine.dispose()
    return None


def _accept(engine: Engine) -> None:
    """Raise SchemaError unless the schema is ours."""
    revision = _revision(engine)
    if revision == HEAD:
        return
    if _is_older(revision):
        advice = "older than this version needs; run `wirecrawler upgrade-db`"
    else:
        advice = f"newer than this version knows ({HEAD}); upgrade wirecrawler"
    raise SchemaError(database_of(engine), f"schema {revision} is {advice}")


def _is_older(revision: str) -> bool:
    return revision < HEAD and (revision.isdigit() or not revision)


def _revision(engine: Engine) -> str:
    with reading(engine) as connection:
        return schema_in(connection)


def _migrate(engine: Engine) -> None:
    # By name: alembic costs every command 0.1 s if it is imported for all of them.
    runner = importlib.import_module("wirecrawler.store.migrations.runner")
    with writing(engine) as connection:
        runner.migrate(connection)


def keep_log(engine: Engine) -> None:
    """Put an SQLite file into WAL mode, where readers and a writer do not wait."""
    if engine.dialect.name != "sqlite":
        return
    with answered(database_of(engine)):
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchone() != ("wal",):
                # SQLite does not wait when two processes change the mode at once.
                with alone_in(Path(str(engine.url.database)).absolute().parent):
                    cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()
        finally:
            raw.close()
