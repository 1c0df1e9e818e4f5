"""Revision: whether a page that was read again says something else than it did.

Pure.  What is new to a reader is a revision; how it is set, what the source prints around every
story, and what counts itself up is none.  A page that lost its text, as behind a wall, is none
either: what is held stays.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from enum import Enum
from itertools import pairwise, takewhile

from wirecrawler.match.counters import is_counter, without_counter
from wirecrawler.match.folding import folded
from wirecrawler.match.look import NO_CHANGE, Change, Look, LookKind, Printing
from wirecrawler.match.words import tokens
from wirecrawler.story import Precision

_LONG_ENOUGH = 40
"""Words of a text of which a part can be missing; arbitrary."""
_STAYED = 0.7
"""Share of a text's shingles by which it is a part of another; arbitrary."""
_ON_THE_MATTER = 1 / 3
"""Share of the names and long words by which new sentences go on with a story; arbitrary."""
_UNRELATED = 0.15
"""The same between two texts below which they are about two things; arbitrary."""
_LONG_WORD = 5
"""Letters of a word that is about something; arbitrary."""
_FEWEST = 8
"""Long words from which on it can be told what a text is about; arbitrary."""

# The printed day lies so far about its 00:00 UTC, by the zones there are (-12 to +14 hours).
_DAY = (-timedelta(hours=14), timedelta(hours=36))


def differing(before: str, after: str) -> tuple[str, ...]:
    """Return the paragraphs, verbatim, from the first in which two bodies differ to the last.

    Of two that changed places either may be the one that moved, so both are among them.
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    pairs = [(folded(a), folded(b)) for a, b in zip(old, new, strict=False)]
    start = next((n for n, (a, b) in enumerate(pairs) if a != b), len(pairs))
    ends = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    same = takewhile(lambda pair: folded(pair[0]) == folded(pair[1]), ends)
    end = sum(1 for _ in same)
    found = (*old[start : len(old) - end], *new[start : len(new) - end])
    return tuple(dict.fromkeys(filter(None, found)))


def revision_of(
    before: Printing, after: Printing, *, boilerplate: Collection[str] = ()
) -> Look:
    """Return what `after`, read at the address of `before`, is to it.

    `boilerplate` are those of the paragraphs of `differing` that the source prints with other
    stories too.
    """
    if reason := _lost(before, after):
        return Look(kind=LookKind.REFUSED, reason=reason)
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    if before.body != after.body:
        unsaid = {folded(one) for one in boilerplate}
        old, new = _said(before.body, unsaid), _said(after.body, unsaid)
    dated = _dated(before, after)
    change = replace(
        _changed_text([one for one, _ in old], [one for one, _ in new]),
        headline=_headline(before.headline) != _headline(after.headline),
        date=dated is _Dated.ANEW,
        notice=bool(after.notice) and folded(before.notice) != folded(after.notice),
    )
    if change == NO_CHANGE:
        return Look(kind=LookKind.SAME)
    if change.has_text and not change.notice:
        told = replace(before, body=_joined(old)), replace(after, body=_joined(new))
        if reason := _refusal(*told):
            return Look(kind=LookKind.REFUSED, reason=reason)
    keeps_date = dated is _Dated.AS_HELD
    return Look(kind=LookKind.REVISION, change=change, keeps_date=keeps_date)


def _lost(before: Printing, after: Printing) -> str:
    if before.body.strip() and not after.body.strip():
        return "no text"
    if before.headline and not after.headline:
        return "no headline"
    return "part only" if after.partial and not before.partial else ""


def _headline(text: str) -> str:
    # A page's heading and its metadata often differ in their capitals, which the house sets anew.
    return folded(without_counter(text)).casefold()


def _said(body: str, unsaid: Collection[str]) -> list[tuple[str, str]]:
    """Return the paragraphs that say something, each folded and verbatim."""
    lines = (line for line in body.split("\n\n") if not is_counter(line))
    both = ((folded(line), line) for line in lines)
    return [one for one in both if one[0] and one[0] not in unsaid]


def _joined(said: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(line for _, line in said)


def _changed_text(old: Sequence[str], new: Sequence[str]) -> Change:
    """Return what is new between paragraphs, all folded, however they are parted."""
    if "".join(old) == "".join(new):
        return NO_CHANGE
    spans = [(b - a, d - c) for _, a, b, c, d in _opcodes(old, new)]
    return Change(
        added=sum(max(0, now - was) for was, now in spans),
        removed=sum(max(0, was - now) for was, now in spans),
        changed=sum(min(span) for span in spans),
    )


def _opcodes(
    old: Sequence[str], new: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, old, new)
    return [one for one in matcher.get_opcodes() if one[0] != "equal"]


# Dates.


class _Dated(Enum):
    """What a second reading says of the date of publication."""

    ALIKE = 0
    ANEW = 1
    AS_HELD = 2
    """Nothing that may be believed: the held one stands."""


def _dated(before: Printing, after: Printing) -> _Dated:
    """Return what became of the date.

    One that is gone, or less exact than it was, was lost by the page.
    """
    old, new = before.published_at, after.published_at
    if new is None:
        return _Dated.ALIKE if old is None else _Dated.AS_HELD
    if old is None:
        return _Dated.ANEW
    if _is_by_day(after) and not _is_by_day(before):
        return _Dated.AS_HELD
    if _is_by_day(before) and not _is_by_day(after) and _DAY[0] <= new - old < _DAY[1]:
        return _Dated.ANEW
    if _minute(old) == _minute(new):
        return _Dated.ALIKE
    is_overwritten = new > old and _is_overwritten(before, old, after, new)
    return _Dated.AS_HELD if is_overwritten else _Dated.ANEW


def _is_by_day(printing: Printing) -> bool:
    return printing.published_precision is Precision.DAY


def _is_overwritten(
    before: Printing, old: datetime, after: Printing, new: datetime
) -> bool:
    """Tell a later date that is that of an update: its source writes the one over the other.

    It is the update's own, or lies past the moment when we had read the story already.
    """
    if after.updated_at is not None and _minute(after.updated_at) == _minute(new):
        return True
    return before.seen_at is not None and old <= before.seen_at < new


def _minute(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(second=0, microsecond=0)


# Walls, stubs and other pages.


def _refusal(before: Printing, after: Printing) -> str:
    """Return why the text that was read is not to take the place of the held one, or ""."""
    old, new = tokens(before.body), tokens(after.body)
    if len(old) >= _LONG_ENOUGH and len(new) * 2 < len(old):
        if not _is_rewritten(before, old, after, new):
            sizes = f"{len(after.body):,} of {len(before.body):,} characters"
            return f"much shorter: {sizes}"
        return ""
    return "another text" if _is_of_another_matter(before, after) else ""


def _is_rewritten(
    before: Printing, old: Sequence[str], after: Printing, new: Sequence[str]
) -> bool:
    """Tell a text that is told anew in fewer words from what a wall or a fault left of it."""
    known = _shingles(old)
    found = _shingles(new)
    if len(found & known) >= _STAYED * len(found):
        return False
    # What a wall says beside the opening that it leaves names nothing of the story.
    fresh = "\n\n".join(
        paragraph
        for paragraph in after.body.split("\n\n")
        if not _shingles(tokens(paragraph)) <= known
    )
    words = _long_words(fresh)
    told = _long_words(f"{before.headline}\n{before.body}")
    return len(words) >= _FEWEST and len(words & told) >= _ON_THE_MATTER * len(words)


def _is_of_another_matter(before: Printing, after: Printing) -> bool:
    """Tell a page that names nothing of what the story names, nor what its source lists."""
    old = _long_words(f"{before.headline}\n{before.body}")
    new = _long_words(f"{after.headline}\n{after.body}")
    fewer = min(len(old), len(new))
    if fewer < _FEWEST or len(old & new) >= _UNRELATED * fewer:
        return False
    listed = _long_words(after.listed)
    headline = _long_words(after.headline)
    return not headline or len(listed & headline) * 2 < len(headline)


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _long_words(text: str) -> set[str]:
    """Return the long words of `text`; of scripts without spaces, pairs of characters."""
    words = tokens(text)
    pairs = (a + b for a, b in pairwise(words) if _is_sign(a) and _is_sign(b))
    return {*pairs, *(word for word in words if len(word) >= _LONG_WORD)}


def _is_sign(word: str) -> bool:
    return len(word) == 1 and not word.isascii()
