"""Iranian Students' News Agency in Persian; no licence was found written.

The lede opens with the agency and the bureau, which readers see as a label: it is left out.  Of
its layout a piece was seen, which does not show where the section stands; that is derived from
where the day stands.
"""

from wirecrawler.crawl.nastooh_spider import (
    NASTOOH_FIRST_TITLE,
    NASTOOH_STORY_ID,
    NastoohSpider,
)
from wirecrawler.source import UNLICENSED, Source


class IsnaFaSpider(NastoohSpider):
    source = Source(
        slug="isna_fa",
        agency="ISNA",
        home="https://www.isna.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=NASTOOH_STORY_ID,
        terms=UNLICENSED,
    )
    name = source.slug
    selectors = NASTOOH_FIRST_TITLE
