"""The excerpt of a text: its beginning, cut where a reader would cut it."""

import unicodedata

from wirecrawler.normalize.text import collapsed

EXCERPT_CHARS = 280
"""Characters of an excerpt, its "…" included: two or three sentences of a wire story."""

_LOOSE_ENDS = " ,;:.-\N{EN DASH}\N{EM DASH}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}、。"
_ZWNJ, _ZWJ = "\u200c", "\u200d"
# Letters by category that never begin a character on the page: Thai and Lao AM.
_TRAILING = frozenset("\u0e33\u0eb3")


def excerpt(body: str, *, chars: int = EXCERPT_CHARS) -> str:
    """Return the beginning of `body` on one line, of `chars` characters at most.

    A longer text is cut at a word and ends in "…"; where no space is near, as in Chinese or
    Thai, it is cut between two characters as a reader counts them: a letter keeps its marks,
    an emoji its joiners, a flag its two halves.
    """
    text = collapsed(body)
    if len(text) <= chars:
        return text
    space = text.rfind(" ", 0, chars)
    # A cut that threw away half the room would not be at a word but at a stray space.
    end = space if space >= chars // 2 else _boundary(text, max(chars - 1, 0))
    return text[:end].rstrip(_LOOSE_ENDS) + "…"


def quotation(text: str) -> str:
    """Return the excerpt of `text` that may be printed where the whole may not.

    It is never more than half of it, so that of a brief the first words are shown; "" where
    there is no room for any.
    """
    whole = collapsed(text)
    short = excerpt(whole, chars=min(EXCERPT_CHARS, len(whole) // 2))
    return short if len(short) > len("…") else ""


def _boundary(text: str, end: int) -> int:
    """Return the last place at or before `end` where a character begins (UAX 29, in short)."""
    for place in range(end, 0, -1):
        if not _is_joined(text, place):
            return place
    return end


def _is_joined(text: str, place: int) -> bool:
    """Say whether the character at `place` hangs on the one before it."""
    here, before = text[place], text[place - 1]
    return (
        unicodedata.category(here) in {"Mn", "Mc", "Me"}
        or here in (_ZWNJ, _ZWJ)
        or here in _TRAILING
        or before == _ZWJ
        or _is_skin_tone(here)
        or _is_low_surrogate(here)
        or _halves_a_flag(text, place)
        or _is_later_jamo(here)
    )


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_low_surrogate(character: str) -> bool:
    return "\udc00" <= character <= "\udfff"


def _is_later_jamo(character: str) -> bool:
    """Say whether this is a vowel or final of a Hangul syllable written in parts."""
    return "\u1160" <= character <= "\u11ff"


def _halves_a_flag(text: str, place: int) -> bool:
    """Say whether an odd number of regional indicators stands before one at `place`."""
    letters = 0
    while letters <= place and "\U0001f1e6" <= text[place - letters] <= "\U0001f1ff":
        letters += 1
    return letters > 0 and letters % 2 == 0
