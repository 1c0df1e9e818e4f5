"""Middle East Eye, all rights reserved; where that is written was not found.

The layout is the one that scrapers of the site name; no page was looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import EXCERPT, Source


class MiddleEastEyeSpider(FeedSpider):
    source = Source(
        slug="middle_east_eye",
        agency="Middle East Eye",
        home="https://www.middleeasteye.net/",
        country="GB",
        language="en",
        timezone="Europe/London",
        terms=EXCERPT,
    )
    name = source.slug
    feeds = ("https://www.middleeasteye.net/rss",)
    selectors = PageSelectors(headline="h1.title", body="div.article-body")
