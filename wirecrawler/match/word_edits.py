"""Word edits: what became of the words of one passage in another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wirecrawler.match.alignment import aligned
from wirecrawler.match.units import Unit, reads_same, words_of

# Words that stand between two changes and are drowned by them: "the" between two clauses that
# have nothing in common makes them no easier to read.
_MOST_DROWNED = 2


class EditKind(StrEnum):
    """What became of some words."""

    SAME = "same"
    RESPELT = "respelt"
    """The same words in other letters: case, accents, full width."""
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words in a row of which the same became.

    The `old` of all edits of a passage make it up as it was, the `new` as it is.
    """

    kind: EditKind
    old: str = ""
    """Verbatim, with the white space after it; empty where they are added."""
    new: str = ""
    """Likewise; empty where they are left out."""
    words: int
    """How many; signs are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Units in a row that are in both passages, or in one."""

    is_common: bool
    old: Sequence[Unit]
    new: Sequence[Unit]

    @property
    def words(self) -> int:
        return max(words_of(self.old), words_of(self.new))

    def joined(self, other: "_Part") -> "_Part":
        """Return this and the part after it as one that has nothing in common."""
        old, new = [*self.old, *other.old], [*self.new, *other.new]
        return _Part(is_common=False, old=old, new=new)


def word_edits(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[Edit], bool]:
    """Return what makes `new` of `old`, and whether it is coarse.

    It is coarse where a passage was too long to be looked through: then words count as left out
    and added that may be the same.
    """
    alignment = aligned([unit.key for unit in old], [unit.key for unit in new])
    parts: list[_Part] = []
    old_at = new_at = 0
    for run in alignment.runs:
        _add(parts, False, old[old_at : run.old_at], new[new_at : run.new_at])
        old_at, new_at = run.old_at + run.length, run.new_at + run.length
        _add(parts, True, old[run.old_at : old_at], new[run.new_at : new_at])
    _add(parts, False, old[old_at:], new[new_at:])
    edits = [edit for part in _undrowned(parts) for edit in _edits(part)]
    return edits, alignment.is_coarse


def _add(
    parts: list[_Part], is_common: bool, old: Sequence[Unit], new: Sequence[Unit]
) -> None:
    if old or new:
        parts.append(_Part(is_common=is_common, old=old, new=new))


def _undrowned(parts: Sequence[_Part]) -> list[_Part]:
    """Return `parts`, few common words between bigger changes counted to these."""
    kept: list[_Part] = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        if kept and not kept[-1].is_common and _goes_on(kept[-1], part, after):
            kept[-1] = kept[-1].joined(part)
        else:
            kept.append(part)
    return kept


def _goes_on(before: _Part, part: _Part, after: _Part | None) -> bool:
    """Tell whether `part` belongs to the change before it."""
    if not part.is_common:
        return True
    if after is None or part.words > _MOST_DROWNED:
        return False
    return min(before.words, after.words) > 2 * max(part.words, 1)


def _edits(part: _Part) -> Iterator[Edit]:
    if part.is_common:
        yield from _common_edits(part.old, part.new)
        return
    if part.old:
        kind, words = EditKind.LEFT_OUT, words_of(part.old)
        yield Edit(kind=kind, old=_text(part.old), words=words)
    if part.new:
        kind, words = EditKind.ADDED, words_of(part.new)
        yield Edit(kind=kind, new=_text(part.new), words=words)


def _common_edits(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Edit]:
    """Yield the runs of common units that look the same, and those that do not."""
    alike = [reads_same(was.text, now.text) for was, now in zip(old, new, strict=True)]
    begin = 0
    for at in range(1, len(alike) + 1):
        if at == len(alike) or alike[at] != alike[begin]:
            yield Edit(
                kind=EditKind.SAME if alike[begin] else EditKind.RESPELT,
                old=_text(old[begin:at]),
                new=_text(new[begin:at]),
                words=words_of(new[begin:at]),
            )
            begin = at


def _text(passage: Iterable[Unit]) -> str:
    return "".join(unit.text for unit in passage)
