"""Run record: one run of a source, from its beginning to its end, as it is filed.

What has not ended when the run ends fails then, with a reason that says so.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from wirecrawler.crawl.fates import Fates
from wirecrawler.crawl.measures import was_read
from wirecrawler.crawl.reasons import VITAL
from wirecrawler.crawl.report import NOTHING, RunReport, crash_line
from wirecrawler.errors import StoreError
from wirecrawler.outcome import Fate, Role
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.batch import Batch
from wirecrawler.store.gone import GonePage
from wirecrawler.store.listing import CUT_OFF, Listing, Recorded, Validators
from wirecrawler.store.origin_files import OriginFile
from wirecrawler.store.repeat import repeated
from wirecrawler.store.rows import storable
from wirecrawler.store.runs import SHUTDOWN, RunCounts
from wirecrawler.story import Entry, Fetch

_PAGES_AT_ONCE = 200
"""Gone pages settled while no other process can write; arbitrary: some 0.1 s."""


class RunRecord(Fates):
    """Begins a run, files its fates in batches, and ends it."""

    def __init__(
        self, source: Source, *, database: str, tag: str, is_replay: bool = False
    ) -> None:
        """Open the archive at the URL `database`; a replay says nothing of its source.

        Raises:
            StoreError: The database cannot be used.
        """
        super().__init__(source, Batch(self._record))
        self._archive = Archive.open(database, tag=tag)
        self._is_replay = is_replay
        self._started = datetime.now(UTC)
        self._validators: dict[str, Validators] = {}
        self._store_failure = ""
        self._unheld: set[str] = set()
        """URLs of the entries of which no earlier run held a story."""
        self.proved: frozenset[str] = frozenset()
        """Vital fields whose selectors the pages of earlier runs bear out."""

    async def begin(self) -> None:
        """Begin the run; a store that is locked is asked twice.

        Raises:
            StoreError: It cannot be noted; `finish` says so too.
        """
        try:
            self.run = await self._begun()
        except StoreError as error:
            self._store_failure = str(error)
            raise
        self._batch.start()

    async def _begun(self) -> int:
        def begin() -> int:
            self.proved = self._archive.proved(self._source.slug, VITAL)
            return self._archive.begin_run(
                self._source, now=self._started, is_replay=self._is_replay
            )

        try:
            return await asyncio.to_thread(begin)
        except StoreError:
            return await asyncio.to_thread(begin)

    async def finish(self, reason: str, *, store_failure: str = "") -> RunReport:
        """File what is left, close the archive, and return how the run ended.

        `store_failure` is what kept a stage from filing stories, or "".
        """
        self._end_open(reason)
        self._store_failure = self._store_failure or store_failure
        try:
            return await self._finished(reason)
        finally:
            self._archive.close()

    def _end_open(self, why: str) -> None:
        reason = f"no answer before the end ({why})"
        for entry in list(self._open.values()):
            self.end(entry, Fate.FAILED, reason)
        for url, role in list(self._open_listings.items()):
            self.end_listing(url, role, Fate.FAILED, reason)
            if why == SHUTDOWN:  # no fault of its source
                self._listings_failed.pop()

    async def _finished(self, reason: str) -> RunReport:
        counts = NOTHING
        if self.run:
            try:
                await self._batch.stop()
                await asyncio.to_thread(self._settle_gone)
            # What one outcome was refused with, or StoreError.
            except Exception as error:
                self._store_failure = self._store_failure or _said(error)
            try:
                counts = await asyncio.to_thread(repeated(self._settled))
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
        query = self._archive.reader()
        counts = query.run_counts(self.run)
        if counts.named >= len(self._named) and not counts.cut_off:
            return counts
        met = query.outcomes(run=self.run, role=Role.STORY)
        filed = {one.url for one in met if one.reason != CUT_OFF}
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
        failure = self._failure(counts, reason)
        self._archive.end_run(
            self.run,
            now=datetime.now(UTC),
            reason=failure or reason,
            measured=self._measures.taken(),
            validators={} if self._store_failure else self._validators,
        )

    def _failure(self, counts: RunCounts, reason: str) -> str:
        """Return why the source failed, or ""."""
        lost = len(self._named) - counts.named
        told = f"{lost} of {len(self._named)} URLs are not recorded"
        if self._store_failure:
            return self._store_failure + (f"; {told}" if lost else "")
        if lost or counts.cut_off:
            # The law of fates: what was named is what ended.  Nothing known breaks it.
            return f"{told}, {counts.cut_off} have no fate of their own"
        if self._crash:
            return self._crash
        if self._listings_failed and not self._listings_read:
            return self._listings_failed[0]
        return "its listings could not be asked for" if reason == "start_error" else ""

    async def noted(self) -> None:
        """Return when what was named is written; a store that is busy is asked again later.

        Nothing is asked for before: whenever the crawl is killed, no URL is without a fate.
        """
        with contextlib.suppress(StoreError):
            await self._batch.flush()

    # What is kept of earlier runs.

    def keep_validators(self, url: str, validators: Validators) -> None:
        """Keep what the next conditional request of a listing needs, if the run ends well."""
        self._validators[url] = validators

    async def validators(self, url: str) -> Validators | None:
        """Return what the last run kept for a listing."""
        return await asyncio.to_thread(self._archive.validators, self._source.slug, url)

    async def listings(self, entries: Sequence[Entry]) -> dict[str, Listing]:
        """Return what is known of entries, by `Entry.url`."""
        urls, slug = [entry.url for entry in entries], self._source.slug
        found = await asyncio.to_thread(self._archive.listings, slug, urls)
        unheld = await asyncio.to_thread(self._archive.unheld, slug, entries)
        self._unheld.update(unheld)
        self._read_before.update(u for u, one in found.items() if was_read(one))
        self._gone.know(found.values())
        return found

    async def due(self, ladder: Sequence[timedelta]) -> list[Listing]:
        """Return the known pages that are to be looked at again though nothing names them."""
        now = datetime.now(UTC)
        found = await asyncio.to_thread(
            self._archive.due, self._source.slug, now=now, ladder=ladder
        )
        self._read_before.update(one.entry.url for one in found if was_read(one))
        self._gone.know(found)
        return found

    async def elsewhere(self, entry: Entry, fetch: Fetch) -> str:
        """Return another address at which the story of a gone page may still stand, or ""."""
        if entry.url in self._unheld and fetch.final_url == entry.link:
            return ""  # thousands of links may lead nowhere
        page = GonePage(entry=entry, fetch=fetch)
        return await asyncio.to_thread(self._archive.elsewhere, self._source, page)

    async def origin_file(self, origin: str, path: str) -> OriginFile | None:
        """Return what is kept of a file such as robots.txt; None: it was never asked for."""
        return await asyncio.to_thread(self._archive.origin_file, origin, path)

    async def keep_origin_file(self, file: OriginFile) -> None:
        """Keep what asking for a file such as robots.txt came to."""
        await asyncio.to_thread(self._archive.keep_origin_file, file)

    def _settle_gone(self) -> None:
        """Withdraw the stories whose pages are gone, unless it is the site that broke."""
        pages = list(self._gone.pages.values())
        for start in range(0, len(pages), _PAGES_AT_ONCE):
            self._archive.missed(
                self.run,
                self._source,
                pages[start : start + _PAGES_AT_ONCE],
                is_outage=self._gone.is_outage,
                now=datetime.now(UTC),
            )

    def _record(self, waiting: list[Recorded]) -> None:
        self._archive.record(waiting, now=datetime.now(UTC))


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, StoreError) else crash_line(error)
