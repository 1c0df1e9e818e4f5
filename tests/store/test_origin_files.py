"""Origin files: what hosts say may be asked of them, kept across runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wirecrawler.store.archive import Archive
from wirecrawler.store.origin_files import OriginFile

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def test_what_is_kept_is_what_comes_back(empty_database: str) -> None:
    told = OriginFile(
        origin="https://a.example",
        path="/robots.txt",
        status=200,
        etag='W/"é"',
        last_modified="Mon, 23 Nov 2026 10:00:00 GMT",
        content=b"User-agent: *\x00\xff",
        fetched_at=NOW,
        checked_at=NOW,
    )
    later = replace(
        told, status=None, reason="timeout", checked_at=NOW + timedelta(days=1)
    )
    other = OriginFile(origin="https://a.example", path="/tdm", checked_at=NOW)
    with Archive.open(empty_database, tag="wire.example,2026") as archive:
        for file in (told, other, later):
            archive.keep_origin_file(file)
        places = (
            ("https://a.example", "/robots.txt"),
            ("https://a.example", "/tdm"),
            ("http://a.example", "/robots.txt"),
        )
        found = [archive.origin_file(*place) for place in places]
    assert found == [later, other, None]


def test_no_character_that_a_table_cannot_hold_is_lost_on_it(
    empty_database: str,
) -> None:
    told = OriginFile(
        origin="https://a.example",
        path="/robots.txt",
        reason="odd\x00",
        etag="\ud800",
        checked_at=NOW,
    )
    with Archive.open(empty_database, tag="wire.example,2026") as archive:
        archive.keep_origin_file(told)
        kept = archive.origin_file("https://a.example", "/robots.txt")
    assert kept is not None
    assert "\x00" not in kept.reason
