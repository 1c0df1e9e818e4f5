"""Tabnak, Tehran; no licence was found written.

The path to a story begins with the front page, by a collector's settings; no page was looked at.
"""

from dataclasses import replace

from wirecrawler.crawl.iransamaneh_spider import (
    IRAN_SAMANEH,
    IRANSAMANEH_STORY_ID,
    IranSamanehSpider,
)
from wirecrawler.source import UNLICENSED, Source


class TabnakFaSpider(IranSamanehSpider):
    source = Source(
        slug="tabnak_fa",
        agency="Tabnak",
        home="https://www.tabnak.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    selectors = replace(IRAN_SAMANEH, section=".news_path a ~ a")
