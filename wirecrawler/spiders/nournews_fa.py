"""Nour News, Tehran, in Persian; no licence was found written.

Lists of feeds name its feed; its pages were not looked at.  By a collector's settings JSON-LD
tells headline, time and section, and only remarks in the markup set the parts of the text apart,
so the general rules find it.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import UNLICENSED, Source


class NournewsFaSpider(FeedSpider):
    source = Source(
        slug="nournews_fa",
        agency="Nour News",
        home="https://nournews.ir/fa/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
    feeds = ("https://nournews.ir/fa/rss",)
