"""Fars News Agency in Persian; its own word on a licence was not found.

The layout is the one that scrapers of before 2020 name; no page was looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import PRECAUTION, Source, Terms, Use


class FarsFaSpider(FeedSpider):
    source = Source(
        slug="fars_fa",
        agency="Fars News Agency",
        home="https://farsnews.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=r"^/news/(\d{14})(?:[/?]|$)",
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        cautions=(PRECAUTION,),
        enabled=False,
        reason="its feed and pages are empty frames for a script, its certificate its own",
    )
    name = source.slug
    feeds = ("https://farsnews.ir/rss",)
    selectors = PageSelectors(
        headline=".news-box .title",
        lede=".news-box .lead",
        body=".nt-body",
        published=".publish-time",
        keywords=".tags .radius",
        years="up to about 2020",
    )
