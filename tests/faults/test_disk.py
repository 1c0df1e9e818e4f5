"""Disks that are full, or nearly, for the store and for the archive."""

import os
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.faults.conftest import Row, wire_in
from tests.faults.suffering import (
    last_line,
    limited,
    resize,
    small_disk,
    started,
    suffered,
)
from tests.faults.town import Reference, Town, asked_of, sound, until, whole

AGAIN = "a clear line, exit 1 or 2; with room, the same again stores all"


def archive_folder(wire: Wire) -> Path:
    return wire.folder / "data" / "archive"


def again(wire: Wire, town: Town, reference: Reference) -> str:
    asked = asked_of(town.site)
    said = wire.run(*town.words)
    assert said.status == 0, said.err
    return whole(wire, town, reference, asked=asked)


@pytest.mark.parametrize("size", ["150k", "400k"])
def test_the_disk_of_the_store_is_full(
    row: Row, town: Town, tmp_path: Path, reference: Reference, size: str
) -> None:
    row.fault, row.must = f"the store's disk is full ({size})", AGAIN
    with small_disk(tmp_path / "disk", size) as disk:
        wire = wire_in(disk, WIRECRAWLER_DATA_DIR=str(tmp_path / "data"))
        said = suffered(wire, town.words)
        assert said.status in {1, 2}, said.err
        assert "full" in said.err, said.err
        sound(wire)
        resize(disk, "64m")
        held = again(wire, town, reference)
    row.held = f"exit {said.status}: {last_line(said.err)}; then {held}"


def test_the_disk_of_the_archive_is_full(
    row: Row, town: Town, tmp_path: Path, reference: Reference
) -> None:
    row.fault, row.must = "the archive's disk is full", AGAIN
    wire = wire_in(tmp_path)
    (tmp_path / "data").mkdir()
    with small_disk(tmp_path / "data" / "archive", "16k") as disk:
        said = suffered(wire, town.words)
        assert said.status in {1, 2}, said.err
        assert "full" in said.err, said.err
        resize(disk, "64m")
        held = again(wire, town, reference)
        assert list(disk.iterdir()), "nothing is archived"
        verified = wire.run("verify")
        assert verified.status == 0, verified.err
    row.held = f"exit {said.status}: {last_line(said.err)}; then {held}"


@pytest.mark.parametrize("blocks", [40, 200, 300])
def test_no_file_may_grow(
    row: Row, town: Town, wire: Wire, reference: Reference, blocks: int
) -> None:
    row.fault, row.must = f"RLIMIT_FSIZE of {blocks} KiB", AGAIN
    said = suffered(wire, town.words, before=limited(f"-f {blocks}"))
    assert said.status in {1, 2}, said.err
    assert "full" in said.err, said.err
    sound(wire)
    held = again(wire, town, reference)
    row.held = f"exit {said.status}: {last_line(said.err)}; then {held}"


@pytest.mark.parametrize("place", ["data", "database", "archive"])
def test_the_disk_is_below_the_floor(
    row: Row, town: Town, tmp_path: Path, place: str
) -> None:
    row.fault = f"50 MiB free for the {place}, floor 200 MiB"
    row.must = "no crawl starts: exit 2, a clear line, nothing asked for"
    folder = {
        "data": tmp_path / "data",
        "database": tmp_path / "store",
        "archive": tmp_path / "data" / "archive",
    }[place]
    folder.parent.mkdir(exist_ok=True)
    with small_disk(folder, "50m"):
        wire = wire_in(tmp_path)
        del wire.environment["WIRECRAWLER_MIN_FREE_BYTES"]
        if place == "database":
            database = f"sqlite:///{folder / 'wire.db'}"
            wire.environment["WIRECRAWLER_DATABASE_URL"] = database
        said = suffered(wire, town.words)
    assert said.status == 2, said.err
    assert str(folder) in said.err
    assert town.site.asked == []
    row.held = last_line(said.err).removeprefix("wirecrawler: ")[-90:]


def test_the_disk_falls_below_the_floor_in_mid_crawl(
    row: Row, town: Town, tmp_path: Path, reference: Reference
) -> None:
    row.fault = "the disk falls below the floor in mid-crawl"
    row.must = "it ends in good order, exit 1; with room, the rest"
    with small_disk(tmp_path / "disk", "64m") as disk:
        wire = wire_in(disk, WIRECRAWLER_MIN_FREE_BYTES=str(32 << 20))
        asked = town.stall(town.paths()[20])
        process = started(wire, town.words)
        assert asked.wait(60)
        rest = disk / "rest"
        rest.write_bytes(os.urandom(1 << 20) * 50)
        until(lambda: process.poll() is not None or town.is_late(4), seconds=8)
        town.go_on()
        out, err = process.communicate(timeout=60)
        assert process.returncode == 1, (out, err)
        assert "make room" in err, err
        sound(wire)
        rest.unlink()
        held = again(wire, town, reference)
    row.held = f"exit 1: {last_line(err)[-60:]}; then {held}"
