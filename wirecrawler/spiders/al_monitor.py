"""Al-Monitor, all rights reserved; where that is written was not found.

The layout is the one that scrapers of the site name; no page was looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import EXCERPT, Source


class AlMonitorSpider(FeedSpider):
    source = Source(
        slug="al_monitor",
        agency="Al-Monitor",
        home="https://www.al-monitor.com/",
        country="US",
        language="en",
        timezone="America/New_York",
        terms=EXCERPT,
    )
    name = source.slug
    feeds = ("https://www.al-monitor.com/rss",)
    selectors = PageSelectors(headline="h1.title", body="div.article-body")
