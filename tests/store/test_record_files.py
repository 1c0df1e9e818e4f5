"""The archive's files: appended whole or not at all, whoever is killed in between."""

import gzip
import os
import resource
import zlib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import NOON
from wirecrawler.errors import StoreError
from wirecrawler.store.record_files import (
    Place,
    RecordFiles,
    database_name,
    whole_end,
)


def record(text: str) -> bytes:
    return gzip.compress(f"WARC/1.1\r\nWARC-Type: {text}\r\n\r\n".encode(), mtime=0)


OPENING = record("warcinfo")
FIRST = "wire-20261103-0001.warc.gz"


@pytest.fixture
def files(tmp_path: Path) -> RecordFiles:
    folder = tmp_path / "archive"
    return RecordFiles(folder=folder, name="wire", opening=lambda _file: OPENING)


class _LostError(Exception):
    """What a transaction may fail with."""


def appended(files: RecordFiles, *data: bytes) -> list[Place]:
    with files.appending(now=NOON) as appending:
        places = [appending.append(one) for one in data]
        appending.sync()
    return places


def test_what_is_appended_lies_where_it_is_said_to(files: RecordFiles) -> None:
    one, two, three = record("one"), record("two"), record("three")

    places = [*appended(files, one, two), *appended(files, three)]

    content = (files.folder / FIRST).read_bytes()
    assert content == OPENING + one + two + three
    assert [content[p.offset : p.offset + p.size] for p in places] == [one, two, three]
    assert [(p.file, p.crc) for p in places] == [
        (FIRST, zlib.crc32(data)) for data in (one, two, three)
    ]


def test_a_full_file_and_a_new_day_have_another(files: RecordFiles) -> None:
    small = RecordFiles(
        folder=files.folder,
        name="wire",
        opening=files.opening,
        most_bytes=len(OPENING) + 1,
    )
    one, two = (appended(small, record(text))[0] for text in ("one", "two"))
    with small.appending(now=NOON + timedelta(days=1)) as appending:
        three = appending.append(record("three"))

    assert [one.file, two.file, three.file] == [
        FIRST,
        "wire-20261103-0002.warc.gz",
        "wire-20261104-0001.warc.gz",
    ]


def test_two_at_once_have_a_file_each(files: RecordFiles) -> None:
    with (
        files.appending(now=NOON) as one,
        files.appending(now=NOON) as other,
    ):
        places = [each.append(record("one")) for each in (one, other, one)]

    assert [place.file for place in places] == [
        FIRST,
        "wire-20261103-0002.warc.gz",
        FIRST,
    ]


def test_what_fails_is_taken_back(files: RecordFiles) -> None:
    appended(files, record("one"))
    before = (files.folder / FIRST).read_bytes()

    with suppress(_LostError), files.appending(now=NOON) as appending:
        appending.append(record("two"))
        raise _LostError

    assert (files.folder / FIRST).read_bytes() == before


def test_a_new_file_is_taken_back_whole(files: RecordFiles) -> None:
    with suppress(_LostError), files.appending(now=NOON) as appending:
        appending.append(record("one"))
        raise _LostError

    assert files.files() == []


def test_what_was_synced_stays_though_the_commit_seems_to_fail(
    files: RecordFiles,
) -> None:
    with suppress(_LostError), files.appending(now=NOON) as appending:
        appending.append(record("one"))
        appending.sync()
        raise _LostError

    assert (files.folder / FIRST).read_bytes() == OPENING + record("one")


WHOLE = OPENING + record("one")
LONG = gzip.compress(b"WARC/1.1\r\n" + os.urandom(300_000), 0)


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        pytest.param(b"", len(WHOLE), id="whole"),
        pytest.param(record("two")[:1], len(WHOLE), id="one byte"),
        pytest.param(record("two")[:9], len(WHOLE), id="half a gzip header"),
        pytest.param(record("two")[:-1], len(WHOLE), id="all but a byte"),
        pytest.param(LONG[:200_000], len(WHOLE), id="a long one, cut"),
        pytest.param(LONG, len(WHOLE) + len(LONG), id="a long one, whole"),
        pytest.param(bytes(4096), len(WHOLE), id="zeros after a loss of power"),
        pytest.param(b"garbage", None, id="something else"),
        pytest.param(
            gzip.compress(b"no record"), None, id="a member of something else"
        ),
        pytest.param(
            record("two")[:12] + b"\x07" * 30, None, id="a record that is damaged"
        ),
    ],
)
def test_only_what_is_torn_is_cut_off(
    files: RecordFiles, tail: bytes, kept: int | None
) -> None:
    files.folder.mkdir()
    path = files.folder / FIRST
    path.write_bytes(WHOLE + tail)
    with path.open("rb") as file:
        assert whole_end(file.fileno()) == kept

    (place,) = appended(files, record("next"))

    if kept is None:
        assert path.read_bytes() == WHOLE + tail
        assert (place.file, place.offset) == (
            "wire-20261103-0002.warc.gz",
            len(OPENING),
        )
    else:
        assert (place.file, place.offset) == (FIRST, kept)
        assert path.read_bytes() == (WHOLE + tail)[:kept] + record("next")


def test_what_a_database_knows_of_is_never_cut_off(files: RecordFiles) -> None:
    (place,) = appended(files, record("one"))
    path = files.folder / FIRST
    path.write_bytes(path.read_bytes()[:-1])  # as if it was damaged since

    with files.appending(now=NOON) as appending:
        known = {place.file: place.offset + place.size}
        appending.known_end = lambda file: known.get(file, 0)
        other = appending.append(record("two"))

    assert other.file == "wire-20261103-0002.warc.gz"
    assert path.read_bytes() == OPENING + record("one")[:-1]


def test_a_file_that_was_only_begun_is_begun_again(files: RecordFiles) -> None:
    files.folder.mkdir()
    (files.folder / FIRST).write_bytes(OPENING[:7])

    appended(files, record("one"))

    assert (files.folder / FIRST).read_bytes() == OPENING + record("one")


def test_a_full_disk_is_said_and_leaves_the_file_as_it_was(files: RecordFiles) -> None:
    appended(files, record("one"))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(StoreError) as error:
            appended(files, b"x" * 100, b"y" * 8000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert str(error.value) == (
        f"{files.folder}: the disk is full or its limit is reached; make room, then run"
        " the same again"
    )
    assert (files.folder / FIRST).read_bytes() == OPENING + record("one")


@pytest.mark.parametrize("file", ["", "../x.warc.gz", "a/b.warc.gz", "/etc/passwd"])
def test_no_name_leads_out_of_the_folder(files: RecordFiles, file: str) -> None:
    with pytest.raises(StoreError):
        files.path(file)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///data/wire.db", "wire"),
        ("sqlite:////tmp/my wire-2.db", "my_wire_2"),
        ("postgresql+psycopg://me@host/news", "news"),
        ("postgresql+psycopg://me@host", "wire"),
    ],
)
def test_files_are_named_after_their_database(url: str, name: str) -> None:
    assert database_name(url) == name
