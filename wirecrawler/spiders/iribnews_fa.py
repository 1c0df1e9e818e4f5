"""IRIB News Agency, the state broadcaster's; no licence was found written.

Lists of feeds name it as irib-news.ir too, which collectors abroad use in place of iribnews.ir.
Its pages were not looked at: the layout is the one that a collector's settings name.
"""

from collections.abc import Mapping
from dataclasses import replace

from wirecrawler.crawl.iransamaneh_spider import (
    IRAN_SAMANEH,
    IRANSAMANEH_STORY_ID,
    IranSamanehSpider,
)
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class IribnewsFaSpider(IranSamanehSpider):
    source = Source(
        slug="iribnews_fa",
        agency="IRIB News",
        home="https://www.irib-news.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
    moved: Mapping[str, str] = {
        "iribnews.ir": "www.irib-news.ir",
        "www.iribnews.ir": "www.irib-news.ir",
    }
    selectors = replace(IRAN_SAMANEH, section=".news_path2 a, .news_path a")
