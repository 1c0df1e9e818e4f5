"""Pars Today, the world service of IRIB, in Arabic; no licence was found written.

The address of its feed is formed as that of the English edition, and its pages were not looked at:
the layout is that of the English edition.
"""

from wirecrawler.crawl.parstoday_spider import ParsTodaySpider
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class ParstodayArSpider(ParsTodaySpider):
    source = Source(
        slug="parstoday_ar",
        agency="Pars Today",
        home="https://parstoday.ir/ar/",
        country="IR",
        language="ar",
        timezone="Asia/Tehran",
        story_id=r"^/ar/news/[^/?]*?-i(\d+)(?:[-?]|$)",
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
