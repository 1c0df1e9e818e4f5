"""Islamic Republic News Agency in Persian; no licence was found written.

Feeds and sitemaps are open; each page asks a browser to solve a riddle first (ArvanCloud's), so
its stories are what the feed says of them.  The address of the feed is formed as that of the
English edition.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.source import UNLICENSED, Source


class IrnaFaSpider(NastoohSpider):
    source = Source(
        slug="irna_fa",
        agency="IRNA",
        home="https://www.irna.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    reads_pages = False
