"""Difference: what became of a text, by paragraph and by word.

Paragraphs are paired first (`pairing`), then the words of each pair are compared (`word_edits`).
White space, the shapes of quotes and dashes, and what is not seen make no difference
(`folding`); case and accents make one that counts no word.

Cost grows with the length of the texts, not with its square: a passage that is too long to be
looked through counts as left out and added whole, and the difference says so.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from wirecrawler.match.alignment import heaviest_chain
from wirecrawler.match.pairing import FEWEST_MOVED, Pair, Paragraph, paired
from wirecrawler.match.units import Unit, units, words_of
from wirecrawler.match.word_edits import Edit, EditKind, word_edits

_BREAK = re.compile(r"\n[^\S\n]*\n")
_TURNED = {
    EditKind.ADDED: EditKind.LEFT_OUT,
    EditKind.LEFT_OUT: EditKind.ADDED,
}


class ChangeKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    """Edited, split, or made one with its neighbour."""
    ADDED = "added"
    LEFT_OUT = "left_out"
    MOVED = "moved"
    """To before or after others; it may be edited too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a paragraph, or of several that were split or made one."""

    kind: ChangeKind
    old_at: int
    """Place of the first paragraph in the old text, from 0; of `added`, where it would be."""
    new_at: int
    """Likewise in the new text; of `left_out`, where it would be."""
    old: tuple[str, ...] = ()
    """The paragraphs, verbatim."""
    new: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    """What became of their words: all of `old` and of `new`, paragraphs joined by a blank line."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What makes a new text of an old one."""

    changes: tuple[Change, ...]
    """In the order of the new text; what was left out stands where it was."""
    old_words: int
    new_words: int
    is_coarse: bool
    """True where a passage was too long to be compared word by word."""

    @cached_property
    def added(self) -> int:
        """Words of the new text that the old one has not."""
        return self._count(EditKind.ADDED)

    @cached_property
    def left_out(self) -> int:
        """Words of the old text that the new one has not."""
        return self._count(EditKind.LEFT_OUT)

    @property
    def kept(self) -> float:
        """Share of the old text's words that stand in the new one; 1 of a text without words."""
        return 1 - self.left_out / self.old_words if self.old_words else 1.0

    @property
    def is_none(self) -> bool:
        """Whether every paragraph is the same, in its place."""
        return all(change.kind is ChangeKind.SAME for change in self.changes)

    def _count(self, kind: EditKind) -> int:
        edits = (edit for change in self.changes for edit in change.edits)
        return sum(edit.words for edit in edits if edit.kind is kind)


def difference(old: str, new: str) -> Difference:
    """Return what makes `new` of `old`, texts of paragraphs separated by blank lines.

    Seen from the other side it is the same: what is added here is left out there.
    """
    was, now = _text(old), _text(new)
    # What is found depends on which text comes first; so they are put in an order of their own.
    if was.paragraphs <= now.paragraphs:
        found = _compared(was, now)
    else:
        found = [_turned(one) for one in _compared(now, was)]
        found.sort(key=lambda one: one.pair.new.start)
    return Difference(
        changes=tuple(_changes(was, now, found)),
        old_words=sum(map(words_of, was.units)),
        new_words=sum(map(words_of, now.units)),
        is_coarse=any(one.is_coarse for one in found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text, cut up."""

    paragraphs: tuple[str, ...]
    units: tuple[list[Unit], ...]
    """Of each paragraph."""

    def passage(self, span: range) -> list[Unit]:
        """Return the units of some paragraphs, a blank line between them."""
        found: list[Unit] = []
        for at in span:
            if found:
                last = found[-1]
                found[-1] = replace(last, text=f"{last.text}\n\n")
            found += self.units[at]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A pair, and what became of its words."""

    pair: Pair
    edits: tuple[Edit, ...]
    is_moved: bool
    is_coarse: bool

    @property
    def kind(self) -> ChangeKind:
        if self.is_moved:
            return ChangeKind.MOVED
        is_same = all(edit.kind is EditKind.SAME for edit in self.edits)
        return ChangeKind.SAME if is_same else ChangeKind.CHANGED


def _text(text: str) -> _Text:
    parts = [part.strip() for part in _BREAK.split(text)]
    cut = [(part, found) for part in parts if (found := units(part))]
    return _Text(
        paragraphs=tuple(part for part, _ in cut),
        units=tuple(found for _, found in cut),
    )


def _compared(first: _Text, second: _Text) -> list[_Compared]:
    """Return the pairs of two texts in the order of the second."""
    sides = [[_paragraph(one) for one in text.units] for text in (first, second)]
    pairs = paired(*sides)
    weights = [sum(sides[0][at].words for at in pair.old) for pair in pairs]
    starts = [pair.old.start for pair in pairs]
    in_order = heaviest_chain(list(zip(starts, weights, strict=True)))
    found = []
    for number, (pair, weight) in enumerate(zip(pairs, weights, strict=True)):
        is_moved = number not in in_order
        if not is_moved or weight >= FEWEST_MOVED:
            passages = first.passage(pair.old), second.passage(pair.new)
            edits, is_coarse = word_edits(*passages)
            found.append(
                _Compared(
                    pair=pair,
                    edits=tuple(edits),
                    is_moved=is_moved,
                    is_coarse=is_coarse,
                )
            )
    return found


def _paragraph(passage: Sequence[Unit]) -> Paragraph:
    return Paragraph(
        key="\x1f".join(unit.key for unit in passage),
        counts=Counter(unit.key for unit in passage if unit.words),
    )


def _turned(one: _Compared) -> _Compared:
    """Return `one` as it is seen from the other text."""
    edits: list[Edit] = []
    for edit in one.edits:
        kind = _TURNED.get(edit.kind, edit.kind)
        seen = replace(edit, kind=kind, old=edit.new, new=edit.old)
        # What is left out stands before what takes its place.
        is_late = kind is EditKind.LEFT_OUT and edits[-1:]
        edits.insert(
            len(edits) - 1
            if is_late and edits[-1].kind is EditKind.ADDED
            else len(edits),
            seen,
        )
    pair = Pair(old=one.pair.new, new=one.pair.old)
    return replace(one, pair=pair, edits=tuple(edits))


def _changes(was: _Text, now: _Text, found: Sequence[_Compared]) -> Iterator[Change]:
    """Yield a change for each pair, and for each paragraph that is in none."""
    lost = set(range(len(was.paragraphs))).difference(*(one.pair.old for one in found))
    made = set(range(len(now.paragraphs))).difference(*(one.pair.new for one in found))
    lone_old, lone_new = deque(sorted(lost)), deque(sorted(made))
    old_at = new_at = 0
    for one in found:
        if not one.is_moved:
            while lone_old and lone_old[0] < one.pair.old.start:
                yield _left_out(was, lone_old.popleft(), new_at)
            old_at = one.pair.old.start
        while lone_new and lone_new[0] < one.pair.new.start:
            yield _added(now, lone_new.popleft(), old_at)
        yield Change(
            kind=one.kind,
            old_at=one.pair.old.start,
            new_at=one.pair.new.start,
            old=was.paragraphs[one.pair.old.start : one.pair.old.stop],
            new=now.paragraphs[one.pair.new.start : one.pair.new.stop],
            edits=one.edits,
        )
        new_at = one.pair.new.stop
        old_at = old_at if one.is_moved else one.pair.old.stop
    yield from (_left_out(was, at, new_at) for at in lone_old)
    yield from (_added(now, at, len(was.paragraphs)) for at in lone_new)


def _left_out(was: _Text, at: int, new_at: int) -> Change:
    text, words = was.paragraphs[at], words_of(was.units[at])
    return Change(
        kind=ChangeKind.LEFT_OUT,
        old_at=at,
        new_at=new_at,
        old=(text,),
        edits=(Edit(kind=EditKind.LEFT_OUT, old=text, words=words),),
    )


def _added(now: _Text, at: int, old_at: int) -> Change:
    text, words = now.paragraphs[at], words_of(now.units[at])
    return Change(
        kind=ChangeKind.ADDED,
        old_at=old_at,
        new_at=at,
        new=(text,),
        edits=(Edit(kind=EditKind.ADDED, new=text, words=words),),
    )
