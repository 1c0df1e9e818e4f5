"""BBC News, all rights reserved (https://www.bbc.co.uk/usingthebbc/terms/).

Its links carry what they were counted by (`?at_medium=RSS`); the canonical address does not.  No
page of the layout of before 2015 was looked at.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import Page, PageSelectors
from wirecrawler.source import Source, reserved
from wirecrawler.story import Entry, Fetch, RawStory


class BbcSpider(FeedSpider):
    source = Source(
        slug="bbc",
        agency="BBC News",
        home="https://www.bbc.com/news",
        country="GB",
        language="en",
        timezone="Europe/London",
        terms=reserved("https://www.bbc.co.uk/usingthebbc/terms/"),
    )
    name = source.slug
    feeds = (
        "https://feeds.bbci.co.uk/news/world/rss.xml",
        "https://feeds.bbci.co.uk/news/world/middle_east/rss.xml",
    )
    selectors = (
        PageSelectors(
            body="[data-component=text-block], [data-component=subheadline-block],"
            " [data-component=crosshead-block], [data-component=unordered-list-block]",
            years="about 2020 and later",
        ),
        PageSelectors(
            body=".story-body__inner",
            drop="figure, .story-body__unordered-list:has(> li > a), .bbccom_slot,"
            " .story-body__inner [class^=idt]",
            years="about 2015 to 2020",
        ),
        PageSelectors(
            body=".story-body",
            drop="h1, .story-date, .caption, .story-feature",
            years="up to about 2015",
        ),
    )

    def read_story(self, page: Page, entry: Entry, fetch: Fetch) -> RawStory:
        for listed in page.select("[data-component] ul"):
            linked = "".join("".join(link.itertext()) for link in listed.iter("a"))
            if "".join(linked.split()) == "".join("".join(listed.itertext()).split()):
                # Between its paragraphs stand lists of other stories, marked like any list.
                listed.set("hidden", "")
        return super().read_story(page, entry, fetch)
