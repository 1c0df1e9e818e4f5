"""The Times of Israel; no permission is known (https://www.timesofisrael.com/terms/).

The address of its feed is formed as WordPress forms it.  The layout is that of a page of 2020.
"""

from dataclasses import replace

from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import LINK_ONLY, Source


class TimesOfIsraelSpider(WordPressSpider):
    source = Source(
        slug="times_of_israel",
        agency="The Times of Israel",
        home="https://www.timesofisrael.com/",
        country="IL",
        language="en",
        timezone="Asia/Jerusalem",
        terms=replace(LINK_ONLY, evidence_url="https://www.timesofisrael.com/terms/"),
    )
    name = source.slug
    feeds = ("https://www.timesofisrael.com/feed/",)
    selectors = PageSelectors(
        headline="h1.headline",
        byline="header .byline",
        published="header .wrap-byline .date",
        lede="header .underline",
        body=".the-content",
        drop="blockquote.twitter-tweet, .newsletter-promo, .wp-caption, .the-content .banner",
        years="2020 and later",
    )
