"""Al-Alam, IRIB's channel in Arabic; no licence was found written.

Its pages were not looked at: the general rules read them.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class AlAlamArSpider(FeedSpider):
    source = Source(
        slug="al_alam_ar",
        agency="Al-Alam",
        home="https://www.alalam.ir/",
        country="IR",
        language="ar",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
        enabled=False,
        reason="the certificate of its server has expired",
    )
    name = source.slug
    feeds = ("https://www.alalam.ir/rss",)
