"""France 24 in English, all rights reserved; where that is written was not found.

No page was looked at: the layout is the one that scrapers of the site name.
"""

from wirecrawler.crawl.france24_spider import France24Spider
from wirecrawler.source import EXCERPT, Source


class France24EnSpider(France24Spider):
    source = Source(
        slug="france24_en",
        agency="France 24",
        home="https://www.france24.com/en/",
        country="FR",
        language="en",
        timezone="Europe/Paris",
        terms=EXCERPT,
    )
    name = source.slug
    feeds = ("/en/rss", "/en/middle-east/rss")
