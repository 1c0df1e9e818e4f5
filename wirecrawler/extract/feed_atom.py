"""Entries of Atom: RFC 4287, the older 0.3, and either without its namespace."""

import re
from collections.abc import Iterator

from lxml import etree

from wirecrawler.extract.feed_entry import FoundEntry, http_only
from wirecrawler.extract.plain import html_text, plain_text
from wirecrawler.extract.xml_tree import (
    XML,
    Bases,
    Fields,
    base_of,
    fields_of,
    name_of,
    text_of,
)
from wirecrawler.extract.xml_tree import first_text as first_of
from wirecrawler.normalize.text import collapsed
from wirecrawler.story import Entry

_PAGE_TYPES = ("text/html", "application/xhtml+xml", "")
_NAMESPACE_DECLARATION = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')


def atom_feed(root: etree._Element) -> tuple[str, str]:
    """Return title and language of the feed, each "" where it says nothing."""
    fields = _fields(root)
    return _title(fields), root.get(f"{XML}lang", "").strip()


def atom_entries(root: etree._Element, url: str) -> Iterator[FoundEntry]:
    """Yield every entry of the feed at `url`."""
    # RFC 4287 section 4.2.1: an entry without an author has its feed's.
    byline = _names(_fields(root))
    known: Bases = {}
    for element in root.iter():
        if name_of(element) in {"entry", "atom:entry"}:
            yield _entry(element, base_of(element, url, known), byline)


def _entry(
    element: etree._Element, base: str, feed_byline: tuple[str, ...]
) -> FoundEntry:
    fields = _fields(element)
    sources = [_names(_fields(source)) for source in fields.get("source", ())]
    byline = next(filter(None, [_names(fields), *sources]), feed_byline)
    identifier = first_of(fields, "id")
    entry = Entry(
        url="",
        link="",
        guid=identifier,
        headline=_title(fields),
        byline=byline,
        published=_date(fields, "published", "issued", "created", "dc:date"),
        updated=_date(fields, "updated", "modified", "dcterms:modified"),
        summary=_summary(fields),
        keywords=_keywords(fields),
        language=element.get(f"{XML}lang", "").strip(),
    )
    links = (*_links(fields), http_only(identifier))
    return FoundEntry(entry=entry, links=links, base=base)


def _fields(element: etree._Element) -> Fields:
    """Return the children by name, with or without Atom's namespace."""
    fields: Fields = {}
    for name, children in fields_of(element).items():
        fields.setdefault(name.removeprefix("atom:"), []).extend(children)
    return fields


def _date(fields: Fields, *names: str) -> str:
    return collapsed(first_of(fields, *names))


def _links(fields: Fields) -> list[str]:
    """Return the alternate links, pages before other types (RFC 4287 section 4.2.7)."""
    links = [
        link
        for link in fields.get("link", ())
        if link.get("rel", "alternate").strip().lower() in {"alternate", ""}
    ]
    links.sort(key=_is_no_page)
    return [link.get("href") or text_of(link) for link in links]


def _is_no_page(link: etree._Element) -> bool:
    return link.get("type", "").partition(";")[0].strip().lower() not in _PAGE_TYPES


def _names(fields: Fields) -> tuple[str, ...]:
    authors = [_fields(author) for author in fields.get("author", ())]
    names = (collapsed(first_of(author, "name")) for author in authors)
    return tuple(name for name in names if name)


def _keywords(fields: Fields) -> tuple[str, ...]:
    words = (
        collapsed(category.get("label") or category.get("term") or "")
        for category in fields.get("category", ())
    )
    return tuple(dict.fromkeys(word for word in words if word))


def _title(fields: Fields) -> str:
    """Return the first title as plain text (RFC 4287 section 3.1.1)."""
    for title in fields.get("title", ()):
        if _kind(title) == "html":
            return html_text(text_of(title))
        return plain_text(text_of(title))
    return ""


def _summary(fields: Fields) -> str:
    """Return the first summary, text or HTML."""
    for summary in fields.get("summary", ()):
        text = _markup(summary) if _kind(summary) == "xhtml" else text_of(summary)
        return text.strip(" \t\n\r\f")
    return ""


def _kind(text: etree._Element) -> str:
    """Return text, html or xhtml; Atom 0.3 named media types and a mode instead."""
    kind = text.get("type", "text").strip().lower()
    if kind == "text/html" or text.get("mode") == "escaped":
        return "html"
    return "xhtml" if kind == "application/xhtml+xml" else kind


def _markup(text: etree._Element) -> str:
    """Return the markup within `text`, without the `div` that Atom wraps it in."""
    wrapper = text[0] if len(text) == 1 and not (text.text or "").strip() else text
    parts = [wrapper.text or ""]
    parts += [etree.tostring(child, encoding="unicode") for child in wrapper]
    return _NAMESPACE_DECLARATION.sub("", "".join(parts))
