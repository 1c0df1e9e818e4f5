"""Deutsche Welle in English, all rights reserved (https://www.dw.com/imprint).

An English page of the older layout was seen; the newer one is known from German pages.
"""

from wirecrawler.crawl.dw_spider import DW_STORY_ID, DwSpider
from wirecrawler.source import Source, reserved


class DwEnSpider(DwSpider):
    source = Source(
        slug="dw_en",
        agency="Deutsche Welle",
        home="https://www.dw.com/en/",
        country="DE",
        language="en",
        timezone="Europe/Berlin",
        story_id=DW_STORY_ID,
        terms=reserved("https://www.dw.com/imprint"),
    )
    name = source.slug
    feeds = ("https://rss.dw.com/xml/rss-en-all",)
