"""Khabar Online, Tehran; no licence was found written.

Its older days are JSON.  Links to other stories stand within the text, under a line that says
"read more", and a number may close it.
"""

from dataclasses import replace

from wirecrawler.crawl.nastooh_spider import NASTOOH, NastoohSitemapSpider
from wirecrawler.source import UNLICENSED, Source


class KhabaronlineFaSpider(NastoohSitemapSpider):
    source = Source(
        slug="khabaronline_fa",
        agency="Khabar Online",
        home="https://www.khabaronline.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
    selectors = replace(
        NASTOOH,
        drop='p:contains("بیشتر بخوانید:"), p:contains("بیشتر بخوانید:") + ul',
    )
