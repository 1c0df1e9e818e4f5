"""Items of RSS: 0.90 and 1.0 (RDF), 0.91, 0.92 and 2.0, with Dublin Core and Atom inside."""

from collections.abc import Iterator

from lxml import etree

from wirecrawler.extract.feed_entry import FoundEntry, http_only
from wirecrawler.extract.plain import rss_text
from wirecrawler.extract.xml_tree import (
    XML,
    Bases,
    Fields,
    base_of,
    fields_of,
    first_text,
    name_of,
    text_of,
)
from wirecrawler.normalize.text import collapsed
from wirecrawler.story import Entry

_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def rss_channel(root: etree._Element) -> tuple[str, str]:
    """Return title and language of the channel, each "" where it says nothing."""
    channels = [e for e in root.iter() if name_of(e) == "channel"]
    channel = channels[0] if channels else root
    fields = fields_of(channel)
    language = first_text(fields, "language", "dc:language")
    language = language or channel.get(f"{XML}lang") or root.get(f"{XML}lang") or ""
    return rss_text(first_text(fields, "title")), collapsed(language)


def rss_entries(root: etree._Element, url: str) -> Iterator[FoundEntry]:
    """Yield every item of the feed at `url`, wherever in it the items stand."""
    known: Bases = {}
    for element in root.iter():
        if name_of(element) == "item":
            yield _entry(element, base_of(element, url, known))


def _entry(element: etree._Element, base: str) -> FoundEntry:
    fields = fields_of(element)
    about = element.get(_ABOUT, "")
    entry = Entry(
        url="",
        link="",
        guid=first_text(fields, "guid") or about,
        headline=rss_text(first_text(fields, "title", "dc:title")),
        byline=_byline(fields),
        published=collapsed(
            first_text(fields, "pubdate", "dc:date", "dcterms:issued", "atom:published")
        ),
        updated=collapsed(first_text(fields, "atom:updated", "dcterms:modified")),
        summary=first_text(fields, "description", "atom:summary").strip(" \t\n\r\f"),
        keywords=_texts(fields, "category", "dc:subject"),
        language=first_text(fields, "dc:language") or element.get(f"{XML}lang", ""),
    )
    return FoundEntry(entry=entry, links=_links(fields, about), base=base)


def _links(fields: Fields, about: str) -> tuple[str, ...]:
    """Return what may be the item's link, best first."""
    links = [text_of(link) for link in fields.get("link", ())]
    links += [link.get("href", "") for link in fields.get("link", ())]
    links += [
        link.get("href", "")
        for link in fields.get("atom:link", ())
        if link.get("rel", "alternate") == "alternate"
    ]
    # RSS 2.0: a guid is the permanent link unless it says that it is none.
    links += [
        http_only(text_of(guid))
        for guid in fields.get("guid", ())
        if guid.get("isPermaLink", "true").strip().lower() != "false"
    ]
    return (*links, http_only(about))


def _byline(fields: Fields) -> tuple[str, ...]:
    names = _texts(fields, "dc:creator") or _texts(fields, "author")
    if names:
        return names
    authors = [fields_of(author) for author in fields.get("atom:author", ())]
    found = (collapsed(first_text(author, "atom:name")) for author in authors)
    return tuple(name for name in found if name)


def _texts(fields: Fields, *names: str) -> tuple[str, ...]:
    """Return the texts under `names` that say something, each once, in order."""
    texts = (rss_text(text_of(e)) for name in names for e in fields.get(name, ()))
    return tuple(dict.fromkeys(text for text in texts if text))
