"""Global Voices in Persian, CC BY 3.0 (globalvoices.org/about/global-voices-attribution-policy).

Author and link are to be named, pictures left out.  Address and markup are those of the other
editions; its own pages were not looked at.
"""

from wirecrawler.crawl.global_voices_spider import (
    GLOBAL_VOICES_TERMS,
    GlobalVoicesEditionSpider,
)
from wirecrawler.source import Source


class GlobalVoicesFaSpider(GlobalVoicesEditionSpider):
    source = Source(
        slug="global_voices_fa",
        agency="Global Voices",
        home="https://fa.globalvoices.org/",
        country="NL",
        language="fa",
        timezone="UTC",
        terms=GLOBAL_VOICES_TERMS,
    )
    name = source.slug
    feeds = ("https://fa.globalvoices.org/feed/",)
