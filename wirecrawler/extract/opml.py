"""OPML (https://opml.org/spec2.opml): the subscriptions that another reader wrote down.

Version 1.0 and 2.0, well-made or not; folders may be nested.  Nothing outside is read and no
entity of its own is expanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import read_document
from wirecrawler.extract.xml_tree import name_of, read_xml
from wirecrawler.normalize.text import collapsed
from wirecrawler.normalize.url import resolve

_MOST = 5_000
"""Subscriptions of a file; arbitrary: readers hold some hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One source that somebody reads."""

    title: str
    """As its reader calls it; may be empty."""
    url: str
    """Its feed, or the page or listing that stands for it."""
    home: str = ""
    """Its front page; empty where the file says none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What an OPML file says."""

    sources: tuple[Subscription, ...]
    """In the file's order, each address once."""
    problems: tuple[str, ...] = ()
    """What was wrong, each in a few words."""


def read_opml(content: bytes, *, url: str) -> Subscriptions:
    """Return the subscriptions of an OPML file, those in folders too.

    An outline counts that has an `xmlUrl`, or is of type `link` with a `url`, as sources without
    a feed are written; folders and notes are passed over.

    Args:
        content: The file.
        url: Its name, for the error.

    Raises:
        ExtractionError: It is empty or no OPML.
    """
    document = read_document(content)
    root, problems = read_xml(document, url=url, roots=("opml",), kind="an OPML file")
    found: dict[str, Subscription] = {}
    for outline in _outlines(root):
        one = _subscription(outline, problems)
        if one is not None and len(found) < _MOST:
            found.setdefault(one.url, one)
    if not found and not problems:
        raise ExtractionError(url, "it names no feed")
    return Subscriptions(sources=tuple(found.values()), problems=tuple(problems))


def _outlines(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter():
        if name_of(element).rpartition(":")[2] == "outline":
            yield element


def _subscription(outline: etree._Element, problems: list[str]) -> Subscription | None:
    said = {str(k).lower(): collapsed(str(v)) for k, v in outline.attrib.items()}
    title = said.get("title") or said.get("text") or ""
    is_link = said.get("type", "").lower() in ("link", "url")
    address = said.get("xmlurl") or (said.get("url", "") if is_link else "")
    if not address:
        return None
    url = resolve(address, "")
    if url is None:
        problems.append(f"{address[:200]}: not an address")
        return None
    return Subscription(title=title, url=url, home=said.get("htmlurl", ""))
