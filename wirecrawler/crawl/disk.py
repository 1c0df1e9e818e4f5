"""Disk: the free room below which no crawl starts, and a crawl that runs ends in good order."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import Settings

from wirecrawler.errors import StoreError
from wirecrawler.store.engine import is_sqlite, sqlite_path

_LOOK_S = 2.0
"""Seconds between two looks.  Eight crawls at 10 MB/s each write less than the floor in it."""
_FLOOR = "WIRECRAWLER_MIN_FREE_BYTES"
_ARCHIVE = "archive"
"""Folder of the data folder, which may be a disk of its own."""


class DiskFloor:
    """Ends a crawl whose disk is nearly full; what it read is filed."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._places = places_of(crawler.settings)
        self._floor = crawler.settings.getfloat(_FLOOR)
        self._looking: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        floor = cls(crawler)
        if not floor._floor:
            raise NotConfigured
        crawler.signals.connect(floor.spider_opened, signals.spider_opened)
        crawler.signals.connect(floor.spider_closed, signals.spider_closed)
        return floor

    def spider_opened(self, spider: Spider) -> None:
        self._looking = asyncio.create_task(self._look())

    def spider_closed(self, spider: Spider) -> None:
        if self._looking is not None:
            self._looking.cancel()

    async def _look(self) -> None:
        while True:
            if lack := lack_of_room(self._places, self._floor):
                self._end(lack)
                return
            await asyncio.sleep(_LOOK_S)

    def _end(self, lack: str) -> None:
        # Whoever keeps the run's record says it, and keeps no validators: nothing is skipped.
        self._crawler.stats.set_value("wirecrawler/store_failure", lack)
        # Closing cancels this task; it must not cancel the closing.
        engine = self._crawler.engine
        self._closing = asyncio.create_task(
            engine.close_spider_async(reason="the disk is nearly full")
        )


def check_room(settings: Settings) -> None:
    """Refuse to start a crawl for which there is no room.

    Raises:
        StoreError: Naming the folder.
    """
    floor = settings.getfloat(_FLOOR)
    for place in places_of(settings):
        if lack := _lack(place, floor):
            raise StoreError(str(place), lack)


def places_of(settings: Settings) -> list[Path]:
    """Return the folders that a crawl writes to, or those above that are there."""
    data = Path(settings["WIRECRAWLER_DATA_DIR"])
    places = [data, data / _ARCHIVE]
    if is_sqlite(url := settings["WIRECRAWLER_DATABASE_URL"]):
        places.append(sqlite_path(url).parent)
    return list(dict.fromkeys(_there(place.absolute()) for place in places))


def lack_of_room(places: Sequence[Path], floor: float) -> str:
    """Return which of the folders has less than `floor` bytes free, in words; "": none."""
    for place in places:
        if lack := _lack(place, floor):
            return f"{place}: {lack}"
    return ""


def _lack(place: Path, floor: float) -> str:
    disk = os.statvfs(place)
    free = disk.f_bavail * disk.f_frsize
    if free >= floor:
        return ""
    return (
        f"{_mib(free)} MiB are free, under the floor of {_mib(floor)} MiB;"
        f" make room, or set {_FLOOR}"
    )


def _mib(count: float) -> str:
    return f"{count / 2**20:,.0f}"


def _there(place: Path) -> Path:
    return next(each for each in (place, *place.parents) if each.exists())
