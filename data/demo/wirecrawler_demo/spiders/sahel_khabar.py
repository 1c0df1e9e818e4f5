"""ساحل مهرکنار: a Persian port's news, CC BY 4.0 (https://sahelmehrkenar.example/terms)."""

from dataclasses import replace

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import CC_BY_4, Source


class SahelKhabarSpider(FeedSpider):
    """RSS 2.0; a page gives its time in the Jalali calendar, under the headline alone."""

    source = Source(
        slug="sahel_khabar",
        agency="ساحل مهرکنار",
        home="https://sahelmehrkenar.example/",
        language="fa-IR",
        timezone="Asia/Tehran",
        country="IR",
        terms=replace(CC_BY_4, evidence_url="https://sahelmehrkenar.example/terms"),
    )
    name = source.slug
    feeds = ("rss",)
    selectors = PageSelectors(
        headline="h1.title",
        byline=".item-author span",
        body=".item-text",
        # The summary is the story's first paragraph, though it stands outside the text.
        lede="p.summary",
        published=".item-date",
        section=".item-section",
        keywords=".tags li",
    )
