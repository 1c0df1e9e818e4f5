"""Shana, the news agency of Iran's Ministry of Petroleum; no licence was found written.

Its pages were not looked at: the layout is its platform's, save that by a collector's settings the
time stands bare among the links above the headline.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSitemapSpider
from wirecrawler.source import UNLICENSED, Source


class ShanaFaSpider(NastoohSitemapSpider):
    source = Source(
        slug="shana_fa",
        agency="Shana",
        home="https://www.shana.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
