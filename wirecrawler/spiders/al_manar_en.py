"""Al-Manar in English; no licence was found written, and no feed was seen to answer.

The address of its feed is a guess, and its pages were not looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import PRECAUTION, UNLICENSED, Source


class AlManarEnSpider(FeedSpider):
    source = Source(
        slug="al_manar_en",
        agency="Al-Manar",
        home="https://english.almanar.com.lb/",
        country="LB",
        language="en",
        timezone="Asia/Beirut",
        terms=UNLICENSED,
        cautions=(PRECAUTION,),
        enabled=False,
        reason="no feed of it was seen to answer",
    )
    name = source.slug
    feeds = ("https://english.almanar.com.lb/rss",)
