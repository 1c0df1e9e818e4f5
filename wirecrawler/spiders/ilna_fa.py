"""Iranian Labour News Agency; no licence was found written.

The site, built with Asam, answers as ilna.news too.  Its pages were not looked at: the layout is
the one that a scraper of its platform names, and the shape of its addresses is not known.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import UNLICENSED, Source


class IlnaFaSpider(FeedSpider):
    source = Source(
        slug="ilna_fa",
        agency="ILNA",
        home="https://www.ilna.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
    feeds = ("https://www.ilna.ir/rss",)
    selectors = PageSelectors(
        lede=".lead",
        body="#echo_detail",
        published="time[datetime]",
        keywords=".article_tag a",
    )
