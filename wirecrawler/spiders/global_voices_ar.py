"""Global Voices in Arabic, CC BY 3.0 (globalvoices.org/about/global-voices-attribution-policy).

Author and link are to be named, pictures left out.  Address and markup are those of the other
editions; its own pages were not looked at.
"""

from wirecrawler.crawl.global_voices_spider import (
    GLOBAL_VOICES_TERMS,
    GlobalVoicesEditionSpider,
)
from wirecrawler.source import Source


class GlobalVoicesArSpider(GlobalVoicesEditionSpider):
    source = Source(
        slug="global_voices_ar",
        agency="Global Voices",
        home="https://ar.globalvoices.org/",
        country="NL",
        language="ar",
        timezone="UTC",
        terms=GLOBAL_VOICES_TERMS,
    )
    name = source.slug
    feeds = ("https://ar.globalvoices.org/feed/",)
