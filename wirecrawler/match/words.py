"""Words: a text as matching reads it, the same for printings that only look different.

Folded away: case, accents, the compatibility forms of Unicode (NFKC, UAX #15), what is not seen
(soft hyphens, zero-width characters), the Arabic and the Persian way to write yeh and kaf, and
UTF-8 that somebody read as Windows-1252.  Nothing of this ever reaches a stored text.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

# Scripts that print no space between words: each character is a token.  Hangul is not among
# them, because Korean words are set apart by spaces.
_SYLLABIC = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_IDEOGRAPHIC = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Japanese kana and marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_ALONE = _SYLLABIC + _IDEOGRAPHIC
# Vowel signs of Indian scripts are no letters to Unicode, and parts of words for all that.
_SIGNS = "\u0900-\u0963\u0966-\u0dff"
_TOKEN = re.compile(rf"(?=\w)[{_ALONE}]|(?:[^\W{_ALONE}]|[{_SIGNS}])+")
_IS_ALONE = re.compile(rf"[{_ALONE}]")
_IS_SYLLABIC = re.compile(rf"[{_SYLLABIC}]")

_UNSEEN = re.compile(
    "[\u00ad\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
# Accents, points and vowel signs of Latin, Greek, Cyrillic, Hebrew and Arabic letters.
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_YEH_AND_KAF = str.maketrans("\u064a\u0649\u0643", "\u06cc\u06cc\u06a9")
# A lead byte of UTF-8 and what follows it, each shown as the character of Windows-1252.
_SPECIALS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_BYTES = {ord(special): special.encode("cp1252")[0] for special in _SPECIALS}
_MISREAD = re.compile(rf"(?:[\xc2-\xf4][\x80-\xbf{_SPECIALS}]{{1,3}})+")
# The same of Cyrillic letters, shown as those of Windows-1251; three in a row, because in
# Ukrainian two of them begin words.
_TRAILERS = bytes(range(0x80, 0xC0)).decode("cp1251", errors="ignore")
_MISREAD_CYRILLIC = re.compile(rf"(?:[\u0420\u0421][{re.escape(_TRAILERS)}]){{3,}}")

# Characters that stand for one word in a script that prints no space between words.
_IDEOGRAPHS = 2
_SYLLABICS = 3
# Arbitrary numbers below 2**20, so that a sum of three products stays below 2**54.
_FACTORS = (1_000_003, 786_433, 393_241)
_MODULUS = 2**47 - 115


def tokens(text: str) -> list[str]:
    r"""Return the words of `text` in order, in NFKC and lower case.

    A word is a run of `\w`; each Han, kana, Thai, Khmer, Lao or Burmese character is one alone.
    """
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def folded(text: str) -> str:
    """Return `text` as matching reads it: in lower case, without accents, its letters mended."""
    if "&" in text:
        text = html.unescape(text)
    if text.isascii():
        return text.lower()
    text = _MISREAD_CYRILLIC.sub(_cyrillic, _MISREAD.sub(_read_anew, text))
    apart = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
    whole = unicodedata.normalize("NFKC", _ACCENT.sub("", apart))
    return whole.lower().translate(_YEH_AND_KAF)


@lru_cache(maxsize=2**11)
def words(text: str) -> tuple[str, ...]:
    """Return the tokens of `text`, folded, in order.

    Those of the texts of the last batches are kept: each is asked for several times.
    """
    return tuple(_TOKEN.findall(folded(text)))


def terms(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return what in `found` has a meaning of its own: words, or characters set together.

    In scripts without spaces two ideographs, or three characters of Thai, count as a word; there
    is one for each character but the last ones.
    """
    width = unit(found)
    if width == 1:
        return found
    places = range(max(len(found) - width + 1, 0))
    return tuple("".join(found[place : place + width]) for place in places)


Run = tuple[int, int, int]
"""Three words in a row: a stable number below 2**32 for each."""


def runs(found: tuple[str, ...]) -> list[Run]:
    """Return each three words in a row; [] of fewer."""
    width = unit(found)
    hashes = list(map(_hash, terms(found)))
    return list(zip(hashes, hashes[width:], hashes[2 * width :], strict=False))


def shingles(found: Iterable[Run]) -> list[int]:
    """Return a stable number below 2**47 for each run."""
    one, two, three = _FACTORS
    return [(a * one + b * two + c * three) % _MODULUS for a, b, c in found]


def unit(found: tuple[str, ...]) -> int:
    """Return how many of the tokens make one word."""
    start = "".join(found[:200])
    if start.isascii():
        return 1
    alone = _IS_ALONE.findall(start)
    if 2 * len(alone) < len(found[:200]):
        return 1
    return (
        _SYLLABICS if 2 * len(_IS_SYLLABIC.findall(start)) > len(alone) else _IDEOGRAPHS
    )


@lru_cache(maxsize=2**16)
def _hash(word: str) -> int:
    return crc32(word.encode(errors="replace"))


def _cyrillic(match: re.Match[str]) -> str:
    # Each of the two letters and each of the trailers is one byte, so it always is UTF-8.
    return match[0].encode("cp1251").decode()


def _read_anew(match: re.Match[str]) -> str:
    try:
        return match[0].translate(_BYTES).encode("latin-1").decode()
    except UnicodeError:
        return match[0]
