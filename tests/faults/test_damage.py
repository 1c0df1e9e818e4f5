"""Databases that are damaged, read-only, older, newer; each with the way back."""

import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, text

from tests.conftest import Said, Wire
from tests.faults.conftest import Row, wire_in
from tests.faults.suffering import (
    IS_ROOT,
    last_line,
    remount,
    small_disk,
    started,
    suffered,
)
from tests.faults.town import (
    COUNT,
    INSIDE,
    Reference,
    Town,
    otherwise,
    rows_of,
    sound,
    stories_of,
    whole,
)
from wirecrawler.store.engine import open_engine, writing
from wirecrawler.store.migrations.runner import migrate
from wirecrawler.store.schema import HEAD

OLDER = "0003"

_RIGHTS = "-dac_override,-dac_read_search"
UNPRIVILEGED = (
    ("setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}") if IS_ROOT else ()
)
"""Words before a command: root without the right to write what nobody may write."""


def crawled(wire: Wire, town: Town) -> Path:
    """Crawl the town and back it up; return the backup."""
    assert wire.run(*town.words).status == 0
    backup = wire.folder / "backup.db"
    assert wire.run("backup", str(backup)).status == 0
    return backup


def refused(said: Said, *signs: str) -> str:
    """Return the line with which the command refuses, which holds one of these signs."""
    assert said.status in {1, 2}, (said.status, said.out, said.err)
    assert any(sign in said.err for sign in signs), said.err
    assert "Traceback" not in said.err
    return f"exit {said.status}: {last_line(said.err)[-60:]}"


def _header(path: Path) -> None:
    _overwrite(path, 0, 100)


def _middle(path: Path) -> None:
    # Every page but the first begins with what it holds: none does so with these.
    for page in range(1, path.stat().st_size // 4096):
        _overwrite(path, page * 4096, 64)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _few_bytes(path: Path) -> None:
    os.truncate(path, 50)


def _overwrite(path: Path, start: int, count: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(Random(1).randbytes(count))


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("bytes flipped in its header", _header),
        ("bytes flipped in its pages", _middle),
        ("cut to half", _cut),
        ("cut to 50 bytes", _few_bytes),
    ],
)
def test_a_damaged_file(
    row: Row,
    town: Town,
    wire: Wire,
    reference: Reference,
    name: str,
    damage: Callable[[Path], None],
) -> None:
    row.fault = f"the database is damaged: {name}"
    row.must = "each command: exit 1 or 2, a clear line; restore brings all back"
    backup = crawled(wire, town)
    path = wire.folder / "wire.db"
    for log in wire.folder.glob("wire.db-*"):
        log.unlink()
    damage(path)
    for words in (("stories", "--limit", "0"), ("backup", "other.db"), town.words):
        line = refused(wire.run(*words), "damaged", "no database")
    assert not (wire.folder / "other.db").exists()
    said = wire.run("restore", str(backup), "--force")
    assert said.status == 0, said.err
    assert otherwise(stories_of(wire), reference.stories) == []
    assert wire.run(*town.words).status == 0
    sound(wire)
    row.held = f"{line}; restored, {COUNT} stories"


def test_a_backup_that_is_damaged(row: Row, town: Town, wire: Wire) -> None:
    row.fault = "a damaged backup is restored"
    row.must = "refused with exit 2; the database is as it was"
    backup = crawled(wire, town)
    held = stories_of(wire)
    _middle(backup)
    line = refused(wire.run("restore", str(backup), "--force"), "damaged")
    assert stories_of(wire) == held
    row.held = line


@pytest.mark.parametrize("place", ["file", "folder"])
def test_a_read_only_database(row: Row, town: Town, tmp_path: Path, place: str) -> None:
    wire = wire_in(tmp_path / "store", WIRECRAWLER_DATA_DIR=str(tmp_path / "data"))
    assert wire.run(*town.words).status == 0
    at_rest(wire)
    path = wire.folder if place == "folder" else wire.folder / "wire.db"
    path.chmod(0o555 if place == "folder" else 0o444)
    row.fault = f"the database's {place} is read-only"
    read_only(row, town, wire, before=UNPRIVILEGED)
    path.chmod(0o755)


def test_a_read_only_disk(row: Row, town: Town, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "64m") as disk:
        wire = wire_in(disk, WIRECRAWLER_DATA_DIR=str(tmp_path / "data"))
        assert wire.run(*town.words).status == 0
        at_rest(wire)
        remount(disk, "ro")
        row.fault = "the database's disk is read-only"
        read_only(row, town, wire, before=())


def at_rest(wire: Wire) -> None:
    """Bring everything into the file itself, as the last who writes it does."""
    with closing(sqlite3.connect(wire.folder / "wire.db")) as connection:
        connection.execute("SELECT count(*) FROM stories")


def read_only(row: Row, town: Town, wire: Wire, before: Sequence[str]) -> None:
    row.must = "crawl: exit 2, a line, nothing asked for; stories are read"
    town.site.asked.clear()
    line = refused(suffered(wire, town.words, before=before), "cannot be written")
    read = suffered(
        wire, ("stories", "--limit", "0", "--format", "jsonl"), before=before
    )
    assert town.site.asked == []
    assert (read.status, len(read.records)) == (0, COUNT), read.err
    row.held = f"{line}; {COUNT} stories are read"


@pytest.mark.parametrize(
    ("revision", "sign"),
    [("0002", "run `wirecrawler upgrade-db`"), ("9999", "upgrade wirecrawler")],
    ids=["older", "newer"],
)
def test_another_schema(
    row: Row, town: Town, wire: Wire, revision: str, sign: str
) -> None:
    row.fault = f"the schema is {revision}, not {HEAD}"
    row.must = "crawl and stories: exit 2, a line; nothing written or asked for"
    assert wire.run("stories").status == 0
    engine = create_engine(wire.database)
    with engine.begin() as connection:
        version = {"version": revision}
        connection.execute(
            text("UPDATE alembic_version SET version_num=:version"), version
        )
    engine.dispose()
    before = (wire.folder / "wire.db").read_bytes()
    refused(wire.run("stories"), sign)
    row.held = refused(wire.run(*town.words), sign)
    assert (wire.folder / "wire.db").read_bytes() == before
    assert town.site.asked == []


def older(wire: Wire) -> None:
    """Make the database as an older version made it."""
    engine = open_engine(wire.database)
    with writing(engine) as connection:
        migrate(connection, OLDER)
        connection.execute(
            text(
                "INSERT INTO sources (slug, agency, home, country, language, timezone,"
                " enabled, reason, terms, first_seen_at) VALUES ('old', 'Old', '', '', '',"
                " 'UTC', true, '', :terms, '2026-01-01 00:00:00')"
            ),
            {"terms": json.dumps(TERMS)},
        )
    engine.dispose()


TERMS = {
    "use": "link",
    "licence": None,
    "holder": None,
    "evidence_url": None,
    "reason": "",
}

UPGRADES = {
    "its 1st statement": ("^\\s*(CREATE|ALTER)", 1),
    "its 6th statement": ("^\\s*(CREATE|ALTER)", 6),
    "as it notes its number": ("^\\s*UPDATE alembic_version", 1),
    "its commit": ("^\\s*COMMIT", 1),
}


@pytest.mark.parametrize("name", UPGRADES)
def test_an_upgrade_is_killed(
    row: Row, town: Town, wire: Wire, reference: Reference, name: str
) -> None:
    row.fault = f"SIGKILL in upgrade-db: {name}"
    row.must = "schema as before; the same command again; then a crawl"
    older(wire)
    pattern, count = UPGRADES[name]
    killed = started(
        wire,
        ("upgrade-db",),
        environment={"FAULT_DIE_AT": pattern, "FAULT_DIE_COUNT": str(count)},
    )
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert rows_of(wire, "SELECT version_num FROM alembic_version") == [(OLDER,)]
    said = wire.run("upgrade-db")
    assert (said.status, f"{OLDER} -> {HEAD}" in said.err) == (0, True), said.err
    assert wire.run(*town.words).status == 0
    row.held = whole(wire, town, reference, asked=set())


def test_an_upgrade_is_killed_in_a_write(
    row: Row, town: Town, wire: Wire, reference: Reference
) -> None:
    row.fault = "killed by the kernel in upgrade-db, amid a write"
    row.must = "one schema or the other, whole; the same again; a crawl"
    older(wire)
    path = wire.folder / "wire.db"
    kept = wire.folder / "kept.db"
    shutil.copyfile(path, kept)
    deaths = 0
    for kib in range(36, 400, 24):
        shutil.copyfile(kept, path)
        limit = {"FAULT_DIE_BYTES": str(kib << 10), "PYTHONDONTWRITEBYTECODE": "1"}
        killed = wire.start("upgrade-db", **{"PYTHONPATH": INSIDE} | limit)
        killed.communicate(timeout=60)
        if killed.returncode == 0:
            break
        deaths += 1
        assert killed.returncode == -signal.SIGXFSZ
        # The last die after the commit, when the log is brought into the file.
        version = rows_of(wire, "SELECT version_num FROM alembic_version")
        assert version in ([(OLDER,)], [(HEAD,)])
        sound(wire)
    assert deaths >= 2
    assert wire.run("upgrade-db").status == 0
    assert wire.run(*town.words).status == 0
    row.held = f"{deaths} deaths; " + whole(wire, town, reference, asked=set())
