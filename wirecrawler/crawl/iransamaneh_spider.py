"""IranSamaneh: the newsroom system (also Didgah) of IRIB News, YJC, Tabnak, Mizan, IQNA and others.

One site holds all languages of a source, each below a folder of its name; the times that pages say
for machines have Tehran's offset.  A piece of a page of Rasa was seen; for the other sources the
layout is what a collector's settings name.
"""

from collections.abc import Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors

IRAN_SAMANEH = PageSelectors(
    headline="h1.title",
    lede=".subtitle",
    body="div.body, section.body",
    section=".news_path a",
    keywords=".tags_title a",
)
"""The layout that most of its sources use; the line above the headline is no part of it."""


IRANSAMANEH_STORY_ID = r"^/(\w\w/news/\d+)(?:[/?]|$)"
"""Pages are found by their number within a language, whatever headline follows."""


class IranSamanehSpider(FeedSpider):
    """Reads the feed of all that a source publishes in its language."""

    selectors = IRAN_SAMANEH

    def listings(self) -> Sequence[str]:
        return self.feeds or (f"/{self.source.language}/rss/allnews",)
