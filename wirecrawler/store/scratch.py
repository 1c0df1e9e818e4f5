"""Scratch: tables beside the database in which families are made anew, and which end with us.

An SQLite file, whatever the database is, so that both come to the same: in memory a million
stories would not fit.  It has no name while it is used: whoever kills us leaves nothing behind.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    StaticPool,
    Table,
    Text,
    create_engine,
    event,
)

from wirecrawler.store.engine import answered
from wirecrawler.store.models import (
    Model,
    acts,
    matches,
    revisions,
    sketches,
    sources,
    stories,
)

_CACHE_KIB = 65_536
_OWN = MetaData()

stood = Table(
    "stood",
    _OWN,
    Column("story", Integer, primary_key=True),
    Column("family", Text, nullable=False, index=True),
    Column("family_role", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("is_killed", Boolean, nullable=False),
)
"""What the database says of each story that was matched anew."""

numbers = Table(
    "numbers",
    _OWN,
    Column("made", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
)
"""The number of each family that was made: before, it goes by the id of its first story."""


@contextmanager
def scratch(folder: Path) -> Iterator[Connection]:
    """Yield a connection to empty tables in a file of `folder`, which is made where it is missing.

    They are those of the database, as far as matching asks for them, and two of their own.
    Nothing here outlives a failure, so whoever writes commits for speed alone.

    Raises:
        StoreError: the folder cannot be written, or its disk is full.
    """
    with answered(str(folder)):
        engine = _engine(folder)
    try:
        with engine.connect() as connection:
            asked = [sources, stories, revisions, sketches, matches, acts]
            Model.metadata.create_all(connection, tables=asked)
            _OWN.create_all(connection)
            connection.commit()
            yield connection
    finally:
        engine.dispose()


def _engine(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=folder, prefix="families-", suffix=".tmp"
    ) as file:
        opened = _opened(file.name)
    engine = create_engine(
        "sqlite://", creator=partial(_only, opened), poolclass=StaticPool
    )
    event.listen(engine, "begin", _begin)
    return engine


def _opened(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
    # Without a journal the file need not have a name, and nothing is written twice.
    for rule in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "locking_mode = EXCLUSIVE",
        f"cache_size = -{_CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {rule}").fetchall()
    connection.execute("CREATE TABLE opened (id INTEGER)")  # takes the lock, for good
    return connection


def _only(connection: sqlite3.Connection) -> sqlite3.Connection:
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
