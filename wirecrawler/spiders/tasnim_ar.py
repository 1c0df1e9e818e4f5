"""Tasnim News Agency in Arabic; its own word on a licence was not found.

The address of its feed is formed as that of the English edition; no page was looked at.
"""

from wirecrawler.crawl.tasnim_spider import TASNIM_STORY_ID, TasnimSpider
from wirecrawler.source import EU_FREEZE, Source, Terms, Use


class TasnimArSpider(TasnimSpider):
    source = Source(
        slug="tasnim_ar",
        agency="Tasnim News Agency",
        home="https://www.tasnimnews.ir/ar/",
        country="IR",
        language="ar",
        timezone="Asia/Tehran",
        story_id=TASNIM_STORY_ID,
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        cautions=(EU_FREEZE,),
    )
    name = source.slug
