"""The sources as OPML 2.0 (https://opml.org/spec2.opml), for other readers and `--from-opml`.

A feed is an outline of type `rss` with its `xmlUrl`, whatever its format, as OPML has it; a
sitemap or a section page, which no reader of feeds can take, is one of type `link` with its `url`.
A source of several listings is a folder of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import quoteattr

from wirecrawler.publish.xml import xml_characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A source, as OPML names it."""

    agency: str
    home: str
    language: str
    """BCP 47 tag; may be empty."""
    kind: str
    """`feed`, `sitemap` or `section`."""
    listings: tuple[str, ...]
    """Absolute addresses."""


def opml_lines(
    outlines: Iterable[Outline], *, title: str, now: datetime
) -> Iterator[str]:
    """Yield the lines of the file, each with its end."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<opml version="2.0">\n'
    made = format_datetime(now)
    yield f"<head><title>{_text(title)}</title><dateCreated>{made}</dateCreated></head>\n"
    yield "<body>\n"
    for outline in outlines:
        yield from _lines(outline)
    yield "</body>\n</opml>\n"


def _lines(outline: Outline) -> Iterator[str]:
    if len(outline.listings) == 1:
        yield f"{_leaf(outline, outline.listings[0])}\n"
    elif outline.listings:
        yield f"<outline text={_value(outline.agency)}>\n"
        for listing in outline.listings:
            yield f"  {_leaf(outline, listing)}\n"
        yield "</outline>\n"


def _leaf(outline: Outline, listing: str) -> str:
    name, home = _value(outline.agency), _value(outline.home)
    if outline.kind != "feed":
        return (
            f'<outline type="link" text={name} url={_value(listing)} htmlUrl={home}/>'
        )
    language = f" language={_value(outline.language)}" if outline.language else ""
    address = _value(listing)
    return (
        f'<outline type="rss" text={name} title={name} xmlUrl={address} htmlUrl={home}'
        f"{language}/>"
    )


def _value(text: str) -> str:
    return quoteattr(xml_characters(text), {"\n": " ", "\t": " "})


def _text(text: str) -> str:
    return xml_characters(text).replace("&", "&amp;").replace("<", "&lt;")
