"""Nour News, Tehran, in English; no licence was found written.

The address of its feed is derived from that of the Persian edition.  Its pages were not looked at:
as in the Persian edition the general rules find the text.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import UNLICENSED, Source


class NournewsEnSpider(FeedSpider):
    source = Source(
        slug="nournews_en",
        agency="Nour News",
        home="https://nournews.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
    feeds = ("https://nournews.ir/en/rss",)
