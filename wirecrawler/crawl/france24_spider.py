"""France24Spider: the editions of France 24, the broadcaster of France to the world.

The feed of an edition is `/LANGUAGE/rss`, that of a section `/LANGUAGE/SECTION/rss`.  No
page was looked at: the layout is the one that scrapers of the site name, the years are a guess.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors


class France24Spider(FeedSpider):
    """Reads the feeds of an edition."""

    selectors = PageSelectors(
        byline=".m-from-author__name",
        lede=".t-content__chapo",
        body=".t-content__body",
        drop=".t-content__body figure, .o-self-promo, .m-interstitial, .a-read-more",
        years="about 2019 and later",
    )
