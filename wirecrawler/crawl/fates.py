"""Fates: what a run meets, and what becomes of it.

A URL is named once a run and ends once.  One that is going to be asked for has a provisional
fate first, which is what stands where the crawl is killed.
"""

from dataclasses import replace
from datetime import UTC, datetime

from scrapy.http import Response

from wirecrawler.crawl.answers import attempts_for
from wirecrawler.crawl.gone_pages import GonePages
from wirecrawler.crawl.measures import Measures
from wirecrawler.crawl.report import crash_line
from wirecrawler.extract.feed_rhythm import FeedRhythm
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.batch import Batch
from wirecrawler.store.listing import CUT_OFF, Listing, Recorded
from wirecrawler.store.rows import storable
from wirecrawler.story import Entry, Fetch, RawStory


class Fates:
    """Takes note of the fates of one run of a source; `batch` is what files them."""

    def __init__(self, source: Source, batch: Batch[Recorded]) -> None:
        self._source = source
        self._batch = batch
        self._named: dict[str, Entry] = {}
        self._open: dict[str, Entry] = {}
        self._measures = Measures()
        self._gone = GonePages()
        self._read_before: set[str] = set()
        """URLs of the entries whose pages an earlier run read."""
        self._open_listings: dict[str, Role] = {}
        self._listings_read = 0
        self._unmodified = 0
        self._listings_failed: list[str] = []
        self._crash = ""
        self.rhythms: dict[str, FeedRhythm] = {}
        """dict[str, FeedRhythm]: address of a feed -> what it says of when to look again."""
        self.run = 0
        """Its number; 0 before it began."""

    def name(self, entry: Entry) -> bool:
        """Take note that a listing named an entry; return False when it was named before."""
        url = storable(entry.url)
        if url in self._named:
            return False
        self._named[url] = entry
        self._open[url] = entry
        return True

    def named(self, url: str) -> Entry | None:
        """Return the entry that was named by this URL."""
        return self._named.get(storable(url))

    def expect(self, entry: Entry) -> None:
        """Take note that the page of an entry that was named is going to be asked for."""
        recorded = self._recorded(entry, Fate.FAILED, CUT_OFF)
        self._batch.put(replace(recorded, is_provisional=True))

    def expect_listing(self, url: str, role: Role) -> None:
        """Take note that a feed, sitemap or section page is going to be asked for."""
        self._open_listings[url] = role
        outcome = self._outcome(url, role, Fate.FAILED, CUT_OFF)
        self._batch.put(Recorded(outcome=outcome, entry=None, is_provisional=True))

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
        self._open.pop(storable(entry.url), None)
        attempts = fetch.attempts if fetch else attempts
        if fetch is not None:
            self._gone.answer(entry)
        self._batch.put(
            self._recorded(
                entry, fate, reason, fetch=fetch, attempts=attempts, story=story
            )
        )

    def filed(self, entry: Entry) -> None:
        """Take note that the story of an entry was filed, with its outcome."""
        self._open.pop(storable(entry.url), None)
        self._gone.answer(entry)

    def miss(self, entry: Entry, fetch: Fetch) -> None:
        """Take note that a page answered 404 or 410; its fate is settled when the run ends."""
        self._open.pop(storable(entry.url), None)
        self._gone.add(entry, fetch)

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
        """Record the fate of a feed, sitemap or section page.

        `role` is what it is, which may be another than it was asked for as.
        """
        if fate in (Fate.STORED, Fate.UNCHANGED):
            self._listings_read += 1
            self._unmodified += fate is Fate.UNCHANGED
        elif fate is Fate.FAILED:
            self._listings_failed.append(f"{url}: {reason}")
        asked_as = self._open_listings.pop(url, role)
        outcome = self._outcome_of(url, role, fate, reason, response, attempts)
        self._batch.put(
            Recorded(
                outcome=outcome,
                entry=None,
                asked_as=None if asked_as is role else asked_as,
            )
        )

    def keep_rhythm(self, url: str, rhythm: FeedRhythm | None) -> None:
        """Keep what the feed at an address says of when to look at it again."""
        if rhythm is not None:
            self.rhythms[url] = rhythm

    def end_robots(
        self,
        url: str,
        fate: Fate,
        reason: str,
        response: Response | None = None,
        *,
        attempts: int = 1,
    ) -> None:
        """Record the fate of a robots.txt; `attempts` where nothing answered."""
        outcome = self._outcome_of(url, Role.ROBOTS, fate, reason, response, attempts)
        self._batch.put(Recorded(outcome=outcome, entry=None))

    def crash(self, error: BaseException | None) -> str:
        """Return what is said of a crash; the run fails for the first one."""
        line = crash_line(error)
        self._crash = self._crash or line
        return line

    def measure(self, raw: RawStory) -> None:
        """Count what a page has that was read, whatever becomes of its story."""
        is_first = raw.entry.url not in self._read_before
        self._measures.add(raw, is_first=is_first)

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

    def _outcome_of(
        self,
        url: str,
        role: Role,
        fate: Fate,
        reason: str,
        response: Response | None,
        attempts: int,
    ) -> Outcome:
        """Return the outcome of what is no story, as `response` brought it."""
        fetch = None
        if response is not None:
            attempts = attempts_for(response)
            fetch = Fetch(
                final_url=response.url,
                status=response.status,
                size=len(response.body),
                at=datetime.now(UTC),
            )
        return self._outcome(url, role, fate, reason, fetch=fetch, attempts=attempts)

    def _outcome(
        self,
        url: str,
        role: Role,
        fate: Fate,
        reason: str,
        *,
        fetch: Fetch | None = None,
        attempts: int = 0,
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
