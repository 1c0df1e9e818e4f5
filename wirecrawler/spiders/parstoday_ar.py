"""Pars Today, the world service of IRIB, in Arabic; no licence was found written.

Its feed is derived from those of the other languages.
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
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
