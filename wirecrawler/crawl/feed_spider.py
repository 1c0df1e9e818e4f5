"""FeedSpider: sources that list their stories in feeds (RSS, Atom, JSON Feed)."""

from collections.abc import Sequence

from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.extract.feed import read_feed
from wirecrawler.outcome import Role


class FeedSpider(SourceSpider):
    """Reads the stories that the source's `feeds` name."""

    role: Role = Role.FEED
    feeds: Sequence[str] = ()
    """Addresses of the feeds, absolute or relative to the source's home."""

    def listings(self) -> Sequence[str]:
        return self.feeds

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        return named_by_feed(
            content, url=url, encoding=encoding, most_entries=self.most_entries
        )


def named_by_feed(
    content: bytes, *, url: str, encoding: str | None, most_entries: int
) -> Named:
    """Return what a feed names.

    Raises:
        ExtractionError: It is no feed.
    """
    feed = read_feed(content, url=url, encoding=encoding, most_entries=most_entries)
    return Named(
        entries=feed.entries,
        linkless=feed.linkless,
        problems=feed.problems,
        rhythm=feed.rhythm,
    )
