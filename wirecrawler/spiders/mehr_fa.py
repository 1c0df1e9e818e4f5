"""Mehr News Agency in Persian, CC BY 4.0 by the footer of the English edition (en.mehrnews.com).

The footer speaks of all content of the agency.  The layout is that of a page of 2024.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.source import Source, Terms, Use


class MehrFaSpider(NastoohSpider):
    source = Source(
        slug="mehr_fa",
        agency="Mehr News Agency",
        home="https://www.mehrnews.com/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            evidence_url="https://en.mehrnews.com/",
            reason="all content of the agency is licensed CC BY 4.0, says its English edition",
        ),
    )
    name = source.slug
