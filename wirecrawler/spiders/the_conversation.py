"""The Conversation, CC BY-ND story by story (https://theconversation.com/republishing-guidelines).

Its guidelines allow to reprint single stories, unchanged, with their authors and a counter;
systematic republication they do not.
"""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source, Terms, Use


class TheConversationSpider(FeedSpider):
    source = Source(
        slug="the_conversation",
        agency="The Conversation",
        home="https://theconversation.com/",
        country="AU",
        language="en",
        timezone="UTC",
        terms=Terms(
            use=Use.EXCERPT,
            evidence_url="https://theconversation.com/republishing-guidelines",
            reason="CC BY-ND story by story; systematic republication is not allowed",
        ),
    )
    name = source.slug
    feeds = ("/global/articles.atom", "/uk/articles.atom", "/us/articles.atom")
    selectors = PageSelectors(
        headline="[itemprop=headline]",
        body="[itemprop=articleBody]",
        # Between two rules stands what leads away: other stories, letters for subscribers.
        drop="figure, .slot, [data-react-class], hr + p:has(+ hr), hr + figure + p:has(+ hr)",
        keywords=".topic-list a",
        years="2023 and later",
    )
