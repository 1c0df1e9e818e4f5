"""UN News in Arabic; terms of its own were not found.

Its feed is the English one's with a code of its own; collectors read it in 2026.  Its pages were
not looked at: the general rules read them.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source, Terms, Use


class UnNewsArSpider(FeedSpider):
    source = Source(
        slug="un_news_ar",
        agency="UN News",
        home="https://news.un.org/ar/",
        country="US",
        language="ar",
        timezone="America/New_York",
        terms=Terms(
            use=Use.EXCERPT,
            reason="no terms were found written: quoted, not reprinted",
        ),
    )
    name = source.slug
    # It comes as gzip whatever is asked for.
    feeds = ("https://news.un.org/feed/subscribe/ar/news/all/rss.xml",)
