"""International Quran News Agency in English; no licence was found written.

The address of its feed is formed as the platform forms it; its pages were not looked at.
"""

from wirecrawler.crawl.iransamaneh_spider import IRANSAMANEH_STORY_ID, IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class IqnaEnSpider(IranSamanehSpider):
    source = Source(
        slug="iqna_en",
        agency="IQNA",
        home="https://iqna.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
