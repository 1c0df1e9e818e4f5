"""Tehran Times, CC BY 4.0 by the footer of its pages.

The site runs on Nastooh with a layout of its own: the headline is an h2, the lede stands inside
the text, and the printed time has no zone (Tehran's).
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class TehranTimesSpider(FeedSpider):
    source = Source(
        slug="tehran_times",
        agency="Tehran Times",
        home="https://www.tehrantimes.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            holder="Mehr News Agency",
            evidence_url="https://www.tehrantimes.com/",
            reason="licensed CC BY 4.0 by the footer of every page",
        ),
    )
    name = source.slug
    feeds = ("https://www.tehrantimes.com/rss",)
    selectors = PageSelectors(headline="h2.item-title", body=".item-text")
