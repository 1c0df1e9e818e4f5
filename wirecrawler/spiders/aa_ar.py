"""Anadolu Agency in Arabic, all rights reserved (https://www.aa.com.tr/tr/p/yasal-uyari).

The address of its feed is formed as that of the English edition, and its pages were not looked at:
the markup is that of the other editions.
"""

from wirecrawler.crawl.anadolu_spider import ANADOLU_STORY_ID, AnadoluSpider
from wirecrawler.source import Source, reserved


class AaArSpider(AnadoluSpider):
    source = Source(
        slug="aa_ar",
        agency="Anadolu Agency",
        home="https://www.aa.com.tr/ar",
        country="TR",
        language="ar",
        timezone="Europe/Istanbul",
        story_id=ANADOLU_STORY_ID,
        terms=reserved("https://www.aa.com.tr/tr/p/yasal-uyari"),
    )
    name = source.slug
    feeds = ("/ar/rss/default?cat=guncel",)
