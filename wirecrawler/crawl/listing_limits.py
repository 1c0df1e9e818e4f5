"""Listing limits: what the listings of one run may name, each a setting, each with its name."""

from dataclasses import dataclass

from scrapy.settings import BaseSettings

from wirecrawler.outcome import Role

_SETTINGS = {
    "entries": "WIRECRAWLER_MAX_ENTRIES",
    "listings": "WIRECRAWLER_MAX_LISTINGS",
    "sitemap_depth": "WIRECRAWLER_MAX_SITEMAP_DEPTH",
    "section_pages": "WIRECRAWLER_MAX_SECTION_PAGES",
    "url_chars": "WIRECRAWLER_MAX_URL_CHARS",
    "path_repeats": "WIRECRAWLER_MAX_PATH_REPEATS",
}
"""dict[str, str]: limit -> the setting that it is."""
LISTING_SETTINGS = frozenset(_SETTINGS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingLimits:
    """What the listings of one run may name."""

    entries: int = 5_000
    """Entries of one listing that are taken."""
    listings: int = 50
    """Feeds, sitemaps and section pages that are asked for."""
    sitemap_depth: int = 3
    """1: what the source declares alone; 2: and what that names..."""
    section_pages: int = 3
    """Pages of one section."""
    url_chars: int = 2_048
    path_repeats: int = 2
    """How often the same pieces of a path may follow each other."""

    def deepest(self, role: Role) -> int:
        """Return how many listings deep the listings of a kind are followed."""
        return self.section_pages if role is Role.SECTION else self.sitemap_depth


def listing_limits(settings: BaseSettings) -> ListingLimits:
    """Return the limits that the settings of a crawl name."""
    told = {
        limit: int(settings.getfloat(setting)) for limit, setting in _SETTINGS.items()
    }
    return ListingLimits(**told)
