"""Wording: one printing of a story, as far as matching compares it with another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from wirecrawler.match.words import terms, unit, words

_FIGURE = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_NO_DIGIT = re.compile(r"\D")
# A word with a capital that no sentence begins with.
_NAME = re.compile(
    r"(?<![.!?:\"\u201c\u201d\u00bb] )(?<=[ (<])"
    r"[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f][\w&-]+"
)
# What a name tells beyond its letters.
_NAMED = 1.2
_LEAD = 20
"""Terms of an opening: a sentence of an agency has about as many words."""


Shingle = tuple[str, str, str]
"""Three terms in a row."""


class Bag:
    """Terms, and how much they tell together."""

    __slots__ = ("terms", "weight")

    def __init__(self, found: Iterable[str]) -> None:
        self.terms = frozenset(found)
        self.weight = sum(map(weight, self.terms))


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What one printing says; what is compared is made when it is first asked for."""

    headline: str
    body: str
    at: datetime | None
    """`published_at`."""
    source: str = ""
    """Slug."""
    agencies: frozenset[str] = frozenset()
    """Whose work it may be: its source, and whom it credits; case folded."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded, in order."""
        return words(self.body)

    @cached_property
    def unit(self) -> int:
        """How many of `words` make a word: 1, but in scripts that print no spaces."""
        return unit(self.words)

    @property
    def length(self) -> int:
        """Words; in scripts without spaces, as many as the characters would make."""
        return len(self.words) // self.unit

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """What has a meaning of its own, in order: words, or characters set together."""
        return terms(self.words)

    @cached_property
    def shingles(self) -> list[Shingle]:
        """In order."""
        found, step = self.terms, self.unit
        return list(zip(found, found[step:], found[2 * step :], strict=False))

    @cached_property
    def shingle_set(self) -> frozenset[Shingle]:
        """Each shingle once."""
        return frozenset(self.shingles)

    @cached_property
    def vocabulary(self) -> Bag:
        """The terms of the body."""
        return Bag(self.terms)

    @cached_property
    def lead(self) -> Bag:
        """The terms of its opening."""
        return Bag(self.terms[:_LEAD])

    @cached_property
    def headline_terms(self) -> Bag:
        """The terms of the headline."""
        return Bag(terms(words(self.headline)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital inside a sentence, folded."""
        found = _NAME.findall(" ".join(self.body.split()))
        return frozenset(words(" ".join(found)))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The digits of each number, without the zeros that a unit takes away: 1,200 is 12."""
        digits = (_NO_DIGIT.sub("", found) for found in _FIGURE.findall(self.body))
        return frozenset(found.strip("0") or "0" for found in digits)

    @cached_property
    def contexts(self) -> dict[tuple[str, str], str]:
        """dict: (word before, word after) -> the first word that stands between them."""
        found = self.words[::-1]
        around = zip(found[2:], found, strict=False)
        return dict(zip(around, found[1:], strict=False))


@lru_cache(maxsize=2**16)
def weight(term: str) -> float:
    """Return how much a term tells: figures most, short words nothing.

    The length of a word stands for how rare it is, which no list of words could tell for every
    language.
    """
    if term[0].isdigit():
        return 2.5 if len(term) > 1 else 1.0
    if term[0] >= "\u0e00":
        return 1.0 if len(term) > 1 else 0.0
    return max(0, min(len(term), 9) - 2) / 3


def overlap(one: Bag, other: Bag, names: frozenset[str] = frozenset()) -> float:
    """Return the share, by weight, of the lighter bag's terms that stand in the other: 0..1."""
    common = one.terms & other.terms
    shared = sum(map(weight, common))
    if not names:
        least = min(one.weight, other.weight)
        return shared / least if least else 0.0
    shared += _NAMED * len(common & names)
    least = min(_weighed(one, names), _weighed(other, names))
    return shared / least if least else 0.0


def share_told(one: Bag, other: Bag, names: frozenset[str]) -> float:
    """Return the share, by weight, of the terms of `one` that stand in `other`: 0..1."""
    whole = _weighed(one, names)
    common = one.terms & other.terms
    told = sum(map(weight, common)) + _NAMED * len(common & names)
    return told / whole if whole else 1.0


def hours_between(one: Wording, other: Wording) -> float:
    """Return the hours that lie between two printings; 0 where one bears no date."""
    if one.at is None or other.at is None:
        return 0.0
    return abs((one.at - other.at).total_seconds()) / 3600


def is_spelled(one: str, other: str) -> bool:
    """Tell whether of two words one may be a small figure and the other its name: 4, four."""
    figure, word = (one, other) if one[0].isdigit() else (other, one)
    return (
        len(figure) <= 2 and figure.isdecimal() and word.isalpha() and int(figure) <= 12
    )


def _weighed(bag: Bag, names: frozenset[str]) -> float:
    return bag.weight + _NAMED * len(bag.terms & names)
