"""Tasnim News Agency in Turkish; its own word on a licence was not found.

The address of its feed is formed as that of the English edition; no page was looked at.
"""

from wirecrawler.crawl.tasnim_spider import TASNIM_STORY_ID, TasnimSpider
from wirecrawler.source import EU_FREEZE, Source, Terms, Use


class TasnimTrSpider(TasnimSpider):
    source = Source(
        slug="tasnim_tr",
        agency="Tasnim News Agency",
        home="https://www.tasnimnews.ir/tr/",
        country="IR",
        language="tr",
        timezone="Asia/Tehran",
        story_id=TASNIM_STORY_ID,
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        cautions=(EU_FREEZE,),
    )
    name = source.slug
