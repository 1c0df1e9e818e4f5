"""Restore: a database as a backup of it holds it, in one transaction.

Killed at any moment it leaves the database as it was, or as the backup has it.  No crawl begins
meanwhile: its lease waits.
"""

from itertools import count
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from wirecrawler.errors import DamagedError, StoreError
from wirecrawler.store.backup import (
    Backup,
    backup_in,
    driver_of,
    pages_copied,
)
from wirecrawler.store.engine import (
    answered,
    database_of,
    is_sqlite,
    open_engine,
    open_file,
    reading,
    shown,
    sqlite_path,
    writing,
)
from wirecrawler.store.folder_lock import alone_in
from wirecrawler.store.lease import is_leased_file, is_leased_server
from wirecrawler.store.models import stories
from wirecrawler.store.row_copies import (
    copy_rows,
    drop_tables,
    empty_tables,
    make_tables,
)
from wirecrawler.store.schema import keep_log, schema_in

_IN_USE = "a crawl or another command is at work in it; run the same again after that"
_NOT_EMPTY = "it has stories, which would be gone; --force replaces them"


def restore(url: str, file: Path, *, is_forced: bool = False) -> tuple[Backup, str]:
    """Make the database at `url` what the backup `file` holds.

    Its schema is that of the backup.  A database that has stories is replaced only when
    `is_forced`; so is an SQLite file that is damaged, which is kept under another name.

    Returns:
        What was restored, and where the damaged file is now, or "".

    Raises:
        StoreError: `file` is no whole backup, or the database has stories, is at work, cannot
            be written or is another program's; it is as it was.
        SchemaError: the backup is of a newer schema than this version's.
    """
    backup = backup_in(file)
    if not is_sqlite(url):
        _restore_server(url, file, backup, is_forced=is_forced)
        return backup, ""
    path = sqlite_path(url)
    if path.exists() and path.samefile(file):
        raise StoreError(str(file), "this is the database itself; name a backup")
    aside = _set_aside(url, path) if is_forced else ""
    _restore_file(url, path, file, is_forced=is_forced)
    return backup, aside


def _set_aside(url: str, path: Path) -> str:
    """Give an SQLite file that cannot be read another name; return it, or "" for a sound one."""
    if not path.exists():
        return ""
    try:
        open_engine(url).dispose()
    except DamagedError:
        with answered(shown(url)), alone_in(path.parent):
            _refuse_leased(url, path)
            return _renamed(path)
    return ""


def _renamed(path: Path) -> str:
    free = (path.with_name(f"{path.name}.damaged-{n}") for n in count(1))
    aside = next(name for name in free if not name.exists())
    # The file last: until then the same command finds it damaged again.
    for ending in ("-wal", "-shm", "-journal", ""):
        part = path.with_name(f"{path.name}{ending}")
        if part.exists():
            part.rename(aside.with_name(f"{aside.name}{ending}"))
    return str(aside)


def _restore_file(url: str, path: Path, file: Path, *, is_forced: bool) -> None:
    engine = open_engine(url)
    try:
        keep_log(engine)
        with answered(shown(url)), alone_in(path.parent):
            _refuse_leased(url, path)
            with reading(engine) as connection:
                _replaceable(connection, is_forced=is_forced)
            _copy_pages(file, engine)
    finally:
        engine.dispose()


def _refuse_leased(url: str, path: Path) -> None:
    if is_leased_file(path):
        raise StoreError(shown(url), _IN_USE)


def _copy_pages(file: Path, engine: Engine) -> None:
    held = open_file(file, read_only=True)
    # One that has begun nothing: what is copied is a transaction of its own.
    target = engine.raw_connection()
    try:
        with reading(held) as source, answered(database_of(engine)):
            pages_copied(driver_of(source.connection), driver_of(target))
    finally:
        target.close()
        held.dispose()


def _restore_server(url: str, file: Path, backup: Backup, *, is_forced: bool) -> None:
    engine = open_engine(url)
    held = open_file(file, read_only=True)
    try:
        with reading(held) as source, writing(engine) as target:
            if is_leased_server(target):
                raise StoreError(database_of(engine), _IN_USE)
            schema = _replaceable(target, is_forced=is_forced)
            _make_room(target, schema, backup.schema)
            copy_rows(source, target)
    finally:
        engine.dispose()
        held.dispose()


def _make_room(target: Connection, schema: str, meant: str) -> None:
    """Leave the empty tables of the revision `meant`; the same ones where they can stay.

    Rights and views that others made of them stay with them.
    """
    if schema == meant:
        empty_tables(target)
        return
    if schema:
        drop_tables(target)
    make_tables(target, meant)


def _replaceable(connection: Connection, *, is_forced: bool) -> str:
    """Return the schema of what is there and may be replaced; "" where nothing is.

    Raises:
        StoreError: It is another program's, or has stories and nothing forces it.
    """
    schema = schema_in(connection)
    if is_forced or not schema:
        return schema
    if connection.scalar(select(stories.c.id).limit(1)) is not None:
        raise StoreError(database_of(connection.engine), _NOT_EMPTY)
    return schema
