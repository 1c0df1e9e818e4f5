"""UN News in English; terms of its own were not found.

Its pages were not looked at: the general rules read them.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source, Terms, Use


class UnNewsEnSpider(FeedSpider):
    source = Source(
        slug="un_news_en",
        agency="UN News",
        home="https://news.un.org/en/",
        country="US",
        language="en",
        timezone="America/New_York",
        terms=Terms(
            use=Use.EXCERPT,
            reason="no terms were found written: quoted, not reprinted",
        ),
    )
    name = source.slug
    # It comes as gzip whatever is asked for.
    feeds = ("https://news.un.org/feed/subscribe/en/news/all/rss.xml",)
