"""Leads: where a source may list its stories: what its pages name, and the usual addresses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.page import Page, parse_page
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.platform import Platform
from wirecrawler.normalize.url import canonical_url, resolve, same_source

_FEED_TYPES = ("rss+xml", "atom+xml", "rdf+xml", "feed+json")
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss2?|feeds?|atom|rdf)(?:[/._-]|\d|$)|(?:rss|feed|atom)[\w-]*\.xml$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(r"(?:^|&)(?:feed|format|type|alt)=(?:rss2?|atom|feed)\b")
# Comments are no stories, in the languages whose WordPress names were met.
_COMMENTS = re.compile(
    r"comment|kommentar|coment[aá]rio|commenti|yorum|reacties|комментари|دیدگاه|تعليق",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"/(?:tag|tags|author|autor|category|kategorie|topics?)/", re.IGNORECASE
)
_NEWS = re.compile(r"news|aktuell|actu|notic|haber|recent|latest", re.IGNORECASE)
_MEDIA = re.compile(
    r"video|image|photo|podcast|author|categor|tag|page|static", re.IGNORECASE
)
_USUAL_FEEDS = (
    "feed",
    "rss",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "index.xml",
    "feeds/posts/default",
    "?feed=rss2",
    "rss/all",
    "xml/rss/all.xml",
)
_USUAL_SITEMAPS = (
    "news-sitemap.xml",
    "sitemap_news.xml",
    "sitemap-news.xml",
    "sitemap.xml",
    "sitemap_index.xml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An address at which a source may list its stories."""

    url: str
    kind: str
    """`feed`, `sitemap` or `posts`: a listing in JSON."""
    ground: str
    """Why it may, in a few words."""
    is_named: bool = True
    """Whether the source itself names it; False: such systems usually have it."""


def named_feeds(page: Page) -> list[Lead]:
    """Return the feeds that a page names: in its head first, then by its links."""
    found = [*_alternates(page), *_links(page)]
    wide = [lead for lead in found if not _NARROW.search(urlsplit(lead.url).path)]
    narrow = [lead for lead in found if lead not in wide]
    return _once([*wide, *narrow])


def named_feeds_in(content: bytes, *, url: str, encoding: str | None) -> list[Lead]:
    """Return the feeds that the page in `content` names.

    Raises:
        ExtractionError: It is no page.
    """
    return named_feeds(parse_page(content, url=url, encoding=encoding))


def usual_leads(front: str, platform: Platform | None) -> list[Lead]:
    """Return the usual addresses of feeds and sitemaps, those of its system first.

    `front` is the front page; an edition has one of its own: https://wire.example/en/.
    """
    folder = front if urlsplit(front).path.endswith("/") else f"{front}/"
    edition = urlsplit(folder).path
    own: list[Lead] = []
    if platform is not None:
        ground = f"{platform.name} has it there"
        own = [
            *_at(front, platform.feeds, "feed", ground, edition),
            *_at(front, platform.sitemaps, "sitemap", ground, edition),
            *_at(front, platform.posts, "posts", ground, edition),
        ]
    ground = "a usual address"
    feeds = [urljoin(folder, path) for path in _USUAL_FEEDS]
    sitemaps = [urljoin(front, f"/{path}") for path in _USUAL_SITEMAPS]
    return _once(
        [
            *own,
            *(Lead(url=u, kind="feed", ground=ground, is_named=False) for u in feeds),
            *(
                Lead(url=u, kind="sitemap", ground=ground, is_named=False)
                for u in sitemaps
            ),
        ]
    )


def robots_leads(sitemaps: Iterable[str], robots_url: str) -> list[Lead]:
    """Return the sitemaps that robots.txt names, those of news first, of pictures last."""
    urls = [url for said in sitemaps if (url := resolve(said, robots_url))]
    ranked = sorted(urls, key=promise)
    return _once(
        [Lead(url=url, kind="sitemap", ground="robots.txt names it") for url in ranked]
    )


def promise(url: str) -> int:
    """Return how much an address of a sitemap promises stories of today: 0 much, 2 little."""
    path = urlsplit(url).path
    if _NEWS.search(path):
        return 0
    return 2 if _MEDIA.search(path) else 1


def _alternates(page: Page) -> Iterator[Lead]:
    for link in page.root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower()
        if "alternate" in relations and any(name in kind for name in _FEED_TYPES):
            lead = _lead(
                page, link, link.get("title") or "", "the page's head names it"
            )
            if lead is not None:
                yield lead


def _links(page: Page) -> Iterator[Lead]:
    for anchor in page.root.iter("a"):
        parts = _parts(anchor.get("href") or "")
        if _FEED_PATH.search(parts[0]) or _FEED_QUERY.search(parts[1]):
            lead = _lead(page, anchor, text_of(anchor), "a link on the page")
            if lead is not None and same_source(lead.url, page.url):
                yield lead


def _parts(href: str) -> tuple[str, str]:
    try:
        parts = urlsplit(href.strip())
    except ValueError:  # brackets that hold no IPv6 address
        return "", ""
    return parts.path, parts.query


def _lead(page: Page, element: Element, title: str, ground: str) -> Lead | None:
    url = resolve(element.get("href") or "", page.base)
    if url is None or canonical_url(url) == canonical_url(page.url):
        return None
    if _COMMENTS.search(title) or _COMMENTS.search(urlsplit(url).path):
        return None
    return Lead(url=url, kind="feed", ground=ground)


def _at(
    front: str, paths: Iterable[str], kind: str, ground: str, edition: str
) -> list[Lead]:
    return [
        Lead(
            url=urljoin(front, path.format(edition=edition)),
            kind=kind,
            ground=ground,
            is_named=False,
        )
        for path in paths
    ]


def _once(leads: Iterable[Lead]) -> list[Lead]:
    found: dict[str, Lead] = {}
    for lead in leads:
        found.setdefault(canonical_url(lead.url).rstrip("/"), lead)
    return list(found.values())
