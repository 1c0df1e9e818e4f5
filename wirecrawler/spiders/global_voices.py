"""Global Voices: citizen media, CC BY 3.0, author and link to be named, pictures left out.

The terms are at https://globalvoices.org/about/global-voices-attribution-policy/
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
