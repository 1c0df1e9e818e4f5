"""Pars Today, the world service of IRIB, in Persian; no licence was found written.

Its printed times put the month first: "آبان ۲۷, ۱۴۰۵ ۱۹:۲۴ Asia/Tehran".  The address of its feed
is formed as that of the English edition.
"""

from wirecrawler.crawl.parstoday_spider import ParsTodaySpider
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class ParstodayFaSpider(ParsTodaySpider):
    source = Source(
        slug="parstoday_fa",
        agency="Pars Today",
        home="https://parstoday.ir/fa/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=r"^/fa/news/[^/?]*?-i(\d+)(?:[-?]|$)",
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
