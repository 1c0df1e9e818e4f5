"""RT in English, all rights reserved; where that is written was not found.

The European Union forbids broadcasting it.  Pages are at `/SECTION/ID-SLUG/`; what is printed
there as a time is GMT.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import EU_BAN, EXCERPT, Source


class RtEnSpider(FeedSpider):
    source = Source(
        slug="rt_en",
        agency="RT",
        home="https://www.rt.com/",
        country="RU",
        language="en",
        timezone="UTC",
        terms=EXCERPT,
        cautions=(EU_BAN,),
    )
    name = source.slug
    feeds = ("https://www.rt.com/rss/",)
    selectors = PageSelectors(
        headline="h1.article__heading",
        # The summary above it says what the text says again; it is left out.
        body=".article__text",
        drop=".read-more, .read-more-big, .article__text .article__cover, .article__text .media",
        years="2019 and later",
    )
