"""Deutsche Welle in Arabic, all rights reserved (https://www.dw.com/imprint).

That its feed goes by `ar` is what collectors of feeds say; its pages were not looked at: the
markup is that of the other editions.
"""

from wirecrawler.crawl.dw_spider import DW_STORY_ID, DwSpider
from wirecrawler.source import Source, reserved


class DwArSpider(DwSpider):
    source = Source(
        slug="dw_ar",
        agency="Deutsche Welle",
        home="https://www.dw.com/ar/",
        country="DE",
        language="ar",
        timezone="Europe/Berlin",
        story_id=DW_STORY_ID,
        terms=reserved("https://www.dw.com/imprint"),
    )
    name = source.slug
    feeds = ("https://rss.dw.com/xml/rss-ar-all",)
