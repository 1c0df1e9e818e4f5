"""Catalogue: the sources there are, found by looking into the packages of spiders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from scrapy.settings import Settings

from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.crawl.spider_folders import SourceLoader
from wirecrawler.errors import SourceError
from wirecrawler.normalize.url import same_source
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


def listed_at(listing: dict[str, Listed], url: str) -> Listed | None:
    """Return the source of the page at an address, or None where no file declares it."""
    return nearest(on_host(listing, url), url)


def on_host(listing: dict[str, Listed], url: str) -> list[Listed]:
    """Return the sources of which the host of an address is one, whatever its path."""
    return [one for one in listing.values() if _is_its_own(url, one)]


def nearest(held: Iterable[Listed], url: str) -> Listed | None:
    """Return which of the sources on its host the page at an address is of.

    Of several the one is meant that bears the page's host, then the one whose front page lies
    nearest above it: editions may have hosts of their own, or folders.
    """
    return max(held, key=lambda one: _nearness(url, one), default=None)


def _is_its_own(url: str, one: Listed) -> bool:
    """Tell whether a page is on the source's hosts, those that answer no more included."""
    dead = (f"https://{host}/" for host in one.spider.moved)
    return any(same_source(url, home) for home in (one.source.home, *dead))


def _nearness(url: str, one: Listed) -> tuple[bool, int]:
    """Return whether a page bears the source's very host, and how deep below its front page."""
    page, home = urlsplit(url), urlsplit(one.source.home)
    path = home.path.rstrip("/") + "/"
    hosts = {_bare(home.netloc), *map(_bare, one.spider.moved)}
    return _bare(page.netloc) in hosts, len(path) * page.path.startswith(path)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def chosen(listing: dict[str, Listed], slugs: Sequence[str]) -> list[Listed]:
    """Return the sources of these slugs.

    Raises:
        SourceError: One of them is unknown.
    """
    for slug in slugs:
        if slug not in listing:
            raise SourceError(slug, "unknown source; `wirecrawler list` names them all")
    return [listing[slug] for slug in slugs]
