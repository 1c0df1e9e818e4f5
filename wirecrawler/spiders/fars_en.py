"""Fars News Agency in English; its own word on a licence was not found.

The layout is that of its Persian pages, as scrapers of before 2020 name it; none was looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import PRECAUTION, Source, Terms, Use


class FarsEnSpider(FeedSpider):
    source = Source(
        slug="fars_en",
        agency="Fars News Agency",
        home="https://farsnews.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=r"^/en/news/(\d{14})(?:[/?]|$)",
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        cautions=(PRECAUTION,),
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
        years="up to about 2020",
    )
