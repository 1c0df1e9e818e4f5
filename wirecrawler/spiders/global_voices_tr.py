"""Global Voices in Turkish, CC BY 3.0 (globalvoices.org/about/global-voices-attribution-policy).

Author and link are to be named, pictures left out.  Address and markup are those of the other
editions; its own pages were not looked at.
"""

from wirecrawler.crawl.global_voices_spider import (
    GLOBAL_VOICES_TERMS,
    GlobalVoicesEditionSpider,
)
from wirecrawler.source import Source


class GlobalVoicesTrSpider(GlobalVoicesEditionSpider):
    source = Source(
        slug="global_voices_tr",
        agency="Global Voices",
        home="https://tr.globalvoices.org/",
        country="NL",
        language="tr",
        timezone="UTC",
        terms=GLOBAL_VOICES_TERMS,
    )
    name = source.slug
    feeds = ("https://tr.globalvoices.org/feed/",)
