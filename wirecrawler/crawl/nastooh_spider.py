"""Nastooh: the newsroom system of Mehr, IRNA, ISNA, Tehran Times and others in Iran.

Its feed names the latest thirty stories or so, its sitemaps every one: an index of days, of which
some are JSON.  Pages say their times in UTC for machines and in Tehran's for readers; what they
call `date` is the moment at which the page was made, which the general rules never trust.

Pages of Tehran Times and of Mehr were seen, and a piece of one of ISNA's in Persian; for the other
sources the layout is assumed to be the same.
"""

import re
from collections.abc import Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.sitemap_spider import SitemapSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.extract.sitemap import SitemapRef, read_sitemap

NASTOOH = PageSelectors(
    headline="h1.title",
    lede="p.summary.introtext",
    body="[itemprop=articleBody]",
    section=".breadcrumb li a",
    keywords=".tags li a",
)
"""The layout that most of its sources use; the kicker above the headline is no part of it."""

NASTOOH_FIRST_TITLE = PageSelectors(
    headline="h1.first-title",
    lede="p.summary",
    body="[itemprop=articleBody]",
    published="li:has(i.fa-calendar-o) .text-meta",
    section="li:has(i.fa-folder-o) .text-meta",
    keywords="footer.tags a",
    drop=".src",
)
"""The layout of ISNA; its lede opens with the agency and the bureau, set apart.

Where the section stands was not seen: it is derived from where the day stands.
"""

NASTOOH_STORY_ID = r"^/(?:news|amp|print)/(\d+)(?:[/?]|$)"
"""The number of a page, behind which the headline of the day stands."""

_NUMBER = re.compile(r"\d+")


class NastoohSpider(FeedSpider):
    """Reads the feed of all that a source publishes."""

    feeds: Sequence[str] = ("/rss",)
    selectors = NASTOOH


class NastoohSitemapSpider(SitemapSpider):
    """Reads the newest days of a source's sitemap: more than its feed holds."""

    sitemaps: Sequence[str] = ("/sitemap/all/sitemap.xml",)
    selectors = NASTOOH
    most_days: int = 2
    """Days that are read in one run; two, as a day goes on growing for a while after midnight."""

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        sitemap = read_sitemap(content, url=url)
        newest = sorted(sitemap.sitemaps, key=_age, reverse=True)
        return Named(
            entries=sitemap.entries,
            further=tuple(day.url for day in newest[: self.most_days]),
            problems=sitemap.problems,
        )


def _age(day: SitemapRef) -> tuple[str, tuple[int, ...]]:
    """Return what grows with the day: the date told of it, else the numbers of its address."""
    return day.lastmod, tuple(map(int, _NUMBER.findall(day.url)))
