"""Iran Press, Tehran; no licence was found written.

Texts open with "Iran Press/Iran news:", which they keep.  Its layout is not known: the general
rules read it.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import UNLICENSED, Source


class IranPressSpider(FeedSpider):
    source = Source(
        slug="iran_press",
        agency="Iran Press",
        home="https://iranpress.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
        enabled=False,
        reason="its server breaks off the TLS handshake",
    )
    name = source.slug
    feeds = ("https://iranpress.com/rss",)
