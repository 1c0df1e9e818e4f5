"""Khabar Online, Tehran; no licence was found written.

A day of 2011 in its sitemap was seen, and is JSON.  Its pages were not looked at: the layout of
its platform is assumed, and so are the links to other stories within the text, under a line that
says "read more".
"""

from dataclasses import replace

from wirecrawler.crawl.nastooh_spider import (
    NASTOOH,
    NASTOOH_STORY_ID,
    NastoohSitemapSpider,
)
from wirecrawler.source import UNLICENSED, Source


class KhabaronlineFaSpider(NastoohSitemapSpider):
    source = Source(
        slug="khabaronline_fa",
        agency="Khabar Online",
        home="https://www.khabaronline.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    selectors = replace(
        NASTOOH,
        drop='p:contains("بیشتر بخوانید:"), p:contains("بیشتر بخوانید:") + ul',
    )
