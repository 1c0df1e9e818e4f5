"""Mehr News Agency in Arabic, CC BY 4.0 by the footer of the English edition (en.mehrnews.com).

The footer speaks of all content of the agency.  Host and feed are formed as those of the English
edition; its pages were not looked at: the layout of the Persian edition is assumed.
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.source import Source, Terms, Use


class MehrArSpider(NastoohSpider):
    source = Source(
        slug="mehr_ar",
        agency="Mehr News Agency",
        home="https://ar.mehrnews.com/",
        country="IR",
        language="ar",
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
