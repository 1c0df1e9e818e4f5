"""Rasa News Agency, Qom; no licence was found written.

A piece of a page of 2026 was seen; it is the pattern for the platform.
"""

from wirecrawler.crawl.iransamaneh_spider import IRANSAMANEH_STORY_ID, IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class RasaFaSpider(IranSamanehSpider):
    source = Source(
        slug="rasa_fa",
        agency="Rasa News Agency",
        home="https://rasanews.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
