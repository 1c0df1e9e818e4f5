"""Lease: the right to crawl a source, held by one process at a time.

It ends with the process, however that ends: the kernel drops a `flock`, PostgreSQL the locks of
a session.  Processes that were forked off in the meantime do not hold it on.
"""

import fcntl
import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from wirecrawler.store.engine import (
    answered,
    database_of,
    is_sqlite,
    open_engine,
    shown,
    sqlite_path,
)
from wirecrawler.store.folder_lock import alone_in

_PREFIX = "wirecrawler lease "


@contextmanager
def lease(url: str, slug: str) -> Iterator[bool]:
    """Yield whether this process alone may crawl the source `slug` into the database `url`.

    SQLite: a lock on the file `<database>.<slug>.lock`, which stays behind.  PostgreSQL: an
    advisory lock of a connection of its own, and a share in one that all leases have.

    Raises:
        StoreError: the folder cannot be written, or the server does not answer.
    """
    holder = _file_lease(url, slug) if is_sqlite(url) else _session_lease(url, slug)
    with holder as is_held:
        yield is_held


@contextmanager
def _file_lease(url: str, slug: str) -> Iterator[bool]:
    path = sqlite_path(url)
    with answered(shown(url)):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_name(f"{path.name}.{slug}.lock")
        # Whoever restores a backup is alone in the folder until that is done.
        with alone_in(path.parent):
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
            is_held = _locked(descriptor)
    held = [descriptor]
    os.register_at_fork(after_in_child=partial(_let_go, held))
    try:
        yield is_held
    finally:
        # Not by closing alone: a child forked a moment ago may not have let go yet.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        _let_go(held)


@contextmanager
def _session_lease(url: str, slug: str) -> Iterator[bool]:
    engine = open_engine(url)
    held: list[int] = []
    try:
        # Outside a transaction: the server may end one that idles as long as a crawl takes.
        with engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as session:
            with answered(database_of(engine)):
                session.execute(select(func.pg_advisory_lock_shared(_key())))
                is_held = session.scalar(select(func.pg_try_advisory_lock(_key(slug))))
            driver: Any = session.connection.driver_connection
            held.append(driver.fileno())
            os.register_at_fork(after_in_child=partial(_let_go, held))
            yield bool(is_held)
    finally:
        held.clear()
        engine.dispose()


def is_leased_file(path: Path) -> bool:
    """Return whether a process holds a lease of the SQLite file `path`.

    Asked by whoever is alone in its folder, so that none is given out meanwhile.
    """
    for lock in path.parent.glob(f"{glob.escape(path.name)}.*.lock"):
        descriptor = os.open(lock, os.O_RDWR)
        try:
            if not _locked(descriptor):
                return True
        finally:
            os.close(descriptor)
    return False


def is_leased_server(connection: Connection) -> bool:
    """Return whether a session holds a lease; until `connection` commits, none is given out."""
    return not connection.scalar(select(func.pg_try_advisory_xact_lock(_key())))


def _key(slug: str = "") -> ColumnElement[int]:
    """Return the number of an advisory lock; two schemas of one database keep apart."""
    return func.hashtextextended(
        func.concat(_PREFIX, func.current_schema(), " ", slug), 0
    )


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go(held: list[int]) -> None:
    """Close what is held; in a forked child this frees nothing that its parent holds."""
    while held:
        os.close(held.pop())
