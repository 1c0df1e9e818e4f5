"""FeedSpider: sources that list their stories in feeds (RSS, Atom, JSON Feed)."""

from collections.abc import Sequence

from wirecrawler.crawl.source_spider import Named, SourceSpider
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
        return named_by_feed(content, url=url, encoding=encoding)


def named_by_feed(content: bytes, *, url: str, encoding: str | None) -> Named:
    """Return what a feed names.

    Raises:
        ExtractionError: It is no feed.
    """
    feed = read_feed(content, url=url, encoding=encoding)
    return Named(entries=feed.entries, linkless=feed.linkless, problems=feed.problems)
