"""Probed listings: the feeds, sitemaps and pages of links that a source lists its stories in.

What its own pages name is asked for first, then robots.txt's sitemaps and the usual addresses.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.probe import Answer, Web
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.site_facts import SiteFacts, site_facts
from wirecrawler.extract.site_leads import (
    Lead,
    named_feeds_in,
    promise,
    robots_leads,
    usual_leads,
)
from wirecrawler.extract.site_listing import SiteListing, linked, read_listing
from wirecrawler.extract.site_slug import edition_of, front_of
from wirecrawler.normalize.url import canonical_url, same_source

_T = TypeVar("_T")

Read = tuple[SiteListing, Answer]
"""A listing and the answer that it was read from."""

_FEEDS, _SITEMAPS = 8, 5
"""Feeds and sitemaps that are asked for, at most."""
_RESERVE = 7
"""Requests that are kept for samples while listings are looked for."""
_NOT_THAT = {"feed": "no feed", "sitemap": "no sitemap", "posts": "no listing of posts"}
_INDEXES = 50
"""Sitemaps of an index that are looked through for a likely one; as many as a crawl reads."""


class ProbedListings:
    """Finds the listings of one source."""

    def __init__(self, web: Web, aside: Aside, now: datetime) -> None:
        self._web = web
        self._aside = aside
        self._now = now
        self.tried: list[str] = []
        """What was asked for and what it was, a line each."""
        self._own = ""
        """The host of the front page."""
        self.absent = 0
        """Of the usual addresses, those at which nothing was."""
        self.facts: list[SiteFacts] = []
        """What the pages that were asked for say of their source."""

    def listing(self, answer: Answer) -> SiteListing | None:
        """Return what a feed or a sitemap names, None where the answer is neither."""
        if answer.reason:
            return None
        return self._read_aside(partial(read_listing, now=self._now), answer)

    def page_facts(self, answer: Answer) -> SiteFacts | None:
        """Return what a page says of its source, None where it is none."""
        if answer.reason or not answer.is_page:
            return None
        facts = self._read_aside(site_facts, answer)
        if facts is not None:
            self.facts.append(facts)
        return facts

    async def front(self, first: Answer, given: SiteListing | None) -> Answer:
        """Return the front page of the source, that of its edition where it has one."""
        start = first.final_url
        if given is not None and given.entries:
            start = given.entries[0].link if edition_of(start) == "/" else start
            start = start if same_source(start, given.home) else given.home
        front = front_of(start)
        if given is None and canonical_url(front) == canonical_url(first.final_url):
            return first
        answer = await self._web.ask(front)
        # What looks like an edition may be a section without a page of its own.
        root = urljoin(front, "/")
        return await self._web.ask(root) if answer.reason else answer

    async def named(self, first: Answer, front: Answer) -> list[Read]:
        """Return the feeds and sitemaps of a source, the best first."""
        pages = [self.page_facts(one) for one in dict.fromkeys((first, front))]
        facts = [one for one in pages if one is not None]
        platform = next((one.platform for one in facts if one.platform), None)
        named = [lead for one in facts for lead in one.feeds]
        usual = usual_leads(front.final_url, platform)
        robots = self._web.robots(front.final_url)
        feeds = [*named, *(lead for lead in usual if lead.kind == "feed")]
        self._own = urlsplit(front.final_url).netloc
        found = await self._read(feeds, _FEEDS)
        if not any(listing.rank[:2] == (1, 3) for listing, _ in found):
            sitemaps = [
                *robots_leads(robots.sitemaps, front.final_url),
                *(lead for lead in usual if lead.kind == "sitemap"),
            ]
            found += await self._read(sitemaps, _SITEMAPS)
        if not any(listing.rank[:2] == (1, 3) for listing, _ in found):
            posts = [lead for lead in usual if lead.kind == "posts"]
            found += await self._read(posts, len(posts))
        # Sorting keeps the order of what is alike: what the source names first goes before.
        return sorted(found, key=lambda one: one[0].rank, reverse=True)

    def section(self, page: Answer) -> SiteListing | None:
        """Return the links of a page that may lead to stories, None where it has none."""
        found = self._read_aside(partial(linked, now=self._now), page)
        if found is not None and found.entries:
            return found
        self.tried.append(f"{page.final_url}: no link to a page of its own host")
        return None

    async def leaf(self, listing: SiteListing) -> Read | None:
        """Return the likeliest sitemap of an index, two levels down at most."""
        for _ in range(2):
            for url in sorted(listing.further[:_INDEXES], key=promise)[:2]:
                answer = await self._web.ask(url)
                found = self.listing(answer)
                if found is not None and (found.entries or found.further):
                    break
            else:
                return None
            if found.entries:
                return found, answer
            listing = found
        return None

    async def _read(self, leads: Sequence[Lead], most: int) -> list[Read]:
        """Return what the leads name, at most so many asked for, until one is good."""
        found: list[Read] = []
        queue, asked, dead = list(leads), 0, set[str]()
        known = {canonical_url(lead.url).rstrip("/") for lead in leads}
        while queue and asked < most and self._web.left > _RESERVE:
            lead = queue.pop(0)
            if (host := urlsplit(lead.url).netloc) in dead:
                continue
            asked += 1
            answer = await self._web.ask(lead.url)
            if answer.fetch is None and host != self._own:
                dead.add(host)
            listing = self.listing(answer)
            if listing is not None:
                found.append((listing, answer))
            elif lead.is_named:
                # Some name a page that names their feeds.
                further = self._named_by(answer, known)
                queue[:0] = further[:3]
            self._tell(lead, answer, listing)
            if listing is not None and listing.is_good:
                break
        return found

    def _named_by(self, answer: Answer, known: set[str]) -> list[Lead]:
        if answer.reason or not answer.is_page:
            return []
        leads = self._read_aside(named_feeds_in, answer) or ()
        new = [x for x in leads if canonical_url(x.url).rstrip("/") not in known]
        known |= {canonical_url(x.url).rstrip("/") for x in new}
        return [replace(lead, is_named=False) for lead in new]

    def _read_aside(self, function: Callable[..., _T], answer: Answer) -> _T | None:
        """Return what a function makes of an answer, None where it is nothing of the kind."""
        try:
            return self._aside.read(
                function,
                answer.content,
                url=answer.final_url,
                encoding=answer.encoding,
            )
        except ExtractionError:
            return None

    def _tell(self, lead: Lead, answer: Answer, listing: SiteListing | None) -> None:
        if listing is None and not lead.is_named:
            self.absent += 1
            return
        what = answer.reason or _NOT_THAT[lead.kind]
        if listing is not None:
            count = len(listing.entries) or len(listing.further)
            what = f"{listing.format}, {count} entries"
        self.tried.append(f"{lead.url}: {what}")
