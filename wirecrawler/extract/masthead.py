"""Masthead: what a page calls its source and its section, and a title without them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from wirecrawler.extract.context import Context
from wirecrawler.extract.jsonld import names, text
from wirecrawler.normalize.text import squeezed

_MARKS = re.compile(r"[|｜│ㅣ«»•·:：_＿–—―@＠/\-]{1,2}")
_BARS = frozenset(("|", "｜", "│", "ㅣ", "«", "»", "•", "::", "||"))
"""Marks that part a name from a title without white space around them, too."""
_MOST_CUTS = 8
"""Separators from a title's end at which a name is looked for; arbitrary."""
_SHORTEST = 4
"""Letters of a name that may be a part of what follows a separator; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The names of a page's source and section, as `squeezed` gives them."""

    source: frozenset[str]
    section: frozenset[str]

    def names_source(self, piece: str) -> bool:
        """Tell whether a piece of a title names the source and has little beside its name."""
        letters = squeezed(piece)
        return letters in self.source or any(
            name in letters and 2 * len(name) >= len(letters)
            for name in self.source
            if len(name) >= _SHORTEST
        )

    def names_section(self, piece: str) -> bool:
        """Tell whether a piece of a title is the name of the page's section."""
        return squeezed(piece) in self.section


def read_masthead(context: Context) -> Masthead:
    """Return what a page, its source and its host say the source and section are called."""
    source = [
        context.source.agency,
        context.said("og:site_name"),
        context.said("application-name"),
        *names(context.node, "publisher"),
        *_host_names(context.url),
    ]
    section = [context.said("article:section"), text(context.node, "articleSection")]
    return Masthead(source=_letters(source), section=_letters(section))


def without_masthead(title: str, masthead: Masthead, titles: Collection[str]) -> str:
    """Return a title less the names of its source and section at either end.

    What stands behind a separator goes when it names the source, or when another of the page's
    `titles` is the same without it, and so does a section's name.
    """
    for cut in reversed(_cuts(title)):
        tail = title[cut.end :]
        is_spare = cut.head in titles or masthead.names_section(tail)
        # Without a bar, only a word is sure to be no part of the sentence before it.
        is_apart = cut.is_bar or " " not in tail
        if masthead.names_source(tail) or (is_spare and is_apart):
            title = cut.head
    return _without_head(title, masthead)


def shown_without_masthead(heading: str, masthead: Masthead) -> str:
    """Return a heading less the names of its source and section, where a bar parts them."""
    for cut in reversed([cut for cut in _cuts(heading) if cut.is_bar]):
        tail = heading[cut.end :]
        if masthead.names_source(tail) or masthead.names_section(tail):
            heading = cut.head
    return _without_head(heading, masthead)


def ends_in(title: str, piece: str) -> bool:
    """Tell whether a title ends in a separator and a piece shorter than what is before it."""
    letters = squeezed(piece)
    return any(
        len(title) - cut.end < len(cut.head) and squeezed(title[cut.end :]) == letters
        for cut in _cuts(title)
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """A separator in a title."""

    head: str
    """What is before it."""
    end: int
    """Where what is behind it begins."""
    is_bar: bool
    """Whether it parts more than words."""


def _cuts(title: str) -> list[_Cut]:
    marks = [mark for mark in _MARKS.finditer(title) if mark.start()][-_MOST_CUTS:]
    return [cut for mark in marks if (cut := _cut(title, mark))]


def _cut(title: str, mark: re.Match[str]) -> _Cut | None:
    before, after = title[: mark.start()], title[mark.end() :]
    head, tail = before.rstrip(), after.lstrip()
    is_spaced = head != before, tail != after
    if not head or not tail or (mark[0] == ":" and is_spaced == (False, True)):
        return None  # "Fog: Harbour Wire" says who says so
    return _Cut(head, len(title) - len(tail), mark[0] in _BARS or all(is_spaced))


def _without_head(title: str, masthead: Masthead) -> str:
    first = next((cut for cut in _cuts(title) if cut.is_bar), None)
    if first is None:
        return title
    is_name = squeezed(first.head) in masthead.source
    return (
        title[first.end :] if is_name or masthead.names_section(first.head) else title
    )


def _letters(said: Collection[str]) -> frozenset[str]:
    return frozenset([letters for name in said if (letters := squeezed(name))])


@lru_cache(maxsize=256)
def _host_names(url: str) -> tuple[str, ...]:
    """Return a host without its www, and the longest of its labels but for the last."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no IPv6 address
        return ()
    return host, max(host.split(".")[:-1], key=len, default="")
