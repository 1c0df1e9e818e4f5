"""Global Voices: citizen media, CC BY 3.0, author and link to be named, pictures left out.

The terms are at https://globalvoices.org/about/global-voices-attribution-policy/
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class GlobalVoicesSpider(FeedSpider):
    source = Source(
        slug="global_voices",
        agency="Global Voices",
        home="https://globalvoices.org/",
        country="NL",
        language="en",
        timezone="UTC",
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-3.0",
            evidence_url="https://globalvoices.org/about/global-voices-attribution-policy/",
            reason="licensed CC BY 3.0, pictures excluded",
        ),
    )
    name = source.slug
    feeds = ("https://globalvoices.org/feed/",)
    selectors = PageSelectors(drop=".gv-rss-footer, .post-related")
