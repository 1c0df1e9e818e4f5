"""Anadolu Agency in English, all rights reserved (https://www.aa.com.tr/tr/p/yasal-uyari).

Of the layout of 2026 a piece of an English page was seen; that of before is the Turkish edition's.
"""

from wirecrawler.crawl.anadolu_spider import ANADOLU_STORY_ID, AnadoluSpider
from wirecrawler.source import Source, reserved


class AaEnSpider(AnadoluSpider):
    source = Source(
        slug="aa_en",
        agency="Anadolu Agency",
        home="https://www.aa.com.tr/en",
        country="TR",
        language="en",
        timezone="Europe/Istanbul",
        story_id=ANADOLU_STORY_ID,
        terms=reserved("https://www.aa.com.tr/tr/p/yasal-uyari"),
    )
    name = source.slug
    feeds = ("/en/rss/default?cat=guncel", "/en/rss/default?cat=world")
