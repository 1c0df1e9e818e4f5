"""Al Jazeera in Arabic, all rights reserved (https://www.aljazeera.com/terms-and-conditions/).

The feed is the address that collectors of feeds name; its pages were not looked at: the markup is
that of the English edition, and so are the terms.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, reserved


class AljazeeraArSpider(FeedSpider):
    source = Source(
        slug="aljazeera_ar",
        agency="Al Jazeera",
        home="https://www.aljazeera.net/",
        country="QA",
        language="ar",
        timezone="UTC",
        terms=reserved("https://www.aljazeera.com/terms-and-conditions/"),
    )
    name = source.slug
    feeds = (
        "/aljazeerarss/a7c186be-1baa-4bd4-9d80-a84db769f779/73d0e1b4-532f-45ef-b135-bfdff8b8cab9",
    )
    selectors = PageSelectors(
        lede=".article__subhead",
        body=".wysiwyg",
        drop="figure, .more-on, .article-info-block, .newsletter-slice",
        years="about 2020 and later",
    )
