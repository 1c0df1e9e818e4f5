"""Islamic Republic News Agency in English; no licence was found written.

Feeds and sitemaps are open; each page asks a browser to solve a riddle first (ArvanCloud's), so
its stories are what the feed says of them.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.source import UNLICENSED, Source


class IrnaEnSpider(NastoohSpider):
    source = Source(
        slug="irna_en",
        agency="IRNA",
        home="https://en.irna.ir/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    reads_pages = False
