"""France 24 in Arabic, all rights reserved; where that is written was not found.

The address of its feed is formed as that of the English edition.
"""

from wirecrawler.crawl.france24_spider import France24Spider
from wirecrawler.source import EXCERPT, Source


class France24ArSpider(France24Spider):
    source = Source(
        slug="france24_ar",
        agency="France 24",
        home="https://www.france24.com/ar/",
        country="FR",
        language="ar",
        timezone="Europe/Paris",
        terms=EXCERPT,
    )
    name = source.slug
    feeds = ("/ar/rss",)
