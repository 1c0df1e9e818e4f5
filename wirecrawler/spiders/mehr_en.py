"""Mehr News Agency in English, CC BY 4.0 by the footer of its pages.

The site runs on Nastooh: its meta times are UTC, the printed ones Tehran's, and `meta name=date`
is the time of rendering, which the general rules never trust.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class MehrEnSpider(FeedSpider):
    source = Source(
        slug="mehr_en",
        agency="Mehr News Agency",
        home="https://en.mehrnews.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            evidence_url="https://en.mehrnews.com/",
            reason="licensed CC BY 4.0 by the footer of every page",
        ),
    )
    name = source.slug
    feeds = ("https://en.mehrnews.com/rss",)
    selectors = PageSelectors(
        headline="h1.title",
        body="[itemprop=articleBody]",
        lede="p.summary.introtext",
        section=".breadcrumb li a",
        keywords=".tags li a",
    )
