"""Al Jazeera in English, all rights reserved (https://www.aljazeera.com/terms-and-conditions/).

The guid of its feed is not the link, and the link carries `?traffic_source=rss`.  Its meta times
have no zone and are UTC.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, reserved


class AljazeeraEnSpider(FeedSpider):
    source = Source(
        slug="aljazeera_en",
        agency="Al Jazeera",
        home="https://www.aljazeera.com/",
        country="QA",
        language="en",
        timezone="UTC",
        terms=reserved("https://www.aljazeera.com/terms-and-conditions/"),
    )
    name = source.slug
    feeds = ("https://www.aljazeera.com/xml/rss/all.xml",)
    selectors = (
        PageSelectors(
            lede=".article__subhead, .longform-hero__summary",
            body=".wysiwyg",
            drop="figure, .more-on, .article-info-block, .newsletter-slice, .jetpack_share",
            years="about 2020 and later",
        ),
        PageSelectors(
            body=".article-p-wrapper",
            drop="table.in-article-item, [data-embed-type]",
            years="up to about 2020",
        ),
    )
