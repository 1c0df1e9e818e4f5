"""Pars Today: one system for all of its languages, each below a folder of its name.

Pages say their times in UTC for machines; readers see UTC in some languages and Tehran's time,
named so, in others.  The layout was seen on an English page.
"""

from collections.abc import Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors


class ParsTodaySpider(FeedSpider):
    """Reads the feed of the front page of a language."""

    # The lede is the first paragraph of the text.
    selectors = PageSelectors(headline="h1.item-title", body=".item-text")

    def listings(self) -> Sequence[str]:
        return self.feeds or (f"/{self.source.language}/rss--mu__home",)
