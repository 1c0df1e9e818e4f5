"""Parts of notices: how a text is taken apart, and the forms of a language, for those who look."""

import re
from collections.abc import Iterable, Mapping

from wirecrawler.normalize.notice_words import LABELS, any_of

MARKS = r"[\s\-–—_*•·●▪■□►▶※◆◇#~=+|]{0,12}"
"""What may stand before a notice; no quotation mark."""
OPEN = r"[(\[<（【［〔/]\s{0,3}"
FIRM = r"\s{0,2}[:：\])）】］〕>/]"
"""What ends a label."""
WORD = re.compile(r"[^\W\d_]+")
# After a blank line; after an indent, bracket or dash where only lines are parted.
_BLANK = re.compile(r"\n[ \t\r\f]*\n")
_INDENTED = re.compile(r"\n(?=[ \t(\[*–—-])")
_NORWEGIAN = {"nb": "no", "nn": "no"}


def known_language(language: str) -> str:
    """Return the language of a BCP 47 tag as the tables have it, or ""."""
    primary = language[:3].lower().partition("-")[0].partition("_")[0]
    primary = _NORWEGIAN.get(primary, primary)
    return primary if primary in LABELS else ""


def languages_of(language: str, table: Mapping[str, str]) -> list[str]:
    """Return the languages whose forms count: one and English, or all of the table."""
    return list(dict.fromkeys(("en", language))) if language else list(table)


def joined(table: Mapping[str, str], languages: Iterable[str]) -> str:
    """Return the regular expression of the phrases that a table has for these languages."""
    return any_of("\n".join(table.get(language, "").strip() for language in languages))


def paragraphs_of(body: str) -> list[str]:
    """Return the paragraphs of a text: as blank lines part them, else indents, else lines."""
    if "\n\n" in body:
        parts = body.split("\n\n")
    elif _BLANK.search(body):
        parts = _BLANK.split(body)
    elif "\n " in body or "\n\t" in body:
        parts = _INDENTED.split(body)
    else:
        parts = body.split("\n")
    return stripped(parts)


def stripped(parts: Iterable[str]) -> list[str]:
    """Return those of the texts that hold anything, without the white space around them."""
    return [part for text in parts if (part := text.strip())]


def is_loud(headline: str) -> bool:
    """Tell a label in capitals, or in letters that have none, from the word of a title."""
    word = WORD.search(headline)
    return word is not None and word[0] == word[0].upper()
