"""Mehr News Agency in Persian, CC BY 4.0 as the footer of its English pages says of all content.

It publishes far more in a day than its feed holds at a time.
"""

from wirecrawler.crawl.nastooh_spider import NastoohSpider
from wirecrawler.source import Source, Terms, Use


class MehrFaSpider(NastoohSpider):
    source = Source(
        slug="mehr_fa",
        agency="Mehr News Agency",
        home="https://www.mehrnews.com/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            evidence_url="https://en.mehrnews.com/",
            reason="all content of the agency is licensed CC BY 4.0, says its English edition",
        ),
    )
    name = source.slug
