"""Stage 500: hands stories to the archive, which files them in batches."""

from datetime import UTC, datetime
from typing import Self

from scrapy.crawler import Crawler

from wirecrawler.store.archive import Archive
from wirecrawler.store.batch import Batch
from wirecrawler.store.filing import Filing
from wirecrawler.story import Story


class StorePipeline:
    """Hands over and returns: waiting for the flush here would stall the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._archive = Archive.open(
            crawler.settings["WIRECRAWLER_DATABASE_URL"],
            tag=crawler.settings["WIRECRAWLER_TAG"],
        )
        self._batch: Batch[Story] = Batch(self._file)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def open_spider(self) -> None:
        self._batch.start()

    async def close_spider(self) -> None:
        try:
            await self._batch.stop()
        finally:
            self._archive.close()

    async def process_item(self, item: object) -> object:
        if isinstance(item, Story):
            await self._batch.add(item)
        return item

    def _file(self, stories: list[Story]) -> None:
        run = self._crawler.stats.get_value("wirecrawler/run", 0)
        filings = [Filing(run=run, story=story) for story in stories]
        self._archive.file(filings, now=datetime.now(UTC))
