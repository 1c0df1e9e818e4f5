"""Probing: how a source that nobody declared is found out: its listing, its stories, its facts.

The best listing is the one whose sampled pages are stories: a feed, else a news sitemap, else a
page of links.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.platform_spiders import (
    PlatformSpider,
    posts_spider,
    suited_spider,
)
from wirecrawler.crawl.probe import Answer, Robots, Web
from wirecrawler.crawl.probe_listings import ProbedListings, Read
from wirecrawler.crawl.probe_samples import Chosen, ProbedSamples
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.platform import Platform
from wirecrawler.extract.site_facts import (
    Guess,
    SiteFacts,
    agency_guess,
    country_of,
    host_of,
    language_guess,
)
from wirecrawler.extract.site_listing import SiteListing
from wirecrawler.extract.site_samples import Judgement, SamplePage, judged
from wirecrawler.extract.site_slug import edition_of
from wirecrawler.extract.site_terms import TermsLead
from wirecrawler.extract.site_zone import entry_offsets, zone_guess
from wirecrawler.normalize.text import squeezed
from wirecrawler.source import Source

_DIGITS = re.compile(r"\d+")
_SHOWN = 8
"""Of what was tried, lines that a failure names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found out of a source."""

    url: str
    """As it was asked for."""
    home: str
    chosen: Chosen
    judgement: Judgement
    agency: Guess
    language: Guess
    country: Guess
    timezone: Guess
    platform: Platform | None = None
    spider: PlatformSpider | None = None
    """The system's own, where there is one that reads the samples."""
    robots: Robots
    terms: tuple[TermsLead, ...] = ()
    data: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    """What else was asked for, a line each."""
    requests: int = 0


class Probing:
    """Finds out one source."""

    def __init__(self, web: Web, aside: Aside) -> None:
        self._web = web
        self._aside = aside
        self._now = datetime.now(UTC)
        self._listings = ProbedListings(web, aside, self._now)
        self._samples = ProbedSamples(web, aside, self._listings)

    async def found(self, url: str, called: str = "") -> Finding:
        """Return what is found out of the source at an address: a page of it, or a listing.

        `called` is a name that somebody gave it, for where it says none.

        Raises:
            ExtractionError: Nothing there can be read, or lists stories.
        """
        before = self._web.left
        first = await self._web.ask(url)
        if first.reason:
            raise ExtractionError(url, first.reason)
        given = self._listings.listing(first)
        front = await self._listings.front(first, given)
        chosen = None
        if given is not None:
            self._listings.page_facts(front)
            chosen = await self._samples.chosen([(given, first)])
        if chosen is None:
            page = first if given is None else front
            named = await self._listings.named(page, front)
            chosen = await self._samples.chosen(self._ranked(named, first, front))
        if chosen is None:
            raise ExtractionError(url, self._missing())
        return self._finding(url, chosen, called, before - self._web.left)

    def _missing(self) -> str:
        tried = list(dict.fromkeys(self._listings.tried))
        said = tried[:_SHOWN] or ["its pages name none"]
        if len(tried) > _SHOWN:
            said.append(f"{len(tried) - _SHOWN} more like these")
        if absent := self._listings.absent:
            said.append(f"nothing at {absent} usual addresses of feeds and sitemaps")
        return f"no feed, sitemap or page whose links are stories ({'; '.join(said)})"

    def _ranked(
        self, named: Sequence[Read], first: Answer, front: Answer
    ) -> Iterator[Read]:
        """Yield the listings: sound ones, then pages of links, last what names too much."""
        sound = [one for one in named if one[0].rank[0]]
        yield from (one for one in sound if one[0].rank[1])
        for page in dict.fromkeys((first, front)):
            is_story = page is not front and self._samples.is_story(page)
            if not page.reason and not is_story:
                section = self._listings.section(page)
                if section is not None:
                    yield section, page
        yield from (one for one in sound if not one[0].rank[1])

    def _finding(self, url: str, chosen: Chosen, called: str, requests: int) -> Finding:
        stories = [sample.story for sample in chosen.samples]
        pages = [sample.facts for sample in chosen.samples]
        every = [*pages, *self._listings.facts]
        listing = chosen.listing
        host = host_of(listing.home)
        agency = agency_guess(
            pages or self._listings.facts,
            listing.title,
            host,
            [s.headline for s in stories],
            called,
        )
        said = [one.language for one in every if one.language]
        language = language_guess(
            [t for t in (*said, listing.language) if t],
            [story.language for story in stories],
            "\n".join(story.body for story in stories),
        )
        country = country_of(host, said)
        offsets = [offset for one in chosen.samples for offset in one.offsets]
        offsets = [*offsets, *entry_offsets(listing.entries, self._now)]
        home = _home(listing, chosen.declared)
        source = Source(
            slug="new", agency=agency.value, home=home, language=language.value
        )
        platform = next((one.platform for one in every if one.platform), None)
        return Finding(
            url=url,
            home=home,
            chosen=chosen,
            judgement=self._judged(chosen.pages, source),
            spider=self._spider(chosen, source, platform),
            agency=agency,
            language=language,
            country=country,
            timezone=zone_guess(offsets, country.value, language.value),
            platform=platform,
            robots=self._web.robots(listing.home),
            terms=tuple(_terms(every)),
            data=tuple(dict.fromkeys(kind for one in pages for kind in one.data)),
            tried=tuple(self._listings.tried),
            requests=requests,
        )

    def _spider(
        self, chosen: Chosen, source: Source, platform: Platform | None
    ) -> PlatformSpider | None:
        """Return the spider of the source's system, where it suits the samples."""
        kind = chosen.listing.kind
        if kind == "posts":
            return posts_spider()
        if platform is None:
            return None
        try:
            return self._aside.read(
                suited_spider,
                chosen.pages,
                source,
                platform=platform.name,
                kind=kind,
            )
        except ExtractionError as error:
            self._listings.tried.append(f"spider of {platform.name}: {error.reason}")
            return None

    def _judged(self, pages: Sequence[SamplePage], source: Source) -> Judgement:
        try:
            return self._aside.read(judged, pages, source) if pages else Judgement()
        except ExtractionError as error:
            self._listings.tried.append(f"judging: {error.reason}")
            return Judgement()


def _home(listing: SiteListing, declared: str) -> str:
    """Return the front page of the stories, that of their edition where all are in one."""
    editions = {edition_of(entry.link) for entry in listing.entries[:20]}
    editions.add(edition_of(declared))
    is_one = len(editions) == 1
    return listing.home.rstrip("/") + (editions.pop() if is_one else "/")


def _terms(pages: Sequence[SiteFacts]) -> list[TermsLead]:
    """Return what the pages say of the use of their texts, each address once."""
    found: list[TermsLead] = []
    known: set[str] = set()
    for page in pages:
        for lead in page.terms:
            # What a foot says is of every page, whatever the year, and its menu is twice there:
            # the first that says it stands for all.
            words = squeezed(_DIGITS.sub("", lead.words))
            told = {words} if lead.url == page.url else {words, lead.url}
            if known.isdisjoint(told):
                found.append(lead)
            known |= told
    return found[:_SHOWN]
