"""Mashregh News, Tehran; no licence was found written.

Its pages were not looked at: the layout of its platform is assumed.
"""

from wirecrawler.crawl.nastooh_spider import NastoohSitemapSpider
from wirecrawler.source import UNLICENSED, Source


class MashreghFaSpider(NastoohSitemapSpider):
    source = Source(
        slug="mashregh_fa",
        agency="Mashregh News",
        home="https://www.mashreghnews.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
