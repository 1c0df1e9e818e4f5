"""Spider file: the Python file that declares a source, as the house writes it.

What a stranger's page said goes into strings and comments alone, and cannot leave them.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wirecrawler.source import Source

_WIDTH = 88
_PROSE = 100
_JOINERS = "\u200c\u200d"
"""Format characters without which Persian and Hindi words are others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The class that a spider is one of."""

    module: str
    name: str
    listings: str
    """Its attribute that names the listings."""
    layout: str = ""
    """The name in its module of the selectors to be used; "" for those that it has itself."""


PARENTS = {
    "feed": Parent(
        module="wirecrawler.crawl.feed_spider", name="FeedSpider", listings="feeds"
    ),
    "sitemap": Parent(
        module="wirecrawler.crawl.sitemap_spider",
        name="SitemapSpider",
        listings="sitemaps",
    ),
    "section": Parent(
        module="wirecrawler.crawl.section_spider",
        name="SectionSpider",
        listings="sections",
    ),
}
"""dict[str, Parent]: kind of a listing -> the class of sources of no known system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a spider declares."""

    source: Source
    parent: Parent
    listings: tuple[str, ...]
    """Empty where the parent's own are right."""
    selectors: Mapping[str, str] = field(default_factory=dict)
    """dict[str, str]: name of a selector -> CSS."""
    story_pattern: str = ""
    delay_s: float = 0
    reads_pages: bool = True
    words: str = ""
    """What the docstring says behind the name of the agency."""
    notes: tuple[str, ...] = ()
    """What a person has to decide, a comment each."""


def spider_file(declared: Declared) -> str:
    """Return the text of a source's file; it is formatted, and imports what it needs."""
    parent = declared.parent
    imported = sorted(filter(None, (parent.layout, parent.name)), key=_place)
    lines = [
        *_docstring(declared),
        "",
        f"from {parent.module} import {', '.join(imported)}",
        *(
            ["from wirecrawler.extract.page import PageSelectors"]
            if declared.selectors
            else []
        ),
        "from wirecrawler.source import Source",
        "",
        "",
        f"class {class_name(declared.source.slug)}({parent.name}):",
        *_source(declared.source, declared.notes),
        "    name = source.slug",
        *_listings(declared),
    ]
    if declared.story_pattern:
        lines.append(f"    story_pattern = {_pattern(declared.story_pattern)}")
    if declared.delay_s:
        lines += [
            "    # What robots.txt asks for.",
            f"    delay_s = {declared.delay_s:g}",
        ]
    if not declared.reads_pages:
        lines += [
            "    # Its pages are walled: the stories are what the feed says.",
            "    reads_pages = False",
        ]
    if parent.layout:
        lines.append(f"    selectors = {parent.layout}")
    lines += _selectors(declared.selectors)
    return "\n".join(lines) + "\n"


def class_name(slug: str) -> str:
    """Return the name of a source's spider: `HarbourWireSpider`."""
    words = slug.replace("-", "_").split("_")
    return "".join(word[:1].upper() + word[1:] for word in words) + "Spider"


def quoted(text: str) -> str:
    """Return a Python string literal of the text, whatever is in it."""
    literal = json.dumps(plain(text), ensure_ascii=False)
    if literal.count('"') - 2 <= literal.count("'"):
        return literal
    # As a formatter has it: the quotes of which fewer have to be escaped.
    inside = literal[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{inside}'"


def plain(text: str) -> str:
    """Return a text on one line, without control and format characters but joiners."""
    line = " ".join(text.split())
    return "".join(
        c for c in line if c in _JOINERS or unicodedata.category(c)[0] != "C"
    )


def _docstring(declared: Declared) -> list[str]:
    agency = plain(declared.source.agency).replace("\\", "/").replace('"', "'")
    words = plain(declared.words).replace("\\", "/").replace('"', "'")
    line = f'"""{agency}: {words}"""'
    if len(line) <= _PROSE:
        return [line]
    return [f'"""{agency[:80]}.', "", *_wrapped(words, "", _PROSE), '"""']


def _source(source: Source, notes: Sequence[str]) -> list[str]:
    fields = {
        "slug": source.slug,
        "agency": source.agency,
        "home": source.home,
        "country": source.country,
        "language": source.language,
        "timezone": source.timezone,
    }
    return [
        "    source = Source(",
        *(
            f"        {name}={quoted(value)},"
            for name, value in fields.items()
            if value
        ),
        *(
            line
            for note in notes
            for line in _wrapped(plain(note), "        # ", _PROSE)
        ),
        "    )",
    ]


def _place(name: str) -> tuple[bool, str]:
    """Return what sorts constants before classes, as imports are sorted."""
    return not name.isupper(), name


def _listings(declared: Declared) -> list[str]:
    if not declared.listings:
        return []
    attribute = declared.parent.listings
    lines = _call(f"    {attribute} = ", declared.listings)
    # A blog's listing of posts stands beside its feed, which is not open here.
    return ["    feeds = ()", *lines] if attribute == "posts" else lines


def _call(start: str, values: Sequence[str]) -> list[str]:
    """Return a tuple of strings, on one line where it is short enough."""
    texts = [quoted(value) for value in values]
    comma = "," if len(texts) == 1 else ""
    line = f"{start}({', '.join(texts)}{comma})"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{start}(", *(f"        {text}," for text in texts), "    )"]


def _pattern(pattern: str) -> str:
    safe = plain(pattern)
    if '"' in safe or safe.endswith("\\"):
        return quoted(safe)
    return f'r"{safe}"' if "\\" in safe else f'"{safe}"'


def _selectors(selectors: Mapping[str, str]) -> list[str]:
    if not selectors:
        return []
    said = [f"{name}={quoted(css)}" for name, css in selectors.items()]
    line = f"    selectors = PageSelectors({', '.join(said)})"
    if len(line) <= _WIDTH:
        return [line]
    whole = f"        {', '.join(said)}"
    if len(whole) <= _WIDTH:
        return ["    selectors = PageSelectors(", whole, "    )"]
    return [
        "    selectors = PageSelectors(",
        *(f"        {one}," for one in said),
        "    )",
    ]


def _wrapped(text: str, start: str, width: int) -> Iterable[str]:
    line = start
    for word in text.split():
        if line != start and len(line) + len(word) + 1 > width:
            yield line.rstrip()
            line = start
        line += word if line == start else f" {word}"
    yield line.rstrip()
