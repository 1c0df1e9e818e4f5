"""Units: a text cut into words and signs that can be compared, and put together again verbatim.

A unit is a word or a sign with the white space after it.  Two units are the same word when their
keys are equal, whatever their case and accents (`words.folded`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from wirecrawler.match.folding import folded as unset
from wirecrawler.match.words import folded, words

# `\w` leaves out the vowel signs of Arabic, Hindi or Thai, which belong to the letter before.
_MARKS = "".join(
    chr(code)
    for code in (*range(0x0300, 0x1E00), *range(0x20D0, 0xAC00), *range(0xFE00, 0xFE30))
    if unicodedata.category(chr(code)).startswith("M")
)
# Inside a word: soft hyphen, zero-width joiners.
_JOINERS = "\u00ad\u200c\u200d\u2060"
_UNIT = re.compile(
    # Apostrophes stand inside words, commas and points inside numbers.
    rf"(?:\w[\w{_MARKS}{_JOINERS}]*+"
    r"(?:(?<=\d)[.,:](?=\d)|(?<=[^\W\d])['’](?=[^\W\d]))?)++"
    # A sign; the same one repeated, as in "..." or "***", is one.
    rf"|([^\w\s\u200b\u200e\u200f\ufeff{_JOINERS}])\1*[{_MARKS}]*"
)
_INSIDE = frozenset(_MARKS + _JOINERS)
_APOSTROPHES = dict.fromkeys(map(ord, "'’"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word or a sign."""

    text: str
    """Verbatim, with the white space after it."""
    key: str
    words: int
    """0: a sign.  A number with a point in it, or "don't", is two, as everywhere in matching."""


def units(text: str) -> list[Unit]:
    """Return the units of `text`, whose texts make up `text`; none where it shows nothing."""
    found = [
        (at, word)
        for unit in _UNIT.finditer(text)
        for at, word in _split(unit[0], unit.start())
    ]
    # What stands before the first goes with it.
    begins = [0, *(at for at, _ in found[1:])]
    ends = [*begins[1:], len(text)]
    return [
        _unit(text[begin:end], word)
        for begin, end, (_, word) in zip(begins, ends, found, strict=False)
    ]


def words_of(passage: Iterable[Unit]) -> int:
    """Return how many words `passage` has."""
    return sum(unit.words for unit in passage)


def reads_same(old: str, new: str) -> bool:
    """Tell whether two texts are the same, letter by letter, however they are set."""
    return old == new or unset(old) == unset(new)


def _split(run: str, begin: int) -> Iterator[tuple[int, str]]:
    """Yield the words of a run of letters, and where each begins.

    It is several where its script prints no space between words.
    """
    if run.isascii() or not any(map(_stands_alone, run)):
        yield begin, run
        return
    word = ""
    for at, letter in enumerate(run, begin):
        is_border = _stands_alone(letter) or (bool(word) and _stands_alone(word[0]))
        if word and is_border and letter not in _INSIDE:
            yield at - len(word), word
            word = ""
        word += letter
    yield begin + len(run) - len(word), word


@lru_cache(maxsize=4096)
def _stands_alone(letter: str) -> bool:
    # Only a letter of such a script is two words when it stands twice.
    return len(words(letter * 2)) == 2


def _unit(text: str, word: str) -> Unit:
    key, count = _key(word)
    return Unit(text=text, key=key, words=count)


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> tuple[str, int]:
    count = len(words(word))
    if not count:
        return unset(word) or word, 0
    return folded(word).translate(_APOSTROPHES).replace(",", "."), count
