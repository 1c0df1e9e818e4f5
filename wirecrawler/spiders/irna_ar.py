"""Islamic Republic News Agency in Arabic; no licence was found written.

Feeds and sitemaps are open; each page asks a browser to solve a riddle first (ArvanCloud's), so
its stories are what the feed says of them.  The address of the feed is formed as that of the
English edition.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.source import UNLICENSED, Source


class IrnaArSpider(NastoohSpider):
    source = Source(
        slug="irna_ar",
        agency="IRNA",
        home="https://ar.irna.ir/",
        country="IR",
        language="ar",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    reads_pages = False
