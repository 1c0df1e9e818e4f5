"""Anadolu Agency in English: Turkey's state agency, all rights reserved.

Its pages of 2026 were seen, the markup of those before is that of the Turkish edition.
"""

from wirecrawler.crawl.anadolu_spider import AnadoluSpider
from wirecrawler.source import Source, reserved


class AaEnSpider(AnadoluSpider):
    source = Source(
        slug="aa_en",
        agency="Anadolu Agency",
        home="https://www.aa.com.tr/en",
        country="TR",
        language="en",
        timezone="Europe/Istanbul",
        terms=reserved("https://www.aa.com.tr/tr/p/yasal-uyari"),
    )
    name = source.slug
    feeds = ("/en/rss/default?cat=guncel", "/en/rss/default?cat=world")
