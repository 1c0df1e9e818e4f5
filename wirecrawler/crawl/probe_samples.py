"""Probed samples: a few stories of a listing, and whether it is one of stories."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.probe import Answer, Web
from wirecrawler.crawl.probe_listings import ProbedListings, Read
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import PageSelectors
from wirecrawler.extract.site_listing import SiteListing, sampled
from wirecrawler.extract.site_pattern import story_pattern
from wirecrawler.extract.site_samples import Sample, SamplePage, read_sample
from wirecrawler.normalize.url import same_source
from wirecrawler.source import Source
from wirecrawler.story import Entry, Kind

_TRIED, _SAMPLES = 3, 5
"""Listings that are sampled, and stories of each, at most."""
_WALLS = (
    *("http 401", "http 403", "http 406", "http 429", "http 451", "http 503"),
    *("robots.txt", "too little text", "no HTML in it", "consent", "login", "paywall"),
)
"""What becomes of pages that a reader's browser may open and a crawl may not, or cannot."""
_SUMMARY = 60
"""Characters of a summary that is worth a headline's company; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A listing and what its sampled pages came to."""

    listing: SiteListing
    answer: Answer
    declared: str
    """The address that a spider declares: of a sitemap's leaf it may be the index's."""
    pattern: str = ""
    """What addresses of its stories match; "" where the listing names nothing else."""
    leaf: Answer | None = None
    """The sitemap that was sampled, where the declared one is an index."""
    pages: tuple[SamplePage, ...] = ()
    samples: tuple[Sample, ...] = ()
    """Of `pages`: stories."""
    failures: tuple[str, ...] = ()
    """What became of the other sampled pages, each in a few words."""
    reads_pages: bool = True


class ProbedSamples:
    """Samples the listings of one source."""

    def __init__(self, web: Web, aside: Aside, listings: ProbedListings) -> None:
        self._web = web
        self._aside = aside
        self._listings = listings

    async def chosen(self, listings: Iterable[Read]) -> Chosen | None:
        """Return the first listing most of whose pages are stories, else the best of them."""
        tried: list[Chosen] = []
        for listing, answer in listings:
            if len(tried) == _TRIED or self._web.left <= 0:
                break
            one = await self._sampled(listing, answer)
            if one is None:
                continue
            tried.append(one)
            if len(one.samples) > len(one.failures):
                return one
        best = max(tried, key=lambda one: len(one.samples), default=None)
        if best is not None and best.samples:
            return best
        return next((one for one in map(_told, tried) if one), None)

    def is_story(self, answer: Answer) -> bool:
        """Tell whether a page is that of a story, and no page of links."""
        if answer.reason or answer.fetch is None or not answer.is_page:
            return False
        entry = Entry(url=answer.final_url, link=answer.final_url)
        return self._read(answer, entry)[1] is not None

    async def _sampled(self, listing: SiteListing, answer: Answer) -> Chosen | None:
        declared, leaf = _lasting(answer), None
        if listing.further and not listing.entries:
            leafed = await self._listings.leaf(listing)
            if leafed is None:
                self._listings.tried.append(
                    f"{answer.url}: no sitemap in it that can be read"
                )
                return None
            declared, listing, leaf = _declared(declared, listing, *leafed)
        pages, samples, failures = [], [], []
        for entry in sampled(listing.entries, _SAMPLES):
            page, sample, why = await self._sample(entry)
            if page is not None and sample is not None:
                pages.append(page)
                samples.append(sample)
            else:
                failures.append(f"{entry.link}: {why}")
        self._listings.tried += failures
        is_index = declared == _lasting(answer)
        chosen = Chosen(
            listing=listing,
            answer=answer if leaf is None or is_index else leaf,
            declared=declared,
            leaf=leaf if is_index else None,
            pages=tuple(pages),
            samples=tuple(samples),
            failures=tuple(failures),
        )
        return _patterned(chosen) if listing.kind == "section" else chosen

    async def _sample(
        self, entry: Entry
    ) -> tuple[SamplePage | None, Sample | None, str]:
        """Return the page of an entry, what it says where it is a story, and why it is none."""
        answer = await self._web.ask(entry.link)
        if answer.reason or answer.fetch is None or not answer.is_page:
            return None, None, answer.reason or "not a page"
        return self._read(answer, entry)

    def _read(
        self, answer: Answer, entry: Entry
    ) -> tuple[SamplePage | None, Sample | None, str]:
        if answer.fetch is None:
            return None, None, answer.reason
        page = SamplePage(
            content=answer.content,
            encoding=answer.encoding,
            entry=entry,
            fetch=answer.fetch,
        )
        try:
            sample = self._aside.read(
                read_sample, page, _unknown(entry), PageSelectors()
            )
        except ExtractionError as error:
            return page, None, error.reason
        if sample.is_sound:
            return page, sample, ""
        kind = sample.story.kind
        return page, None, "too little text" if kind is Kind.STORY else kind.value


def _patterned(chosen: Chosen) -> Chosen:
    """Return a section with the pattern of its stories' addresses."""
    stories = [sample.story.entry.link for sample in chosen.samples]
    # A live blog stands among the stories, an index beside them.
    failed = [
        failure.removesuffix(": index")
        for failure in chosen.failures
        if failure.endswith(": index")
    ]
    likely = [e.link for e in chosen.listing.entries if e.link not in failed]
    others = [*chosen.listing.others, *failed]
    pattern = story_pattern(stories, likely, others)
    if chosen.listing.is_odd and not pattern:
        # Better one that matches sections too, which are skipped, than none.
        pattern = story_pattern(stories, likely, ())
    return replace(chosen, pattern=pattern)


def _unknown(entry: Entry) -> Source:
    return Source(slug="new", agency="", home=entry.link)


def _lasting(answer: Answer) -> str:
    """Return the address under which to ask again: where a redirect of the source's own leads."""
    own = same_source(answer.final_url, answer.url)
    return answer.final_url if own else answer.url


def _declared(
    url: str, index: SiteListing, leaf: SiteListing, answer: Answer
) -> tuple[str, SiteListing, Answer]:
    """Return what a spider declares: the leaf, where its name lasts and it is one of many."""
    lasts = not any(c.isdigit() for c in urlsplit(answer.url).path.rpartition("/")[2])
    if len(index.further) > 1 and lasts:
        return _lasting(answer), leaf, answer
    return url, leaf, answer


def _told(chosen: Chosen) -> Chosen | None:
    """Return a feed whose pages are walled and whose entries say enough alone."""
    walls = [failure for failure in chosen.failures if failure.endswith(_WALLS)]
    is_walled = bool(walls) and len(walls) == len(chosen.failures)
    summaries = [entry.summary for entry in chosen.listing.entries]
    told = sum(len(summary) >= _SUMMARY for summary in summaries)
    if chosen.listing.kind != "feed" or not is_walled or 2 * told < len(summaries):
        return None
    return replace(chosen, reads_pages=False)
