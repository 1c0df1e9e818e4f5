"""Catalogue: the sources there are, found by looking into the packages of spiders."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from urllib.parse import urljoin

from scrapy.settings import Settings

from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.patience import PatienceError, patience
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.crawl.spider_folders import SourceLoader
from wirecrawler.crawl.survey import folders_of, packages
from wirecrawler.errors import SourceError
from wirecrawler.source import Source

_NAMING_S = 2
"""Seconds that a spider may take to name its listings; arbitrary: nearly all declare them."""
_MOST_LISTINGS = 10_000
"""More than any source has; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source and how it lists its stories."""

    source: Source
    spider: type[SourceSpider]
    kind: str
    """`feed`, `sitemap` or `section`."""

    @property
    def feeds(self) -> tuple[str, ...]:
        """Addresses of its listings, absolute.

        Raises:
            SourceError: The spider does not name them, or not in time.
        """
        home, slug = self.source.home, self.source.slug
        try:
            with patience(_NAMING_S):
                named = tuple(islice(self.spider().listings(), _MOST_LISTINGS))
            return tuple(urljoin(home, url) for url in named)
        except PatienceError as error:
            said = f"it takes over {_NAMING_S} s to name its listings"
            raise SourceError(slug, said) from error
        except Exception as error:  # a source's own code may raise anything
            said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            raise SourceError(slug, f"it cannot name its listings: {said}") from error


def catalogue(settings: Settings) -> dict[str, Listed]:
    """Return the sources of the packages of spiders.

    dict[str, Listed]: slug -> source; in the order of slugs.

    Raises:
        SourceError: A package or a file of spiders cannot be imported, or two spiders share a
            name.
    """
    try:
        loader = SourceLoader.from_settings(settings)
        spiders = [loader.load(name) for name in sorted(loader.list())]
    except Exception as error:  # a file of an operator's may do anything when imported
        raise _import_error(error, settings) from error
    return {
        spider.source.slug: listed(spider)
        for spider in spiders
        if issubclass(spider, SourceSpider) and spider is not AnySourceSpider
    }


def _import_error(error: Exception, settings: Settings) -> SourceError:
    """Return what to say of an import that failed: in which file, where it is one of a source."""
    folders = {folder for name in packages(settings) for folder in folders_of(name)}
    ran = [frame.filename for frame in extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        ran.append(error.filename)
    file = next((Path(one) for one in ran if str(Path(one).parent) in folders), None)
    if file is None:
        return SourceError("WIRECRAWLER_SPIDER_MODULES", str(error))
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    reason = f"it cannot be imported: {type(error).__name__}: {error}"
    return SourceError(str(shown), reason)


def listed(spider: type[SourceSpider]) -> Listed:
    """Return a source as its spider declares it."""
    return Listed(source=spider.source, spider=spider, kind=spider.role.value)


def chosen(listing: dict[str, Listed], slugs: Sequence[str]) -> list[Listed]:
    """Return the sources of these slugs.

    Raises:
        SourceError: One of them is unknown.
    """
    for slug in slugs:
        if slug not in listing:
            raise SourceError(slug, "unknown source; `wirecrawler list` names them all")
    return [listing[slug] for slug in slugs]
