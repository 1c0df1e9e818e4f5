"""Associated Press, all rights reserved (https://apnews.com/termsofservice).

It has no feed, only a sitemap of its latest stories.  Its meta times have no zone and are UTC.
"""

from wirecrawler.crawl.sitemap_spider import SitemapSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, reserved


class ApSpider(SitemapSpider):
    source = Source(
        slug="ap",
        agency="Associated Press",
        home="https://apnews.com/",
        country="US",
        language="en",
        timezone="UTC",
        terms=reserved("https://apnews.com/termsofservice"),
    )
    name = source.slug
    sitemaps = ("https://apnews.com/news-sitemap-content.xml",)
    selectors = (
        PageSelectors(
            headline="h1.Page-headline",
            body=".RichTextStoryBody",
            # Pictures, other modules and advertisements stand among the paragraphs.
            drop=".Enhancement, .HTMLModuleEnhancement,"
            " .PageListEnhancementGeneric, .Advertisement",
            years="about 2023-07 and later",
        ),
        PageSelectors(
            headline=".CardHeadline h1",
            body="[data-key=article]",
            drop="[data-key=media-placeholder], [data-key=embed-caption], "
            " [data-key=hub-peek-embed], [data-key=related-story-embed]",
            years="2019 to about 2023-07",
        ),
    )
