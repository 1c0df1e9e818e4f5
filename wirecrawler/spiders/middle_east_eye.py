"""Middle East Eye: all rights reserved (https://www.middleeasteye.net/)."""

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
