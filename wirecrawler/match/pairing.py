"""Pairing: which paragraphs of one text are those of another, cut, edited, split or moved."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wirecrawler.match.alignment import aligned

# A word that stands in more paragraphs finds none: "the" is in all of them.
_MOST_PARAGRAPHS = 24
# Paragraphs that are compared with one.
_MOST_CANDIDATES = 4
# Of the shorter paragraph's words, the share that makes it the other one, edited.  Beside one
# three times as long it takes more, because a few words of a sentence stand in any long
# paragraph.  Chosen by what reads well.
_LEAST_SHARED, _LEAST_SHARED_OF_PIECE = 0.6, 0.8
# Fewer words are no paragraph that was moved: "Related:", "***".
FEWEST_MOVED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, as far as pairing asks."""

    key: str
    """The same for paragraphs that say the same."""
    counts: Counter[str]
    """Counter: key of a word -> how often it stands there."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.counts.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Paragraphs of one text and what they are in the other: one on one side at least."""

    old: range
    """Their places."""
    new: range


@dataclass(slots=True)
class _Group:
    """A pair that may still grow."""

    spans: list[range]
    """Places in the old and in the new text."""
    rest: dict[int, Counter[str]] = field(default_factory=dict)
    """dict: side -> words there that stand in no paragraph of the other side yet."""


@dataclass(slots=True)
class _Pairing:
    """The pairs found so far.  Side 0 is the old text, side 1 the new one."""

    texts: tuple[Sequence[Paragraph], Sequence[Paragraph]]
    groups: tuple[dict[int, _Group], dict[int, _Group]]
    """For each side, dict: place -> the group that it is in."""

    def pair(self, old_at: int, new_at: int) -> None:
        group = _Group([range(old_at, old_at + 1), range(new_at, new_at + 1)])
        self.groups[0][old_at] = self.groups[1][new_at] = group

    def open(self, side: int) -> list[int]:
        return [
            at for at in range(len(self.texts[side])) if at not in self.groups[side]
        ]


def paired(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Pair]:
    """Return which of `old` are which of `new`, in the order of `new`.

    Paragraphs that say the same come first, those in order before those that were moved; then,
    of the rest, those that share most of their words; then the pieces of one that was split,
    and those that were made one.
    """
    pairing = _Pairing((old, new), ({}, {}))
    _pair_same(pairing)
    _pair_moved(pairing)
    _pair_similar(pairing)
    for side in (1, 0):
        _extend(pairing, side)
    groups = {group.spans[1].start: group for group in pairing.groups[1].values()}
    spans = [groups[at].spans for at in sorted(groups)]
    return [Pair(old=old_span, new=new_span) for old_span, new_span in spans]


def _pair_same(pairing: _Pairing) -> None:
    old, new = ([one.key for one in text] for text in pairing.texts)
    for run in aligned(old, new).runs:
        for step in range(run.length):
            pairing.pair(run.old_at + step, run.new_at + step)


def _pair_moved(pairing: _Pairing) -> None:
    old, new = pairing.texts
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in reversed(pairing.open(0)):
        if old[at].words >= FEWEST_MOVED:
            places[old[at].key].append(at)
    for at in pairing.open(1):
        if here := places.get(new[at].key):
            pairing.pair(here.pop(), at)


def _pair_similar(pairing: _Pairing) -> None:
    old, new = pairing.texts
    found = []
    for old_at, new_at in _candidates(pairing):
        shared = (old[old_at].counts & new[new_at].counts).total()
        if _is_similar(shared, old[old_at].words, new[new_at].words):
            found.append((-shared, abs(old_at - new_at), old_at, new_at))
    for _, _, old_at, new_at in sorted(found):
        if old_at not in pairing.groups[0] and new_at not in pairing.groups[1]:
            pairing.pair(old_at, new_at)


def _candidates(pairing: _Pairing) -> Iterator[tuple[int, int]]:
    """Yield the places, old and new, of what may be the same paragraph."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in pairing.open(0):
        for word in pairing.texts[0][at].counts:
            places[word].append(at)
    in_place = _in_place(pairing)
    for new_at in pairing.open(1):
        hits: Counter[int] = Counter()
        for word in pairing.texts[1][new_at].counts:
            if len(here := places.get(word, ())) <= _MOST_PARAGRAPHS:
                hits.update(here)
        best = {at for at, _ in hits.most_common(_MOST_CANDIDATES)}
        best |= in_place.get(new_at, set())
        yield from ((old_at, new_at) for old_at in best)


def _in_place(pairing: _Pairing) -> dict[int, set[int]]:
    """Return, by place in the new text, the open paragraph as far behind the pair before it.

    So they are found where every word is in too many paragraphs, as in a list.
    """
    found = {}
    old_at = -1
    for new_at in range(len(pairing.texts[1])):
        if group := pairing.groups[1].get(new_at):
            old_at = group.spans[0].start
            continue
        old_at += 1
        if old_at < len(pairing.texts[0]) and old_at not in pairing.groups[0]:
            found[new_at] = {old_at}
    return found


def _is_similar(shared: int, old_words: int, new_words: int) -> bool:
    shorter, longer = sorted((old_words, new_words))
    least = _LEAST_SHARED if longer <= 3 * shorter else _LEAST_SHARED_OF_PIECE
    return shorter > 0 and shared >= least * shorter


def _extend(pairing: _Pairing, side: int) -> None:
    """Add to groups their neighbours on `side` that are pieces of the other side's paragraph."""
    places = pairing.open(side)
    for step, in_order in ((-1, places), (1, places[::-1])):
        for at in in_order:
            group = pairing.groups[side].get(at + step)
            if group and at not in pairing.groups[side]:
                _grow(pairing, group, side, at)


def _grow(pairing: _Pairing, group: _Group, side: int, at: int) -> None:
    """Add the paragraph at `at` to the group beside it, where it is a piece of what is there."""
    other = 1 - side
    if len(group.spans[other]) > 1:
        return
    if side not in group.rest:
        whole = pairing.texts[other][group.spans[other].start].counts
        group.rest[side] = whole - pairing.texts[side][group.spans[side].start].counts
    piece, rest = pairing.texts[side][at].counts, group.rest[side]
    # Not `rest & piece`, which would walk through all of a paragraph for each of its pieces.
    shared = {word: min(times, rest[word]) for word, times in piece.items()}
    if sum(shared.values()) < max(_LEAST_SHARED_OF_PIECE * piece.total(), 1):
        return
    rest.subtract(shared)
    span = group.spans[side]
    group.spans[side] = range(min(at, span.start), max(at + 1, span.stop))
    pairing.groups[side][at] = group
