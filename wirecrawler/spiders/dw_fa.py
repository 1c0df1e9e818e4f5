"""Deutsche Welle in Persian, all rights reserved (https://www.dw.com/imprint).

That its feed goes by `per` is what collectors of feeds say; its pages were not looked at: the
markup is that of the other editions.
"""

from wirecrawler.crawl.dw_spider import DW_STORY_ID, DwSpider
from wirecrawler.source import Source, reserved


class DwFaSpider(DwSpider):
    source = Source(
        slug="dw_fa",
        agency="Deutsche Welle",
        home="https://www.dw.com/fa-ir/",
        country="DE",
        language="fa",
        timezone="Europe/Berlin",
        story_id=DW_STORY_ID,
        terms=reserved("https://www.dw.com/imprint"),
    )
    name = source.slug
    feeds = ("https://rss.dw.com/xml/rss-per-all",)
