"""Tehran Times, CC BY 4.0 by the footer of its pages (https://www.tehrantimes.com/).

The headline is an h2 and the lede stands inside the text.  Older pages print their time unpadded:
"March 6, 2016 - 0:0".
"""

from wirecrawler.crawl.nastooh_spider import NASTOOH_STORY_ID, NastoohSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class TehranTimesSpider(NastoohSpider):
    source = Source(
        slug="tehran_times",
        agency="Tehran Times",
        home="https://www.tehrantimes.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            holder="Mehr News Agency",
            evidence_url="https://www.tehrantimes.com/",
            reason="licensed CC BY 4.0 by the footer of every page",
        ),
    )
    name = source.slug
    selectors = PageSelectors(
        headline="h2.item-title",
        body=".item-text",
        section=".breadcrumb li a",
        keywords=".tags li a",
    )
