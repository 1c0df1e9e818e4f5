"""Process: crawls of several sources in one process, and how each ended."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from wirecrawler.crawl.overrides import page_limits
from wirecrawler.crawl.reading import Reading
from wirecrawler.crawl.report import RunReport, run_reported
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.errors import WirecrawlerError

AT_ONCE = 8
"""Sources crawled at once in one process; arbitrary: each mostly waits for its host."""


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


Step = Callable[["CrawlProcess"], Awaitable[None]]


class CrawlProcess:
    """Runs steps that crawl, one after another, in one event loop.

    It is made before the process has other threads: the workers that read pages are forked off.
    """

    def __init__(self, settings: Settings) -> None:
        # Before there is a reactor, whose threads and files its server need not know.
        self._reading = Reading.start(page_limits(settings))
        self._process = AsyncCrawlerProcess(settings)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._error: Exception | None = None
        self._ended = False
        self._is_stopped = False

    def run(self, step: Step) -> None:
        """Run a step to its end.

        Raises:
            KeyboardInterrupt: It was stopped before; what was read is filed.
            Exception: Whatever the step raised.
        """
        task = asyncio.get_event_loop().create_task(self._whole(step))
        try:
            self._process.start(stop_after_crawl=False)
        finally:
            self._reading.close()
        if self._error is not None:
            raise self._error
        if not self._ended:
            task.cancel()
            raise KeyboardInterrupt

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
            reports = _reports(crawler)
            failure = ""
            try:
                await self._process.crawl(
                    crawler, reading=self._reading, **crawl.arguments
                )
            except Exception as error:  # one source never costs the others
                failure = _said(error)
            if not reports:
                source = getattr(crawler.spider or crawl.spider, "source", None)
                slug = source.slug if source else crawl.spider.name
                return Crawled(slug=slug, report=None, failure=failure or "cut off")
            report = reports[0]
            self._is_stopped = self._is_stopped or report.reason == "shutdown"
            return Crawled(
                slug=report.slug, report=report, failure=report.failure or failure
            )


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
