"""Iranian Students' News Agency in English; no licence was found written.

Feeds of single topics answer an HTML page, and from some countries robots.txt is a riddle for
browsers: where pages are one too, a story fails and nothing is stored.  The number of a story
begins with its day in the Iranian calendar.  The layout is that of the Persian edition; its own
pages were not looked at.
"""

from wirecrawler.crawl.nastooh_spider import (
    NASTOOH_FIRST_TITLE,
    NASTOOH_STORY_ID,
    NastoohSpider,
)
from wirecrawler.source import UNLICENSED, Source


class IsnaEnSpider(NastoohSpider):
    source = Source(
        slug="isna_en",
        agency="ISNA",
        home="https://en.isna.ir/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    selectors = NASTOOH_FIRST_TITLE
