"""Checked pages: a few pages of a source, asked for as a crawl would ask; nothing is stored.

The source's own spider runs, with its listings, limits and politeness, in a database of its own
that is thrown away; it keeps the pages instead of reading them.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import encoding_of, fetch_of, is_page, request_of
from wirecrawler.crawl.catalogue import Listed
from wirecrawler.crawl.listing_reader import ListingReader
from wirecrawler.crawl.page_reader import Fetched
from wirecrawler.crawl.process import Crawl, CrawlProcess
from wirecrawler.crawl.reasons import fate_of, http_reason
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.query import Query
from wirecrawler.story import Entry, Fetch, RawStory

_NO_STORIES: tuple[RawStory, ...] = ()


@dataclass(slots=True, kw_only=True)
class Asked:
    """What is asked of a source, and what it answered."""

    listed: Listed
    known: Sequence[Entry]
    """Entries of stories that are stored, whose pages are asked for too."""
    most: int
    """Pages of other stories that are asked for."""
    named: int = 0
    """Stories that its listings name."""
    fresh: int = 0
    """Of these, those whose pages are asked for."""
    pages: list[Fetched] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    """dict[str, str]: address of a page -> why it could not be had."""
    listings: list[Outcome] = field(default_factory=list)
    """Outcomes of its feeds, sitemaps and section pages that failed or had problems."""
    failure: str = ""
    """Why the crawl as a whole failed; "" where it did not."""


def ask(every: Sequence[Asked], settings: Settings) -> None:
    """Ask several sources; `settings` have those of `scratch_settings`.

    Raises:
        KeyboardInterrupt: It was stopped.
    """
    crawls = [Crawl(spider=_checked_spider(one)) for one in every]

    async def step(process: CrawlProcess) -> None:
        ended = await process.crawl(crawls)
        for one, crawled in zip(every, ended, strict=True):
            one.failure = crawled.failure

    CrawlProcess(settings).run(step)
    database, tag = settings["WIRECRAWLER_DATABASE_URL"], settings["WIRECRAWLER_TAG"]
    with Query.open(database, tag=tag) as query:
        for one in every:
            slug = one.listed.source.slug
            met = query.outcomes(run="all", source=slug)
            one.listings = [o for o in met if _is_troubled_listing(o)]


def scratch_settings(folder: Path) -> dict[str, object]:
    """Return the settings that keep a crawl within a folder."""
    return {
        "WIRECRAWLER_DATABASE_URL": f"sqlite:///{folder / 'check.db'}",
        "WIRECRAWLER_DATA_DIR": str(folder),
        "WIRECRAWLER_QUIET": "1",
    }


def _is_troubled_listing(outcome: Outcome) -> bool:
    is_listing = outcome.role in (Role.FEED, Role.SITEMAP, Role.SECTION)
    return is_listing and (outcome.fate is not Fate.STORED or bool(outcome.reason))


class CheckedSpider(SourceSpider):
    """What stands before a source's own spider: it asks for a few pages and keeps them."""

    asked: Asked

    async def start(self) -> AsyncIterator[Request]:
        for entry in self.asked.known:
            request = self._page_request(entry)
            if request is not None and self.recorder.name(entry):
                yield request
        async for found in super().start():
            yield found

    def _page_request(self, entry: Entry) -> Request | None:
        return request_of(
            entry.link,
            callback=self.parse_story,
            errback=self.fail_story,
            cb_kwargs={"entry": entry},
        )

    def listing_reader(self) -> type[ListingReader]:
        # Not this class: another process could not find it.
        return self.asked.listed.spider

    async def story_requests(self, entries: Sequence[Entry]) -> AsyncIterator[Request]:
        self.asked.named += len(entries)
        fresh = [e for e in self._newest(entries) if not self.recorder.named(e.url)]
        wanted = fresh[: self.asked.most - self.asked.fresh]
        self.asked.fresh += len(wanted)
        async for request in super().story_requests(wanted):
            yield request

    async def entry_stories(
        self, entries: Sequence[Entry], fetch: Fetch
    ) -> AsyncIterator[RawStory]:
        self.asked.named += len(entries)
        for story in _NO_STORIES:
            yield story

    def _newest(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries as they stand in a feed; those of a sitemap by their dates."""
        if self.role is not Role.SITEMAP:
            return list(entries)
        return sorted(entries, key=lambda e: e.published or e.updated, reverse=True)

    async def parse_story(
        self,
        response: Response,
        entry: Entry,
        *,
        is_elsewhere: bool = False,
        is_led: bool = False,
    ) -> AsyncIterator[RawStory]:
        fetch, listed = fetch_of(response), self.asked.listed
        self.recorder.end(entry, Fate.SKIPPED, "kept to be checked", fetch)
        if response.status != 200:
            self.asked.failures[entry.link] = http_reason(response.status)
        elif not is_page(response):
            self.asked.failures[entry.link] = "not a page"
        else:
            self.asked.pages.append(
                Fetched(
                    # Not this class: another process could not find it.
                    reader=listed.spider,
                    source=listed.source,
                    selectors=listed.spider.selectors,
                    entry=entry,
                    fetch=fetch,
                    content=response.body,
                    encoding=encoding_of(response) or listed.spider.encoding or None,
                )
            )
        for story in _NO_STORIES:
            yield story

    def fail_story(self, failure: Failure) -> None:
        request: Any = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        entry: Entry = request.cb_kwargs["entry"]
        fate, reason = fate_of(failure)
        self.asked.failures[entry.link] = reason
        self.recorder.end(entry, fate, reason)


def _checked_spider(asked: Asked) -> type[SourceSpider]:
    """Return the source's own spider with the checked one before it."""
    bases = (CheckedSpider, asked.listed.spider)
    return type("Checked", bases, {"asked": asked})
