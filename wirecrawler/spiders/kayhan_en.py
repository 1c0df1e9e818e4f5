"""Kayhan, Tehran, in English; no licence was found written.

The address of its feed is formed as the platform forms it; its pages were not looked at.
"""

from wirecrawler.crawl.iransamaneh_spider import IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class KayhanEnSpider(IranSamanehSpider):
    source = Source(
        slug="kayhan_en",
        agency="Kayhan",
        home="https://kayhan.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
