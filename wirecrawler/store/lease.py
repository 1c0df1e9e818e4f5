"""Lease: the right to crawl a source, held by one process at a time.

It ends with the process, however that ends: the kernel drops a `flock`, PostgreSQL the locks of
a session.  Processes that were forked off in the meantime do not hold it on.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import func, select

from wirecrawler.store.engine import (
    answered,
    database_of,
    is_sqlite,
    open_engine,
    shown,
    sqlite_path,
)


@contextmanager
def lease(url: str, slug: str) -> Iterator[bool]:
    """Yield whether this process alone may crawl the source `slug` into the database `url`.

    SQLite: a lock on the file `<database>.<slug>.lock`, which stays behind.  PostgreSQL: an
    advisory lock of a connection of its own.

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
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    held = [descriptor]
    os.register_at_fork(after_in_child=partial(_let_go, held))
    try:
        yield _locked(descriptor)
    finally:
        # Not by closing alone: a child forked a moment ago may not have let go yet.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        _let_go(held)


@contextmanager
def _session_lease(url: str, slug: str) -> Iterator[bool]:
    engine = open_engine(url)
    name = f"wirecrawler lease {slug}"
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    held: list[int] = []
    try:
        # Outside a transaction: the server may end one that idles as long as a crawl takes.
        with engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as session:
            with answered(database_of(engine)):
                is_held = session.scalar(select(func.pg_try_advisory_lock(key)))
            driver: Any = session.connection.driver_connection
            held.append(driver.fileno())
            os.register_at_fork(after_in_child=partial(_let_go, held))
            yield bool(is_held)
    finally:
        held.clear()
        engine.dispose()


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
