"""Tasnim: the agency's own newsroom system, one site for all its languages.

Each language has a folder of its name with feeds of its own.  The site answers under its .ir
name alone outside Iran, and many links still lead to the .com one.  No page was looked at: the
layout is the one that scrapers of the site name.
"""

from collections.abc import Mapping, Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors

TASNIM_STORY_ID = r"^/(\w\w/news/\d+/\d+/\d+/\d+)(?:[/?]|$)"
"""Pages are found by their number; the headline behind it may change."""


class TasnimSpider(FeedSpider):
    """Reads the feed of all that the agency publishes in a language."""

    moved: Mapping[str, str] = {
        "tasnimnews.com": "www.tasnimnews.ir",
        "www.tasnimnews.com": "www.tasnimnews.ir",
    }
    selectors = PageSelectors(
        headline="h1.title",
        # Not the h2 below it, which is the kicker.
        lede="h3.lead",
        body="div.story",
        section="li.service a",
        keywords=".tags li a",
    )

    def listings(self) -> Sequence[str]:
        return self.feeds or (f"/{self.source.language}/rss/feed/0/0/0/0/AllStories",)
