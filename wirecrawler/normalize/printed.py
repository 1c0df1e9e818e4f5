"""Printed dates in one spelling: digits, letters and marks that are spelled in several ways."""

import html
import re
import unicodedata

from wirecrawler.normalize.text import collapsed

# The zeros of Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu,
# Kannada, Malayalam, Thai, Lao, Tibetan, Burmese, Khmer and fullwidth digits.
_ZEROS = (
    *(0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66),
    *(0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0xFF10),
)
_LETTERS = {
    # Arabic and Persian sources mix each other's letters; hamza and madda come and go.
    **dict.fromkeys("يىئې", "ی"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ك": "ک",
    "ة": "ه",
    # Turkish, Greek, German
    "ı": "i",
    "ς": "σ",
}
_MARKS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    **dict.fromkeys(
        "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u200c\u200b", " "
    ),
    **dict.fromkeys("،，、", ","),
    **dict.fromkeys("’‘ʼ׳´", "'"),
    "：": ":",
    "／": "/",
    "．": ".",
    "（": "(",
    "）": ")",
    "。": ".",
}
_ONE_SPELLING = str.maketrans(
    {chr(zero + n): str(n) for zero in _ZEROS for n in range(10)} | _LETTERS | _MARKS
)
# Accents of Latin, Greek and Cyrillic letters, Arabic vowel signs and tatweel, the nukta of
# Indic letters, format characters and controls.
_UNSEEN = re.compile(
    "[\u0300-\u036f\u064b-\u0655\u0670\u0640\u093c\u09bc\u00ad\u200d-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
)


def one_spelling(text: str) -> str:
    """Return `text` with ASCII digits, letters without accents, plain blanks.

    One spelling of each Arabic letter; vowel signs, bidi marks and controls are taken out, dashes
    become "-", character references that were escaped twice are read, white space collapses.
    Only for matching: what is printed is never changed so.
    """
    if "&" in text:
        text = html.unescape(text)
    if "\\u" in text:
        text = text.replace("\\u002b", "+").replace("\\u002B", "+")
    if text.isascii():
        return collapsed(_UNSEEN.sub("", text))
    bare = _UNSEEN.sub("", unicodedata.normalize("NFD", text.translate(_ONE_SPELLING)))
    # Once more: a letter that was spelled in two parts is one now.
    return collapsed(unicodedata.normalize("NFC", bare).translate(_ONE_SPELLING))
