"""Syrian Arab News Agency in English; no licence was found written.

It moved to WordPress in 2025, and asks for five seconds between requests; the older stories are at
archive.sana.sy in the layout of before, where an answer may take a minute.
"""

from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import UNLICENSED, Source


class SanaEnSpider(WordPressSpider):
    source = Source(
        slug="sana_en",
        agency="SANA",
        home="https://sana.sy/en/",
        country="SY",
        language="en",
        timezone="Asia/Damascus",
        terms=UNLICENSED,
    )
    name = source.slug
    feeds = ("https://sana.sy/en/?feed=rss2",)
    delay_s = 5
    selectors = (
        PageSelectors(
            headline="h1.s-title",
            body="div.entry-content",
            drop=".efoot",
            years="2025 and later",
        ),
        PageSelectors(
            headline="h1.entry-title",
            body="div.entry",
            years="up to 2025, at archive.sana.sy",
        ),
    )
