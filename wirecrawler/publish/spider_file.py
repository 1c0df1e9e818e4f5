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
_CLASSES = {
    "feed": ("wirecrawler.crawl.feed_spider", "FeedSpider", "feeds"),
    "sitemap": ("wirecrawler.crawl.sitemap_spider", "SitemapSpider", "sitemaps"),
    "section": ("wirecrawler.crawl.section_spider", "SectionSpider", "sections"),
}
_JOINERS = "\u200c\u200d"
"""Format characters without which Persian and Hindi words are others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a spider declares."""

    source: Source
    kind: str
    """`feed`, `sitemap` or `section`."""
    listings: tuple[str, ...]
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
    module, parent, listings = _CLASSES[declared.kind]
    lines = [
        *_docstring(declared),
        "",
        f"from {module} import {parent}",
        *(
            ["from wirecrawler.extract.page import PageSelectors"]
            if declared.selectors
            else []
        ),
        "from wirecrawler.source import Source",
        "",
        "",
        f"class {class_name(declared.source.slug)}({parent}):",
        *_source(declared.source, declared.notes),
        "    name = source.slug",
        *_call(f"    {listings} = ", declared.listings),
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
    lines += _selectors(declared.selectors)
    return "\n".join(lines) + "\n"


def class_name(slug: str) -> str:
    """Return the name of a source's spider: `HarbourWireSpider`."""
    words = slug.replace("-", "_").split("_")
    return "".join(word[:1].upper() + word[1:] for word in words) + "Spider"


def quoted(text: str) -> str:
    """Return a Python string literal of the text, whatever is in it."""
    safe = plain(text)
    if '"' in safe and "'" not in safe and "\\" not in safe:
        return f"'{safe}'"
    return json.dumps(safe, ensure_ascii=False)


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
