"""Mehr News Agency in Arabic, CC BY 4.0 as the footer of its English pages says of all content.

Its layout was not seen: that of the Persian edition is assumed.
"""

from wirecrawler.crawl.nastooh_spider import NastoohSpider
from wirecrawler.source import Source, Terms, Use


class MehrArSpider(NastoohSpider):
    source = Source(
        slug="mehr_ar",
        agency="Mehr News Agency",
        home="https://ar.mehrnews.com/",
        country="IR",
        language="ar",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            evidence_url="https://en.mehrnews.com/",
            reason="all content of the agency is licensed CC BY 4.0, says its English edition",
        ),
    )
    name = source.slug
