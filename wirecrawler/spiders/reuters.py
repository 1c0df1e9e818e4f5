"""Reuters: a licence is needed (https://www.reuters.com/info-pages/terms-of-use/).

It has no feed, and its site answers 401 to whoever is no browser.
"""

from wirecrawler.crawl.sitemap_spider import SitemapSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, reserved


class ReutersSpider(SitemapSpider):
    source = Source(
        slug="reuters",
        agency="Reuters",
        home="https://www.reuters.com/",
        country="GB",
        language="en",
        timezone="UTC",
        terms=reserved("https://www.reuters.com/info-pages/terms-of-use/"),
        enabled=False,
        reason="the site answers 401 to crawlers; a licence is needed",
    )
    name = source.slug
    sitemaps = (
        "https://www.reuters.com/arc/outboundfeeds/news-sitemap/?outputType=xml",
    )
    selectors = (
        PageSelectors(
            headline="h1[data-testid=Heading]",
            body="[data-testid^=paragraph], [class*=article-body] > h2[data-testid=Heading]",
            # What screen readers are told of each link that leads out.
            drop="[data-testid^=paragraph] span[style*=hidden], [class*=visually-hidden]",
            years="about 2021 and later",
        ),
        PageSelectors(
            headline="h1.ArticleHeader_headline, h1",
            body=".StandardArticleBody_body",
            updated="meta[property='og:article:modified_time']",
            drop=".Attribution_container, .StandardArticleBody_trustBadgeContainer,"
            " .Image_container, [class*=PrimaryAsset_container], [class*=SmallImage]",
            years="about 2017 to 2020",
        ),
        PageSelectors(headline="h1", body="#articleText", years="up to about 2017"),
    )
