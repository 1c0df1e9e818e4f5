"""PangeaSpider: sources on Pangea, the system of the US agencies for broadcasts abroad.

Voice of America, Radio Free Europe/Radio Liberty and Radio Farda share its feeds (`/api/ZONE`), its
addresses (`/a/SLUG/ID.html`) and its markup, which was seen on pages of the first.
"""

from collections.abc import Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.crawl.listing_reader import Named
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.page import Page, PageSelectors
from wirecrawler.story import Entry, Fetch, RawStory

_NO_ZONE = b"invalid url"
"""What Pangea answers, with status 200, for a zone that is none."""

PANGEA = PageSelectors(
    headline="h1.pg-title",
    body="#article-content .wsw",
    # What is set into the text: pictures, players, links to other stories.
    drop=".wsw__embed, .media-block, .media-block-wrap, .media-container, .c-mmp,"
    " .infgraphicsAttach",
    years="about 2019 and later",
)

PANGEA_STORY_ID = r"^/(?:a|amp)/(?:[^/?]+/)?(\d+)\.html(?:\?|$)"
"""Pages are found by their number, with a headline before it or none."""


class PangeaSpider(FeedSpider):
    """Reads the feeds of the `zones` of a site that runs on Pangea."""

    zones: Sequence[str] = ("epiqq",)
    """Names of feeds as the site's page /rssfeeds has them; the default is its newest stories."""
    selectors: PageSelectors | tuple[PageSelectors, ...] = PANGEA

    def listings(self) -> Sequence[str]:
        return self.feeds or tuple(f"/api/{zone}" for zone in self.zones)

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        """Return what a zone names.

        Raises:
            ExtractionError: It is no feed, or no zone.
        """
        if content[:64].strip().lower() == _NO_ZONE:
            raise ExtractionError(
                url,
                'Pangea answers "Invalid url": no zone has this name; the page /rssfeeds of the'
                " site names its zones",
            )
        return super().read_listing(content, url=url, encoding=encoding)

    def read_story(self, page: Page, entry: Entry, fetch: Fetch) -> RawStory:
        for dateline in page.select("#article-content .wsw > span.dateline"):
            _put_into_its_paragraph(dateline)
        return super().read_story(page, entry, fetch)


def _put_into_its_paragraph(dateline: Element) -> None:
    """Move a dateline that stands before the first paragraph to where a reader sees it.

    Pangea prints the place as an element of its own; left there, it would be the lede.
    """
    paragraph = dateline.getnext()
    if paragraph is None or paragraph.tag != "p" or (dateline.tail or "").strip():
        return
    dateline.text = (dateline.text or "").rstrip()
    dateline.tail = f" {(paragraph.text or '').lstrip()}"
    paragraph.text = None
    paragraph.insert(0, dateline)
