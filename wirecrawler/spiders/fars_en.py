"""Fars News Agency in English; its own word on a licence was not found.

The layout is that of its Persian pages of 2017, the last that is known.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class FarsEnSpider(FeedSpider):
    source = Source(
        slug="fars_en",
        agency="Fars News Agency",
        home="https://farsnews.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        enabled=False,
        reason="its feed and pages are empty frames for a script, its certificate its own",
    )
    name = source.slug
    feeds = ("https://farsnews.ir/en/rss",)
    selectors = PageSelectors(
        headline=".news-box .title",
        body=".nt-body",
        published=".publish-time",
        keywords=".tags .radius",
        years="2017 and some years after",
    )
