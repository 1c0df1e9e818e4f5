"""Catalogue: the sources there are, found by looking into the packages of spiders."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from scrapy.settings import Settings

from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.crawl.spider_folders import SourceLoader
from wirecrawler.errors import SourceError
from wirecrawler.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source and how it lists its stories."""

    source: Source
    spider: type[SourceSpider]
    kind: str
    """`feed`, `sitemap` or `section`."""
    feeds: tuple[str, ...]
    """Addresses of its listings, absolute."""


def catalogue(settings: Settings) -> dict[str, Listed]:
    """Return the sources of the packages of spiders.

    dict[str, Listed]: slug -> source; in the order of slugs.

    Raises:
        SourceError: A package of spiders cannot be imported, or two spiders share a name.
    """
    try:
        loader = SourceLoader.from_settings(settings)
        spiders = [loader.load(name) for name in sorted(loader.list())]
    except (ImportError, SyntaxError, KeyError) as error:
        raise SourceError("WIRECRAWLER_SPIDER_MODULES", str(error)) from error
    return {
        spider.source.slug: listed(spider)
        for spider in spiders
        if issubclass(spider, SourceSpider) and spider is not AnySourceSpider
    }


def listed(spider: type[SourceSpider]) -> Listed:
    """Return a source with its listings, as its spider declares them."""
    home = spider.source.home
    return Listed(
        source=spider.source,
        spider=spider,
        kind=spider.role.value,
        feeds=tuple(urljoin(home, url) for url in spider().listings()),
    )


def chosen(listing: dict[str, Listed], slugs: Sequence[str]) -> list[Listed]:
    """Return the sources of these slugs.

    Raises:
        SourceError: One of them is unknown.
    """
    for slug in slugs:
        if slug not in listing:
            raise SourceError(slug, "unknown source; `wirecrawler list` names them all")
    return [listing[slug] for slug in slugs]
