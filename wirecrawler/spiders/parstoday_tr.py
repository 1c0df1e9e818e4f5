"""Pars Today, the world service of IRIB, in Turkish; no licence was found written.

The address of its feed is formed as that of the English edition, and its pages were not looked at:
the layout is that of the English edition.
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
        story_id=r"^/tr/news/[^/?]*?-i(\d+)(?:[-?]|$)",
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
