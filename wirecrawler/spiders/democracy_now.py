"""Democracy Now!, said to be CC BY-NC-ND; the page that says so was not read.

Its pages were not looked at: the general rules read them.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source, Terms, Use


class DemocracyNowSpider(FeedSpider):
    source = Source(
        slug="democracy_now",
        agency="Democracy Now!",
        home="https://www.democracynow.org/",
        country="US",
        language="en",
        timezone="America/New_York",
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY-NC-ND by others' word, not for commerce: quoted, not reprinted",
        ),
    )
    name = source.slug
    feeds = ("https://www.democracynow.org/democracynow.rss",)
