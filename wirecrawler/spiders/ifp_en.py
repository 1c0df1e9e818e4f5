"""Iran Front Page in English; no licence was found written.

Its Media Wire prints what other agencies wrote, without their datelines.  The theme's classes are
not known; the general rules read it.
"""

from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import UNLICENSED, Source


class IfpEnSpider(WordPressSpider):
    source = Source(
        slug="ifp_en",
        agency="Iran Front Page",
        home="https://ifpnews.com/",
        country="IR",
        language="en",
        timezone="Asia/Tehran",
        terms=UNLICENSED,
    )
    name = source.slug
    # The last is what WordPress makes of the section /category/wired/; the others were seen.
    feeds = (
        "https://ifpnews.com/feed/",
        "https://ifpnews.com/category/news/politics/feed/",
        "https://ifpnews.com/category/wired/feed/",
    )
    selectors = PageSelectors(
        # What stands below every story of the Media Wire, in a paragraph like its others.
        drop="p:contains('published in the Media Wire section')",
    )
