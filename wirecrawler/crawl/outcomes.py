"""Outcomes: the record of what became of every URL that a run met.

A URL is named once a run and ends once: by the spider (no page, no answer, not asked), by a stage
that drops it, or by the archive that files its story.  What has not ended when the spider closes
ends then, as a failure that says so.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from wirecrawler.crawl.report import NOTHING, RunReport, crash_line, run_reported
from wirecrawler.errors import StoreError
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.batch import Batch
from wirecrawler.store.listing import Listing, Recorded, Validators
from wirecrawler.store.query import Query
from wirecrawler.store.rows import storable
from wirecrawler.store.runs import RunCounts
from wirecrawler.story import Entry, Fetch, RawStory, Story


class OutcomeRecorder:
    """Keeps the fates of a run and files them in batches."""

    def __init__(self, crawler: Crawler, source: Source) -> None:
        settings = crawler.settings
        self._crawler = crawler
        self._source = source
        self._database = settings["WIRECRAWLER_DATABASE_URL"]
        self._tag = settings["WIRECRAWLER_TAG"]
        self._archive = Archive.open(self._database, tag=self._tag)
        self._started = datetime.now(UTC)
        self._named: dict[str, Entry] = {}
        self._open: dict[str, Entry] = {}
        self._batch: Batch[Recorded] = Batch(self._record)
        self._validators: dict[str, Validators] = {}
        self._listings_read = 0
        self._unmodified = 0
        self._listings_failed: list[str] = []
        self._crash = ""
        self._store_failure = ""
        self.run = 0

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

    # The life of a run.

    async def spider_opened(self, spider: Spider) -> None:
        try:
            self.run = await self._begun()
        except StoreError as error:
            self._store_failure = str(error)
            raise CloseSpider("the store failed") from error
        self._crawler.stats.set_value("wirecrawler/run", self.run)
        self._batch.start()

    async def _begun(self) -> int:
        """Return the number of the new run; a store that is locked is asked twice."""

        def begin() -> int:
            return self._archive.begin_run(self._source, now=self._started)

        try:
            return await asyncio.to_thread(begin)
        except StoreError:
            return await asyncio.to_thread(begin)

    async def spider_closed(self, spider: Spider, reason: str) -> None:
        """File what is left; Scrapy has closed the stages by now, their stories are filed."""
        for entry in list(self._open.values()):
            self.end(entry, Fate.FAILED, f"no answer before the end ({reason})")
        told = self._crawler.stats.get_value("wirecrawler/store_failure", "")
        self._store_failure = self._store_failure or told
        try:
            report = await self._finished(reason)
        finally:
            self._archive.close()
        self._crawler.signals.send_catch_log(run_reported, report=report)

    async def _finished(self, reason: str) -> RunReport:
        counts = NOTHING
        if self.run:
            try:
                await self._batch.stop()
            # What one outcome was refused with, or StoreError.
            except Exception as error:
                self._store_failure = self._store_failure or _said(error)
            try:
                counts = await asyncio.to_thread(self._settled)
                await asyncio.to_thread(self._end_run, counts, reason)
            except StoreError as error:
                self._store_failure = self._store_failure or str(error)
        return RunReport(
            slug=self._source.slug,
            run=self.run,
            reason=reason,
            failure=self._failure(counts, reason),
            counts=counts,
            unmodified=self._unmodified,
            seconds=(datetime.now(UTC) - self._started).total_seconds(),
        )

    def _settled(self) -> RunCounts:
        """Return the counts of the run, after what could not be filed has failed too."""
        query = Query.open(self._database, tag=self._tag)
        with contextlib.closing(query):
            counts = query.run_counts(self.run)
            if counts.named >= len(self._named):
                return counts
            filed = {o.url for o in query.outcomes(run=self.run, role=Role.STORY)}
            why = self._store_failure or "the archive refused it"
            self._store_failure = why
            self._record(
                [
                    self._recorded(entry, Fate.FAILED, f"not filed: {why}")
                    for url, entry in self._named.items()
                    if storable(url) not in filed
                ]
            )
            return query.run_counts(self.run)

    def _end_run(self, counts: RunCounts, reason: str) -> None:
        now = datetime.now(UTC)
        if not self._store_failure:
            # Only now: a crawl that is killed must read its feeds again.
            for url, validators in self._validators.items():
                self._archive.keep_validators(
                    self._source.slug, url, validators, now=now
                )
        failure = self._failure(counts, reason)
        self._archive.end_run(self.run, now=now, reason=failure or reason)

    def _failure(self, counts: RunCounts, reason: str) -> str:
        """Return why the source failed, or ""."""
        if self._store_failure:
            lost = len(self._named) - counts.named
            told = f"; {lost} of {len(self._named)} URLs are not recorded"
            return self._store_failure + (told if lost else "")
        if self._crash:
            return self._crash
        if self._listings_failed and not self._listings_read:
            return self._listings_failed[0]
        return "its listings could not be asked for" if reason == "start_error" else ""

    # What the spider says.

    def name(self, entry: Entry) -> bool:
        """Take note that a listing named an entry; return False when it was named before."""
        if entry.url in self._named:
            return False
        self._named[entry.url] = entry
        self._open[entry.url] = entry
        return True

    def named(self, url: str) -> Entry | None:
        """Return the entry that was named by this URL."""
        return self._named.get(url)

    @property
    def slug(self) -> str:
        """The source of this run."""
        return self._source.slug

    @property
    def progress(self) -> tuple[int, int]:
        """How many URLs of stories were named, and how many of them have ended."""
        return len(self._named), len(self._named) - len(self._open)

    def end(
        self,
        entry: Entry,
        fate: Fate,
        reason: str,
        fetch: Fetch | None = None,
        *,
        attempts: int = 0,
        story: int | None = None,
    ) -> None:
        """Record the fate of a story's URL."""
        self._open.pop(entry.url, None)
        attempts = fetch.attempts if fetch else attempts
        self._batch.put(
            self._recorded(
                entry, fate, reason, fetch=fetch, attempts=attempts, story=story
            )
        )

    def end_unasked(self, entry: Entry, listing: Listing) -> None:
        """Record the fate of an entry whose page is not asked for this time."""
        if listing.story is not None:
            self.end(entry, Fate.UNCHANGED, "listed as before", story=listing.story)
        else:
            self.end(entry, Fate.SKIPPED, f"as before: {listing.reason}")

    def end_listing(
        self,
        url: str,
        role: Role,
        fate: Fate,
        reason: str,
        response: Response | None = None,
        *,
        attempts: int = 0,
    ) -> None:
        """Record the fate of a feed, sitemap or section page."""
        if fate in (Fate.STORED, Fate.UNCHANGED):
            self._listings_read += 1
            self._unmodified += fate is Fate.UNCHANGED
        else:
            self._listings_failed.append(f"{url}: {reason}")
        fetch = None
        if response is not None:
            attempts = int(response.meta.get("retry_times", 0)) + 1
            fetch = Fetch(
                final_url=response.url,
                status=response.status,
                size=len(response.body),
                at=datetime.now(UTC),
            )
        outcome = self._outcome(url, role, fate, reason, fetch=fetch, attempts=attempts)
        self._batch.put(Recorded(outcome=outcome, entry=None))

    def keep_validators(self, url: str, validators: Validators) -> None:
        """Keep what the next conditional request of a listing needs, if the run ends well."""
        self._validators[url] = validators

    async def validators(self, url: str) -> Validators | None:
        """Return what the last run kept for a listing."""
        return await asyncio.to_thread(self._archive.validators, self._source.slug, url)

    async def listings(self, urls: Sequence[str]) -> dict[str, Listing]:
        """Return what is known of the entries of these URLs."""
        return await asyncio.to_thread(self._archive.listings, self._source.slug, urls)

    async def due(self, ladder: Sequence[timedelta]) -> list[Listing]:
        """Return the known pages that are to be looked at again though nothing names them."""
        now = datetime.now(UTC)
        return await asyncio.to_thread(
            self._archive.due, self._source.slug, now=now, ladder=ladder
        )

    async def withdraw(self, entry: Entry, fetch: Fetch) -> None:
        """Kill the story of an entry whose page is gone."""
        await asyncio.to_thread(
            self._archive.withdraw,
            self.run,
            self._source,
            entry,
            fetch=fetch,
            reason="withdrawn by its source (410)",
            now=datetime.now(UTC),
        )
        self._open.pop(entry.url, None)

    # What Scrapy says.

    def item_scraped(self, item: object) -> None:
        if isinstance(item, Story):
            self._open.pop(item.entry.url, None)

    def item_dropped(self, item: object, exception: BaseException) -> None:
        if isinstance(item, Story | RawStory):
            self.end(item.entry, Fate.SKIPPED, str(exception), item.fetch)

    def item_error(self, item: object, failure: Failure) -> None:
        if isinstance(item, Story | RawStory):
            self.end(item.entry, Fate.FAILED, crash_line(failure.value), item.fetch)
        self._crash = self._crash or crash_line(failure.value)

    def spider_error(self, failure: Failure, response: Response) -> None:
        request = getattr(response, "request", None) or getattr(
            failure, "request", None
        )
        arguments = request.cb_kwargs if request is not None else {}
        if entry := arguments.get("entry"):
            self.end(entry, Fate.FAILED, crash_line(failure.value))
        elif listing := arguments.get("listing_url"):
            role = getattr(self._crawler.spider, "role", Role.FEED)
            self.end_listing(listing, role, Fate.FAILED, crash_line(failure.value))
        self._crash = self._crash or crash_line(failure.value)

    # Filing.

    def _record(self, waiting: list[Recorded]) -> None:
        self._archive.record(waiting, now=datetime.now(UTC))

    def _recorded(
        self,
        entry: Entry,
        fate: Fate,
        reason: str,
        *,
        fetch: Fetch | None = None,
        attempts: int = 0,
        story: int | None = None,
    ) -> Recorded:
        outcome = self._outcome(
            entry.url,
            Role.STORY,
            fate,
            reason,
            fetch=fetch,
            attempts=attempts,
            story=story,
        )
        return Recorded(outcome=outcome, entry=entry)

    def _outcome(
        self,
        url: str,
        role: Role,
        fate: Fate,
        reason: str,
        *,
        fetch: Fetch | None,
        attempts: int,
        story: int | None = None,
    ) -> Outcome:
        return Outcome(
            run=self.run,
            source=self._source.slug,
            url=url,
            role=role,
            fate=fate,
            reason=reason,
            story=story,
            final_url=fetch.final_url if fetch else None,
            status=fetch.status if fetch else None,
            size=fetch.size if fetch else None,
            attempts=attempts,
            at=datetime.now(UTC),
        )


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, StoreError) else crash_line(error)
