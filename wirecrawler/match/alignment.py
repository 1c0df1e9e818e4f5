"""Alignment: what two sequences have in common, in order, without ever taking quadratic time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

# What one pass of difflib looks at: pairs of equal elements.  A paragraph of 300 words has some
# 3,000 of them, a Chinese one of 1,000 characters 10,000; 30,000 take 20 ms.
_MOST_EQUAL_PAIRS = 30_000
_MOST_ELEMENTS = 2_000
# How often a stretch that is too long is divided by what it holds once; two will do
# for any text that is not made to defeat it.
_MOST_DIVISIONS = 3
_IN_A_ROW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Elements that stand in both sequences, one after the other."""

    old_at: int
    new_at: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What two sequences have in common."""

    runs: tuple[Run, ...]
    """Rising in both; two neighbours do not touch in both."""
    is_coarse: bool
    """True where a stretch was too long to be looked through: more may be in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A part of both sequences that is still to be looked through."""

    old: tuple[int, int]
    """Begin and end."""
    new: tuple[int, int]
    divisions: int = 0

    def is_empty(self) -> bool:
        return self.old[0] == self.old[1] or self.new[0] == self.new[1]


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Places of equal elements, in no order."""
    is_coarse: bool = False


def aligned(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Return what `old` and `new` have in common, in order.

    Short stretches are compared as `difflib` does, the longest run first; long ones are divided
    by the elements that they hold once.  Where that does not help, a stretch counts as having
    nothing in common.
    """
    found = _Found()
    open_stretches = [_Stretch(old=(0, len(old)), new=(0, len(new)))]
    while open_stretches:
        stretch = _trimmed(old, new, open_stretches.pop(), found)
        if stretch.is_empty():
            continue
        if _is_small(old, new, stretch):
            found.pairs += _compared(old, new, stretch)
        elif anchors := _anchors(old, new, stretch):
            open_stretches += _divided(stretch, anchors)
            found.pairs += anchors
        else:
            found.is_coarse = True
    return Alignment(runs=tuple(_runs(found.pairs)), is_coarse=found.is_coarse)


def heaviest_chain(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return which of `pairs` to take so that the rest weighs least and none steps back.

    `pairs` are (place, weight): places all differ and come in the order in which they stand in
    the other sequence.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(p for p, _ in pairs), 1)}
    # A Fenwick tree: heaviest chain, and its last pair, among the places up to a rank.
    tree: list[tuple[int, int]] = [(0, -1)] * (len(pairs) + 1)
    before: list[int] = []
    for number, (place, weight) in enumerate(pairs):
        best, last = max((tree[at] for at in _down(ranks[place] - 1)), default=(0, -1))
        before.append(last)
        for at in _up(ranks[place], len(pairs)):
            tree[at] = max(tree[at], (best + weight, number))
    number = max((tree[at] for at in _down(len(pairs))), default=(0, -1))[1]
    chain = set()
    while number >= 0:
        chain.add(number)
        number = before[number]
    return chain


def _down(rank: int) -> Iterator[int]:
    while rank > 0:
        yield rank
        rank -= rank & -rank


def _up(rank: int, most: int) -> Iterator[int]:
    while rank <= most:
        yield rank
        rank += rank & -rank


def _trimmed(
    old: Sequence[str], new: Sequence[str], stretch: _Stretch, found: _Found
) -> _Stretch:
    """Return what is left of `stretch` between the same beginning and the same end."""
    (old_at, old_end), (new_at, new_end) = stretch.old, stretch.new
    while old_at < old_end and new_at < new_end and old[old_at] == new[new_at]:
        found.pairs.append((old_at, new_at))
        old_at, new_at = old_at + 1, new_at + 1
    while (
        old_at < old_end and new_at < new_end and old[old_end - 1] == new[new_end - 1]
    ):
        old_end, new_end = old_end - 1, new_end - 1
        found.pairs.append((old_end, new_end))
    return _Stretch(
        old=(old_at, old_end), new=(new_at, new_end), divisions=stretch.divisions
    )


def _is_small(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> bool:
    lengths = (stretch.old[1] - stretch.old[0], stretch.new[1] - stretch.new[0])
    if max(lengths) > _MOST_ELEMENTS:
        return False
    counts = Counter(old[slice(*stretch.old)])
    equal = sum(counts[one] for one in new[slice(*stretch.new)])
    return equal <= _MOST_EQUAL_PAIRS


def _compared(
    old: Sequence[str], new: Sequence[str], stretch: _Stretch
) -> Iterator[tuple[int, int]]:
    ours, theirs = old[slice(*stretch.old)], new[slice(*stretch.new)]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for old_at, new_at, length in matcher.get_matching_blocks():
        for step in range(length):
            yield stretch.old[0] + old_at + step, stretch.new[0] + new_at + step


def _anchors(
    old: Sequence[str], new: Sequence[str], stretch: _Stretch
) -> list[tuple[int, int]]:
    """Return the places of what both hold once here, as many as rise in both.

    It is elements, or where each stands there often, a few in a row.
    """
    if stretch.divisions == _MOST_DIVISIONS:
        return []
    for length in (1, _IN_A_ROW):
        places = _once(old, stretch.old, length)
        pairs = [
            (places[row], new_at)
            for row, new_at in _once(new, stretch.new, length).items()
            if row in places
        ]
        if pairs:
            chain = heaviest_chain([(place, 1) for place, _ in pairs])
            return [pairs[number] for number in sorted(chain)]
    return []


def _once(
    elements: Sequence[str], part: tuple[int, int], length: int
) -> dict[tuple[str, ...], int]:
    """Return what stands once in `part`, so many elements in a row, in order, and where."""
    rows = [tuple(elements[at : at + length]) for at in range(*part)]
    counts = Counter(rows)
    return {row: at for at, row in enumerate(rows, part[0]) if counts[row] == 1}


def _divided(
    stretch: _Stretch, anchors: Sequence[tuple[int, int]]
) -> Iterator[_Stretch]:
    """Yield what lies between `anchors`."""
    old_at, new_at = stretch.old[0], stretch.new[0]
    for old_end, new_end in (*anchors, (stretch.old[1], stretch.new[1])):
        yield _Stretch(
            old=(old_at, old_end),
            new=(new_at, new_end),
            divisions=stretch.divisions + 1,
        )
        old_at, new_at = old_end + 1, new_end + 1


def _runs(pairs: Iterable[tuple[int, int]]) -> Iterator[Run]:
    begin: tuple[int, int] | None = None
    length = 0
    for pair in sorted(pairs):
        if begin and pair == (begin[0] + length, begin[1] + length):
            length += 1
            continue
        if begin:
            yield Run(old_at=begin[0], new_at=begin[1], length=length)
        begin, length = pair, 1
    if begin:
        yield Run(old_at=begin[0], new_at=begin[1], length=length)
