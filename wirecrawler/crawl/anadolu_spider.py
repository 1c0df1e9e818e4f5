"""AnadoluSpider: the editions of Anadolu Agency.

The feed of an edition is `/LANGUAGE/rss/default?cat=CATEGORY`.  Pages name their times without a
zone: they are Istanbul's, in every edition.  A Turkish page of 2025 was seen, and of the layout of
2026 a piece of an English page, which does not show where the lede stands: that is not confirmed.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors

ANADOLU_STORY_ID = r"^/\w\w/[^/?]+/[^/?]+/(\d{5,})(?:[/?]|$)"
"""The number at the end of an address stays when headline or section change."""


class AnadoluSpider(FeedSpider):
    """Reads the feeds of an edition."""

    selectors = (
        PageSelectors(
            lede="span.text-descriptionColor",
            body=".prose",
            drop=".prose figure, .prose [class*=share]",
            years="2026 and later",
        ),
        PageSelectors(
            lede=".detay-spot-category > h4, .detay-spot-category > p",
            body=".detay-icerik",
            # Who may buy the story, and what to read next.
            drop=".detay-foto-editor, .detay-paylas",
            byline=".detay-spot .row span:not(.tarih)",
            years="up to 2025",
        ),
    )
