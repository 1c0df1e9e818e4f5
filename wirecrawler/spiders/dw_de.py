"""Deutsche Welle in German, all rights reserved (https://www.dw.com/imprint).

That its feed goes by `de` is told by what its links are counted by (`?maca=de-rss-de-all`).
"""

from wirecrawler.crawl.dw_spider import DW_STORY_ID, DwSpider
from wirecrawler.source import Source, reserved


class DwDeSpider(DwSpider):
    source = Source(
        slug="dw_de",
        agency="Deutsche Welle",
        home="https://www.dw.com/de/",
        country="DE",
        language="de",
        timezone="Europe/Berlin",
        story_id=DW_STORY_ID,
        terms=reserved("https://www.dw.com/imprint"),
    )
    name = source.slug
    feeds = ("https://rss.dw.com/xml/rss-de-all",)
