"""Outcomes: the record of what became of every URL that a run met, kept as Scrapy tells it.

A URL is ended by the spider (no page, no answer, not asked), by a stage that drops it, or by the
archive that files its story.
"""

from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from wirecrawler.crawl.replay import FILES as REPLAY_FILES
from wirecrawler.crawl.report import run_reported
from wirecrawler.crawl.run_record import RunRecord
from wirecrawler.errors import StoreError
from wirecrawler.outcome import Fate, Role
from wirecrawler.source import Source
from wirecrawler.story import RawStory, Story


class OutcomeRecorder(RunRecord):
    """The record of a crawl's run, as an extension of Scrapy."""

    def __init__(self, crawler: Crawler, source: Source) -> None:
        settings = crawler.settings
        super().__init__(
            source,
            database=settings["WIRECRAWLER_DATABASE_URL"],
            tag=settings["WIRECRAWLER_TAG"],
            is_replay=bool(settings.get(REPLAY_FILES)),
        )
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        source = getattr(crawler.spider, "source", None)
        if not isinstance(source, Source):
            raise NotConfigured  # `scrapy shell` and spiders that are not ours
        recorder = cls(crawler, source)
        connect = crawler.signals.connect
        connect(recorder.spider_opened, signals.spider_opened)
        connect(recorder.spider_closed, signals.spider_closed)
        connect(recorder.item_scraped, signals.item_scraped)
        connect(recorder.item_dropped, signals.item_dropped)
        connect(recorder.item_error, signals.item_error)
        connect(recorder.spider_error, signals.spider_error)
        return recorder

    async def spider_opened(self, spider: Spider) -> None:
        try:
            await self.begin()
        except StoreError as error:
            raise CloseSpider("the store failed") from error
        self._crawler.stats.set_value("wirecrawler/run", self.run)

    async def spider_closed(self, spider: Spider, reason: str) -> None:
        """End the run; Scrapy has closed the stages by now, their stories are filed."""
        told = self._crawler.stats.get_value("wirecrawler/store_failure", "")
        report = await self.finish(reason, store_failure=told)
        self._crawler.signals.send_catch_log(run_reported, report=report)

    def item_scraped(self, item: object) -> None:
        if isinstance(item, Story):
            self.filed(item.entry)

    def item_dropped(self, item: object, exception: BaseException) -> None:
        if isinstance(item, Story | RawStory):
            self.end(item.entry, Fate.SKIPPED, str(exception), item.fetch)

    def item_error(self, item: object, failure: Failure) -> None:
        line = self.crash(failure.value)
        if isinstance(item, Story | RawStory):
            self.end(item.entry, Fate.FAILED, line, item.fetch)

    def spider_error(self, failure: Failure, response: Response) -> None:
        line = self.crash(failure.value)
        request = getattr(response, "request", None) or getattr(
            failure, "request", None
        )
        arguments = request.cb_kwargs if request is not None else {}
        if entry := arguments.get("entry"):
            self.end(entry, Fate.FAILED, line)
        elif listing := arguments.get("listing_url"):
            role = arguments.get("role", Role.FEED)
            self.end_listing(listing, role, Fate.FAILED, line)
