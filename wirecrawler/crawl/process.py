"""Process: crawls of several sources in one process, and how each ended."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.downloader import Downloader
from wirecrawler.crawl.overrides import page_limits
from wirecrawler.crawl.polls import Heard, keep_poll, poll_of
from wirecrawler.crawl.reading import Reading
from wirecrawler.crawl.replay import FILES as REPLAY_FILES
from wirecrawler.crawl.report import RunReport, run_reported
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.errors import StoreError, WirecrawlerError
from wirecrawler.store.runs import SHUTDOWN

AT_ONCE = 8
"""Sources crawled at once in one process; arbitrary: each mostly waits for its host."""
_PATIENCE_S = 4
"""Seconds that the end of a crawl waits for what it has asked for; arbitrary, and much for a
host that is well."""
_PAGES_S = 8
"""Seconds that it waits for the pages that are being read."""
_BEGIN_S = 0.05
"""Seconds between two looks whether a crawl has begun that is to be stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One source to crawl."""

    spider: type[SourceSpider]
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """How a crawl ended."""

    slug: str
    report: RunReport | None
    """None where it could not even begin."""
    failure: str
    """Why the source failed; "" where it did not."""
    due_at: datetime | None = None
    """When the source is to be polled next; None where that is not kept."""


Step = Callable[["CrawlProcess"], Awaitable[None]]


class _Process(AsyncCrawlerProcess):
    """Scrapy's, which says when it is asked to stop."""

    def __init__(self, settings: Settings, *, stopping: Callable[[], None]) -> None:
        super().__init__(settings)
        self._stopping = stopping

    def _stop_dfd(self) -> Any:
        self._stopping()
        return super()._stop_dfd()


class CrawlProcess:
    """Runs steps that crawl, one after another, in one event loop.

    It is made before the process has other threads: the workers that read pages are forked off.
    """

    def __init__(self, settings: Settings) -> None:
        # Before there is a reactor, whose threads and files its server need not know.
        self._reading = Reading.start(page_limits(settings))
        self._settings = settings
        self._process = _Process(settings, stopping=self._cut_off_soon)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._error: Exception | None = None
        self._ended = False
        self._is_stopped = False
        self._takes_signals = True
        self._stopping: list[asyncio.Task[None]] = []

    def run(self, step: Step) -> None:
        """Run a step to its end.

        Raises:
            KeyboardInterrupt: It was stopped before; what was read is filed.
            Exception: Whatever the step raised.
        """
        task = asyncio.get_event_loop().create_task(self._whole(step))
        try:
            self._process.start(
                stop_after_crawl=False, install_signal_handlers=self._takes_signals
            )
        finally:
            self._reading.close()
        if self._error is not None:
            raise self._error
        if not self._ended:
            task.cancel()
            raise KeyboardInterrupt

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to end before it had done everything."""
        return self._is_stopped

    def end_with(self, line: socket.socket) -> None:
        """End, in good order, once `line` can be read: its other side has spoken or is gone.

        Signals are left to that other side.
        """
        self._takes_signals = False
        loop = asyncio.get_event_loop()

        def end() -> None:
            loop.remove_reader(line)
            self._is_stopped = True
            self._cut_off_soon()
            stopped = (self._stopped(one) for one in list(self._process.crawlers))
            self._stopping = [loop.create_task(one) for one in stopped]

        loop.add_reader(line, end)

    async def _whole(self, step: Step) -> None:
        try:
            await step(self)
            self._ended = True
        except Exception as error:  # raised again by `run`, outside the event loop
            self._error = error
        finally:
            stop_reactor()

    async def crawl(self, crawls: Sequence[Crawl]) -> list[Crawled]:
        """Crawl sources, several at once; return how each ended, in the order given."""
        return list(await asyncio.gather(*(self._crawl(crawl) for crawl in crawls)))

    async def _crawl(self, crawl: Crawl) -> Crawled:
        async with self._places:
            if self._is_stopped:
                # Ctrl-C ended those before it; Scrapy knows nothing of those that wait.
                return Crawled(
                    slug=crawl.spider.name,
                    report=None,
                    failure="not begun: interrupted",
                )
            crawler = self._process.create_crawler(crawl.spider)
            heard = Heard(crawler)
            crawled = await self._ended_crawl(crawl, crawler)
            report = crawled.report
            self._is_stopped |= report is not None and report.reason == SHUTDOWN
            return await self._with_due(crawl, crawled, heard)

    async def _ended_crawl(self, crawl: Crawl, crawler: Crawler) -> Crawled:
        reports = _reports(crawler)
        failure = ""
        limit_s = crawler.settings.getfloat("CLOSESPIDER_TIMEOUT")
        cutting = _later(limit_s + _PATIENCE_S, cut_off, crawler) if limit_s else None
        try:
            await self._process.crawl(crawler, reading=self._reading, **crawl.arguments)
        except Exception as error:  # one source never costs the others
            failure = _said(error)
        finally:
            if cutting is not None:
                cutting.cancel()
        if not reports:
            source = getattr(crawler.spider or crawl.spider, "source", None)
            slug = source.slug if source else crawl.spider.name
            return Crawled(slug=slug, report=None, failure=failure or "cut off")
        report = reports[0]
        return Crawled(
            slug=report.slug, report=report, failure=report.failure or failure
        )

    async def _with_due(self, crawl: Crawl, crawled: Crawled, heard: Heard) -> Crawled:
        """Return how a crawl ended, with when its source is due, which is kept.

        Not of what no file declares, which nothing ever polls, nor of a crawl that asked its
        source nothing; nor of one that was interrupted: its source is due as it was before.
        """
        is_replay = bool(self._settings.get(REPLAY_FILES))
        is_polled = not (is_replay or issubclass(crawl.spider, AnySourceSpider))
        if not is_polled or (crawled.report and crawled.report.reason == SHUTDOWN):
            return crawled
        poll = poll_of(
            crawl.spider,
            crawled.slug,
            report=crawled.report,
            failure=crawled.failure,
            heard=heard,
            settings=self._settings,
        )
        try:
            rhythm = await asyncio.to_thread(keep_poll, poll, self._settings)
        except StoreError as error:
            return replace(crawled, failure=crawled.failure or str(error))
        return replace(crawled, due_at=rhythm.next_due_at)

    def _cut_off_soon(self) -> None:
        """Let what is under way end within seconds, or fail."""
        if not self._ended:
            _later(_PATIENCE_S, self._cut_off_all)
            _later(_PAGES_S, self._reading.abort)

    async def _stopped(self, crawler: Crawler) -> None:
        """Stop a crawl, once it has begun."""
        while crawler in self._process.crawlers:
            engine = crawler._engine  # `engine` raises where there is none yet
            if engine is not None and engine.running:
                await crawler.stop_async()
                return
            await asyncio.sleep(_BEGIN_S)

    def _cut_off_all(self) -> None:
        for crawler in list(self._process.crawlers):
            cut_off(crawler)


def cut_off(crawler: Crawler) -> None:
    """Fail the requests of a crawl that are under way."""
    engine = crawler._engine
    if engine is not None and isinstance(engine.downloader, Downloader):
        engine.downloader.cut_off()


def _later(
    delay_s: float, call: Callable[..., None], *arguments: object
) -> asyncio.TimerHandle:
    return asyncio.get_event_loop().call_later(delay_s, call, *arguments)


def _reports(crawler: Crawler) -> list[RunReport]:
    """Return a list that will hold the report of the crawler's run."""
    reports: list[RunReport] = []

    def keep(report: RunReport) -> None:
        reports.append(report)

    crawler.signals.connect(keep, run_reported, weak=False)
    return reports


def _said(error: Exception) -> str:
    if isinstance(error, WirecrawlerError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def stop_reactor() -> None:
    """Stop the event loop, when it still runs."""
    from twisted.internet import reactor  # noqa: PLC0415  (importing it installs one)

    if reactor.running:
        reactor.stop()  # type: ignore[misc]  # a module with an object's methods
