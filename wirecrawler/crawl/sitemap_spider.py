"""SitemapSpider: sources that list their stories in (news) sitemaps."""

from collections.abc import Sequence

from wirecrawler.crawl.source_spider import Named, SourceSpider
from wirecrawler.extract.sitemap import read_sitemap
from wirecrawler.outcome import Role


class SitemapSpider(SourceSpider):
    """Reads the stories that the source's `sitemaps`, and the sitemaps these name, list."""

    role: Role = Role.SITEMAP
    sitemaps: Sequence[str] = ()
    """Addresses of the sitemaps, absolute or relative to the source's home."""

    def listings(self) -> Sequence[str]:
        return self.sitemaps

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        return named_by_sitemap(content, url=url)


def named_by_sitemap(content: bytes, *, url: str) -> Named:
    """Return what a sitemap, or an index of sitemaps, names.

    Raises:
        ExtractionError: It is neither.
    """
    sitemap = read_sitemap(content, url=url)
    # Newest first: where an index names more than a run may read, the old ones wait.
    newest = sorted(sitemap.sitemaps, key=lambda s: s.lastmod, reverse=True)
    return Named(
        entries=sitemap.entries,
        further=tuple(s.url for s in newest),
        problems=sitemap.problems,
    )
