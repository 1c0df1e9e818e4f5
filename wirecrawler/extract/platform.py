"""Platform: the newsroom system a page was made by, and where such systems list their stories.

Told by the generator's name or by addresses and classes that only this system writes; seen on
pages of each system, or written in its documentation (WordPress, Drupal, Ghost, Blogger).
"""

import re
from dataclasses import dataclass

from wirecrawler.extract.page import Page

_MOST_LINKS = 2_000
"""Addresses of a page that are looked at; arbitrary: front pages hold some hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A newsroom system."""

    name: str
    generator: str = ""
    """Pattern of `meta name=generator`."""
    addresses: str = ""
    """Pattern of an address on its pages that others do not have."""
    feeds: tuple[str, ...] = ()
    """Paths of its feeds, the fullest first; `{edition}` is the path of the front page."""
    sitemaps: tuple[str, ...] = ()
    """Paths of its news sitemaps."""
    posts: tuple[str, ...] = ()
    """Paths of its listings in JSON, for where no feed is open."""
    zone: str = ""
    """What is known of its times, for whoever writes the spider."""


PLATFORMS = (
    Platform(
        name="WordPress",
        generator=r"wordpress",
        addresses=r"/wp-(?:json|content|includes)/",
        feeds=("{edition}feed/", "{edition}?feed=rss2"),
        sitemaps=("/news-sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml"),
        posts=(
            "{edition}wp-json/wp/v2/posts?per_page=50&_embed=author,wp:term",
            "{edition}?rest_route=/wp/v2/posts&per_page=50&_embed=author,wp:term",
        ),
    ),
    Platform(
        name="Nastooh",
        generator=r"nastooh",
        feeds=("/rss",),
        sitemaps=("/sitemap/news/sitemap.xml",),
        zone="its meta times are UTC, the printed ones local",
    ),
    Platform(
        name="IranSamaneh",
        generator=r"iransamaneh",
        addresses=r"iransamaneh|/client/themes/[^/]+/main/",
        feeds=("{edition}rss/allnews", "/fa/rss/allnews"),
        sitemaps=("/fa-sitemap-news", "/en-sitemap-news"),
    ),
    Platform(
        name="Pangea",
        addresses=r"/Content/responsive/|gdb\.(?:voanews|rferl)",
        feeds=("/api/epiqq", "/api/"),
        sitemaps=("/sitemap.xml",),
    ),
    Platform(
        name="Rossiya Segodnya",
        addresses=r"/export/rss2/|cdn\w*\.img\.(?:ria|sputnik)",
        feeds=("/export/rss2/archive/index.xml",),
        sitemaps=("/sitemap_article_index.xml",),
    ),
    Platform(
        name="Drupal",
        generator=r"drupal",
        addresses=r"/sites/default/files/|/core/misc/drupal",
        feeds=("/rss.xml", "/rss"),
        sitemaps=("/sitemap-news.xml", "/sitemap.xml"),
    ),
    Platform(name="Ghost", generator=r"ghost", feeds=("/rss/",)),
    Platform(
        name="Blogger", generator=r"blogger", feeds=("/feeds/posts/default?alt=rss",)
    ),
    Platform(
        name="Joomla", generator=r"joomla", feeds=("{edition}?format=feed&type=rss",)
    ),
    Platform(
        name="Arc",
        addresses=r"/pf/(?:dist|resources)/|arc-publishing|cloudfront-\w+-\w+-\d\.images\.arcpublishing",
        feeds=("/arc/outboundfeeds/rss/?outputType=xml",),
        sitemaps=("/arc/outboundfeeds/news-sitemap/?outputType=xml",),
    ),
    Platform(name="Hugo", generator=r"\bhugo\b", feeds=("/index.xml",)),
    Platform(name="Jekyll", generator=r"jekyll", feeds=("/feed.xml",)),
    Platform(name="Wix", generator=r"wix\.com", feeds=("/blog-feed.xml",)),
    Platform(
        name="Squarespace",
        addresses=r"static1?\.squarespace\.com",
        feeds=("{edition}?format=rss",),
    ),
    Platform(name="Substack", addresses=r"substackcdn\.com", feeds=("/feed",)),
    Platform(name="TYPO3", generator=r"typo3", feeds=("/rss.xml", "/feed.xml")),
)


def platform_of(page: Page) -> Platform | None:
    """Return the system that a page was made by, or None where nothing tells."""
    generator = " ".join(page.meta.get("generator", ())).lower()
    for platform in PLATFORMS:
        if platform.generator and re.search(platform.generator, generator):
            return platform
    if any(name.startswith("nastooh:") for name in page.meta):
        return next(one for one in PLATFORMS if one.name == "Nastooh")
    addresses = " ".join(_addresses(page))
    for platform in PLATFORMS:
        if platform.addresses and re.search(platform.addresses, addresses):
            return platform
    return None


def _addresses(page: Page) -> list[str]:
    found: list[str] = []
    for element in page.root.iter("link", "script", "img", "a"):
        found.append(element.get("href") or element.get("src") or "")
        if len(found) >= _MOST_LINKS:
            break
    return found
