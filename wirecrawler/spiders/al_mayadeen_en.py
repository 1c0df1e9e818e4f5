"""Al Mayadeen in English; no licence was found written, and its feed is refused.

Its pages were not looked at: the general rules read them.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import UNLICENSED, Source


class AlMayadeenEnSpider(FeedSpider):
    source = Source(
        slug="al_mayadeen_en",
        agency="Al Mayadeen",
        home="https://english.almayadeen.net/",
        country="LB",
        language="en",
        timezone="Asia/Beirut",
        terms=UNLICENSED,
        enabled=False,
        reason="its feed answers 403 to what is no browser",
    )
    name = source.slug
    feeds = ("https://english.almayadeen.net/rss",)
