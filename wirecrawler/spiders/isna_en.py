"""Iranian Students' News Agency in English; no licence was found written.

Feeds of single topics answer an HTML page, and from some countries robots.txt is a riddle for
browsers.  The number of a story begins with its day in the Iranian calendar.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_FIRST_TITLE, NastoohSpider
from wirecrawler.source import UNLICENSED, Source


class IsnaEnSpider(NastoohSpider):
    source = Source(
        slug="isna_en",
        agency="ISNA",
        home="https://en.isna.ir/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
    selectors = NASTOOH_FIRST_TITLE
