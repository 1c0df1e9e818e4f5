"""Mashregh News, Tehran; no licence was found written.

Its pages were not looked at: the layout of its platform is assumed.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSitemapSpider
from wirecrawler.source import UNLICENSED, Source


class MashreghFaSpider(NastoohSitemapSpider):
    source = Source(
        slug="mashregh_fa",
        agency="Mashregh News",
        home="https://www.mashreghnews.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
