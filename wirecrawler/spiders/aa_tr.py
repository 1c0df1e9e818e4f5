"""Anadolu Agency in Turkish, all rights reserved (https://www.aa.com.tr/tr/p/yasal-uyari).

The address of its feed is formed as that of the English edition.  A page of 2025 was seen; the
markup of 2026 is the English edition's.
"""

from wirecrawler.crawl.anadolu_spider import ANADOLU_STORY_ID, AnadoluSpider
from wirecrawler.source import Source, reserved


class AaTrSpider(AnadoluSpider):
    source = Source(
        slug="aa_tr",
        agency="Anadolu Agency",
        home="https://www.aa.com.tr/tr",
        country="TR",
        language="tr",
        timezone="Europe/Istanbul",
        story_id=ANADOLU_STORY_ID,
        terms=reserved("https://www.aa.com.tr/tr/p/yasal-uyari"),
    )
    name = source.slug
    feeds = ("/tr/rss/default?cat=guncel",)
