"""Mehr News Agency in English, CC BY 4.0 by the footer of its pages (https://en.mehrnews.com/).

From some countries it answers nothing.  Times are printed in two forms, "31 December 2018 - 14:11"
and "Nov 17, 2026, 12:15 PM"; both are Tehran's.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.source import Source, Terms, Use


class MehrEnSpider(NastoohSpider):
    source = Source(
        slug="mehr_en",
        agency="Mehr News Agency",
        home="https://en.mehrnews.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            evidence_url="https://en.mehrnews.com/",
            reason="licensed CC BY 4.0 by the footer of every page",
        ),
    )
    name = source.slug
