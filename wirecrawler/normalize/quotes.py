"""Quotation marks of English headlines: curly, single within, double around the whole."""

import re

_MARKS = re.compile("['\"‘’“”]")
# Not between figures or behind one: 5'10" are feet and inches.
_APOSTROPHE = re.compile(
    r"(?<=\w)'(?=[^\W\d])|(?<=[^\W\d])'(?=\w)|(?<!\w)'(?=[0-9][0-9]s\b)"
    r"|(?<!\w)'(?=(?:tis|twas|til|em)\b)",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<!\w)['‘](n)['’](?!\w)", re.IGNORECASE)
_SINGLE = re.compile(r"(?<![\w’'])'(\S(?:[^']*?\S)?)'(?![\w'])")
_TRAILING = re.compile(r"(?<=[^\W\d])'")
_DOUBLE = re.compile(r'(?<![\w"])"(?=\S)([^"“”]+?)(?<=\S)"(?![\w"])')
_SPACED = re.compile("(?<=“) +(?=[^ ])|(?<=[^ ]) +(?=”)")
_CURLY_DOUBLE = re.compile("“([^“”‘]+)”")
# The marks inside are apostrophes: a letter follows each.
_WHOLE_SINGLE = re.compile(r"‘((?:[^‘’“”]|’(?=\w))+)’")


def curly_quotes(text: str) -> str:
    """Return English `text` with the house's quotation marks.

    Straight marks become curly where they pair or stand as apostrophes; ‘...’ quotes within a
    headline, “...” where the whole headline is one quote.  A mark without its partner stays, and
    so does a double quote with a single one inside it.
    """
    if not _MARKS.search(text):
        return text
    before = None
    # Each pass leaves fewer straight or double marks, so this ends.
    while text != before:
        before, text = text, _with_curly_quotes(text)
    return text


def _with_curly_quotes(text: str) -> str:
    text = _APOSTROPHE.sub("’", _AND.sub(r"’\1’", text))
    text = _SINGLE.sub(r"‘\1’", text)
    text = _TRAILING.sub("’", text)
    text = _SPACED.sub("", _DOUBLE.sub(r"“\1”", text))
    if _CURLY_DOUBLE.fullmatch(text):
        return text
    return (
        _WHOLE_SINGLE.sub(r"“\1”", text)
        if _WHOLE_SINGLE.fullmatch(text)
        else _CURLY_DOUBLE.sub(r"‘\1’", text)
    )
