"""Defa Press, of Iran's armed forces, in Persian; no licence was found written.

Its pages were not looked at: the layout of its platform is assumed.
"""

from wirecrawler.crawl.iransamaneh_spider import IRANSAMANEH_STORY_ID, IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class DefapressFaSpider(IranSamanehSpider):
    source = Source(
        slug="defapress_fa",
        agency="Defa Press",
        home="https://defapress.ir/fa/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
