"""Tasnim News Agency in Arabic; its own word on a licence was not found.

Its feed is derived from those of the other languages.
"""

from wirecrawler.crawl.tasnim_spider import TasnimSpider
from wirecrawler.source import EU_FREEZE, Source, Terms, Use


class TasnimArSpider(TasnimSpider):
    source = Source(
        slug="tasnim_ar",
        agency="Tasnim News Agency",
        home="https://www.tasnimnews.ir/ar/",
        country="IR",
        language="ar",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.EXCERPT,
            reason="CC BY 4.0 is said of its photographs elsewhere; its own page was not found",
        ),
        cautions=(EU_FREEZE,),
    )
    name = source.slug
