"""SourceSpider: what the spiders of every kind of listing share.

A listing (feed, sitemap, section page) names entries; the page of each that is new, marked as
changed or due to be looked at again is asked for and read.  Every URL that a listing names ends
as an outcome, whatever becomes of it.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import (
    attempts_of,
    encoding_of,
    fetch_of,
    is_page,
    request_of,
)
from wirecrawler.crawl.conditional_get import conditional_headers, is_unmodified
from wirecrawler.crawl.downloader import CutOff
from wirecrawler.crawl.listing_spider import ListingSpider
from wirecrawler.crawl.naming import Naming
from wirecrawler.crawl.page_reader import LeadsOnError
from wirecrawler.crawl.reasons import fate_of, http_reason, selector_reason
from wirecrawler.crawl.schedule import is_wanted, ladder_of
from wirecrawler.crawl.traps import trap_reason
from wirecrawler.errors import ExtractionError, NotAPageError
from wirecrawler.extract.entry_story import read_entry
from wirecrawler.normalize.url import canonical_url, same_source
from wirecrawler.outcome import Fate, Role
from wirecrawler.store.listing import Listing, Validators
from wirecrawler.story import Entry, Fetch, RawStory

SELF_REFRESH = "redirects to itself by a meta refresh"
"""The reason of a page that does nothing but reload itself: a wall, mostly."""
ITSELF = "the listing itself"
"""The reason of an entry that links to no page but to a listing that was asked for."""
_STEP = 10
"""Entries of a listing that are asked for before any later one of another; arbitrary."""


class SourceSpider(ListingSpider):
    """A source's spider: declare `source`, its listings and, where needed, `selectors`."""

    delay_s: float = 0
    """Seconds between two requests that the source asks for, besides its robots.txt."""
    moved: Mapping[str, str] = MappingProxyType({})
    """dict[str, str]: a host that answers no more -> the one (or the origin) that does."""
    reads_pages: bool = True
    """False where its pages cannot be had: the story is what the entry of the feed says."""
    ladder: Sequence[timedelta] = ()
    """How long after it was first named a story is looked at again."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self._naming = Naming(self._living_hosts())

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.ladder = ladder_of(crawler.settings.get("WIRECRAWLER_RECHECKS", ""))
        return spider

    def _living_hosts(self) -> Mapping[str, str]:
        """Return where the links to dead hosts lead; on a mirror they lead there."""
        parts = urlsplit(self.source.home)
        mirror = f"{parts.scheme}://{parts.netloc}"
        return dict.fromkeys(self.moved, mirror) if self.is_mirror else self.moved

    async def told(
        self, entries: Sequence[Entry], fetch: Fetch, role: Role
    ) -> AsyncIterator[Request | RawStory]:
        untrapped = list(self._untrapped(entries, role))
        if self.reads_pages:
            async for request in self.story_requests(untrapped):
                yield request
        else:
            async for story in self.entry_stories(untrapped, fetch):
                yield story

    async def left(self) -> AsyncIterator[Request]:
        if self.reads_pages:
            async for request in self.due_requests():
                yield request

    def _untrapped(self, entries: Sequence[Entry], role: Role) -> Iterator[Entry]:
        """Yield the entries whose addresses are no traps, the others recorded as such."""
        for entry in entries:
            reason = trap_reason(entry.link, role=role, limits=self.limits)
            if entry.link.partition("#")[0] in self._listed:
                reason = ITSELF
            if not reason:
                yield entry
            elif self.recorder.name(entry):
                self.recorder.end(entry, Fate.SKIPPED, reason)

    async def entry_stories(
        self, entries: Sequence[Entry], fetch: Fetch
    ) -> AsyncIterator[RawStory]:
        """Yield what the entries of a listing say themselves; `fetch` brought it."""
        async for entry, _ in self._wanted(entries):
            # The answer was the feed's: its address and validators are no story's.
            own = replace(fetch, final_url=entry.link, etag=None, last_modified=None)
            yield read_entry(entry, source=self.source, fetch=own)

    async def story_requests(self, entries: Sequence[Entry]) -> AsyncIterator[Request]:
        """Yield the requests of the entries whose pages are wanted now."""
        at = 0
        async for entry, listing in self._wanted(entries):
            for request in self._story_request(entry, listing, priority=-(at // _STEP)):
                yield request
            at += 1

    async def _wanted(
        self, entries: Sequence[Entry]
    ) -> AsyncIterator[tuple[Entry, Listing | None]]:
        """Yield the entries to be looked at now, with what is known of them."""
        fresh = list(self._naming.named_once(entries, self.recorder))
        known = await self.recorder.listings(fresh)
        now = datetime.now(UTC)
        wanted: list[tuple[Entry, Listing | None]] = []
        for entry in fresh:
            listing = known.get(entry.url)
            if listing is not None and listing.entry.link != entry.link:
                listing = None  # it is about another page that is linked alike
            if self._is_wanted(entry, listing, now=now, recheck=self.is_recheck):
                self.recorder.expect(entry)
                wanted.append((entry, listing))
            elif listing is not None:
                self.recorder.end_unasked(entry, listing)
        await self.recorder.noted()
        for one in wanted:
            yield one

    def _is_wanted(
        self, entry: Entry, listing: Listing | None, *, now: datetime, recheck: bool
    ) -> bool:
        return is_wanted(
            entry,
            listing,
            now=now,
            recheck=recheck,
            ladder=self.ladder,
            layouts=self.selectors,
        )

    async def due_requests(self) -> AsyncIterator[Request]:
        """Yield the requests of known pages that are to be looked at though nothing names them.

        Those that failed, and those for which a rung of the ladder has passed: these when the
        last listing has answered, so that what one names is asked for by its newest entry.
        """
        ladder = () if self._awaited else self.ladder
        now = datetime.now(UTC)
        wanted: list[Listing] = []
        for listing in await self.recorder.due(ladder):
            entry = listing.entry
            is_due = self._is_wanted(entry, listing, now=now, recheck=False)
            if is_due and self._naming.is_new(entry) and self.recorder.name(entry):
                self.recorder.expect(entry)
                wanted.append(listing)
        await self.recorder.noted()
        for listing in wanted:
            for request in self._story_request(listing.entry, listing):
                yield request

    def _story_request(
        self, entry: Entry, listing: Listing | None, *, priority: int = 0
    ) -> Iterator[Request]:
        validators = None
        if listing is not None and listing.story is not None:
            validators = Validators(
                etag=listing.etag, last_modified=listing.last_modified
            )
        request = request_of(
            entry.link,
            headers=conditional_headers(validators),
            callback=self.parse_story,
            errback=self.fail_story,
            cb_kwargs={"entry": entry},
            priority=priority,
        )
        if request is None:
            self.recorder.end(entry, Fate.FAILED, "not an address")
        else:
            yield request

    async def parse_story(
        self,
        response: Response,
        entry: Entry,
        *,
        is_elsewhere: bool = False,
        is_led: bool = False,
    ) -> AsyncIterator[Request | RawStory]:
        fetch = fetch_of(response)
        if is_unmodified(response):
            self.recorder.end(entry, Fate.UNCHANGED, "not modified", fetch)
        elif response.status in (404, 410):
            if request := await self._asked_elsewhere(
                entry, fetch, is_elsewhere=is_elsewhere
            ):
                yield request
        elif response.status != 200:
            self.recorder.end(entry, Fate.FAILED, http_reason(response.status), fetch)
        elif not is_page(response):
            self.recorder.end(entry, Fate.SKIPPED, "not a page", fetch)
        else:
            async for found in self._read(response, entry, fetch, is_led=is_led):
                yield found

    def _led_on(
        self, page: LeadsOnError, entry: Entry, fetch: Fetch, *, is_led: bool
    ) -> Iterator[Request]:
        """Yield the request of the page to which a meta refresh leads, once, on its own host."""
        is_itself = canonical_url(page.target) == canonical_url(page.url)
        reason = SELF_REFRESH if is_itself else page.reason
        request = None
        if same_source(page.target, page.url) and not (is_itself or is_led):
            request = request_of(
                page.target,
                callback=self.parse_story,
                errback=self.fail_story,
                cb_kwargs={"entry": entry, "is_led": True},
                dont_filter=True,
            )
        if request is None:
            self.recorder.end(entry, Fate.FAILED, reason, fetch)
        else:
            yield request

    async def _asked_elsewhere(
        self, entry: Entry, fetch: Fetch, *, is_elsewhere: bool
    ) -> Request | None:
        """Return the request of another address of the story whose page is gone, once.

        None, with the page noted, where there is none: an alias may go, and a page may move.
        """
        other = "" if is_elsewhere else await self.recorder.elsewhere(entry, fetch)
        request = other and request_of(
            other,
            callback=self.parse_story,
            errback=self.fail_story,
            cb_kwargs={"entry": entry, "is_elsewhere": True},
            # It may have been asked for in this run, for an entry of its own.
            dont_filter=True,
        )
        if not request:
            self.recorder.miss(entry, fetch)
        return request or None

    async def _read(
        self, response: Response, entry: Entry, fetch: Fetch, *, is_led: bool
    ) -> AsyncIterator[Request | RawStory]:
        """Yield the story of a page, or the request of the one to which it leads on."""
        fetched = self.fetched(
            response.body, entry=entry, fetch=fetch, encoding=encoding_of(response)
        )
        try:
            story = await self.reading.read(fetched)
        except LeadsOnError as page:
            for request in self._led_on(page, entry, fetch, is_led=is_led):
                yield request
            return
        except ExtractionError as error:
            is_no_page = isinstance(error, NotAPageError)
            fate = Fate.SKIPPED if is_no_page else Fate.FAILED
            self.recorder.end(entry, fate, error.reason, fetch)
            return
        self.recorder.measure(story)
        if reason := selector_reason(story, self.recorder.proved):
            self.recorder.end(entry, Fate.FAILED, reason, fetch)
        else:
            yield self._naming.with_own_address(story)

    def fail_story(self, failure: Failure) -> None:
        if isinstance(failure.value, CutOff):
            return  # it ends with the run
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        fate, reason = fate_of(failure)
        entry: Entry = request.cb_kwargs["entry"]
        self.recorder.end(entry, fate, reason, attempts=attempts_of(request))
