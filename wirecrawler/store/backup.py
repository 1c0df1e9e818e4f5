"""Backup: the whole database in one file, while crawls go on.

The file is an SQLite database, whatever the database is, so that what one kind kept the other
restores.  An SQLite database is copied page by page through SQLite's own backup, a PostgreSQL
one row by row; both as they stood at one instant, and nobody waits meanwhile.
"""

import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, PoolProxiedConnection, func, select

from wirecrawler.errors import DamagedError, SchemaError, StoreError
from wirecrawler.store.engine import (
    answered,
    database_of,
    open_engine,
    open_file,
    reading,
    writing,
)
from wirecrawler.store.models import stories
from wirecrawler.store.row_copies import copy_rows, make_tables
from wirecrawler.store.schema import known_schema

_PAGES_AT_ONCE = 4096
"""Of 4 KiB; between two such steps a Ctrl-C is heard.  Arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a file of a backup holds."""

    schema: str
    """Revision of its tables."""
    stories: int
    size: int
    """Bytes."""


def back_up(url: str, file: Path) -> Backup:
    """Write the database at `url` to `file`, which is not there until it is whole and checked.

    Killed in between it leaves `file`.part, which the next try writes over.

    Raises:
        StoreError: `file` exists or cannot be written, or the database cannot be read, is
            damaged, or holds nothing of ours.
        SchemaError: the schema is newer than this version's.
    """
    if file.exists():
        raise StoreError(str(file), "it is there already; name a new file")
    if not file.parent.is_dir():
        raise StoreError(str(file), f"there is no folder {file.parent}")
    with answered(str(file)), _part_of(file) as part:
        engine = open_engine(url, read_only=True)
        try:
            _copy(engine, part)
        finally:
            engine.dispose()
        backup = _checked(part, database_of(engine))
        _place(part, file)
    return backup


def backup_in(file: Path) -> Backup:
    """Return what `file` holds, every page of which is looked at.

    Raises:
        StoreError: it is no backup, or damaged.
        SchemaError: its schema is newer than this version's.
    """
    if not file.is_file():
        raise StoreError(str(file), "there is no such file; name a backup")
    try:
        return _checked(file, str(file))
    except DamagedError as error:
        raise DamagedError(
            str(file), "this is no backup, or a damaged one; nothing was changed"
        ) from error


def pages_copied(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a whole SQLite database over another, in one transaction.

    Raises:
        sqlite3.Error: it cannot be read or written, or stays locked.
    """

    def go_on(status: int, *_: int) -> None:
        # It would ask for ever; the connection has waited its time by now.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, pages=_PAGES_AT_ONCE, progress=go_on)


def driver_of(pooled: PoolProxiedConnection) -> sqlite3.Connection:
    """Return the driver's own connection to an SQLite database."""
    return cast("sqlite3.Connection", pooled.driver_connection)


def _copy(engine: Engine, part: Path) -> None:
    schema = known_schema(engine)
    if not schema:
        raise StoreError(
            database_of(engine), "it has no tables yet; nothing to back up"
        )
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            # What is read first fixes the instant at which the pages are taken.
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
            _copy_pages(driver_of(connection.connection), part)
    else:
        with reading(engine) as source, _made(part) as target:
            make_tables(target, schema)
            copy_rows(source, target)


def _copy_pages(source: sqlite3.Connection, part: Path) -> None:
    connected = closing(sqlite3.connect(part, isolation_level=None))
    # What fails here is where it is written, as a rule: its disk is full.
    with answered(str(part)), connected as target:
        pages_copied(source, target)
    with closing(sqlite3.connect(part, isolation_level=None)) as target:
        # It came in WAL mode, in which a file is not whole by itself.
        target.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _made(part: Path) -> Iterator[Connection]:
    engine = open_file(part)
    try:
        with writing(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _checked(file: Path, database: str) -> Backup:
    """Return what `file` holds; `database` is what it is said to be damaged.

    Raises:
        StoreError: it is damaged, or not ours.
    """
    engine = open_file(file, read_only=True)
    try:
        schema = known_schema(engine)
        with reading(engine) as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
            count = connection.scalar(select(func.count()).select_from(stories))
    except SchemaError:
        raise
    except StoreError as error:
        raise DamagedError(database, error.reason) from error
    finally:
        engine.dispose()
    if found != "ok" or not schema:
        raise DamagedError(database, "the file is damaged; restore a backup")
    return Backup(schema=schema, stories=count or 0, size=file.stat().st_size)


@contextmanager
def _part_of(file: Path) -> Iterator[Path]:
    """Yield an empty file beside `file`, for this process alone, gone at the end."""
    part = file.with_name(f"{file.name}.part")
    # Only its owner may read it: the house's texts are in it, whatever their terms.
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(str(file), "another backup is writing it") from error
        os.truncate(descriptor, 0)
        try:
            yield part
        finally:
            for rest in (part, *_beside(part)):
                rest.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _beside(file: Path) -> list[Path]:
    endings = ("-journal", "-wal", "-shm")
    return [file.with_name(f"{file.name}{ending}") for ending in endings]


def _place(part: Path, file: Path) -> None:
    """Give what is whole its name, unless somebody took that meanwhile."""
    _sync(part)
    try:
        os.link(part, file)
    except FileExistsError as error:
        raise StoreError(str(file), "it is there already; name a new file") from error
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP}:
            raise
        part.replace(file)  # a file system without links
    _sync(file.absolute().parent)


def _sync(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
