"""Sections: the stories that a page of links names, and its next page."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from wirecrawler.extract.html_tree import Element, base_address
from wirecrawler.extract.story_links import (
    headline_of,
    is_furniture,
    looks_like_story,
    may_be_headline,
    says_headline,
)
from wirecrawler.normalize.url import canonical_url, resolve, same_source
from wirecrawler.story import Entry

_MAX_LINKS = 500
"""Links of one page that are taken; arbitrary: a section lists a few dozen."""
_MIN_BARE = 2
"""Links with the words of a headline alone that make a list; arbitrary."""
_MIN_BELOW = 2
"""Stories below an address that make it a section; one may be a story's own further page."""
_MAX_PIECES = 20
"""Pieces of a path that are looked at; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a section page names."""

    entries: tuple[Entry, ...]
    """In the page's order, each address once; the headline is the link's longest text."""
    next_page: str | None = None
    """Absolute."""


def read_section(root: Element, *, url: str, pattern: str | None = None) -> Section:
    """Return the stories that a section page links to.

    Args:
        root: The page.
        url: Its address after redirects.
        pattern: A regular expression found in the absolute address of a story; None: links of
            the same source are judged by their addresses and by the markup around them, those
            in navigation left out.
    """
    taken = _Taken()
    matches = re.compile(pattern).search if pattern else None
    own = canonical_url(url)
    base = base_address(root, url)
    for anchor in root.iter("a"):
        said = (anchor.get("href") or "").strip()
        link = resolve(said, base) if said else None
        if link is None or canonical_url(link) == own:
            continue
        if matches is None:
            taken.judge(anchor, said=said, link=link, url=url)
        elif matches(link):
            taken.add(said, link, headline_of(anchor))
    return Section(entries=taken.entries(), next_page=_next_page(root, url, base))


class _Taken:
    """The links of a page that are taken, each address once."""

    def __init__(self) -> None:
        self._found: dict[str, Entry] = {}
        self._by_markup: set[str] = set()
        self._bare: dict[str, Entry] = {}
        """What is taken where nothing else is."""
        self._around: set[str] = set()
        """Paths that navigation names."""

    def judge(self, anchor: Element, *, said: str, link: str, url: str) -> None:
        """Take a link if it leads to a story, by its address or by the markup around it."""
        if not same_source(link, url):
            return
        around = tuple(anchor.iterancestors())
        if is_furniture(anchor, around):
            self._around.add(_path(link))
            return
        if looks_like_story(link) or canonical_url(link) in self._found:
            self.add(said, link, headline_of(anchor))
        elif says_headline(anchor, link=link, url=url, around=around):
            self.add(said, link, headline_of(anchor))
            self._by_markup.add(canonical_url(link))
        elif len(self._bare) < _MAX_LINKS and may_be_headline(
            anchor, link=link, url=url, around=around
        ):
            page = canonical_url(link)
            self._bare.setdefault(
                page, Entry(url=said, link=link, headline=headline_of(anchor))
            )

    def add(self, said: str, link: str, headline: str) -> None:
        """Keep a link once, with the longest of its texts."""
        page = canonical_url(link)
        held = self._found.get(page)
        if held is None:
            if len(self._found) < _MAX_LINKS:
                self._found[page] = Entry(url=said, link=link, headline=headline)
        elif len(headline) > len(held.headline):
            self._found[page] = Entry(url=held.url, link=held.link, headline=headline)

    def entries(self) -> tuple[Entry, ...]:
        """Return the stories, without the sections that only their markup made look like some.

        A section is named by the navigation too, or has others of the stories below it.
        """
        found = self._found or (self._bare if len(self._bare) >= _MIN_BARE else {})
        by_address = self._found.keys() - self._by_markup
        folders = Counter(_folders(e.link for e in found.values()))
        sections = self._around | {f for f, n in folders.items() if n >= _MIN_BELOW}
        return tuple(
            entry
            for page, entry in found.items()
            if page in by_address or _path(page) not in sections
        )


def _path(link: str) -> str:
    parts = urlsplit(canonical_url(link))
    return f"{parts.netloc}{parts.path.rstrip('/')}?{parts.query}"


def _folders(links: Iterable[str]) -> Iterable[str]:
    for link in links:
        parts = urlsplit(canonical_url(link))
        pieces = parts.path.rstrip("/").split("/")[:_MAX_PIECES]
        for end in range(2, len(pieces)):
            yield f"{parts.netloc}{'/'.join(pieces[:end])}?"


def _next_page(root: Element, url: str, base: str) -> str | None:
    for element in root.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            link = resolve(element.get("href") or "", base)
            if (
                link
                and same_source(link, url)
                and canonical_url(link) != canonical_url(url)
            ):
                return link
    return None
