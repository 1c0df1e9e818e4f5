"""Pars Today, the world service of IRIB, in English; no licence was found written.

Its printed times are UTC.
"""

from wirecrawler.crawl.parstoday_spider import ParsTodaySpider
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class ParstodayEnSpider(ParsTodaySpider):
    source = Source(
        slug="parstoday_en",
        agency="Pars Today",
        home="https://parstoday.ir/en/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        story_id=r"^/en/news/[^/?]*?-i(\d+)(?:[-?]|$)",
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
