"""Context: all that may speak for a field of one page, gathered once."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import Node
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.text import collapsed
from wirecrawler.source import Source
from wirecrawler.story import Entry

Meta = dict[str, list[str]]
_MOST_PARTS, _MOST_CHARS = 200, 20_000
"""Elements and characters in a heading or byline, white space and scripts too; arbitrary."""
_NAMING = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One page, its entry and its source."""

    root: Element
    url: str
    """After redirects."""
    base: str
    """What links are resolved against."""
    meta: Meta
    """dict[str, list[str]]: name, property or itemprop in lower case -> contents."""
    node: Node
    """The JSON-LD object of the story, or {}."""
    nodes: list[Node]
    """Every JSON-LD object."""
    entry: Entry
    source: Source
    now: datetime
    """When the page was fetched, aware."""

    def said(self, *names: str) -> str:
        """Return the first content of the first of these meta names that has one, or ""."""
        return next((c for n in names for c in self.meta.get(n, ()) if c), "")


def read_meta(root: Element) -> Meta:
    """Return the meta elements of a page.

    dict[str, list[str]]: `name`, `property`, `itemprop` or `http-equiv` in lower case -> contents,
    white space collapsed.
    """
    found: Meta = {}
    for element in root.iter("meta"):
        said = dict(element.items())
        content = collapsed(said.get("content", ""))
        for attribute in _NAMING if content else ():
            if name := said.get(attribute):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def is_small(element: Element) -> bool:
    """Tell what may be one field from what holds a part of the page, such as an unclosed h1."""
    if next(islice(element.iterdescendants(), _MOST_PARTS, None), None) is not None:
        return False
    return sum(map(len, element.itertext())) <= _MOST_CHARS


def datetime_of(element: Element) -> str:
    """Return the machine's form of a time that an element carries, or ""."""
    for attribute in ("datetime", "content", "data-datetime", "data-timestamp"):
        if value := collapsed(element.get(attribute) or ""):
            return value
    return ""


def shown_or_machine(element: Element) -> str:
    """Return the machine's form of a time where there is one, else what a reader sees."""
    return datetime_of(element) or text_of(element)
