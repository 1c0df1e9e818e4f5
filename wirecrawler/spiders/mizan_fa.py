"""Mizan, the news agency of Iran's judiciary; no licence was found written.

Its pages were not looked at: the layout of its platform is assumed.
"""

from wirecrawler.crawl.iransamaneh_spider import IRANSAMANEH_STORY_ID, IranSamanehSpider
from wirecrawler.source import UNLICENSED, Source


class MizanFaSpider(IranSamanehSpider):
    source = Source(
        slug="mizan_fa",
        agency="Mizan",
        home="https://www.mizanonline.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
