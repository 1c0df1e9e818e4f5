"""Wikinews in English, CC BY 2.5 (https://en.wikinews.org/wiki/Wikinews:Copyright).

What is older than 25 September 2005 is in the public domain.  Since 4 May 2026 nothing is added
(https://meta.wikimedia.org/wiki/Wikimedia_Foundation_Board_noticeboard).  The address of its feed
is not confirmed.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class WikinewsEnSpider(FeedSpider):
    source = Source(
        slug="wikinews_en",
        agency="Wikinews",
        home="https://en.wikinews.org/",
        country="US",
        language="en",
        timezone="UTC",
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-2.5",
            evidence_url="https://en.wikinews.org/wiki/Wikinews:Copyright",
            reason="licensed CC BY 2.5 by the footer of every page",
        ),
        enabled=False,
        reason="closed: nothing is added since 4 May 2026",
    )
    name = source.slug
    feeds = ("https://en.wikinews.org/w/index.php?title=Special:NewsFeed&feed=atom",)
    selectors = PageSelectors(
        headline="#firstHeading",
        body=".mw-parser-output > p",
        published=".published",
        drop=".published",
    )
