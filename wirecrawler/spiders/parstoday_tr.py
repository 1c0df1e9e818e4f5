"""Pars Today, the world service of IRIB, in Turkish; no licence was found written.

Its feed is derived from those of the other languages.
"""

from wirecrawler.crawl.parstoday_spider import ParsTodaySpider
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class ParstodayTrSpider(ParsTodaySpider):
    source = Source(
        slug="parstoday_tr",
        agency="Pars Today",
        home="https://parstoday.ir/tr/",
        country="IR",
        language="tr",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
