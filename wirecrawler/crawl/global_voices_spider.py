"""GlobalVoicesEditionSpider: Global Voices and its editions, which translate one another's stories.

WordPress with one theme for all.  An edition is at `LANGUAGE.globalvoices.org` and holds the terms
of the whole: CC BY 3.0, author and link to be named, pictures left out.  The markup is that of a
German page of 2019.
"""

from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Terms, Use

GLOBAL_VOICES_TERMS = Terms(
    use=Use.FULL,
    licence="CC-BY-3.0",
    evidence_url="https://globalvoices.org/about/global-voices-attribution-policy/",
    reason="licensed CC BY 3.0, pictures excluded",
)


class GlobalVoicesEditionSpider(WordPressSpider):
    """Reads the feed of an edition."""

    selectors = PageSelectors(
        headline="h2.post-title",
        # Translators are contributors too; the names stand beside the text and below it.
        byline=".author.contributor .contributor-name a",
        body=".entry",
        keywords=".post-terms a[rel=tag]",
        # A quotation that holds such a link tells of another story.
        drop=".wp-caption, .gv-rss-footer, blockquote:has(a[rel=bookmark])",
    )
