"""Stage 500: hands stories to the archive, which files them in batches."""

import asyncio
from datetime import UTC, datetime
from typing import Self

from scrapy.crawler import Crawler

from wirecrawler.errors import StoreError
from wirecrawler.store.archive import Archive
from wirecrawler.store.batch import Batch
from wirecrawler.store.filing import Filing
from wirecrawler.store.page_source import PageSource
from wirecrawler.store.records import Page
from wirecrawler.story import Story

MOST_FAILURES = 3
"""Batches in a row that may fail: a lock lasts 30 s a batch, a full disk for good."""


class StorePipeline:
    """Hands over and returns: waiting for the flush here would stall the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._archive = Archive.open(
            crawler.settings["WIRECRAWLER_DATABASE_URL"],
            tag=crawler.settings["WIRECRAWLER_TAG"],
        )
        self._pages: PageSource | None = None
        self._batch: Batch[Filing | Page] = Batch(self._file)
        self._failures = 0
        self._is_closing = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def open_spider(self) -> None:
        self._pages = self._crawler.get_spider_middleware(PageSource)
        if self._pages is not None:
            self._archive.files = self._pages.files
            self._pages.keep_listings(self._batch.put)
        self._batch.start()

    async def close_spider(self) -> None:
        try:
            await self._stopped()
        except Exception as error:
            # Whoever keeps the run's record says so; here nobody could be told.
            said = str(error) if isinstance(error, StoreError) else _crash(error)
            self._crawler.stats.set_value("wirecrawler/store_failure", said)
            raise
        finally:
            self._archive.close()

    async def _stopped(self) -> None:
        """File what is left; a store that is locked is asked twice."""
        try:
            await self._batch.stop()
        except StoreError:
            await self._batch.flush()

    async def process_item(self, item: object) -> object:
        if isinstance(item, Story):
            page = self._pages.page_of(item) if self._pages is not None else None
            await self._batch.add(Filing(run=self._run, story=item, page=page))
            self._give_up()
        return item

    @property
    def _run(self) -> int:
        return int(self._crawler.stats.get_value("wirecrawler/run", 0))

    def _give_up(self) -> None:
        """End the crawl when nothing can be stored: a host is not asked for nothing."""
        if self._failures >= MOST_FAILURES and not self._is_closing:
            self._is_closing = True
            engine = self._crawler.engine
            closing = engine.close_spider_async(reason="the store failed")
            self._closing = asyncio.create_task(closing)

    def _file(self, waiting: list[Filing | Page]) -> None:
        filings = [one for one in waiting if isinstance(one, Filing)]
        pages = [one for one in waiting if isinstance(one, Page)]
        self._failures += 1
        self._archive.file(filings, now=datetime.now(UTC), pages=pages)
        self._failures = 0


def _crash(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]
