"""Nour News, Tehran, in English; no licence was found written.

What is said for machines tells headline, time and section; only remarks in the markup set the
parts of the text apart, so the general rules find it.  The address of its feed
is derived from that of the Persian edition.
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
