"""Likeness: whether two printings are one story, and what speaks for it.

Two measures decide.  *Containment*, the share of the shorter text's shingles that stand in the
longer, finds what was copied, however it was cut.  *Evidence* finds the second write-up of one
announcement by one agency within three days: other words, but the same names and figures.

Guards stand against both, because serial stories (rates, weather, results) share nearly all their
words and differ in their figures alone, digests print other stories whole, and two stories on one
subject share the paragraphs of its background.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from wirecrawler.match.evidence import evidence, missing_figures, swaps
from wirecrawler.match.serial import is_serial, swapped_figures
from wirecrawler.match.thresholds import TODAYS, Thresholds
from wirecrawler.match.wording import Shingle, Wording, overlap, share_told

# Containment that makes a copy, by the number of shingles of the shorter text below which it
# holds: a short text may share much with another by chance.
_CUTS = ((25, 0.90), (60, 0.86), (120, 0.77), (250, 0.59))
_CUT = TODAYS.containment
# Of a text that was reworded throughout, less is left, but something of every part.
_PARTS_KEPT = 0.85
_FEWEST_REWORDED = 60
_MOST_PARTS = 12

# Shingles that a printer sets before and behind: "LONDON (AP) -", "Source: AP".
_MOST_AROUND = 10
_FEWEST_SHINGLES = 8
# What an agency prints again as it was.
_RESENT = 0.9
_FEWEST_RESENT = 60
_CUT_SHORT = 0.9
# Words: three sentences of an agency.
_BRIEF = 60

# The guards below were chosen on edited texts in 46 languages, serial bulletins, digests and
# stories with common background, so that none of the edited ones is lost to them.
_SHINGLES_A_FIGURE = 80
"""Of a copy, for each figure that changed between the same words."""
_SHINGLES_A_NAME = 25
_MISSING_FIGURES = 0.34
"""Share of the figures that the other text may lack."""
_LEAD_TOLD = 0.6
"""Share of a lead that the other text tells, where they are one story."""
_LONGER, _MUCH_LONGER = 1.6, 2.5
_DEEP, _DEEP_BELOW, _DEEP_SHINGLES = 0.3, 0.1, 60
"""Where in a longer text another begins that is a part of it: share of the longer; in one much
longer, that share, and so many shingles."""
_SAME_HEADLINE = 0.5

_OPENING = 16
"""Shingles of an opening sentence."""
_OPENING_KEPT = 0.6


class MatchKind(StrEnum):
    """How a story was found to be another's."""

    EXACT = "exact"
    """The same words."""
    CUT = "cut"
    """A part of the other, or the other a part of it, word for word."""
    BRIEF = "brief"
    """The same of 60 words at most."""
    EDITED = "edited"
    """Its text with changes."""
    REWRITE = "rewrite"
    """Told anew: the same names and figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """That two printings are one story, and the evidence."""

    kind: MatchKind
    containment: float
    """Of the shorter text's shingles, the share that stands in the other: 0..1."""
    kept: float
    """Of the older text's words, the share that stands in the newer: 0..1."""
    added: int
    """Words of the newer that the older has not."""
    left_out: int
    """Words of the older that the newer has not."""


SAME_WORDS = Likeness(
    kind=MatchKind.EXACT, containment=1.0, kept=1.0, added=0, left_out=0
)


def likeness(
    new: Wording, held: Wording, thresholds: Thresholds = TODAYS
) -> Likeness | None:
    """Return what makes `new` and `held`, which was there before, one story; None of two."""
    small, large = _by_size(new, held)
    size = len(small.shingle_set)
    if size < _FEWEST_SHINGLES:
        return None
    shared = small.shingle_set & large.shingle_set
    containment = len(shared) / size
    is_own = new.source == held.source
    is_copied = (_is_resent if is_own else _is_copy)(small, large, shared, thresholds)
    is_told_anew = (
        not is_copied
        and bool(new.agencies & held.agencies)
        and evidence(small, large, containment) > thresholds.evidence
    )
    if not (is_copied or is_told_anew):
        return None
    if is_serial(small, large, containment) or _is_deep_in(small, large, shared):
        return None
    kind = _kind(new, held, containment, is_told_anew=is_told_anew)
    return _described(new, held, kind=kind, containment=containment)


def _by_size(one: Wording, other: Wording) -> tuple[Wording, Wording]:
    """Return both, the shorter first: of two as long the same one whoever was there before."""
    sizes = len(one.shingle_set), len(other.shingle_set)
    if sizes[0] == sizes[1]:
        small, large = sorted(
            (one, other), key=lambda each: (len(each.figures), each.body)
        )
        return small, large
    return (one, other) if sizes[0] < sizes[1] else (other, one)


def opening_place(one: Wording, other: Wording) -> int | None:
    """Return at which shingle of `other` the opening of `one` stands; None where it does not."""
    opening = set(one.shingles[:_OPENING])
    if len(opening & other.shingle_set) < max(_OPENING_KEPT * len(opening), 1):
        return None
    places = [i for i, found in enumerate(other.shingles) if found in opening]
    return places[len(places) // 2]


def _is_copy(
    small: Wording, large: Wording, shared: Collection[Shingle], thresholds: Thresholds
) -> bool:
    """Tell whether a text of one source was printed by another."""
    size = len(small.shingle_set)
    cut = next((least for below, least in _CUTS if size < below), 0.0)
    cut = max(cut, thresholds.containment)
    if _containment_inside(small, shared) < cut and not (
        len(shared) >= thresholds.reworded * size
        and size >= _FEWEST_REWORDED
        and _parts_kept(small.shingles, shared) >= _PARTS_KEPT
    ):
        return False
    return not (_is_swapped(small, large) or _is_background(small, large))


def _containment_inside(small: Wording, shared: Collection[Shingle]) -> float:
    """Return the share of the shingles that is shared, dateline and foot aside."""
    is_shared = [shingle in shared for shingle in small.shingles]
    most = min(_MOST_AROUND, len(is_shared) // 4)
    before = _run_of(is_shared[:most])
    after = _run_of(is_shared[::-1][:most])
    inside = is_shared[before : len(is_shared) - after]
    return sum(inside) / len(inside)


def _run_of(is_shared: Sequence[bool]) -> int:
    """Return how many of the first are not shared; 0 where none of all is."""
    return is_shared.index(True) if True in is_shared else 0


def _is_resent(
    small: Wording, large: Wording, shared: Collection[Shingle], thresholds: Thresholds
) -> bool:
    """Tell whether a source printed its own text again, nearly as it was."""
    size = len(small.shingle_set)
    return (
        size >= _FEWEST_RESENT
        and len(shared) >= _RESENT * size
        and _is_copy(small, large, shared, thresholds)
        and swapped_figures(small, large) == 0
    )


def _parts_kept(found: Sequence[Shingle], shared: Collection[Shingle]) -> float:
    """Return the share of the parts of a text of which something is shared."""
    parts = max(3, min(_MOST_PARTS, len(found) // 12))
    ends = [len(found) * part // parts for part in range(parts + 1)]
    kept = 0
    for start, end in pairwise(ends):
        hits = sum(shingle in shared for shingle in found[start:end])
        kept += hits >= 0.2 * (end - start)
    return kept / parts


def _is_swapped(small: Wording, large: Wording) -> bool:
    """Tell whether figures and names changed between the same words: another story's."""
    figures, names = swaps(small, large)
    size = len(small.shingle_set)
    is_renamed = names > 1 + size / _SHINGLES_A_NAME
    if is_renamed or figures > size / _SHINGLES_A_FIGURE:
        return True
    missing = missing_figures(small, large)
    return missing > 1 and missing > _MISSING_FIGURES * len(small.figures)


def _is_background(small: Wording, large: Wording) -> bool:
    """Tell whether neither lead is told in the other text: only what stands below is shared."""
    return max(_lead_told(small, large), _lead_told(large, small)) < _LEAD_TOLD


def _lead_told(one: Wording, other: Wording) -> float:
    return share_told(one.lead, other.vocabulary, one.names | other.names)


def _is_deep_in(small: Wording, large: Wording, shared: Collection[Shingle]) -> bool:
    """Tell whether the shorter text stands deep in a much longer one: a digest or a quote."""
    ratio = len(large.shingles) / len(small.shingles)
    if ratio < _LONGER:
        return False
    places = [i for i, found in enumerate(large.shingles) if found in shared]
    if not places:
        return False
    # Not the very first: a few words may stand anywhere.
    first = places[len(places) // 20]
    size = len(large.shingles)
    deep = _DEEP * size
    if ratio >= _MUCH_LONGER:
        deep = max(_DEEP_SHINGLES, _DEEP_BELOW * size)
    said = overlap(small.headline_terms, large.headline_terms)
    return first > deep and said < _SAME_HEADLINE


def _described(
    new: Wording, held: Wording, *, kind: MatchKind, containment: float
) -> Likeness:
    common = (Counter(new.words) & Counter(held.words)).total()
    return Likeness(
        kind=kind,
        containment=round(containment, 4),
        kept=round(common / len(held.words), 4),
        added=len(new.words) - common,
        left_out=len(held.words) - common,
    )


def _kind(
    new: Wording, held: Wording, containment: float, *, is_told_anew: bool
) -> MatchKind:
    shorter, longer = sorted((new.length, held.length))
    if is_told_anew and containment < _CUT:
        return MatchKind.REWRITE
    if containment < _CUT_SHORT or shorter > _CUT_SHORT * longer:
        return MatchKind.EDITED
    return MatchKind.BRIEF if shorter <= _BRIEF else MatchKind.CUT
