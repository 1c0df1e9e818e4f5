"""ListingSpider: how the feeds, sitemaps and section pages of a source are asked for.

Each is asked for once a run, conditionally, and read by a worker; those that it names follow, as
deep and as many as the limits allow.
"""

from abc import abstractmethod
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import (
    attempts_of,
    cut_reason,
    encoding_of,
    fetch_of,
    request_of,
)
from wirecrawler.crawl.conditional_get import (
    conditional_headers,
    is_unmodified,
    validators_of,
)
from wirecrawler.crawl.downloader import CutOff
from wirecrawler.crawl.listing_limits import ListingLimits, listing_limits
from wirecrawler.crawl.listing_reader import FetchedListing, ListingReader, Named
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.crawl.overrides import page_limits
from wirecrawler.crawl.reading import Reading
from wirecrawler.crawl.reasons import fate_of, http_reason
from wirecrawler.errors import ExtractionError, SettingError, SourceError
from wirecrawler.normalize.url import refusal_of
from wirecrawler.outcome import Fate, Role
from wirecrawler.story import Entry, Fetch, RawStory

_MOST_LEFT_OUT = 1_000
"""Listings named beyond the limits whose outcomes are written one by one; arbitrary."""


class ListingSpider(ListingReader, Spider):
    """Asks for the listings of a source; what becomes of their entries is its subclass's."""

    role: Role = Role.FEED
    reading: Reading
    limits: ListingLimits = ListingLimits()

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
        self._asked = 0
        """Listings that were asked for."""
        self._awaited = 0
        """Listings that were asked for and whose entries are not named yet."""

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
        spider.limits = listing_limits(crawler.settings)
        return spider

    # What a kind of listing, or a source, overrides.

    def listings(self) -> Sequence[str]:
        """Return the addresses of the source's listings, absolute or relative to its home."""
        raise SourceError(self.source.slug, "it declares no feed, sitemap or section")

    def deepest(self, role: Role) -> int:
        """Return how deep listings of a kind are followed that other listings name."""
        return self.limits.deepest(role)

    @abstractmethod
    def told(
        self, entries: Sequence[Entry], fetch: Fetch, role: Role
    ) -> AsyncIterator[Request | RawStory]:
        """Yield the requests of what a listing named, or its stories; `fetch` brought it."""

    @abstractmethod
    def left(self) -> AsyncIterator[Request]:
        """Yield the requests of what no listing names any more and is to be looked at."""

    # What happens.

    def own_addresses(self) -> Sequence[str]:
        """Return the addresses that the source itself declares: their ports may be asked."""
        return (self.source.home, *self.listings())

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

    async def listing_requests(
        self, url: str, *, depth: int = 1, role: Role | None = None
    ) -> AsyncIterator[Request]:
        """Yield the conditional request of a listing, once a run.

        Args:
            url: Its address.
            depth: 1 where the source declares it, 2 where such a listing names it...
            role: What it is; None: what the spider reads.
        """
        if url in self._listed:
            return
        self._listed.add(url)
        self._asked += 1
        role = role or self.role
        validators = await self.recorder.validators(url)
        request = request_of(
            url,
            headers=conditional_headers(None if self.is_recheck else validators),
            callback=self.parse_listing,
            errback=self.fail_listing,
            cb_kwargs={"listing_url": url, "depth": depth, "role": role},
            # What came of it until it was cut is read.
            meta={"keeps_part": True},
            priority=10,
        )
        if request is None:
            self.recorder.end_listing(url, role, Fate.FAILED, "not an address")
            return
        self._awaited += 1
        self.recorder.expect_listing(url, role)
        await self.recorder.noted()
        yield request

    async def parse_listing(
        self, response: Response, listing_url: str, depth: int, role: Role
    ) -> AsyncIterator[Request | RawStory]:
        try:
            named = await self._named(response, listing_url, depth, role)
            further = self._further(named, depth, role)
            requests = [request async for request in further]
        finally:
            self._awaited -= 1
        for request in requests:
            yield request
        if named is None:
            return
        self._skip_linkless(named.linkless, listing_url)
        read_as = named.role or role
        async for found in self.told(named.entries, fetch_of(response), read_as):
            yield found
        # What left the listing is asked for all the same.
        async for request in self.left():
            yield request

    async def _named(
        self, response: Response, url: str, depth: int, role: Role
    ) -> Named | None:
        """Return what a listing names, nothing new where it is unchanged; its fate is recorded.

        None where it failed.
        """
        end = self.recorder.end_listing
        if is_unmodified(response):
            end(url, role, Fate.UNCHANGED, "not modified", response)
            return Named(entries=())
        if response.status != 200:
            end(url, role, Fate.FAILED, http_reason(response.status), response)
            return None
        try:
            named = await self.reading.read_listing(self._fetched(response, depth))
        except ExtractionError as error:
            reason = "; ".join(filter(None, (cut_reason(response), error.reason)))
            end(url, role, Fate.FAILED, reason, response)
            return None
        problems = filter(None, (cut_reason(response), *named.problems))
        reason = "; ".join(problems)
        end(url, named.role or role, Fate.STORED, reason, response)
        self.recorder.keep_rhythm(url, named.rhythm)
        if not named.further and not cut_reason(response):
            # A 304 would hide the listings that it names, which may have changed, or the part
            # that did not come.
            self.recorder.keep_validators(url, validators_of(response))
        return named

    def _fetched(self, response: Response, depth: int) -> FetchedListing:
        """Return a listing, to be read elsewhere as this spider would read it here."""
        reader = self.listing_reader()
        return FetchedListing(
            reader=reader,
            source=self.source,
            carried={name: getattr(self, name) for name in reader.carried},
            most_entries=self.limits.entries,
            depth=depth,
            url=response.url,
            content=response.body,
            encoding=encoding_of(response),
        )

    def listing_reader(self) -> type[ListingReader]:
        """Return the class that reads the listings: one that another process can find."""
        return type(self)

    async def _further(
        self, named: Named | None, depth: int, role: Role
    ) -> AsyncIterator[Request]:
        """Yield the requests of the listings that a listing names, within the limits."""
        if named is None:
            return
        role = named.role or role
        left_out = 0
        for url in named.further:
            if url in self._listed:
                continue
            reason = self._limit(depth, role)
            if not reason:
                async for request in self.listing_requests(
                    url, depth=depth + 1, role=role
                ):
                    yield request
            elif left_out < _MOST_LEFT_OUT:
                left_out += 1
                self._listed.add(url)
                self.recorder.end_listing(url, role, Fate.SKIPPED, reason)

    def _limit(self, depth: int, role: Role) -> str:
        """Return the limit that keeps a further listing from being asked for, or ""."""
        deepest = self.deepest(role)
        if depth >= deepest:
            kind = "pages of a section" if role is Role.SECTION else f"{role}s deep"
            return f"over {deepest} {kind}"
        if self._asked >= self.limits.listings:
            return f"over {self.limits.listings} listings"
        return ""

    def _skip_linkless(self, entries: Sequence[Entry], listing_url: str) -> None:
        for number, linkless in enumerate(entries, start=1):
            # An entry that names nothing at all is told apart by its place.
            url = linkless.url or f"{listing_url}#no-link-{number}"
            entry = replace(linkless, url=url)
            if self.recorder.name(entry):
                self.recorder.end(entry, Fate.SKIPPED, _lack_of_link(linkless))

    def fail_listing(self, failure: Failure) -> None:
        self._awaited -= 1
        if isinstance(failure.value, CutOff):
            return  # it ends with the run
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        fate, reason = fate_of(failure)
        named = request.cb_kwargs
        self.recorder.end_listing(
            named["listing_url"],
            named["role"],
            fate,
            reason,
            attempts=attempts_of(request),
        )


def _lack_of_link(entry: Entry) -> str:
    """Return why an entry names no page; a guid is no link, whatever it looks like."""
    why = refusal_of(entry.url) if entry.url != entry.guid else ""
    return f"address refused: {why}" if why else "no link"
