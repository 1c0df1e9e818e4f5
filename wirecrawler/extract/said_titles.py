"""Said titles: what a page is called where no reader looks, and by the entry that named it."""

import html
import re
from collections.abc import Iterator

from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import text
from wirecrawler.extract.masthead import Masthead, without_masthead
from wirecrawler.normalize.text import collapsed, squeezed

SPEAKERS = {
    "jsonld:headline": "JSON-LD",
    "meta:og:title": "OpenGraph",
    "entry": "the entry",
    "meta:twitter:title": "the Twitter card",
    "meta:headline": "microdata",
    "title": "the title element",
}
"""dict[str, str]: evidence -> who says so, in a person's words; the best first."""
_LONGEST = 1000
"""Characters of a title; what is longer was not written as one."""
_WORD = re.compile(r"\w+")


class SaidTitles:
    """The titles of one page, less the names of its source and section."""

    def __init__(self, context: Context, masthead: Masthead) -> None:
        raw = dict(_raw(context))
        known = frozenset(raw.values())
        self.raw = raw
        """dict[str, str]: evidence -> title as said, the best first."""
        self.candidates = [
            Candidate(text=shown, evidence=evidence)
            for evidence, title in raw.items()
            if (shown := without_masthead(title, masthead, known))
        ]
        self.speakers: dict[str, str] = {}
        """dict[str, str]: letters of a title -> who says it first, the best first."""
        self.letters: dict[str, str] = {}
        """dict[str, str]: letters of a title -> the title as that one says it."""
        for title in self.candidates:
            if letters := squeezed(title.text):
                self.speakers.setdefault(letters, title.evidence)
                self.letters.setdefault(letters, title.text)
        self._words: list[frozenset[str]] | None = None

    def by(self, evidence: str) -> str:
        """Return the title that one of the speakers says, or ""."""
        return next((c.text for c in self.candidates if c.evidence == evidence), "")

    @property
    def words(self) -> list[frozenset[str]]:
        """The words of each title; of a short one its characters too."""
        if self._words is None:
            self._words = [words_of(title.text) for title in self.candidates]
        return self._words

    def agreement(self, shown: str) -> float:
        """Return how well a heading agrees with the titles, 0 to about 1."""
        words = words_of(shown)
        said = enumerate(self.words)
        return max(
            [_alike(words, other) - 0.01 * rank for rank, other in said], default=0
        )


def words_of(shown: str) -> frozenset[str]:
    """Return the words of a text, case folded; of fewer than three the characters too."""
    words = _WORD.findall(shown.casefold())
    return frozenset(words if len(words) > 2 else [*words, *shown.casefold()])


def _alike(words: frozenset[str], others: frozenset[str]) -> float:
    shared = len(words & others)
    # Of two words one may be there by chance.
    contained = shared / min(len(words), len(others)) if len(words) > 2 else 0
    return max(shared / len(words | others), 0.8 * contained)


def _raw(context: Context) -> Iterator[tuple[str, str]]:
    said = (
        text(context.node, "headline"),
        context.said("og:title"),
        collapsed(context.entry.headline),
        context.said("twitter:title"),
        context.said("headline"),
        _title_element(context.root),
    )
    for evidence, title in zip(SPEAKERS, said, strict=True):
        if 0 < len(title) <= _LONGEST:
            # Some say it escaped twice.
            yield evidence, collapsed(html.unescape(title)) if "&" in title else title


def _title_element(root: Element) -> str:
    """Return the text of a page's title element, which no browser lays out."""
    title = root.find("head/title")
    if title is None:  # a head that the parser closed too early; a drawing's is none
        others = root.xpath("//title[not(ancestor::svg)]")
        title = next(iter(others), None)
    return "" if title is None else collapsed("".join(title.itertext()))
