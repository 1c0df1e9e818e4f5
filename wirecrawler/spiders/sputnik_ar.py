"""Sputnik in Arabic; its terms are at https://sputniknews.com/docs/about/terms_of_use.html.

The European Union forbids broadcasting it.  It left arabic.sputniknews.com for a domain of its
own; the address is the one that collectors of feeds name.
"""

from types import MappingProxyType

from wirecrawler.crawl.rossiya_segodnya_spider import (
    SPUTNIK_TERMS,
    RossiyaSegodnyaSpider,
)
from wirecrawler.source import EU_BAN, Source


class SputnikArSpider(RossiyaSegodnyaSpider):
    source = Source(
        slug="sputnik_ar",
        agency="Sputnik",
        home="https://sputnikarabic.ae/",
        country="RU",
        language="ar",
        timezone="UTC",
        terms=SPUTNIK_TERMS,
        cautions=(EU_BAN,),
    )
    name = source.slug
    moved = MappingProxyType({"arabic.sputniknews.com": "sputnikarabic.ae"})
