"""Financial Tribune, Tehran; no licence was found written, and its feed does not answer.

Its pages were not looked at: the general rules read them.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import UNLICENSED, Source


class FinancialTribuneSpider(FeedSpider):
    source = Source(
        slug="financial_tribune",
        agency="Financial Tribune",
        home="https://financialtribune.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
        enabled=False,
        reason="its feed answered nobody in 2026",
    )
    name = source.slug
    feeds = ("https://financialtribune.com/feed",)
