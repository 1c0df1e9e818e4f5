"""Listing: what a feed, sitemap or section page names, and how good a listing of stories it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.page import parse_page
from wirecrawler.extract.section import read_section
from wirecrawler.extract.sitemap import read_sitemap
from wirecrawler.extract.wordpress import read_posts
from wirecrawler.normalize.dates import parse_published
from wirecrawler.normalize.url import canonical_url, same_source
from wirecrawler.story import Entry

_MOST = 1_000
"""Entries of a listing that a crawl may ask for in one go; a news sitemap names no more
(https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)."""
_ENOUGH = 5
"""Entries of a listing that need not be doubted; arbitrary."""
_FRESH = timedelta(days=14)
"""Of the newest entry of a feed that is alive; arbitrary: some agencies pause for holidays."""
_ANY = r"://[^/]+/(?:[^?#]|\?[^#]*=\d)"
"""What every address but a front page's matches; `/?p=1` is that of a blog's first story."""
_SENTENCE = 4
"""Words of a link that are no section's name; arbitrary."""
_DATED = 20
"""Entries whose dates are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteListing:
    """One listing that was read."""

    url: str
    """After redirects."""
    kind: str
    """`feed`, `posts`, `sitemap` or `section`."""
    format: str
    """`RSS 2.0`, `news sitemap`, `links`... for a person."""
    entries: tuple[Entry, ...]
    title: str = ""
    language: str = ""
    further: tuple[str, ...] = ()
    """Sitemaps that it names, the newest first."""
    others: tuple[str, ...] = ()
    """Addresses of a section's other links."""
    is_odd: bool = False
    """Whether addresses of its stories do not look like it, and have to be told by a pattern."""
    is_fresh: bool = False
    newest: datetime | None = None
    dated: float = 0
    """Share of its entries with a date that can be read."""
    own: float = 0
    """Share of its entries on the hosts of one source."""
    home: str = ""
    """Scheme and host of most of its links, with a slash."""

    @property
    def is_large(self) -> bool:
        """Whether it names more stories than a wire wants at once."""
        return len(self.entries) > _MOST or len(self.further) > 1

    @property
    def is_good(self) -> bool:
        """Whether no other listing need be looked for."""
        many = len(self.entries) >= _ENOUGH and self.dated > 0.5 and self.own > 0.8
        return self.kind in ("feed", "posts") and many and self.is_fresh

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """How good it is, the greatest the best."""
        kinds = {"feed": 3, "posts": 3, "sitemap": 2, "section": 1}
        kind = 0 if self.is_large else kinds[self.kind]
        if self.format == "news sitemap":
            kind = 3 if self.is_fresh else 2
        is_sound = bool(self.entries or self.further) and (self.own > 0.5)
        fullness = min(len(self.entries), _ENOUGH)
        return (int(is_sound), kind, int(self.is_fresh), fullness)


_FORMATS = {"rss2": "RSS", "rss1": "RSS 1.0", "atom": "Atom", "jsonfeed": "JSON Feed"}


def read_listing(
    content: bytes, *, url: str, encoding: str | None, now: datetime
) -> SiteListing:
    """Return what a feed, a sitemap or a listing of posts names.

    Raises:
        ExtractionError: It is none of these.
    """
    try:
        feed = read_feed(content, url=url, encoding=encoding)
    except ExtractionError:
        # Any words may be a sitemap of lines, an array is a listing or nothing.
        is_array = content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[")
        return (_posts if is_array else _sitemap)(content, url, now)
    return _weighed(
        SiteListing(
            url=url,
            kind="feed",
            format=_FORMATS[feed.format],
            entries=feed.entries,
            title=feed.title,
            language=feed.language,
        ),
        now,
    )


def linked(
    content: bytes, *, url: str, encoding: str | None, now: datetime
) -> SiteListing:
    """Return the links of a page that may lead to stories, the likeliest first.

    Raises:
        ExtractionError: It is no page.
    """
    page = parse_page(content, url=url, encoding=encoding)
    likely = read_section(page.root, url=url).entries
    every = read_section(page.root, url=url, pattern=_ANY).entries
    own = [entry for entry in every if same_source(entry.link, url)]
    names = {entry.link for entry in likely}
    told = [e for e in own if e.link not in names and _is_told(e.headline)]
    # Where few addresses look like stories, those that are linked by a sentence may be.
    taken = [*likely, *told] if len(likely) < _ENOUGH else list(likely)
    taken = taken or own  # whatever there is: the samples will tell
    kept = {entry.link for entry in taken}
    found = SiteListing(
        url=url,
        kind="section",
        format="links",
        entries=tuple(taken),
        others=tuple(e.link for e in own if e.link not in kept),
        is_odd=len(taken) > len(likely),
    )
    return _weighed(found, now)


def _is_told(words: str) -> bool:
    return len(words.split()) >= _SENTENCE or len(words) >= 8 * _SENTENCE


def sampled(entries: Sequence[Entry], most: int) -> list[Entry]:
    """Return entries spread over a listing, the first among them, each page once."""
    pages: dict[str, Entry] = {}
    for entry in entries:
        pages.setdefault(canonical_url(entry.link), entry)
    unlike = list(pages.values())
    if len(unlike) <= most:
        return unlike
    # Not to the end: the oldest of a feed are the likeliest to be gone.
    step = max(1, len(unlike) * 0.8 / most)
    return [unlike[int(n * step)] for n in range(most)]


def _sitemap(content: bytes, url: str, now: datetime) -> SiteListing:
    sitemap = read_sitemap(content, url=url)
    newest = sorted(sitemap.sitemaps, key=lambda s: s.lastmod, reverse=True)
    is_news = any(entry.headline for entry in sitemap.entries[:5])
    return _weighed(
        SiteListing(
            url=url,
            kind="sitemap",
            format="news sitemap" if is_news else "sitemap",
            entries=sitemap.entries,
            further=tuple(ref.url for ref in newest),
        ),
        now,
    )


def _posts(content: bytes, url: str, now: datetime) -> SiteListing:
    entries = read_posts(content, url=url).entries
    return _weighed(
        SiteListing(url=url, kind="posts", format="WordPress posts", entries=entries),
        now,
    )


def _weighed(found: SiteListing, now: datetime) -> SiteListing:
    looked = found.entries[:_DATED]
    dates = [d for entry in looked if (d := _date(entry, now))]
    newest = max(dates, default=None)
    homes = Counter(_home(entry.link) for entry in found.entries)
    home = homes.most_common(1)[0][0] if homes else _home(found.url)
    own = sum(n for other, n in homes.items() if same_source(other, home))
    return replace(
        found,
        newest=newest,
        is_fresh=newest is not None and now - newest < _FRESH,
        dated=len(dates) / len(looked) if looked else 0,
        own=own / len(found.entries) if found.entries else 1,
        home=home,
    )


def _date(entry: Entry, now: datetime) -> datetime | None:
    for said in (entry.published, entry.updated):
        read = said and parse_published(said, timezone="", languages=(), now=now)
        if read:
            return read.instant
    return None


def _home(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.scheme}://{parts.netloc}/"
