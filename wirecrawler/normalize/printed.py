"""Printed dates in one script: digits, letters and marks that are spelled in several ways."""

import re
import unicodedata

from wirecrawler.normalize.text import collapsed

_DIGIT_SETS = (
    "۰۱۲۳۴۵۶۷۸۹",  # Persian, Urdu
    "٠١٢٣٤٥٦٧٨٩",  # Arabic
    "०१२३४५६७८९",  # Devanagari
    "০১২৩৪৫৬৭৮৯",  # Bengali
    "０１２３４５６７８９",  # fullwidth
)
# Arabic and Persian sources mix each other's letters; hamza and madda come and go.
_LETTERS = {
    "ي": "ی",
    "ى": "ی",
    "ئ": "ی",
    "ك": "ک",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ة": "ه",
}
_MARKS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\u200c\u200b", " "),
    **dict.fromkeys("،，、", ","),
    "：": ":",
    "／": "/",
    "’": "'",
}
_ONE_SPELLING = str.maketrans(
    {digit: str(n) for digits in _DIGIT_SETS for n, digit in enumerate(digits)}
    | _LETTERS
    | _MARKS
)


def one_spelling(text: str) -> str:
    """Return `text` with ASCII digits, one spelling of each Arabic letter, plain blanks.

    Vowel signs, bidi marks and controls are taken out, dashes become "-", white space collapses.
    Only for matching: what is printed is never changed so.
    """
    if text.isascii():
        return collapsed(text)
    seen = text.translate(_ONE_SPELLING)
    return collapsed("".join(c for c in seen if not _is_unseen(c)))


def words(*names: str) -> str:
    """Return a regular expression that matches any of `names`, the longest first."""
    spelled = sorted(
        {one_spelling(name).lower() for name in names}, key=len, reverse=True
    )
    return "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in spelled)


def _is_unseen(character: str) -> bool:
    # U+064B to U+0652 are the Arabic vowel signs; accents of Latin letters stay.
    return (
        "\u064b" <= character <= "\u0652"
        or character == "\u0640"
        or unicodedata.category(character) in {"Cf", "Cc"}
    )
