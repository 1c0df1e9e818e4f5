"""Title: which of a page's titles is the headline that its readers see.

The h1 is what readers see; JSON-LD, OpenGraph, the title element and the entry say which h1 it
is where there are several, and stand in for it where there is none or where it only names the
source.  An h1 in the path to the page is none that readers take for the headline.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.context import Context
from wirecrawler.extract.headings import (
    Heading,
    first_headings,
    is_in_trail,
    is_logo,
    is_read_out,
    marked_headings,
    second_headings,
)
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.masthead import (
    ends_in,
    read_masthead,
    shown_without_masthead,
    without_masthead,
)
from wirecrawler.extract.said_titles import SPEAKERS, SaidTitles
from wirecrawler.normalize.text import collapsed, squeezed

_A_SENTENCE = 5
"""Words of a heading that names no source or section; on development pages 5 to 8 did alike."""
_A_PHRASE = 3
"""Words of a lone h1 that agrees with no title; fewer may name a section; 3 to 5 did alike."""
_A_WORD = 3
"""Letters of a word that two titles do not share by chance; arbitrary."""
_AGREED = 0.4
"""The least that a heading agrees with another title; 0.3 to 0.5 did alike."""
_WORD = re.compile(r"\w+")
_SYSTEM = ("jsonld:headline", "meta:og:title")
_SHAPES = str.maketrans(
    "‘’‚‛“”„‟«»‐‑‒–—―",
    '\'\'\'\'""""""------',
    "\u00ad\u200b\u200e\u200f\u2060\ufeff",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline of a page, where it stood and why it was chosen."""

    text: str
    """Verbatim, white space collapsed; "" when the page has none."""
    evidence: str
    element: Element | None = None
    """The element it was read from, or that stands in its place on the page."""
    rule: str = ""
    """The rule that chose it, in a few words a person understands."""


def choose_headline(context: Context) -> Headline:
    """Return the headline that readers of the page see."""
    return _chosen(_Titles(context))


def headline_candidates(context: Context) -> list[Candidate]:
    """Return all that may be the headline: the chosen one, headings, then what is said."""
    page = _Titles(context)
    headings = [*page.every_first, *page.marked, *page.second]
    found = [_candidate(heading) for heading in headings] + page.said.candidates
    chosen = _chosen(page)
    first = Candidate(
        text=chosen.text, evidence=chosen.evidence, element=chosen.element
    )
    rest = [c for c in found if (c.evidence, c.text) != (first.evidence, first.text)]
    return [first, *rest] if first.text else rest


def _candidate(heading: Heading) -> Candidate:
    return Candidate(
        text=heading.text, evidence=heading.evidence, element=heading.element
    )


class _Titles:
    """All that may be the headline of one page; what is dear is read when it is asked for."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.masthead = read_masthead(context)
        self.said = SaidTitles(context, self.masthead)

    @cached_property
    def every_first(self) -> list[Heading]:
        """The h1 of the page."""
        return first_headings(self.context.root, self.said.letters)

    @cached_property
    def trail(self) -> list[Heading]:
        """The h1 in navigation."""
        return [h for h in self.every_first if is_in_trail(h.element)]

    @cached_property
    def first(self) -> list[Heading]:
        """The other h1, but for those that name the source or are only read out."""
        return [
            h
            for h in self.every_first
            if h not in self.trail
            and not is_logo(h.element)
            and squeezed(h.text) not in self.masthead.source
            and (not is_read_out(h.element) or squeezed(h.text) in self.said.letters)
        ]

    @cached_property
    def marked(self) -> list[Heading]:
        """What microdata marks."""
        return marked_headings(self.context.root, self.said.letters)

    @cached_property
    def second(self) -> list[Heading]:
        """The h2."""
        return second_headings(self.context.root, self.said.letters)

    def unsigned(self, title: str) -> str:
        """Return a title less the h1 in which it ends, which names the source."""
        ends = {h.text for h in self.every_first if ends_in(title, h.text)}
        source = self.masthead.source.union(map(squeezed, ends))
        return without_masthead(title, replace(self.masthead, source=source), ())

    def shown(self, heading: Heading, rule: str) -> Headline:
        """Return a heading of the page as its headline."""
        text = shown_without_masthead(heading.text, self.masthead)
        if heading.is_cut:
            rule += "; less its kicker or badge"
        return Headline(
            text=text, evidence=heading.evidence, element=heading.element, rule=rule
        )


def _repeated_first(page: _Titles) -> Headline | None:
    return _repeated(page, page.first, "the h1")


def _agreeing_first(page: _Titles) -> Headline | None:
    titles = [title.text for title in page.said.candidates]
    first = [h for h in page.first if not any(ends_in(t, h.text) for t in titles)]
    return _agreeing(page, first, "the h1")


def _beside_trail(page: _Titles) -> Headline | None:
    """Return what readers see where the h1 stands in the path to the page."""
    if not page.trail:
        return None
    said = {_plain(page.said.by(speaker)) for speaker in _SYSTEM}
    for heading in page.second:
        # By its signs too: an h2 that runs into its kicker has the letters of both.
        if _plain(heading.text) in said:
            return page.shown(heading, "the heading below a path that ends in the h1")
    headline, place = page.said.by(_SYSTEM[0]), page.trail[0]
    if headline and squeezed(headline) != squeezed(place.text):
        return Headline(
            text=headline,
            evidence=_SYSTEM[0],
            element=place.element,
            rule="what JSON-LD says; the h1 ends the path to the page",
        )
    return _agreeing(page, page.trail, "the h1 that ends the path to the page")


def _lone_first(page: _Titles) -> Headline | None:
    """Return the only h1, or the only one that is a sentence, though no title agrees with it.

    What was written for search engines need not share a word with the headline.
    """
    lone = page.first
    if len(lone) > 1:
        lone = [h for h in lone if len(h.text.split()) >= _A_SENTENCE]
    if len(lone) == 1 and not _names_section(page, lone[0].text):
        return page.shown(lone[0], "the only h1 that is a headline")
    return None


def _repeated_lesser(page: _Titles) -> Headline | None:
    return _repeated(page, page.marked + page.second, "the heading")


def _agreeing_marked(page: _Titles) -> Headline | None:
    return _agreeing(page, page.marked, "the heading that microdata marks")


def _agreeing_second(page: _Titles) -> Headline | None:
    return _agreeing(page, page.second, "the h2")


def _first_said(page: _Titles) -> Headline | None:
    for title in page.said.candidates:
        rule = f"what {SPEAKERS[title.evidence]} says; no heading agrees"
        text = page.unsigned(title.text)
        return Headline(text=text, evidence=title.evidence, rule=rule)
    return None


def _whatever(page: _Titles) -> Headline | None:
    for heading in page.every_first:
        return page.shown(heading, "the h1; nothing else is said")
    return None


_RULES: tuple[Callable[[_Titles], Headline | None], ...] = (
    _repeated_first,
    # An h1 that agrees goes before an h2 that agrees more: that may be another story's.
    _agreeing_first,
    _beside_trail,
    _lone_first,
    _repeated_lesser,
    _agreeing_marked,
    _agreeing_second,
    _first_said,
    _whatever,
)


def _chosen(page: _Titles) -> Headline:
    found = (rule(page) for rule in _RULES)
    return next((h for h in found if h), Headline(text="", evidence=""))


def _repeated(page: _Titles, headings: list[Heading], name: str) -> Headline | None:
    """Return the heading that another title repeats, the best title first."""
    shown = {squeezed(h.text): h for h in reversed(headings)}
    for letters, speaker in page.said.speakers.items():
        if heading := shown.get(letters):
            return page.shown(heading, f"{name}, which {SPEAKERS[speaker]} repeats")
    return None


def _agreeing(page: _Titles, headings: list[Heading], name: str) -> Headline | None:
    """Return the heading that agrees best with the other titles, or the first without any."""
    agreed = [page.said.agreement(h.text) for h in headings]
    best = max(range(len(headings)), key=agreed.__getitem__, default=None)
    if best is None or (agreed[best] < _AGREED and page.said.candidates):
        return None
    return page.shown(headings[best], f"{name} that agrees best with the other titles")


def _names_section(page: _Titles, shown: str) -> bool:
    """Tell an h1 that names a part of the source: by what titles end in, or by being short."""
    letters = squeezed(shown)
    if letters in page.masthead.section:
        return True
    if any(ends_in(title, shown) for title in page.said.raw.values()):
        return True
    words = _WORD.findall(shown.casefold())
    known = frozenset().union(*page.said.words)
    return len(words) < _A_PHRASE and not any(
        len(word) >= _A_WORD and word in known for word in words
    )


def _plain(title: str) -> str:
    """Return a title with one shape of quotation mark and dash, and nothing invisible."""
    return collapsed(title.translate(_SHAPES))
