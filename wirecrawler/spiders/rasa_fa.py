"""Rasa News Agency, Qom; no licence was found written."""

from wirecrawler.crawl.iransamaneh_spider import IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class RasaFaSpider(IranSamanehSpider):
    source = Source(
        slug="rasa_fa",
        agency="Rasa News Agency",
        home="https://rasanews.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
