"""Sections: the stories that a page of links names, and its next page."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from wirecrawler.extract.html_tree import Element, base_address
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.url import canonical_url, resolve, same_source
from wirecrawler.story import Entry

# A date or an id of four digits or more, or a last piece of four words or more: what addresses of
# stories have and those of sections lack, on the sites of the development pages.
_DATE = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/|-)")
_NUMBER = re.compile(r"\d{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_FURNITURE = frozenset(("nav", "footer", "header", "aside", "form"))
_MAX_LINKS = 500
"""Links of one page that are taken; arbitrary: a section lists a few dozen."""


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
            the same source are judged by their look, those in navigation left out.
    """
    matches = re.compile(pattern).search if pattern else None
    found: dict[str, Entry] = {}
    own = canonical_url(url)
    base = base_address(root, url)
    for anchor in root.iter("a"):
        said = (anchor.get("href") or "").strip()
        link = resolve(said, base) if said else None
        if link is None or canonical_url(link) == own:
            continue
        is_story = matches(link) if matches else _looks_like_story(anchor, link, url)
        if is_story and (len(found) < _MAX_LINKS or canonical_url(link) in found):
            _take(found, said, link, text_of(anchor))
    next_page = _next_page(root, url, base)
    return Section(entries=tuple(found.values()), next_page=next_page)


def _take(found: dict[str, Entry], said: str, link: str, headline: str) -> None:
    """Keep a link once, with the longest of its texts."""
    page = canonical_url(link)
    held = found.get(page)
    if held is None:
        found[page] = Entry(url=said, link=link, headline=headline)
    elif len(headline) > len(held.headline):
        found[page] = Entry(url=held.url, link=held.link, headline=headline)


def _looks_like_story(anchor: Element, link: str, url: str) -> bool:
    if not same_source(link, url):
        return False
    path = urlsplit(link).path.rstrip("/")
    last = path.rpartition("/")[2]
    if not (_DATE.search(path) or _NUMBER.search(path) or _has_words(last)):
        return False
    return not any(e.tag in _FURNITURE for e in anchor.iterancestors())


def _has_words(slug: str) -> bool:
    words = re.split(r"[-_]", unquote(slug))
    return sum(1 for word in words if _LETTER.search(word)) >= 4


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
