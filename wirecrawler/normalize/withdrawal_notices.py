"""Withdrawals: the sentence by which a source takes its own story back.

It counts only where it opens the text, or where the text is hardly more than it.  A story about
troops withdrawn or a retraction is a story, and to kill one wrongly is the worst error: in doubt
there is no notice.
"""

import re
from collections.abc import Iterator
from functools import cache

from wirecrawler.normalize import withdrawal_words
from wirecrawler.normalize.dateline import dateline_of
from wirecrawler.normalize.notice_parts import (
    FIRM,
    MARKS,
    OPEN,
    is_loud,
    joined,
    known_language,
    languages_of,
    paragraphs_of,
)
from wirecrawler.normalize.notice_words import folded
from wirecrawler.normalize.text import collapsed

_OPENING = 200
"""Characters of a headline that are read, at most."""
_BRIEF = 400
"""Characters of a sentence that are read, at most; arbitrary."""
_SHORT_WORDS, _SHORT_CHARS, _SHORT_UNSPACED = 120, 1000, 300
"""A text of no more is hardly more than a notice; the last where no space parts words."""
_SENTENCES = 2
"""Sentences with which a long text may withdraw itself; arbitrary."""
_LONGEST_DATELINE = 80

_SENTENCE = re.compile(r"(?<=[.!?؟۔।][\s\"'”’)\]])\s*(?=\S)|(?<=[。！？])")
_QUOTES = re.compile('["“”„«»「」]')
_ADVISORY = re.compile(
    r"advisory\s?[:–—-].{0,160}\b(?:story|item|report|headline|brief|alert|column|factbox)\b"
    r".{0,120}\b(?:is|are|has been|have been) withdrawn\b"
)
_SLUGGED = re.compile(r"bc-\S.{0,80}[-\s,]kill\b")
# Retracted by a journal, not by the source of the story.
_SCHOLARLY = re.compile(
    r"\bjournal|\blancet\b|\bpeer.review|\bresearchers?\b|\bscientists?\b|\bstudy\b|\bauthors\b"
)
_EMBARGO = re.compile(
    r"embargo|sperrfrist|\buntil (?!further)|\bbefore\b|\bbis \d|\bvor \d|\bavant\b|\bantes\b"
    r"|\bprima (?:di|del)|\bдо \d"
)
_ATTRIBUTED = re.compile(r"\b(?:said|says|told|announced|according to)\b")


def withdrawal_notice(headline: str, body: str, language: str = "") -> str:
    """Return the sentence by which a source takes its story back, or "" where it does not.

    Verbatim but for its white space.  The text is hardly more than the notice (120 words), or
    opens with it; a headline counts only where the text confirms it or is missing.  What is in
    quotation marks is what somebody else said.  `language` is a BCP 47 tag: its forms and
    the English ones count, all where it is empty or unknown.
    """
    kills, label, confirms = _kill_forms(known_language(language))
    said = folded(headline[:_OPENING])
    is_short = _is_short(body)
    sentences = list(_leading(body, is_short=is_short))
    for sentence in sentences:
        notice = _withdrawing(sentence, kills)
        if notice and not _is_of_another(notice, body):
            return notice
    if is_short and (_ADVISORY.match(said) or kills.match(said)):
        return "" if _is_of_another(headline, body) else collapsed(headline)
    if not (_SLUGGED.match(said) or (label.match(said) and is_loud(headline))):
        return ""
    told = (s for s in sentences if confirms.search(folded(s[:_BRIEF])))
    return next((_undated(s) for s in told if not _is_of_another(s, body)), "")


@cache
def _kill_forms(
    language: str,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how a withdrawal begins, how its headline does, and what confirms that."""
    languages = languages_of(language, withdrawal_words.KILLS)
    kills = joined(withdrawal_words.KILLS, languages)
    labels = joined(withdrawal_words.KILL_LABELS, languages)
    confirms = joined(withdrawal_words.CONFIRMS, languages)
    return (
        re.compile(rf"{MARKS}(?:{OPEN}{MARKS})?(?:{kills})"),
        re.compile(rf"(?:{OPEN})?(?:{labels})(?:{FIRM}|\s?[-–—]|$)"),
        re.compile(confirms),
    )


def _is_short(body: str) -> bool:
    if len(body) > _SHORT_CHARS:
        return False
    words = len(body.split())
    return words <= _SHORT_WORDS and (
        words * 20 >= len(body) or len(body) <= _SHORT_UNSPACED
    )


def _leading(body: str, *, is_short: bool) -> Iterator[str]:
    """Yield the sentences that may withdraw a story, less those that somebody is quoted with.

    Of a long text the first two of its first paragraph.
    """
    paragraphs = paragraphs_of(body[:_SHORT_CHARS])
    for paragraph in paragraphs if is_short else paragraphs[:1]:
        marks = 0
        for number, sentence in enumerate(_SENTENCE.split(paragraph)):
            if number >= _SENTENCES and not is_short:
                return
            if not marks % 2:
                yield collapsed(sentence.strip())
            marks += len(_QUOTES.findall(sentence))


def _withdrawing(sentence: str, kills: re.Pattern[str]) -> str:
    """Return a sentence that withdraws a story, less its dateline, or ""."""
    said = folded(sentence[:_BRIEF])
    if kills.match(said):
        return sentence
    dash = said.find("- ", 0, _LONGEST_DATELINE)
    if dash < 0 or not kills.match(said, dash + 2):
        return ""
    told = _undated(sentence)
    return told if told != sentence else ""


def _undated(sentence: str) -> str:
    return sentence[len(dateline_of(sentence)) :].lstrip()


def _is_of_another(sentence: str, body: str) -> bool:
    """Tell an embargo, what somebody says, and what a journal retracted, from a withdrawal."""
    said = folded(sentence)
    if _EMBARGO.search(said) or _ATTRIBUTED.search(said):
        return True
    return "retract" in said and bool(_SCHOLARLY.search(folded(body[:_SHORT_CHARS])))
