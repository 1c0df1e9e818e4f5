"""RossiyaSegodnyaSpider: the system of Sputnik's editions and of RIA Novosti.

Pages are at `/YYYYMMDD/SLUG-ID.html`; those of before 2021 had a section before the date.  The
headline that readers see and the one that is said for sharing differ: the first is the story's.

The older layout was seen on pages of 2019 and 2020; the newer one is what scrapers name.
"""

from collections.abc import Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Terms, Use

SPUTNIK_TERMS = Terms(
    use=Use.EXCERPT,
    evidence_url="https://sputniknews.com/docs/about/terms_of_use.html",
    reason="its terms ask for an active link, allow half of an exclusive story and no pictures",
)


class RossiyaSegodnyaSpider(FeedSpider):
    """Reads the feed of an edition."""

    feeds: Sequence[str] = ("/export/rss2/archive/index.xml",)
    selectors = (
        PageSelectors(
            headline="h1.article__title",
            lede=".article__announce-text",
            body=".article__text, .article__h2, .article__h3, .article__quote-text",
            updated="[itemprop=dateModified]",
            years="about 2021 and later",
        ),
        PageSelectors(
            headline="h1[itemprop=headline]",
            # Where nobody is named beside the time, what is said for machines is the agency.
            byline=".b-article__refs-author a,"
            " .b-article:not(:has(.b-article__refs-author)) [itemprop=author] [itemprop=name]",
            lede=".b-article__lead",
            body=".b-article__text",
            section=".b-article__refs-rubric",
            drop=".b-inject, .ria-fb",
            years="up to about 2021",
        ),
    )
