"""Sitemaps: urlset and index (sitemaps.org 0.9), news sitemaps, plain text and JSON leaves.

Google's news extension (schemas/sitemap-news/0.9) carries headline, date and language of a story;
`{"urls": [{"loc", "lastmode"}]}` is what the newsroom system of several Iranian agencies serves.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import MAX_BYTES, Document, read_document
from wirecrawler.extract.xml_tree import fields_of, first_text, name_of, read_xml
from wirecrawler.normalize.text import collapsed, encodable
from wirecrawler.normalize.url import resolve
from wirecrawler.story import Entry

MOST_ENTRIES = 50_000
"""The protocol's own limit of one file."""
_LINE = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapRef:
    """A sitemap that an index names."""

    url: str
    """Absolute."""
    lastmod: str = ""
    """Verbatim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap, or an index of sitemaps, says."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[SitemapRef, ...] = ()
    problems: tuple[str, ...] = ()
    """What was wrong, each in a few words."""


def read_sitemap(content: bytes, *, url: str, max_bytes: int = MAX_BYTES) -> Sitemap:
    """Return what the sitemap in `content` says, as far as it can be read.

    Args:
        content: The sitemap, gzip or not.
        url: Where it was found, after redirects.
        max_bytes: What lies beyond this many decoded bytes is not read.

    Raises:
        ExtractionError: It is empty, an HTML page or something else that is no sitemap.
    """
    document = read_document(content, max_bytes=max_bytes)
    start = document.text.lstrip()[:9].lower()
    if start.startswith(("{", "[")):
        return _json(document, url)
    if start.startswith("http"):
        return _lines(document, url)
    root, problems = read_xml(
        document,
        url=url,
        roots=("urlset", "sitemapindex"),
        items=("url", "sitemap"),
        most_items=MOST_ENTRIES,
        kind="a sitemap",
    )
    if name_of(root).endswith("sitemapindex"):
        return Sitemap(sitemaps=tuple(_refs(root, url)), problems=tuple(problems))
    return _bounded((_entry(element, url) for element in root), problems)


def _refs(root: etree._Element, url: str) -> Iterator[SitemapRef]:
    for element in root:
        fields = _bare(element)
        link = _link(first_text(fields, "loc"), url)
        if link is not None:
            lastmod = collapsed(first_text(fields, "lastmod"))
            yield SitemapRef(url=link, lastmod=lastmod)


def _entry(element: etree._Element, base: str) -> Entry | None:
    fields = _bare(element)
    news = _bare(fields["news"][0]) if fields.get("news") else {}
    publication = _bare(news["publication"][0]) if news.get("publication") else {}
    said = collapsed(first_text(fields, "loc"))
    link = _link(said, base)
    if link is None:
        return None
    return Entry(
        url=said,
        link=link,
        headline=collapsed(first_text(news, "title")),
        published=collapsed(first_text(news, "publication_date")),
        updated=collapsed(first_text(fields, "lastmod")),
        language=collapsed(first_text(publication, "language")),
        keywords=_words(first_text(news, "keywords")),
    )


def _bare(element: etree._Element) -> dict[str, list[etree._Element]]:
    """Return the children by local name: the namespaces of sitemaps are often misspelt."""
    found: dict[str, list[etree._Element]] = {}
    for name, elements in fields_of(element).items():
        found.setdefault(name.rpartition(":")[2], []).extend(elements)
    return found


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word for part in listed.split(",") if (word := collapsed(part)))


def _lines(document: Document, base: str) -> Sitemap:
    """Return the addresses of a plain text sitemap, one a line."""
    found = (
        _plain(line.strip(), base)
        for line in document.text.splitlines()
        if line.strip()
    )
    return _bounded(found, document.problems)


def _plain(said: str, base: str, lastmod: str = "") -> Entry | None:
    link = _link(said, base) if _LINE.fullmatch(said) else None
    return Entry(url=said, link=link, updated=lastmod) if link else None


def _json(document: Document, base: str) -> Sitemap:
    try:
        facts = json.loads(document.text)
    except (ValueError, RecursionError) as error:
        raise ExtractionError(base, "neither JSON nor a sitemap") from error
    urls = facts.get("urls") if isinstance(facts, dict) else None
    if not isinstance(urls, list):
        raise ExtractionError(base, "not a sitemap")
    return _bounded((_leaf(fact, base) for fact in urls), document.problems)


def _leaf(fact: Any, base: str) -> Entry | None:
    if not isinstance(fact, dict) or not isinstance(fact.get("loc"), str):
        return None
    lastmod = fact.get("lastmode") or fact.get("lastmod") or ""
    said = collapsed(encodable(fact["loc"]))
    link = _link(said, base)
    if link is None:
        return None
    return Entry(url=said, link=link, updated=collapsed(encodable(str(lastmod))))


def _link(said: str, base: str) -> str | None:
    # RFC 3986 makes an empty reference the sitemap itself; here it is no link.
    return resolve(said, base) if said.strip() else None


def _bounded(found: Iterable[Entry | None], problems: Iterable[str]) -> Sitemap:
    entries: list[Entry] = []
    said = list(problems)
    lost = 0
    for number, entry in enumerate(found):
        if number >= MOST_ENTRIES:
            said.append(f"over {MOST_ENTRIES} entries: the rest was not read")
            break
        if entry is None:
            lost += 1
        else:
            entries.append(entry)
    if lost:
        said.append(f"{lost} of its entries have no link")
    return Sitemap(entries=tuple(entries), problems=tuple(said))
