"""Engine: connections to the database, SQLite or PostgreSQL, and their transactions.

SQLite: a file in WAL mode.  The driver is left in its own autocommit and SQLAlchemy's `begin`
says BEGIN for it: the driver's older transaction handling would begin too late, at the first
write.  What writes begins IMMEDIATE, so that nothing that was looked up is old when it is acted
on; PostgreSQL takes one advisory lock for the same purpose.
"""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    QueuePool,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from wirecrawler.errors import DamagedError, GoneError, StoreError

# A crawl's batch takes some 50 ms, a backup program may hold the file for a minute: whoever
# waits longer than this waits for something broken.
_BUSY_TIMEOUT_S = 75
_CONNECT_TIMEOUT_S = 10
# Arbitrary: any number that no other program of the same database takes.
_WRITERS_LOCK = 0x77697265

# `json.dumps` would make an encoder for every value.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_SQLITE = {"sqlite", "sqlite+pysqlite"}
_POSTGRESQL = {"postgresql", "postgresql+psycopg"}
_FORMS = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
_PASSWORD = re.compile(r"(://[^/@:]*):.*@")

_DAMAGED = {
    "not a database": "this file is no database; name another, or restore a backup",
    "malformed|unsupported file format": "the file is damaged; restore a backup",
}
_GONE = {
    "starting up|in recovery mode": "the server is starting; run the same again",
    "shutting down|terminating connection": "the server is being stopped; is it running?",
    "Connection refused|closed the connection|connection .*(closed|lost)|consuming input": (
        "the server does not answer; is it running?"
    ),
    "timeout expired": "the server does not answer in time; is it running?",
}
_OTHERS = {
    "readonly|read-only": "it cannot be written; look at the permissions of its folder",
    "unable to open": "it cannot be opened; is it a file, in a folder of yours?",
    "disk is full|No space left|[Qq]uota exceeded": (
        "the disk is full; make room, then run the same again"
    ),
    "disk I/O error|File too large": (
        "the disk takes no more; is it full, over a limit, or broken?"
    ),
    "is locked|lock timeout": "another process holds it; run the same again after that",
    "password": "the server refuses this user or password",
    "FATAL.* does not exist": "the server has no such database or user; create it",
}
_ADVICE: dict[str, tuple[type[StoreError], str]] = {
    sign: (kind, advice)
    for kind, advices in (
        (DamagedError, _DAMAGED),
        (GoneError, _GONE),
        (StoreError, _OTHERS),
    )
    for sign, advice in advices.items()
}
"""What a database answers -> the error that this is, and what to do."""


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """Return an engine for `url` that has been connected to once.

    `url` is `sqlite:///relative/path`, `sqlite:////absolute/path` or
    `postgresql+psycopg://user@host/name`.  The folder of an SQLite file is made, and the file,
    empty; `read_only` makes neither.

    Raises:
        StoreError: `url` is no URL, of another kind, or leads to no usable database.
    """
    parsed = _parsed(url)
    with answered(shown(url)):
        if is_sqlite(url):
            path = Path(str(parsed.database)).absolute()
            engine = _sqlite_engine(path, read_only=read_only)
        else:
            engine = _postgresql_engine(parsed, read_only=read_only)
    return _looked_into(engine)


def open_file(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine for the SQLite file `path`, as `open_engine` does, whatever its name.

    Raises:
        StoreError: it is no usable database.
    """
    with answered(str(path)):
        engine = _sqlite_engine(path.absolute(), read_only=read_only)
    return _looked_into(engine)


def _looked_into(engine: Engine) -> Engine:
    with closed_on_error(engine), reading(engine) as connection:
        if engine.dialect.name == "sqlite":
            # The first look into the file: a connection alone takes anything for a database.
            connection.exec_driver_sql("PRAGMA schema_version")
    return engine


@contextmanager
def closed_on_error(engine: Engine) -> Iterator[None]:
    """Close the connections of `engine` when what is done within fails."""
    try:
        yield
    except StoreError:
        engine.dispose()
        raise


def shown(url: str) -> str:
    """Return `url` without its password, fit for a message."""
    return _PASSWORD.sub(r"\1:***@", url)


def is_sqlite(url: str) -> bool:
    """Return whether `url` names an SQLite file; raise StoreError when it is no such URL."""
    return _parsed(url).drivername in _SQLITE


def sqlite_path(url: str) -> Path:
    """Return the absolute path of the file that the SQLite URL `url` names."""
    return Path(str(_parsed(url).database)).absolute()


def database_of(engine: Engine) -> str:
    """Return the URL of `engine`, without a password."""
    return engine.url.render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in one transaction that writes nothing."""
    with answered(database_of(engine)), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in one transaction during which no other process writes.

    What fails in it is rolled back, whole.
    """
    with answered(database_of(engine)), engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_WRITERS_LOCK)))
            yield connection


@contextmanager
def answered(database: str) -> Iterator[None]:
    """Turn what the database or its folder answers into a StoreError of one line."""
    try:
        yield
    except DBAPIError as error:
        raise _error(database, str(error.orig)) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _error(database, str(error)) from error
    except ModuleNotFoundError as error:
        reason = (
            f"{error.name} is missing; install the extra `postgres` (README, Install)"
        )
        raise StoreError(database, reason) from error


def _error(database: str, answer: str) -> StoreError:
    for sign, (kind, advice) in _ADVICE.items():
        if re.search(sign, answer):
            return kind(database, advice)
    return StoreError(database, " ".join(answer.split()) or "it gave no answer")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(shown(url), f"this is no database URL; {_FORMS}") from error
    if parsed.drivername in _POSTGRESQL:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in _SQLITE:
        raise StoreError(
            shown(url), f"only SQLite and PostgreSQL are supported; {_FORMS}"
        )
    if parsed.host or parsed.query or parsed.database in {None, "", ":memory:"}:
        raise StoreError(
            shown(url), "an SQLite URL names one file and no options: sqlite:///FILE"
        )
    return parsed


def _postgresql_engine(url: URL, *, read_only: bool) -> Engine:
    # `?options=-csearch_path%3DNAME` keeps the tables in a schema of that name.
    settings = f"{url.query.get('options', '')} -c timezone=UTC"
    settings += f" -c lock_timeout={_BUSY_TIMEOUT_S * 1000:.0f}ms"
    if read_only:
        settings += " -c default_transaction_read_only=on"
    return create_engine(
        url,
        # A reader sees one state of the database; a writer that waited for the lock must see
        # what its last holder wrote.
        isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
        pool_pre_ping=True,
        connect_args={"connect_timeout": _CONNECT_TIMEOUT_S, "options": settings},
        json_serializer=_JSON,
    )


def _sqlite_engine(path: Path, *, read_only: bool) -> Engine:
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_unwritable(path)
    frozen = read_only and not _is_writable(path.parent)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=partial(_connect, path, read_only=read_only),
        # Where the folder is not ours to write, whether the file is at rest is asked anew for
        # each connection.
        poolclass=NullPool if frozen else QueuePool,
        json_serializer=_JSON,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _refuse_unwritable(path: Path) -> None:
    # Asked here because the database itself would only say so at the first write, in mid-crawl.
    for place in (path.parent, path):
        if place.exists() and not _is_writable(place):
            raise PermissionError("attempt to write a readonly database")


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = f"file:{quote(str(path))}?mode={'ro' if read_only else 'rwc'}"
    if read_only and _is_at_rest(path):
        address += "&immutable=1"
    connection = sqlite3.connect(
        address,
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # Safe in WAL mode: a loss of power may cost the last batches, never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        # SQLite's own knows ASCII alone.
        connection.create_function("lower", 1, _lower, deterministic=True)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_at_rest(path: Path) -> bool:
    """Return whether the file must be read without the log that WAL mode keeps beside it.

    A reader needs that log to exist or to make it, and in a folder that it may not write it
    can only take the file as it is.  That is whole as long as nobody has it open.
    """
    log = path.with_name(path.name + "-wal")
    return not _is_writable(path.parent) and not log.exists()


def _is_writable(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=True)


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
