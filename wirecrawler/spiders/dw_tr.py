"""Deutsche Welle in Turkish, all rights reserved (https://www.dw.com/imprint).

That its feed goes by `tur` is what collectors of feeds say; its pages were not looked at: the
markup is that of the other editions.
"""

from wirecrawler.crawl.dw_spider import DW_STORY_ID, DwSpider
from wirecrawler.source import Source, reserved


class DwTrSpider(DwSpider):
    source = Source(
        slug="dw_tr",
        agency="Deutsche Welle",
        home="https://www.dw.com/tr/",
        country="DE",
        language="tr",
        timezone="Europe/Berlin",
        story_id=DW_STORY_ID,
        terms=reserved("https://www.dw.com/imprint"),
    )
    name = source.slug
    feeds = ("https://rss.dw.com/xml/rss-tur-all",)
