"""SourceSpider: what the spiders of every kind of listing share.

A listing (feed, sitemap, section page) names entries; the page of each that is new, marked as
changed or due to be looked at again is asked for and read.  Every URL that a listing names ends
as an outcome, whatever becomes of it.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

from scrapy import Request, Spider, signals
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
from wirecrawler.crawl.conditional_get import (
    conditional_headers,
    is_unmodified,
    validators_of,
)
from wirecrawler.crawl.naming import Naming
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.crawl.overrides import page_limits
from wirecrawler.crawl.page_reader import PageReader
from wirecrawler.crawl.reading import Reading
from wirecrawler.crawl.reasons import fate_of, http_reason, selector_reason
from wirecrawler.crawl.schedule import is_wanted, ladder_of
from wirecrawler.errors import ExtractionError, SettingError, SourceError
from wirecrawler.extract.entry_story import read_entry
from wirecrawler.outcome import Fate, Role
from wirecrawler.store.listing import Listing, Validators
from wirecrawler.story import Entry, Fetch, RawStory

MOST_LISTINGS = 50
"""Feeds, sitemaps and section pages read in one run, at most; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a listing named."""

    entries: tuple[Entry, ...]
    linkless: tuple[Entry, ...] = ()
    """Entries that name no page."""
    further: tuple[str, ...] = ()
    """Addresses of further listings."""
    problems: tuple[str, ...] = ()
    """What was wrong with it, in a few words each."""


class SourceSpider(PageReader, Spider):
    """A source's spider: declare `source`, its listings and, where needed, `selectors`."""

    role: Role = Role.FEED
    delay_s: float = 0
    """Seconds between two requests that the source asks for: its robots.txt's Crawl-delay."""
    moved: Mapping[str, str] = MappingProxyType({})
    """dict[str, str]: a host that answers no more -> the one (or the origin) that does."""
    reads_pages: bool = True
    """False where its pages cannot be had: the story is what the entry of the feed says."""
    reading: Reading
    ladder: Sequence[timedelta] = ()
    """How long after it was first named a story is looked at again."""

    def __init__(
        self,
        name: str | None = None,
        *,
        home: str = "",
        recheck: str = "",
        **kwargs: Any,
    ) -> None:
        """Make the spider.

        Args:
            name: Scrapy's own.
            home: Another address of the source's front page: a mirror.  Its feeds are asked
                for there too.
            recheck: Anything but "" asks again for listed stories already stored.
            **kwargs: None other is known.

        Raises:
            SettingError: An argument that is not known.
        """
        if kwargs:
            raise SettingError(
                "-a", f"no argument {next(iter(kwargs))!r} of {self.name}"
            )
        super().__init__(name)
        self.source = replace(self.source, home=home) if home else self.source
        self.is_mirror = bool(home)
        self.is_recheck = bool(recheck)
        self._listed: set[str] = set()
        self._awaited = 0
        """Listings that were asked for and have not answered yet."""
        self._naming = Naming(self._living_hosts())

    @classmethod
    def from_crawler(
        cls, crawler: Crawler, *args: Any, reading: Reading | None = None, **kwargs: Any
    ) -> Self:
        """Make the spider of a crawl; `reading` is what it shares with other crawls."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if reading is None:  # `scrapy crawl` and `scrapy runspider`
            reading = Reading.start(page_limits(crawler.settings))
            crawler.signals.connect(reading.close, signals.spider_closed)
        spider.reading = reading
        spider.ladder = ladder_of(crawler.settings.get("WIRECRAWLER_RECHECKS", ""))
        return spider

    # What a kind of listing, or a source, overrides.

    def listings(self) -> Sequence[str]:
        """Return the addresses of the source's listings, absolute or relative to its home."""
        raise SourceError(self.source.slug, "it declares no feed, sitemap or section")

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        """Return what a listing names.

        Raises:
            ExtractionError: It is no listing of this kind.
        """
        raise SourceError(self.source.slug, "it declares no feed, sitemap or section")

    # Listings.

    @property
    def recorder(self) -> OutcomeRecorder:
        """The run's record of fates."""
        recorder = self.crawler.get_extension(OutcomeRecorder)
        if recorder is None:
            raise SourceError(self.source.slug, "OutcomeRecorder is off in EXTENSIONS")
        return recorder

    async def start(self) -> AsyncIterator[Request]:
        for url in self.listings():
            async for request in self.listing_requests(self._at_home(url)):
                yield request

    def _at_home(self, url: str) -> str:
        """Return a listing's address, on the mirror where one was named."""
        if not self.is_mirror:
            return urljoin(self.source.home, url)
        mirror = urlsplit(self.source.home)
        parts = urlsplit(urljoin(type(self).source.home, url))
        return urlunsplit(parts._replace(scheme=mirror.scheme, netloc=mirror.netloc))

    async def listing_requests(self, url: str) -> AsyncIterator[Request]:
        """Yield the conditional request of a listing, once a run."""
        if url in self._listed or len(self._listed) >= MOST_LISTINGS:
            return
        self._listed.add(url)
        validators = await self.recorder.validators(url)
        request = request_of(
            url,
            headers=conditional_headers(None if self.is_recheck else validators),
            callback=self.parse_listing,
            errback=self.fail_listing,
            cb_kwargs={"listing_url": url},
            priority=10,
        )
        if request is None:
            self.recorder.end_listing(url, self.role, Fate.FAILED, "not an address")
        else:
            self._awaited += 1
            yield request

    async def parse_listing(
        self, response: Response, listing_url: str
    ) -> AsyncIterator[Request | RawStory]:
        self._awaited -= 1
        if is_unmodified(response):
            self.recorder.end_listing(
                listing_url, self.role, Fate.UNCHANGED, "not modified", response
            )
            if self.reads_pages:
                async for request in self.due_requests():
                    yield request
            return
        async for found in self._followed(response, listing_url):
            yield found

    async def _followed(
        self, response: Response, listing_url: str
    ) -> AsyncIterator[Request | RawStory]:
        """Yield the requests of what a listing names, or the stories that it tells itself."""
        named = self._read_listing(response, listing_url)
        if named is None:
            return
        self.recorder.end_listing(
            listing_url, self.role, Fate.STORED, "; ".join(named.problems), response
        )
        if not named.further:
            # A 304 would hide the listings that it names, which may have changed.
            self.recorder.keep_validators(listing_url, validators_of(response))
        for url in named.further:
            async for request in self.listing_requests(url):
                yield request
        self._skip_linkless(named.linkless, listing_url)
        async for found in self._told(named.entries, fetch_of(response)):
            yield found

    async def _told(
        self, entries: Sequence[Entry], fetch: Fetch
    ) -> AsyncIterator[Request | RawStory]:
        """Yield the requests of entries, or their stories; `fetch` brought the listing."""
        if not self.reads_pages:
            async for story in self.entry_stories(entries, fetch):
                yield story
            return
        async for request in self.story_requests(entries):
            yield request
        # What left the listing is asked for all the same.
        async for request in self.due_requests():
            yield request

    def _skip_linkless(self, entries: Sequence[Entry], listing_url: str) -> None:
        for number, linkless in enumerate(entries, start=1):
            # An entry that names nothing at all is told apart by its place.
            url = linkless.url or f"{listing_url}#no-link-{number}"
            entry = replace(linkless, url=url)
            if self.recorder.name(entry):
                self.recorder.end(entry, Fate.SKIPPED, "no link")

    def _read_listing(self, response: Response, listing_url: str) -> Named | None:
        """Return what a listing names, or None with its failure recorded."""
        reason = http_reason(response.status)
        if response.status == 200:
            try:
                return self.read_listing(
                    response.body, url=response.url, encoding=encoding_of(response)
                )
            except ExtractionError as error:
                reason = error.reason
        self.recorder.end_listing(listing_url, self.role, Fate.FAILED, reason, response)
        return None

    def fail_listing(self, failure: Failure) -> None:
        self._awaited -= 1
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        fate, reason = fate_of(failure)
        url = request.cb_kwargs["listing_url"]
        self.recorder.end_listing(
            url, self.role, fate, reason, attempts=attempts_of(request)
        )

    def _living_hosts(self) -> Mapping[str, str]:
        """Return where the links to dead hosts lead; on a mirror they lead there."""
        parts = urlsplit(self.source.home)
        mirror = f"{parts.scheme}://{parts.netloc}"
        return dict.fromkeys(self.moved, mirror) if self.is_mirror else self.moved

    # Stories.

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
        async for entry, listing in self._wanted(entries):
            for request in self._story_request(entry, listing):
                yield request

    async def _wanted(
        self, entries: Sequence[Entry]
    ) -> AsyncIterator[tuple[Entry, Listing | None]]:
        """Yield the entries to be looked at now, with what is known of them."""
        fresh = list(self._naming.named_once(entries, self.recorder))
        known = await self.recorder.listings([entry.url for entry in fresh])
        now = datetime.now(UTC)
        for entry in fresh:
            listing = known.get(entry.url)
            if listing is not None and listing.entry.link != entry.link:
                listing = None  # it is about another page that is linked alike
            if self._is_wanted(entry, listing, now=now, recheck=self.is_recheck):
                yield entry, listing
            elif listing is not None:
                self.recorder.end_unasked(entry, listing)

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
        for listing in await self.recorder.due(ladder):
            entry = listing.entry
            wanted = self._is_wanted(entry, listing, now=now, recheck=False)
            if wanted and self._naming.is_new(entry) and self.recorder.name(entry):
                for request in self._story_request(entry, listing):
                    yield request

    def _story_request(
        self, entry: Entry, listing: Listing | None
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
        )
        if request is None:
            self.recorder.end(entry, Fate.FAILED, "not an address")
        else:
            yield request

    async def parse_story(
        self, response: Response, entry: Entry, *, is_elsewhere: bool = False
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
            story = await self._read_page(response, entry, fetch)
            if story is not None:
                yield story

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

    async def _read_page(
        self, response: Response, entry: Entry, fetch: Fetch
    ) -> RawStory | None:
        fetched = self.fetched(
            response.body, entry=entry, fetch=fetch, encoding=encoding_of(response)
        )
        try:
            story = await self.reading.read(fetched)
        except ExtractionError as error:
            self.recorder.end(entry, Fate.FAILED, error.reason, fetch)
            return None
        self.recorder.measure(story)
        if reason := selector_reason(story, self.recorder.proved):
            self.recorder.end(entry, Fate.FAILED, reason, fetch)
            return None
        return self._naming.with_own_address(story)

    def fail_story(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        fate, reason = fate_of(failure)
        entry: Entry = request.cb_kwargs["entry"]
        self.recorder.end(entry, fate, reason, attempts=attempts_of(request))
