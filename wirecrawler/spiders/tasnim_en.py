"""Tasnim News Agency in English; its own word on a licence was not found.

Headlines are in title case.  No page was looked at.
"""

from wirecrawler.crawl.tasnim_spider import TASNIM_STORY_ID, TasnimSpider
from wirecrawler.source import EU_FREEZE, Source, Terms, Use


class TasnimEnSpider(TasnimSpider):
    source = Source(
        slug="tasnim_en",
        agency="Tasnim News Agency",
        home="https://www.tasnimnews.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=TASNIM_STORY_ID,
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        cautions=(EU_FREEZE,),
    )
    name = source.slug
