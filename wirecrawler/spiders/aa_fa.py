"""Anadolu Agency in Persian, all rights reserved (https://www.aa.com.tr/tr/p/yasal-uyari).

The address of its feed is formed as that of the English edition, and its pages were not looked at:
the markup is that of the other editions.
"""

from wirecrawler.crawl.anadolu_spider import ANADOLU_STORY_ID, AnadoluSpider
from wirecrawler.source import Source, reserved


class AaFaSpider(AnadoluSpider):
    source = Source(
        slug="aa_fa",
        agency="Anadolu Agency",
        home="https://www.aa.com.tr/fa",
        country="TR",
        language="fa",
        timezone="Europe/Istanbul",
        story_id=ANADOLU_STORY_ID,
        terms=reserved("https://www.aa.com.tr/tr/p/yasal-uyari"),
    )
    name = source.slug
    feeds = ("/fa/rss/default?cat=guncel",)
