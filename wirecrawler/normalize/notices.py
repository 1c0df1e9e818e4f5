"""Corrections: the paragraph by which a source corrects its own story.

It is looked for where such notices stand, in the first and last paragraphs, and by how it begins.
A story about a correction is a story: in doubt there is no notice.
"""

import re
from functools import cache

from wirecrawler.normalize import notice_words
from wirecrawler.normalize.notice_parts import (
    FIRM,
    MARKS,
    OPEN,
    WORD,
    is_loud,
    joined,
    known_language,
    languages_of,
    paragraphs_of,
    stripped,
)
from wirecrawler.normalize.notice_words import any_of, folded
from wirecrawler.normalize.text import collapsed

_FIRST, _LAST = 4, 6
"""Paragraphs at each end that may be a notice: above stand bylines, below credits and teasers."""
_OPENING = 200
"""Characters of a paragraph that show how it begins."""
_LONGEST = 1500
"""Characters of a notice, at most; arbitrary."""
_BRIEF = 400
"""Characters of a notice that only its headline gives away, at most; arbitrary."""
_READ = 20_000
"""Characters read at each end of a long body."""
_DATE = r"(?:[,(\s]{1,3}[^\n:：]{0,30}?\d[^\n:：]{0,20}?\)?)?"
_SOFT = r"\s{0,2}(?:[-–—|.]|$)"
_CLOSING = {
    "(": ")",
    "[": "]",
    "<": ">",
    "（": "）",
    "【": "】",
    "［": "］",
    "〔": "〕",
}
_LAST_BRACKET = re.compile(r"[(（](?:[^()（）]|\([^()]{0,40}\)){8,400}[)）]\s{0,3}$")
_REPRINTED = re.compile(
    r"version of (?:this|our) [\w -]{1,30}? (?:was |were |has been )?"
    r"(?:first |originally |also |previously )?(?:appeared|published|ran|posted|distributed)\b"
)
_RESENT = r"(?:(?:update|rpt|repeat|wrapup|recasts?|urgent)\s?\d{0,2}\s?-\s?){0,3}"


def correction_notice(body: str, headline: str = "", language: str = "") -> str:
    """Return the paragraph by which a story's source corrects it, or "" where there is none.

    Verbatim but for its white space; a notice in brackets ends where they close, a label in a
    paragraph of its own stands before the next one, parted by a blank line.  Where the headline
    alone says it ("CORRECTED-Port opens"), the headline.

    Args:
        body: The text; paragraphs parted by blank lines, or by indents as wires send them.
        headline: Verbatim.
        language: BCP 47 tag; its forms and the English ones count.  All where it is empty or
            unknown.
    """
    words = _Corrections.of(language)
    first, last = _edges(body)
    for group in (first, last):
        for number, paragraph in enumerate(group):
            if found := words.notice(paragraph, group[number + 1 : number + 2]):
                return found
    for paragraph in (*first, *last):
        if found := words.bracketed_at_end(paragraph):
            return found
    return _told_by_headline(words, headline, first, last) if headline else ""


class _Corrections:
    """The forms of a correction in a language and in English, or in all."""

    __slots__ = ("changed", "headline", "headline_end", "opening")

    def __init__(self, language: str) -> None:
        languages = languages_of(language, notice_words.LABELS)
        labels = joined(notice_words.LABELS, languages)
        labels += "|" + any_of(notice_words.SURE_LABELS.get(language, ""))
        notes = joined(notice_words.NOTES, languages)
        said = joined(notice_words.SAYS, languages)
        bracketed = joined(notice_words.BRACKETED, languages)
        self.opening = re.compile(
            rf"{MARKS}(?:(?P<bracketed>{OPEN}(?:{bracketed}))"
            rf"|(?:{OPEN})?(?:(?P<firm>(?:{labels}){_DATE}{FIRM})"
            rf"|(?P<soft>(?:(?:{labels}){_SOFT}|(?:{notes}){_DATE}(?:{FIRM}|{_SOFT})))"
            rf"|(?P<said>{said})))"
        )
        self.changed = re.compile(joined(notice_words.CHANGED, languages))
        self.headline = re.compile(
            rf"{_RESENT}(?:{OPEN})?(?:{labels})(?:{FIRM}|\s?[-–—])"
        )
        self.headline_end = re.compile(
            rf"(?:[(\[（【]\s?(?:{labels})\s?[)\]）】]|\s[-–—]\s?(?:{labels}))$"
        )

    @staticmethod
    def of(language: str) -> "_Corrections":
        return _corrections(known_language(language))

    def notice(self, paragraph: str, following: list[str]) -> str:
        """Return the notice that a paragraph is, with the one that it is the label of, or ""."""
        opening = folded(paragraph[:_OPENING])
        found = self.opening.match(opening)
        if not found:
            return ""
        match found.lastgroup:
            case "bracketed" | "said":
                text = "" if self._is_reprinted(opening) else _whole(paragraph)
            case _ if not WORD.search(opening, found.end()):
                text = self._labelled(paragraph, following)
            case "firm":
                text = _whole(paragraph)
            case _:
                text = collapsed(paragraph) if len(paragraph) <= _LONGEST else ""
                is_change = self.changed.search(folded(text), found.end())
                text = text if is_change else ""
        return text

    def bracketed_at_end(self, paragraph: str) -> str:
        """Return the notice in brackets that ends a paragraph, or ""."""
        if not paragraph.endswith((")", "）")):
            return ""
        found = _LAST_BRACKET.search(paragraph, max(0, len(paragraph) - 450))
        if not found:
            return ""
        opening = self.opening.match(folded(found[0][:_OPENING]))
        is_notice = opening and opening.lastgroup in ("bracketed", "said")
        return collapsed(found[0]) if is_notice else ""

    def _labelled(self, label: str, following: list[str]) -> str:
        text = next(iter(following), "")
        if len(text) > _LONGEST or not self.changed.search(folded(text)):
            return ""
        return f"{collapsed(label)}\n\n{collapsed(text)}"

    def _is_reprinted(self, opening: str) -> bool:
        """Tell where a text was printed before from what it said before."""
        found = _REPRINTED.search(opening)
        return found is not None and not self.changed.search(opening, found.end())


@cache
def _corrections(language: str) -> _Corrections:
    return _Corrections(language)


def _edges(body: str) -> tuple[list[str], list[str]]:
    """Return the first and the last paragraphs of a text, none of them twice."""
    if body.count("\n\n") > _FIRST + _LAST:
        # What stands between is not even parted.
        *first, rest = body.split("\n\n", _FIRST)
        return stripped(first), stripped(rest.rsplit("\n\n", _LAST)[1:])
    if len(body) > 2 * _READ:
        last = paragraphs_of(body[-_READ:])[-_LAST:]
        return paragraphs_of(body[:_READ])[:_FIRST], last
    paragraphs = paragraphs_of(body)
    return paragraphs[:_FIRST], paragraphs[_FIRST:][-_LAST:]


def _whole(paragraph: str) -> str:
    """Return a notice: up to where its brackets close, else the paragraph if it is no text."""
    closing = _CLOSING.get(paragraph[0])
    end = paragraph.find(closing, 1, _LONGEST) if closing else -1
    if end > 0 and WORD.search(paragraph, end) and len(paragraph[:end].split()) > 2:
        return collapsed(paragraph[: end + 1])
    return collapsed(paragraph) if len(paragraph) <= _LONGEST else ""


def _told_by_headline(
    words: _Corrections, headline: str, first: list[str], last: list[str]
) -> str:
    said = folded(headline[:_OPENING]).strip()
    at_end = len(headline) <= _OPENING and words.headline_end.search(said)
    if not (words.headline.match(said) or at_end):
        return ""
    *_, final = ["", *WORD.findall(headline)]
    is_sure = final.upper() == final if at_end else is_loud(headline)
    near = [*reversed((first + last)[-2:]), *first[:2]]
    for paragraph in near:
        if len(paragraph) <= _BRIEF and words.changed.search(folded(paragraph)):
            return collapsed(paragraph)
    return collapsed(headline) if is_sure else ""
