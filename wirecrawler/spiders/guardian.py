"""The Guardian, all rights reserved (https://www.theguardian.com/help/terms-of-service).

It prints agencies' copy under their byline ("Associated Press in Lisbon") where its JSON-LD says
"Guardian staff reporter"; the byline that readers see decides what may be printed.  The layouts of
before 2020 are those that scrapers of the time name; no page of theirs was looked at.
"""

from types import MappingProxyType

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, reserved


class GuardianSpider(FeedSpider):
    source = Source(
        slug="guardian",
        agency="The Guardian",
        home="https://www.theguardian.com/",
        country="GB",
        language="en",
        timezone="Europe/London",
        terms=reserved("https://www.theguardian.com/help/terms-of-service"),
    )
    name = source.slug
    feeds = ("/world/rss", "/world/middleeast/rss", "/world/iran/rss")
    moved = MappingProxyType({"www.guardiannews.com": "www.theguardian.com"})
    selectors = (
        PageSelectors(
            byline="[data-component=meta-byline] > div:first-child",
            lede="[data-gu-name=standfirst] p, [data-gu-name=standfirst] li",
            body=".article-body-viewer-selector, .article-body-commercial-selector",
            # Letters for subscribers, links to other stories and the wall stand in the text; below
            # it stands how to write to the paper.
            drop="figure, aside, footer, gu-island, #sign-in-gate,"
            ' p:contains("Comments on this piece are premoderated"),'
            ' p:contains("Submissions are subject to our terms"),'
            ' p:contains("Do you have an opinion on the issues raised in this article")',
            years="about 2020 and later",
        ),
        PageSelectors(
            byline=".byline",
            lede=".content__standfirst",
            body=".content__article-body",
            drop="figure, aside, .element-rich-link, .submeta, .after-article",
            years="about 2014 to 2020",
        ),
        PageSelectors(
            byline=".contributor-full, .byline",
            lede="#stand-first",
            body="#article-body-blocks",
            drop="figure, .inline, .related",
            years="up to about 2014",
        ),
    )
