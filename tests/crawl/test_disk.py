"""The floor of free disk; what happens in mid-crawl is among the faults."""

from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import Site
from wirecrawler.crawl.disk import check_room, lack_of_room, places_of
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.errors import StoreError

EXBIBYTE = 2.0**60


def test_a_crawl_does_not_start_below_the_floor(site: Site, wire: Wire) -> None:
    site.feed("/feed", [])
    said = wire.crawl(site.url("/feed"), WIRECRAWLER_MIN_FREE_BYTES=str(EXBIBYTE))
    assert (said.status, said.out, site.asked) == (2, "", [])
    assert "make room, or set WIRECRAWLER_MIN_FREE_BYTES" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("database", "places"),
    [
        ("sqlite:///{}/store/wire.db", ["store", "."]),
        ("postgresql+psycopg://wire@db.internal/wire", ["."]),
    ],
    ids=["SQLite", "PostgreSQL"],
)
def test_where_a_crawl_writes(tmp_path: Path, database: str, places: list[str]) -> None:
    (tmp_path / "store").mkdir()
    settings = crawl_settings(
        {
            "WIRECRAWLER_DATA_DIR": str(tmp_path / "data"),
            "WIRECRAWLER_DATABASE_URL": database.format(tmp_path),
        }
    )
    assert sorted(places_of(settings)) == sorted(tmp_path / p for p in places)
    check_room(settings)
    settings.set("WIRECRAWLER_MIN_FREE_BYTES", EXBIBYTE)
    with pytest.raises(StoreError, match="make room"):
        check_room(settings)


def test_the_folder_that_lacks_room_is_named(tmp_path: Path) -> None:
    assert lack_of_room([tmp_path], 0) == ""
    assert lack_of_room([tmp_path], EXBIBYTE).startswith(f"{tmp_path}: ")
