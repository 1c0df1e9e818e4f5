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
    selectors = PageSelectors(
        headline="h2.post-title",
        # Translators are contributors too; the names stand beside the text and below it.
        byline=".author.contributor .contributor-name a",
        body=".entry",
        keywords=".post-terms a[rel=tag]",
        # A quotation that holds such a link tells of another story.
        drop=".wp-caption, .gv-rss-footer, blockquote:has(a[rel=bookmark])",
    )
