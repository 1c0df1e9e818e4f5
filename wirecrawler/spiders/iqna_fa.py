"""International Quran News Agency in Persian; no licence was found written.

Its pages were not looked at: the layout of its platform is assumed.
"""

from wirecrawler.crawl.iransamaneh_spider import IRANSAMANEH_STORY_ID, IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class IqnaFaSpider(IranSamanehSpider):
    source = Source(
        slug="iqna_fa",
        agency="IQNA",
        home="https://iqna.ir/fa/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
