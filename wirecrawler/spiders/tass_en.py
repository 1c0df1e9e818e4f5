"""TASS in English; it has rules of its own for the use of its stories, which were not read.

The layout is what a collector names and what a Russian page of 2021 shows; in 2025 the Russian
site changed to another, and the English one may follow.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class TassEnSpider(FeedSpider):
    source = Source(
        slug="tass_en",
        agency="TASS",
        home="https://tass.com/",
        country="RU",
        language="en",
        timezone="Europe/Moscow",
        story_id=r"^/[a-z-]+/(\d{6,})(?:[/?]|$)",
        terms=Terms(
            use=Use.EXCERPT, reason="its rules for the use of its stories were not read"
        ),
    )
    name = source.slug
    feeds = ("https://tass.com/rss/v2.xml",)
    selectors = PageSelectors(
        headline="h1",
        lede=".news-header__lead",
        body=".text-content",
        drop=".text-include, .tags, .text-block .news-list",
        years="2021 and later",
    )
