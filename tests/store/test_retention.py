"""Retention: what no story was read from leaves; what one needs stays readable where it lies."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import NOON, make_sketched
from tests.store.conftest import TAG
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.query import Query
from wirecrawler.store.record_files import RecordFiles
from wirecrawler.store.records import Page, Record
from wirecrawler.store.retention import Keeping, Thinned


def record(text: str) -> bytes:
    return gzip.compress(f"WARC/1.1\r\nWARC-Type: {text}\r\n\r\n".encode(), mtime=0)


def page(name: str, digest: str = "") -> Page:
    def revisit(held: Record | None) -> bytes:
        return record(f"{name} as {held.id if held else 'nothing'}")

    return Page(
        id=f"urn:{name}",
        url=f"https://harbourwire.example/{name}",
        digest=digest or f"sha256:{name}",
        at=NOON,
        whole=lambda: record(name),
        revisit=revisit,
    )


@pytest.fixture
def files(tmp_path: Path) -> RecordFiles:
    return RecordFiles(
        folder=tmp_path / "archive", name="wire", opening=lambda _: record("warcinfo")
    )


@pytest.fixture
def filled(database: str, files: RecordFiles) -> Iterator[Archive]:
    """An archive with two stories, the second of the first one's payload, and two listings."""
    texts = ("ships sail at noon", "lorries leave at night")
    filings = [
        Filing(
            run=None,
            story=make_sketched(
                url=f"https://harbourwire.example/{name}",
                headline_original=text,
                body=f"{text} " + " ".join(f"{name}{at}" for at in range(40)),
            ),
            page=page(name, "sha256:same"),
        )
        for name, text in zip(("one", "two"), texts, strict=True)
    ]
    with Archive.open(database, tag=TAG, files=files) as archive:
        archive.file(filings, now=NOON, pages=[page("feed"), page("sitemap")])
        archive.file([], now=NOON + timedelta(days=1), pages=[page("later")])
        yield archive


def held(database: str, files: RecordFiles) -> dict[str, tuple[str, bytes]]:
    """Return id -> file and bytes of every record that the database knows."""
    with Query.open(database, tag=TAG) as query:
        return {
            one.id: (
                one.file,
                (files.folder / one.file).read_bytes()[one.offset :][: one.size],
            )
            for file in query.record_files()
            for one in query.records_in(file)
        }


FIRST, COPY = "wire-20261103-0001.warc.gz", "wire-20261103-0001-2.warc.gz"


@pytest.mark.usefixtures("filled")
def test_a_payload_that_is_held_is_only_referred_to(
    database: str, files: RecordFiles
) -> None:
    assert held(database, files)["urn:two"] == (FIRST, record("two as urn:one"))


@pytest.mark.parametrize(
    ("keeping", "days"),
    [
        pytest.param(Keeping(days=7), 8, id="by age"),
        pytest.param(Keeping(most_bytes=10), 0, id="by size"),
    ],
)
def test_only_what_no_story_needs_leaves(
    filled: Archive, database: str, files: RecordFiles, keeping: Keeping, days: int
) -> None:
    thinned = filled.thin(keeping, now=NOON + timedelta(days=days))

    gone = len(record("feed")) + len(record("sitemap"))
    assert thinned == Thinned(files=1, records=2, bytes=gone)
    kept = held(database, files)
    assert {name: data for name, (file, data) in kept.items() if file == COPY} == {
        f"warcinfo:{FIRST}": record("warcinfo"),
        "urn:one": record("one"),
        "urn:two": record("two as urn:one"),
    }
    assert files.files() == [COPY, "wire-20261104-0001.warc.gz"]
    with Query.open(database, tag=TAG) as query:
        told = [query.story(number).archive for number in (1, 2)]
    assert [one.file if one else "" for one in told] == [COPY, COPY]


@pytest.mark.parametrize(
    ("keeping", "days"),
    [
        pytest.param(Keeping(days=7), 6, id="young enough"),
        pytest.param(Keeping(most_bytes=10**6), 900, id="small enough"),
        pytest.param(Keeping(), 900, id="no limit"),
    ],
)
def test_within_the_limits_nothing_leaves(
    filled: Archive, files: RecordFiles, keeping: Keeping, days: int
) -> None:
    assert filled.thin(keeping, now=NOON + timedelta(days=days)) == Thinned()
    assert FIRST in files.files()


def test_a_file_that_another_process_holds_is_left_alone(
    filled: Archive, files: RecordFiles
) -> None:
    with files.appending(now=NOON) as other:
        other.append(record("x"))
        assert filled.thin(Keeping(most_bytes=10), now=NOON) == Thinned()


def test_a_story_whose_page_cannot_be_written_is_not_filed(
    database: str, files: RecordFiles
) -> None:
    def failing() -> bytes:
        raise ZeroDivisionError

    story = make_sketched()
    broken = replace(page("one"), whole=failing)
    with Archive.open(database, tag=TAG, files=files) as archive:
        with pytest.raises(ZeroDivisionError):
            archive.file([Filing(run=None, story=story, page=broken)], now=NOON)
        archive.file([Filing(run=None, story=story, page=page("one"))], now=NOON)
    assert held(database, files)["urn:one"] == (FIRST, record("one"))
