"""Drills: backups made while crawls go on, and brought back; killed, refused, across databases."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.faults.conftest import Row, wire_in
from tests.faults.suffering import ended, last_line, resize, small_disk, started
from tests.faults.town import (
    COUNT,
    Reference,
    Town,
    asked_of,
    otherwise,
    rows_of,
    size_of,
    sound,
    stories_of,
    until,
    whole,
)

SLUG_LEASE = "another command is at work"


def backed_up(wire: Wire, name: str = "backup.db") -> Path:
    file = wire.folder / name
    said = wire.run("backup", str(file))
    assert said.status == 0, said.err
    return file


def drill(row: Row, town: Town, wire: Wire, other: Wire, reference: Reference) -> None:
    """Back up in mid-crawl and after it; restore both elsewhere, and crawl on from there."""
    row.must = "whole in mid-crawl; restored elsewhere: equal, and crawls on"
    asked = town.stall(town.paths()[20])
    process = started(wire, town.words)
    assert asked.wait(60)
    until(lambda: rows_of(wire, "SELECT count(*) FROM stories") != [(0,)])
    early = backed_up(wire, "early.db")
    copy_archive(wire, other)
    town.go_on()
    assert ended(process).status == 0
    late = backed_up(wire)
    said = other.run("restore", str(early))
    assert said.status == 0, said.err
    part = len(stories_of(other))
    said = other.run(*town.words)
    assert said.status == 0, said.err
    held = whole(other, town, reference, asked=asked_of(town.site))
    refused = other.run("restore", str(late))
    assert (refused.status, "--force" in refused.err) == (2, True), refused.err
    assert other.run("restore", str(late), "--force").status == 0
    copy_archive(wire, other)
    assert otherwise(stories_of(other), reference.stories) == []
    for words in (town.words, ("verify",)):
        said = other.run(*words)
        assert said.status == 0, said.err
    row.held = f"{part} in mid-crawl; {held}"


def copy_archive(wire: Wire, other: Wire) -> None:
    """Copy the archive after a backup, as docs/running.md says."""
    kept, there = (one.folder / "data" / "archive" for one in (wire, other))
    shutil.copytree(kept, there, dirs_exist_ok=True)


def test_a_drill(row: Row, town: Town, tmp_path: Path, reference: Reference) -> None:
    row.fault = "drill: backup and restore, SQLite to SQLite"
    drill(row, town, wire_in(tmp_path / "a"), wire_in(tmp_path / "b"), reference)


@pytest.mark.xdist_group("postgres")
def test_a_drill_out_of_postgresql(
    row: Row, town: Town, postgres_wire: Wire, tmp_path: Path, reference: Reference
) -> None:
    row.fault = "drill: backup and restore, PostgreSQL to SQLite"
    drill(row, town, postgres_wire, wire_in(tmp_path / "b"), reference)


@pytest.mark.xdist_group("postgres")
def test_a_drill_into_postgresql(
    row: Row, town: Town, postgres_wire: Wire, tmp_path: Path, reference: Reference
) -> None:
    row.fault = "drill: backup and restore, SQLite to PostgreSQL"
    drill(row, town, wire_in(tmp_path / "a"), postgres_wire, reference)


def in_use(row: Row, town: Town, wire: Wire, reference: Reference) -> None:
    row.must = "refused with exit 2, with --force too; the crawl goes on"
    file = backed_up_empty(wire)
    asked = town.stall(town.paths()[5])
    process = started(wire, town.words)
    assert asked.wait(60)
    for words in (("restore", str(file)), ("restore", str(file), "--force")):
        said = wire.run(*words)
        assert (said.status, SLUG_LEASE in said.err) == (2, True), said.err
    town.go_on()
    assert ended(process).status == 0
    held = whole(wire, town, reference, asked=asked_of(town.site))
    row.held = f"{last_line(said.err)[-50:]}; {held}"


def backed_up_empty(wire: Wire) -> Path:
    assert wire.run("stories").status == 0
    return backed_up(wire, "empty.db")


def test_a_restore_into_a_crawl(
    row: Row, town: Town, wire: Wire, reference: Reference
) -> None:
    row.fault = "restore while a crawl is at work, SQLite"
    in_use(row, town, wire, reference)


@pytest.mark.xdist_group("postgres")
def test_a_restore_into_a_crawl_on_postgresql(
    row: Row, town: Town, postgres_wire: Wire, reference: Reference
) -> None:
    row.fault = "restore while a crawl is at work, PostgreSQL"
    in_use(row, town, postgres_wire, reference)


def test_a_backup_is_killed(row: Row, town: Town, wire: Wire) -> None:
    row.fault = "backup killed by the kernel, amid a write"
    row.must = "no FILE; the same command again: whole"
    assert wire.run(*town.words).status == 0
    half = size_of(wire.folder / "wire.db") // 2
    file = wire.folder / "backup.db"
    for most in (half // 4, half):
        killed = started(
            wire, ("backup", str(file)), environment={"FAULT_DIE_BYTES": str(most)}
        )
        killed.communicate(timeout=60)
        assert killed.returncode == -signal.SIGXFSZ
        assert not file.exists()
    backed_up(wire)
    assert not list(wire.folder.glob("*.part*"))
    row.held = "2 deaths, then whole; no part left behind"


def test_a_restore_is_killed(
    row: Row, town: Town, tmp_path: Path, reference: Reference
) -> None:
    row.fault = "restore killed by the kernel, amid a write"
    row.must = "the database as it was; the same command again: as the backup"
    wire, other = wire_in(tmp_path / "a"), wire_in(tmp_path / "b")
    assert wire.run(*town.words).status == 0
    backup = backed_up(wire)
    assert other.run(*town.words).status == 0
    kill = ("kill", "1", "--reason", "drill", "--by", "Drill")
    assert other.run(*kill).status == 0
    before = stories_of(other)
    size = size_of(backup)
    for most in (size // 4, size // 2, size - 4096):
        killed = started(
            other,
            ("restore", str(backup), "--force"),
            environment={"FAULT_DIE_BYTES": str(most)},
        )
        killed.communicate(timeout=60)
        assert killed.returncode == -signal.SIGXFSZ
        assert stories_of(other) == before
        sound(other)
    assert other.run("restore", str(backup), "--force").status == 0
    assert otherwise(stories_of(other), reference.stories) == []
    row.held = f"3 deaths, as before each time; then {COUNT} stories as backed up"


@pytest.mark.xdist_group("postgres")
def test_a_restore_into_postgresql_is_killed(
    row: Row, town: Town, postgres_wire: Wire, reference: Reference
) -> None:
    row.fault = "SIGKILL of a restore into PostgreSQL, in its commit"
    row.must = "the database as it was; the same command again: as the backup"
    wire = postgres_wire
    assert wire.run(*town.words).status == 0
    backup = backed_up(wire)
    kill = ("kill", "1", "--reason", "drill", "--by", "Drill")
    assert wire.run(*kill).status == 0
    before = stories_of(wire)
    killed = started(
        wire,
        ("restore", str(backup), "--force"),
        environment={"FAULT_DIE_AT": "^COMMIT", "FAULT_DIE_COUNT": "1"},
    )
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert stories_of(wire) == before
    assert wire.run("restore", str(backup), "--force").status == 0
    assert otherwise(stories_of(wire), reference.stories) == []
    row.held = f"as before; then {COUNT} stories as backed up"


def test_the_disk_of_the_backup_is_full(row: Row, town: Town, tmp_path: Path) -> None:
    row.fault = "the backup's disk is full"
    row.must = "exit 2, a clear line, nothing left behind; with room: whole"
    wire = wire_in(tmp_path / "a")
    assert wire.run(*town.words).status == 0
    with small_disk(tmp_path / "disk", "100k") as disk:
        file = disk / "backup.db"
        said = wire.run("backup", str(file))
        line = f"wirecrawler: {file}.part: the disk is full"
        assert (said.status, said.err[: len(line)]) == (2, line), said.err
        assert list(disk.iterdir()) == []
        resize(disk, "64m")
        assert wire.run("backup", str(file)).status == 0
    row.held = last_line(said.err)[-70:]
