"""openDemocracy, said to be CC BY-NC; the page that says so was not read.

The address of its feed is not confirmed, and its pages were not looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source, Terms, Use


class OpendemocracySpider(FeedSpider):
    source = Source(
        slug="opendemocracy",
        agency="openDemocracy",
        home="https://www.opendemocracy.net/",
        country="GB",
        language="en",
        timezone="Europe/London",
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY-NC by others' word, not for commerce: quoted, not reprinted",
        ),
        enabled=False,
        reason="its feed was not seen to answer",
    )
    name = source.slug
    feeds = ("https://www.opendemocracy.net/en/rss.xml",)
