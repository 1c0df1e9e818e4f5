"""Stories as IPTC NewsML-G2 2.35, power conformance (https://iptc.org/std/NewsML-G2/).

One news message with an item a story, written as it is read: no list of stories is held.  Codes
are those of the IPTC's catalog: `stat` for the status, `sig` for a correction, `ninat` for text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wirecrawler.credit import Printable, credited_in, terms_line, web_url
from wirecrawler.normalize.licence import is_public_domain, licence_url
from wirecrawler.normalize.text import collapsed
from wirecrawler.publish.attribution import attribution_line
from wirecrawler.publish.markup import body_markup, language_and_direction
from wirecrawler.publish.notes import editorial_notes
from wirecrawler.publish.record import rfc3339
from wirecrawler.publish.xml import (
    xml_attributes,
    xml_characters,
    xml_element,
    xml_empty,
    xml_text,
)
from wirecrawler.story import Precision, Status

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_XHTML = "http://www.w3.org/1999/xhtml"
# What may stand in an address that `xs:anyURI` takes: letters of any script do.
_NO_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})|#(?=.*#)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends a message, and when."""

    name: str
    """Of the wire."""
    url: str
    """Where it is published."""
    sent: datetime
    """Aware."""


def newsml_message(stories: Iterable[Printable], *, sender: Sender) -> Iterator[bytes]:
    """Yield the message in pieces of UTF-8: its header, an item a story, its end.

    Items hold what the gate let out.  A killed story is `stat:canceled`: it has its identity, its
    version and the reason (`edNote`), and nothing of what it said.  Characters that XML does not
    know are left out.  The schema asks for one item at least: a message without stories is
    well formed and has none.
    """
    yield "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<newsMessage xmlns="{_NAMESPACE}">\n<header>\n',
            xml_element("sent", rfc3339(sender.sent)),
            xml_empty("catalogRef", {"href": _CATALOG}),
            xml_element("sender", sender.name),
            "</header>\n<itemSet>\n",
        ]
    ).encode()
    for story in stories:
        yield "".join(_item(story, sender)).encode()
    yield b"</itemSet>\n</newsMessage>\n"


def _item(story: Printable, sender: Sender) -> Iterator[str]:
    language, direction = _language_and_direction(story)
    is_killed = story.status is Status.KILLED
    attributes = {
        "guid": story.uri,
        "version": str(story.revision),
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
    }
    if not is_killed:
        attributes |= {"xml:lang": language, "dir": direction}
    yield f"<newsItem{xml_attributes(attributes)}>\n"
    yield xml_empty("catalogRef", {"href": _CATALOG})
    if not is_killed:
        yield _parent("rightsInfo", _rights(story))
    yield _parent("itemMeta", _item_meta(story, sender))
    if not is_killed:
        yield _parent("contentMeta", _content_meta(story))
        yield _parent("contentSet", _content_set(story))
    yield "</newsItem>\n"


def _item_meta(story: Printable, sender: Sender) -> Iterator[str]:
    is_killed = story.status is Status.KILLED
    yield xml_empty("itemClass", {"qcode": "ninat:text"})
    yield _party("provider", sender.name, sender.url)
    yield _line("versionCreated", rfc3339(story.filed_at or story.seen_at))
    yield _line("firstCreated", rfc3339(story.seen_at))
    status = "stat:canceled" if is_killed else "stat:usable"
    yield xml_empty("pubStatus", {"qcode": status})
    for note in editorial_notes(story):
        yield _line("edNote", note)
    if story.status is Status.CORRECTED:
        yield xml_empty("signal", {"qcode": "sig:correction"})
    if not is_killed and (url := _address(story.source_url)):
        yield xml_empty("link", {"rel": "irel:seeAlso", "href": url})


def _rights(story: Printable) -> Iterator[str]:
    terms, agency = story.terms, story.source.agency
    holder = terms.holder or agency
    if terms.holder or not is_public_domain(terms.licence or ""):
        yield _party("copyrightHolder", holder, _home(story, holder))
    yield _line("copyrightNotice", attribution_line(story))
    for usage in (terms_line(terms, agency), story.credit, story.disclaimer):
        yield _line("usageTerms", usage) if usage else ""
    if terms.licence and (url := licence_url(terms.licence)):
        yield xml_empty("link", {"href": url})


def _content_meta(story: Printable) -> Iterator[str]:
    agency = story.source.agency
    if story.published_at is not None:
        yield _line("contentCreated", _created(story.published_at, story))
    if story.updated_at is not None:
        yield _line("contentModified", rfc3339(story.updated_at))
    for name in dict.fromkeys((agency, *credited_in(story))):
        yield _party("infoSource", name, _home(story, name))
    for name in story.byline:
        yield _party("creator", name)
    for identifier in dict.fromkeys((story.source_url, story.guid)):
        yield _line("altId", identifier) if identifier else ""
    yield from _description(story)


def _description(story: Printable) -> Iterator[str]:
    language, _direction = _language_and_direction(story)
    if language:
        yield xml_empty("language", {"tag": language})
    for keyword in story.keywords:
        yield _line("keyword", keyword)
    if story.section:
        yield f"<subject>\n{_line('name', story.section)}</subject>\n"
    yield _line("headline", story.headline)
    if story.dateline:
        yield _line("dateline", story.dateline)
    if story.byline:
        yield _line("by", ", ".join(story.byline))
    if story.credit:
        yield _line("creditline", story.credit)


def _content_set(story: Printable) -> Iterator[str]:
    if not story.body:
        return
    language, direction = _language_and_direction(story)
    here = {"xml:lang": language, "dir": direction}
    # The serializer of HTML knows one void element here, and one name that XML lacks.
    body = body_markup(story).replace("<br>", "<br/>").replace("&nbsp;", "\xa0")
    yield f'<inlineXML contenttype="application/xhtml+xml"{xml_attributes(here)}>\n'
    yield f'<html xmlns="{_XHTML}"{xml_attributes(here)}>\n'
    yield f"<head><title>{xml_text(story.headline)}</title></head>\n"
    yield f"<body>{xml_characters(body)}</body>\n</html>\n</inlineXML>\n"
    yield xml_element("inlineData", story.body, {"contenttype": "text/plain"} | here)


def _created(instant: datetime, story: Printable) -> str:
    """Return when it was published: where no time was printed, the day alone."""
    stamp = rfc3339(instant)
    return stamp[:10] if story.published_precision is Precision.DAY else stamp


def _language_and_direction(story: Printable) -> tuple[str, str]:
    """Return the tag and `ltr` or `rtl`; "" for either where the text does not tell."""
    language, direction = language_and_direction(story)
    return language, direction if language else ""


def _home(story: Printable, name: str) -> str:
    return story.source.home if name == story.source.agency else ""


def _party(element: str, name: str, url: str = "") -> str:
    attributes = xml_attributes({"uri": _address(url)})
    return f"<{element}{attributes}>\n{_line('name', name)}</{element}>\n"


def _line(name: str, text: str) -> str:
    """Return an element whose text is one line: most of the schema's strings may not be more."""
    return xml_element(name, collapsed(text))


def _parent(name: str, children: Iterator[str]) -> str:
    held = "".join(children)
    return f"<{name}>\n{held}</{name}>\n" if held else ""


def _address(url: str) -> str:
    """Return `url` where it is one that a reader can be sent to, else ""."""
    return "" if _NO_ADDRESS.search(url) else web_url(url) or ""
