"""Syrian Arab News Agency in Arabic; no licence was found written.

The address of its feed is formed as that of the English edition, and the layouts are the English
ones; its own pages were not looked at.  It asks for five seconds between requests.
"""

from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import UNLICENSED, Source


class SanaArSpider(WordPressSpider):
    source = Source(
        slug="sana_ar",
        agency="SANA",
        home="https://sana.sy/",
        country="SY",
        language="ar",
        timezone="Asia/Damascus",
        terms=UNLICENSED,
    )
    name = source.slug
    feeds = ("https://sana.sy/?feed=rss2",)
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
