"""Printed: whether what readers get of a story is the text that is stored, within its terms."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from wirecrawler.credit import Gate, Printable
from wirecrawler.normalize.text import collapsed
from wirecrawler.publish.atom import atom_feed
from wirecrawler.publish.attribution import attribution_markup
from wirecrawler.publish.jsonl import json_lines
from wirecrawler.publish.ninjs import ninjs_record
from wirecrawler.publish.record import story_record
from wirecrawler.publish.xml import xml_characters
from wirecrawler.source import Use
from wirecrawler.story import Status, Story

Page = Callable[[Printable], str]
"""A story -> its page as HTML."""

_SPACE = re.compile(r"\s+")
_ELLIPSIS = "…"
_CONTENT = re.compile(r'<content type="html">(.*?)</content>', re.DOTALL)
_EMPTY = frozenset(("br", "link", "meta", "img", "hr", "input", "wbr"))
"""Elements of HTML without an end."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def printed_faults(story: Story, gate: Gate, *, page: Page | None = None) -> list[str]:
    """Return where a printing of `story` says something else than what is stored, in a few words.

    Of a whole story the record, the Atom entry, the ninjs object and its page must say the
    stored text and nothing else, of an excerpt what is a part of it, and of a link nothing.
    The page must say its headline and its foot too.  Without `page` there is none.
    """
    shown = gate.printable(story)
    if shown is None:
        return []
    faults = [
        place
        for place, text in _texts(story, shown, gate)
        if not _is_said(_bare(text), story, shown)
    ]
    if page is not None:
        faults += page_faults(page(shown), story, shown)
    return faults


def page_faults(page: str, story: Story, shown: Printable) -> list[str]:
    """Return which parts of the page of `shown` say something else than is stored."""
    said = texts_of(page)
    faults = [] if _is_said(said.get(".body", ""), story, shown) else ["the page"]
    if shown.status is Status.KILLED:
        return faults
    names = ",".join(map(_bare, shown.byline))
    parts = {
        "headline": ("h1", {_bare(shown.headline)}),
        # Not in languages that are written from the right.
        "byline": (".byline", {names, f"By{names}" if names else ""}),
        "attribution": (".attribution", {_text_of(attribution_markup(shown))}),
        "credit": (".credit", {_bare(shown.credit)}),
        "disclaimer": (".disclaimer", {_bare(shown.disclaimer)}),
    }
    return faults + [
        f"the {part} of the page"
        for part, (name, wanted) in parts.items()
        if said.get(name, "") not in wanted
    ]


def _texts(story: Story, shown: Printable, gate: Gate) -> Iterator[tuple[str, str]]:
    """Yield each printing that a program reads, and the text of its body."""
    record = story_record(story, gate=gate) or {}
    yield "the record", str(_line(record).get("body") or "")
    ninjs = _line(ninjs_record(shown))
    bodies = {one["contentType"]: one["value"] for one in ninjs.get("bodies", ())}
    yield "the ninjs object", bodies.get("text/plain", "")
    yield "the markup", _text_of(bodies.get("text/html", ""))
    yield "the Atom entry", _atom_text(shown)


def _line(record: Mapping[str, object]) -> dict[str, Any]:
    """Return a record as it is read from a line of JSON."""
    read: dict[str, Any] = json.loads("".join(json_lines([record])))
    return read


def _atom_text(shown: Printable) -> str:
    """Return the text of the body in the Atom entry of a story; "" of a tombstone."""
    pieces = atom_feed(
        [shown], title="", feed_url="", site_url="", tag="", updated=_NEVER
    )
    content = _CONTENT.search(b"".join(pieces).decode())
    markup = html.unescape(content[1]) if content else ""
    return texts_of(markup).get("div", "")


def _is_said(printed: str, story: Story, shown: Printable) -> bool:
    """Tell whether `printed`, without white space, is what may be printed of a story."""
    if shown.status is Status.KILLED or shown.terms.use is Use.LINK:
        return not printed
    if shown.terms.use is Use.FULL:
        return xml_characters(printed) == xml_characters(_bare(story.body))
    text = xml_characters(printed.removesuffix(_ELLIPSIS))
    wholes = (_bare(collapsed(whole)) for whole in (story.body, story.lede))
    return any(text in xml_characters(whole) for whole in wholes)


class _Texts(HTMLParser):
    """Collects the texts of elements, under their names and, after a dot, their classes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: dict[str, list[str]] = {"": []}
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in _EMPTY:
            classes = (dict(attrs).get("class") or "").split()
            self._open.append((tag, [tag, *(f".{name}" for name in classes)]))

    def handle_endtag(self, tag: str) -> None:
        """Close it, and whatever was left open in it."""
        names = [name for name, _keys in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take a piece of text."""
        for key in {"", *(key for _tag, keys in self._open for key in keys)}:
            self.pieces.setdefault(key, []).append(data)


def texts_of(markup: str) -> dict[str, str]:
    """Return what markup says, without white space.

    dict[str, str]: name of elements, or dot and class -> their text; "" -> all of it.
    """
    read = _Texts()
    read.feed(markup)
    read.close()
    return {key: _bare("".join(pieces)) for key, pieces in read.pieces.items()}


def _text_of(markup: str) -> str:
    return texts_of(markup)[""]


def _bare(text: str) -> str:
    """Return `text` without white space: that between paragraphs is the printing's own."""
    return _SPACE.sub("", text)
