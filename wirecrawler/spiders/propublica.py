"""ProPublica, CC BY-NC-ND 3.0 (https://www.propublica.org/steal-our-stories).

The page allows printing a story by hand, with its counting pixel and without its pictures, and
forbids printing them automatically or wholesale: a wire quotes.  Where the text stands is what
scrapers name.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class PropublicaSpider(FeedSpider):
    source = Source(
        slug="propublica",
        agency="ProPublica",
        home="https://www.propublica.org/",
        country="US",
        language="en",
        timezone="America/New_York",
        terms=Terms(
            use=Use.EXCERPT,
            licence="CC-BY-NC-ND-3.0",
            evidence_url="https://www.propublica.org/steal-our-stories",
            reason="CC BY-NC-ND 3.0, but not to be reprinted automatically",
        ),
    )
    name = source.slug
    feeds = ("http://feeds.propublica.org/propublica/main",)
    selectors = PageSelectors(body=".article-body")
