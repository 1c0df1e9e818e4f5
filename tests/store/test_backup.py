"""Backups: what is brought back is what was held, whichever kind of database held it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.factories import COAST_NEWS, HARBOUR_WIRE, NOON, make_story
from tests.store.conftest import TAG
from wirecrawler.errors import DamagedError, SchemaError, StoreError
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.backup import back_up, backup_in
from wirecrawler.store.engine import open_engine, reading, writing
from wirecrawler.store.lease import lease
from wirecrawler.store.migrations.runner import migrate
from wirecrawler.store.models import Model
from wirecrawler.store.restore import restore
from wirecrawler.store.schema import HEAD

Dump = dict[str, list[tuple[object, ...]]]


def fill(url: str) -> None:
    with Archive.open(url, tag=TAG) as archive:
        for source in (HARBOUR_WIRE, COAST_NEWS):
            run = archive.begin_run(source, now=NOON)
            told = [
                make_story(source=source, url=f"{source.home}{n}", headline=f"{n} é “‌”")
                for n in range(3)
            ]
            archive.file([Filing(run=run, story=story) for story in told], now=NOON)
            archive.end_run(run, now=NOON, reason="finished")
        archive.kill(1, editor="Jo Berg", reason="a drill", now=NOON)


def dump(url: str) -> Dump:
    """Return every row of ours, by table."""
    engine = open_engine(url, read_only=True)
    try:
        with reading(engine) as connection:
            return {
                table.name: sorted(
                    (
                        tuple(map(repr, row))
                        for row in connection.execute(table.select())
                    ),
                )
                for table in Model.metadata.sorted_tables
            }
    finally:
        engine.dispose()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        act()
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.fixture
def other(tmp_path: Path) -> str:
    """The URL of an SQLite database that is not there."""
    return f"sqlite:///{tmp_path}/other/wire.db"


@pytest.fixture
def filled(database: str) -> str:
    fill(database)
    return database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a backup?%20.db"


@pytest.fixture
def sqlite_backup(tmp_path: Path, sqlite_template: Path) -> Path:
    """A backup of a filled SQLite database."""
    shutil.copyfile(sqlite_template, tmp_path / "source.db")
    fill(f"sqlite:///{tmp_path}/source.db")
    back_up(f"sqlite:///{tmp_path}/source.db", tmp_path / "kept.db")
    return tmp_path / "kept.db"


def test_what_is_restored_elsewhere_is_what_was_held(
    filled: str, other: str, file: Path, tmp_path: Path
) -> None:
    backup = back_up(filled, file)
    assert (backup.schema, backup.stories) == (HEAD, 6)
    assert backup.size == file.stat().st_size
    assert restore(other, file) == (backup, "")
    assert dump(other) == dump(filled)
    # One file, which only its owner may read, and nothing beside it.
    assert sorted(p.name for p in tmp_path.glob("a backup*")) == [file.name]
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_comes_back_over_what_came_after(filled: str, file: Path) -> None:
    back_up(filled, file)
    before = dump(filled)
    with Archive.open(filled, tag=TAG) as archive:
        archive.kill(2, editor="Jo Berg", reason="later", now=NOON)
    assert refused(lambda: restore(filled, file)) == (
        "it has stories, which would be gone; --force replaces them"
    )
    restore(filled, file, is_forced=True)
    assert dump(filled) == before
    # What is given a number goes on after the last.
    with Archive.open(filled, tag=TAG) as archive:
        assert archive.begin_run(HARBOUR_WIRE, now=NOON) == 3
        archive.kill(3, editor="Jo Berg", reason="later", now=NOON)


def test_an_empty_database_is_filled(database: str, sqlite_backup: Path) -> None:
    restore(database, sqlite_backup)
    assert len(dump(database)["stories"]) == 6


def test_a_database_without_tables_is_filled(
    empty_database: str, sqlite_backup: Path
) -> None:
    assert refused(lambda: back_up(empty_database, sqlite_backup.with_name("x"))) in {
        "it has no tables yet; nothing to back up",
        "it cannot be opened; is it a file, in a folder of yours?",
    }
    restore(empty_database, sqlite_backup, is_forced=True)
    assert len(dump(empty_database)["stories"]) == 6


def test_an_older_schema_is_backed_up_and_comes_back_as_it_was(
    empty_database: str, file: Path
) -> None:
    engine = open_engine(empty_database)
    with writing(engine) as connection:
        migrate(connection, "0003")
    engine.dispose()
    assert back_up(empty_database, file).schema == "0003"
    engine = open_engine(empty_database)
    with writing(engine) as connection:
        migrate(connection)
    engine.dispose()
    restore(empty_database, file)
    assert _execute(empty_database, "SELECT version_num FROM alembic_version") == "0003"


def _execute(url: str, statement: str) -> object:
    engine = create_engine(url)
    with engine.begin() as connection:
        found = connection.execute(text(statement))
        value = found.scalar() if found.returns_rows else None
    engine.dispose()
    return value


def test_a_newer_schema_is_refused(filled: str, file: Path, other: str) -> None:
    back_up(filled, file)
    for url in (filled, f"sqlite:///{file.rename(file.with_name('newer.db'))}"):
        _execute(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaError, match="upgrade wirecrawler"):
        back_up(filled, file)
    with pytest.raises(SchemaError, match="upgrade wirecrawler"):
        restore(other, file.with_name("newer.db"))


def test_the_tables_of_another_program_are_left_alone(
    empty_database: str, sqlite_backup: Path, file: Path
) -> None:
    _execute(empty_database, "CREATE TABLE invoices (id INTEGER)")
    foreign = "it holds the tables of another program; name one of its own"
    forced = {"is_forced": True}
    assert refused(lambda: back_up(empty_database, file)) == foreign
    assert refused(lambda: restore(empty_database, sqlite_backup, **forced)) == foreign
    assert not file.exists()


def test_nothing_is_written_over(filled: str, file: Path) -> None:
    file.write_text("mine")
    assert refused(lambda: back_up(filled, file)).startswith("it is there already")
    assert file.read_text() == "mine"


def test_a_crawl_at_work_is_not_restored_under(
    filled: str, sqlite_backup: Path
) -> None:
    before = dump(filled)
    with lease(filled, "harbour_wire"):
        why = refused(lambda: restore(filled, sqlite_backup, is_forced=True))
    assert why.startswith("a crawl or another command is at work in it")
    assert dump(filled) == before


def test_two_backups_at_once_into_one_file(filled: str, file: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    part = file.with_name(f"{file.name}.part")
    with part.open("w") as mine:
        fcntl.flock(mine, fcntl.LOCK_EX)
        assert refused(lambda: back_up(filled, file)) == "another backup is writing it"
    back_up(filled, file)
    assert not part.exists()


def test_somebody_takes_the_name_meanwhile(
    filled: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def late(part: Path, taken: Path) -> None:
        taken.write_text("mine")
        link(part, taken)

    monkeypatch.setattr(os, "link", late)
    assert refused(lambda: back_up(filled, file)).startswith("it is there already")
    assert file.read_text() == "mine"


@pytest.mark.parametrize("number", [1, 5], ids=["no links here", "a broken disk"])
def test_a_file_system_without_links(
    filled: str, file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "not here")

    monkeypatch.setattr(os, "link", refuse)
    if number == 1:
        assert back_up(filled, file) == backup_in(file)
    else:
        assert "not here" in refused(lambda: back_up(filled, file))
    assert file.exists() is (number == 1)


def test_a_folder_that_is_not_there(filled: str, tmp_path: Path) -> None:
    why = refused(lambda: back_up(filled, tmp_path / "no" / "x.db"))
    assert why == f"there is no folder {tmp_path / 'no'}"


@pytest.fixture
def damaged(sqlite_backup: Path) -> Path:
    content = bytearray(sqlite_backup.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 16] = b"\xff" * 16
    sqlite_backup.write_bytes(content)
    return sqlite_backup


def test_what_is_no_backup_changes_nothing(filled: str, tmp_path: Path) -> None:
    before = dump(filled)
    (tmp_path / "diary").write_text("Dear diary, " * 100)
    (tmp_path / "empty").touch()
    with closing(sqlite3.connect(tmp_path / "foreign")) as connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
    for name in ("diary", "empty", "foreign", "nothing"):
        refused(partial(restore, filled, tmp_path / name, is_forced=True))
    assert dump(filled) == before


def test_a_damaged_database_is_not_backed_up(damaged: Path, file: Path) -> None:
    with pytest.raises(DamagedError, match="damaged; restore a backup"):
        back_up(f"sqlite:///{damaged}", file)
    with pytest.raises(DamagedError, match="nothing was changed"):
        backup_in(damaged)
    assert not file.exists()


def test_an_index_that_lost_a_row_is_damage(sqlite_backup: Path, file: Path) -> None:
    with closing(sqlite3.connect(sqlite_backup)) as connection:
        connection.executescript(
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_stories_family ON stories (url)'"
            " WHERE name = 'ix_stories_family';"
        )
    with pytest.raises(DamagedError):
        back_up(f"sqlite:///{sqlite_backup}", file)


def test_a_damaged_file_makes_room(tmp_path: Path, sqlite_backup: Path) -> None:
    path = tmp_path / "wire.db"
    url = f"sqlite:///{path}"
    for number in (1, 2):
        path.write_text("Dear diary, " * 100)
        refused(lambda: restore(url, sqlite_backup))
        with lease(url, "harbour_wire"):
            refused(lambda: restore(url, sqlite_backup, is_forced=True))
        _, aside = restore(url, sqlite_backup, is_forced=True)
        assert aside == f"{path}.damaged-{number}"
        assert Path(aside).read_text().startswith("Dear diary")
        assert len(dump(url)["stories"]) == 6


def test_the_database_is_no_backup_of_itself(sqlite_backup: Path) -> None:
    url = f"sqlite:///{sqlite_backup}"
    assert refused(lambda: restore(url, sqlite_backup, is_forced=True)) == (
        "this is the database itself; name a backup"
    )


def test_a_database_that_stays_locked(
    tmp_path: Path, sqlite_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecrawler.store.engine._BUSY_TIMEOUT_S", 0.05)
    url = f"sqlite:///{tmp_path}/wire.db"
    Archive.open(url, tag=TAG).close()
    engine = open_engine(url)
    with writing(engine):
        assert refused(lambda: restore(url, sqlite_backup)).startswith(
            "another process holds it"
        )
    engine.dispose()
    restore(url, sqlite_backup)
