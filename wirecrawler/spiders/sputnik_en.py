"""Sputnik in English; its terms are at https://sputniknews.com/docs/about/terms_of_use.html.

The European Union forbids broadcasting it.  Since 2022 it is at sputnikglobe.com; links to the
former sputniknews.com are asked for there.
"""

from types import MappingProxyType

from wirecrawler.crawl.rossiya_segodnya_spider import (
    SPUTNIK_TERMS,
    RossiyaSegodnyaSpider,
)
from wirecrawler.source import EU_BAN, Source


class SputnikEnSpider(RossiyaSegodnyaSpider):
    source = Source(
        slug="sputnik_en",
        agency="Sputnik",
        home="https://sputnikglobe.com/",
        country="RU",
        language="en",
        timezone="UTC",
        terms=SPUTNIK_TERMS,
        cautions=(EU_BAN,),
    )
    name = source.slug
    moved = MappingProxyType({"sputniknews.com": "sputnikglobe.com"})
