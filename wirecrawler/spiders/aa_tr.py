"""Anadolu Agency in Turkish: Turkey's state agency, all rights reserved."""

from wirecrawler.crawl.anadolu_spider import AnadoluSpider
from wirecrawler.source import Source, reserved


class AaTrSpider(AnadoluSpider):
    source = Source(
        slug="aa_tr",
        agency="Anadolu Agency",
        home="https://www.aa.com.tr/tr",
        country="TR",
        language="tr",
        timezone="Europe/Istanbul",
        terms=reserved("https://www.aa.com.tr/tr/p/yasal-uyari"),
    )
    name = source.slug
    feeds = ("/tr/rss/default?cat=guncel",)
