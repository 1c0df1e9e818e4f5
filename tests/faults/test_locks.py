"""Databases that another process holds, and two crawls of one source."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.faults.conftest import Row
from tests.faults.suffering import ended, started
from tests.faults.town import Reference, Town, asked_of, whole

LOCKED_S = 60


class Lock:
    """Somebody who holds an SQLite file."""

    def __init__(self, path: Path, seconds: float) -> None:
        self._path, self._seconds = path, seconds
        self._held = threading.Event()
        self._thread = threading.Thread(target=self._hold)
        self._thread.start()
        assert self._held.wait(10)

    def _hold(self) -> None:
        with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
            connection.execute("PRAGMA busy_timeout = 5000")
            connection.execute("BEGIN IMMEDIATE")
            self._held.set()
            threading.Event().wait(self._seconds)
            connection.execute("ROLLBACK")

    def join(self) -> None:
        self._thread.join()


@pytest.mark.parametrize("when", ["before it starts", "in mid-crawl"])
def test_sqlite_is_locked_for_a_minute(
    row: Row, town: Town, wire: Wire, reference: Reference, when: str
) -> None:
    row.fault = f"SQLite locked for {LOCKED_S} s by another process, {when}"
    row.must = "the crawl waits and stores all, exit 0"
    begun = time.monotonic()
    if when == "before it starts":
        assert wire.run("stories").status == 0
        lock = Lock(wire.folder / "wire.db", LOCKED_S)
        process = started(wire, town.words)
    else:
        asked = town.stall(town.paths()[10])
        process = started(wire, town.words)
        assert asked.wait(60)
        lock = Lock(wire.folder / "wire.db", LOCKED_S)
        town.go_on()
    said = ended(process)
    lock.join()
    assert said.status == 0, said.err
    assert time.monotonic() - begun >= LOCKED_S
    row.held = whole(wire, town, reference, asked=asked_of(town.site))


def two_crawls(row: Row, town: Town, wire: Wire, reference: Reference) -> None:
    row.must = "the second: exit 3, a line; the first goes on undisturbed"
    asked = town.stall(town.paths()[10])
    process = started(wire, town.words)
    assert asked.wait(60)
    second = wire.run(*town.words)
    assert (second.status, second.out) == (3, ""), second.err
    assert "is being crawled already" in second.err
    town.go_on()
    assert ended(process).status == 0
    held = whole(wire, town, reference, asked=asked_of(town.site))
    row.held = f"exit 3; {held}"


def test_two_crawls_of_one_source(
    row: Row, town: Town, wire: Wire, reference: Reference
) -> None:
    row.fault = "two crawls of one source, SQLite"
    two_crawls(row, town, wire, reference)


@pytest.mark.xdist_group("postgres")
def test_two_crawls_of_one_source_on_postgresql(
    row: Row, town: Town, postgres_wire: Wire, reference: Reference
) -> None:
    row.fault = "two crawls of one source, PostgreSQL"
    two_crawls(row, town, postgres_wire, reference)
