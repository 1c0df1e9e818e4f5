"""DwSpider: the editions of Deutsche Welle, one system with feeds by language.

The feed of an edition is `https://rss.dw.com/xml/rss-LANGUAGE-all`; its links carry `?maca=`, by
which they are counted.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors

DW_STORY_ID = r"/(a-\d+)(?:[/?]|$)"
"""Pages are found by their number, whatever headline stands before it."""


class DwSpider(FeedSpider):
    """Reads the feeds of an edition."""

    selectors = (
        PageSelectors(
            lede="header .teaser-text",
            body=".rich-text",
            drop=".rich-text figure, .rich-text-ad, .rich-text .vjs-wrapper, .rich-text .advertise",
            years="2023-06 and later",
        ),
        PageSelectors(
            headline="#bodyContent h1",
            lede="p.intro",
            body=".longText",
            drop=".longText .picBox, .longText .gallery, .longText .col2, .longText .col3,"
            " .longText p:has(> a.icon)",
            years="up to 2023-04",
        ),
    )
