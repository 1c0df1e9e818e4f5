"""Platform spiders: the spider that a newsroom system has here, where it reads a source's samples.

A system's layout is taken only where it proves itself: sources change what they bought.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from wirecrawler.crawl.catalogue import listed
from wirecrawler.crawl.iransamaneh_spider import IranSamanehSpider
from wirecrawler.crawl.nastooh_spider import (
    NASTOOH_FIRST_TITLE,
    NastoohSitemapSpider,
    NastoohSpider,
)
from wirecrawler.crawl.page_reader import PageReader
from wirecrawler.crawl.pangea_spider import PangeaSpider
from wirecrawler.crawl.rossiya_segodnya_spider import RossiyaSegodnyaSpider
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.extract.page import Layouts, Page, PageSelectors
from wirecrawler.extract.site_layouts import ReadPage, reads_as_well
from wirecrawler.extract.site_samples import SamplePage
from wirecrawler.normalize.url import canonical_url
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, RawStory


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformSpider:
    """A spider for the sources of a system, with one of its layouts."""

    platform: str
    """As `extract.platform` names it."""
    kind: str
    """Of the listing that it reads: `feed`, `posts` or `sitemap`."""
    spider: type[SourceSpider]
    layout: str = ""
    """The name in the spider's module of the selectors to be used; "" for the spider's own."""
    selectors: Layouts | None = None
    """What it names; None for the spider's own."""

    @property
    def layouts(self) -> Layouts:
        """The selectors that its pages are read with."""
        return self.spider.selectors if self.selectors is None else self.selectors

    @property
    def has_layouts(self) -> bool:
        """Whether it reads pages otherwise than the general rules do."""
        return self.layouts != PageSelectors()

    @property
    def listings(self) -> str:
        """Its attribute that names the listings."""
        return {"feed": "feeds", "posts": "posts", "sitemap": "sitemaps"}[self.kind]


_SPIDERS = (
    PlatformSpider(platform="Nastooh", kind="feed", spider=NastoohSpider),
    PlatformSpider(
        platform="Nastooh",
        kind="feed",
        spider=NastoohSpider,
        layout="NASTOOH_FIRST_TITLE",
        selectors=NASTOOH_FIRST_TITLE,
    ),
    PlatformSpider(platform="Nastooh", kind="sitemap", spider=NastoohSitemapSpider),
    PlatformSpider(platform="IranSamaneh", kind="feed", spider=IranSamanehSpider),
    PlatformSpider(platform="Pangea", kind="feed", spider=PangeaSpider),
    PlatformSpider(
        platform="Rossiya Segodnya", kind="feed", spider=RossiyaSegodnyaSpider
    ),
    PlatformSpider(platform="WordPress", kind="feed", spider=WordPressSpider),
    PlatformSpider(platform="WordPress", kind="posts", spider=WordPressSpider),
)


def suited_spider(
    pages: Sequence[SamplePage], source: Source, *, platform: str, kind: str
) -> PlatformSpider | None:
    """Return the system's spider that reads the samples as well as the general rules do.

    None where the system has none for this kind of listing, or none that does.  A listing of
    posts is read by none but its own, whatever the samples say.

    Raises:
        ExtractionError: One of the pages cannot be read.
    """
    for one in _SPIDERS:
        if one.platform == platform and one.kind == kind:
            read = read_as(one.spider, source, one.layouts)
            if not one.has_layouts or reads_as_well(pages, source, read):
                return one
    return None


def posts_spider() -> PlatformSpider:
    """Return the spider of listings of posts, whatever system is told."""
    return next(one for one in _SPIDERS if one.kind == "posts")


def own_listings(spider: type[SourceSpider], source: Source) -> Iterator[str]:
    """Yield the addresses that a spider reads of a source that declares none, canonical."""
    made = type("_OfSource", (spider,), {"source": source, "name": source.slug})
    for url in listed(made).feeds:
        yield canonical_url(urljoin(source.home, url))


def read_as(spider: type[PageReader], source: Source, layouts: Layouts) -> ReadPage:
    """Return what reads pages as a spider of this kind would; another process can do it."""
    return partial(_read, spider, source, layouts)


def _read(
    spider: type[PageReader],
    source: Source,
    layouts: Layouts,
    page: Page,
    entry: Entry,
    fetch: Fetch,
) -> RawStory:
    return spider.made(source, layouts).read_story(page, entry, fetch)
