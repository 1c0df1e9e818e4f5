"""Harbour Wire: news of a coast, CC BY 4.0 since 2019 (https://harbourwire.example/terms)."""

from dataclasses import replace

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import CC_BY_4, Source


class HarbourWireSpider(FeedSpider):
    """An Atom feed; the pages say everything in JSON-LD and in plain HTML 5."""

    source = Source(
        slug="harbour_wire",
        agency="Harbour Wire",
        home="https://harbourwire.example/",
        language="en",
        timezone="Europe/Oslo",
        country="NO",
        terms=replace(CC_BY_4, evidence_url="https://harbourwire.example/terms"),
    )
    name = source.slug
    feeds = ("feed.atom",)
