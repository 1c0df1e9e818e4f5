"""AhlulBayt News Agency in English; no licence was found written.

Its sitemaps count years as the rest of the world does, and it answers outside Iran.  Its pages
were not looked at: the layout of its platform is assumed.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSitemapSpider
from wirecrawler.source import UNLICENSED, Source


class Abna24EnSpider(NastoohSitemapSpider):
    source = Source(
        slug="abna24_en",
        agency="AhlulBayt News Agency",
        home="https://en.abna24.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
