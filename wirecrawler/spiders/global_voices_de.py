"""Global Voices in German, CC BY 3.0 (globalvoices.org/about/global-voices-attribution-policy).

Author and link are to be named, pictures left out.  The markup is that of a page of 2019; the
address of the feed is formed as that of the English edition.
"""

from wirecrawler.crawl.global_voices_spider import (
    GLOBAL_VOICES_TERMS,
    GlobalVoicesEditionSpider,
)
from wirecrawler.source import Source


class GlobalVoicesDeSpider(GlobalVoicesEditionSpider):
    source = Source(
        slug="global_voices_de",
        agency="Global Voices",
        home="https://de.globalvoices.org/",
        country="NL",
        language="de",
        timezone="UTC",
        terms=GLOBAL_VOICES_TERMS,
    )
    name = source.slug
    feeds = ("https://de.globalvoices.org/feed/",)
