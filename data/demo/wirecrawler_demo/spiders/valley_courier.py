"""The Valley Courier: a valley's weekly, all rights reserved: excerpts only."""

from dataclasses import replace

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import EXCERPT, Source


class ValleyCourierSpider(FeedSpider):
    """RSS 1.0; tables, and no metadata at all."""

    source = Source(
        slug="valley_courier",
        agency="The Valley Courier",
        home="https://valleycourier.example/",
        language="en-GB",
        timezone="Europe/London",
        country="GB",
        terms=replace(EXCERPT, evidence_url="https://valleycourier.example/terms.html"),
    )
    name = source.slug
    feeds = ("index.rdf",)
    selectors = PageSelectors(byline="p.by", body="div.story", published="p.date")
