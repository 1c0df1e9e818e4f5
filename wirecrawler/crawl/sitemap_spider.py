"""SitemapSpider: sources that list their stories in (news) sitemaps."""

from collections.abc import Sequence

from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.extract.sitemap import read_sitemap
from wirecrawler.outcome import Role
from wirecrawler.story import Entry


class SitemapSpider(SourceSpider):
    """Reads the stories that the source's `sitemaps`, and the sitemaps these name, list."""

    role: Role = Role.SITEMAP
    sitemaps: Sequence[str] = ()
    """Addresses of the sitemaps, absolute or relative to the source's home."""

    def listings(self) -> Sequence[str]:
        return self.sitemaps

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        return named_by_sitemap(content, url=url, most_entries=self.most_entries)


def named_by_sitemap(content: bytes, *, url: str, most_entries: int) -> Named:
    """Return what a sitemap, or an index of sitemaps, names.

    Raises:
        ExtractionError: It is neither.
    """
    sitemap = read_sitemap(content, url=url)
    # Newest first: where an index names more than a run may read, the old ones wait.
    newest = sorted(sitemap.sitemaps, key=lambda s: s.lastmod, reverse=True)
    entries, problems = sitemap.entries, sitemap.problems
    if len(entries) > most_entries:
        # Its order says nothing of how new they are.
        entries = tuple(sorted(entries, key=_moment, reverse=True)[:most_entries])
        over = f"over {most_entries} entries: the oldest were left out"
        problems = (*problems, over)
    return Named(
        entries=entries, further=tuple(s.url for s in newest), problems=problems
    )


def _moment(entry: Entry) -> str:
    return entry.published or entry.updated
