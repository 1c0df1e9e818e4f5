"""Global Voices in English, CC BY 3.0 (globalvoices.org/about/global-voices-attribution-policy).

Author and link are to be named, pictures left out.  Its meta times are UTC.  The markup is that of
the German edition.
"""

from wirecrawler.crawl.global_voices_spider import (
    GLOBAL_VOICES_TERMS,
    GlobalVoicesEditionSpider,
)
from wirecrawler.source import Source


class GlobalVoicesSpider(GlobalVoicesEditionSpider):
    source = Source(
        slug="global_voices",
        agency="Global Voices",
        home="https://globalvoices.org/",
        country="NL",
        language="en",
        timezone="UTC",
        terms=GLOBAL_VOICES_TERMS,
    )
    name = source.slug
    feeds = ("https://globalvoices.org/feed/",)
