"""Printed: whether what the wire prints of a story is the text that is stored, within its terms."""

import re
from html.parser import HTMLParser

from wirecrawler.credit import Gate
from wirecrawler.normalize.text import collapsed
from wirecrawler.publish.markup import body_markup
from wirecrawler.publish.record import story_record
from wirecrawler.source import Use
from wirecrawler.story import Status, Story

_SPACE = re.compile(r"\s+")
_ELLIPSIS = "…"


def printed_faults(story: Story, gate: Gate) -> list[str]:
    """Return where a printing of `story` says something else than its text, in a few words.

    Of a whole story the record and the markup of pages and feeds must say the stored text and
    nothing else, of an excerpt what is a part of it, and of a link nothing.
    """
    shown = gate.printable(story)
    if shown is None:
        return []
    record = story_record(story, gate=gate) or {}
    pages, told = _text_of(body_markup(shown)), _bare(str(record.get("body") or ""))
    whole = _bare(story.body)
    is_textless = shown.status is Status.KILLED or shown.terms.use is Use.LINK
    if is_textless:
        says = {"the record": not told, "the page": not pages}
    elif shown.terms.use is Use.FULL:
        says = {"the record": told == whole, "the page": pages == whole}
    else:
        says = {
            "the record": _is_part(told, story),
            "the page": _is_part(pages, story),
        }
    return [place for place, is_so in says.items() if not is_so]


def _is_part(printed: str, story: Story) -> bool:
    text = printed.removesuffix(_ELLIPSIS)
    return text in _bare(collapsed(story.body)) or text in _bare(collapsed(story.lede))


class _Text(HTMLParser):
    """Collects the text of markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        """Take a piece of text."""
        self.pieces.append(data)


def _text_of(markup: str) -> str:
    text = _Text()
    text.feed(markup)
    text.close()
    return _bare("".join(text.pieces))


def _bare(text: str) -> str:
    """Return `text` without white space: that between paragraphs is the printing's own."""
    return _SPACE.sub("", text)
