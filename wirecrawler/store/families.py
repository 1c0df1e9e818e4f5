"""Families: what a batch knows of the stories that are held and of the families they are in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wirecrawler.match.decide import Held
from wirecrawler.match.likeness import Likeness
from wirecrawler.match.original import original_of
from wirecrawler.store.kin import Relation
from wirecrawler.story import FamilyRole


class Families:
    """Held stories by id, text and family; each family has one original at any time."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._held: dict[int, Held] = {}
        self._by_text: dict[str, set[int]] = defaultdict(set)
        self._families: dict[str, set[int]] = defaultdict(set)
        self.matches: dict[int, dict[str, Any]] = {}
        """Why stories are in their families, by story, as rows."""
        for one in held:
            self.hold(one)

    @property
    def held(self) -> Mapping[int, Held]:
        """The stories as they are now, by id."""
        return self._held

    def hold(self, held: Held) -> None:
        """Keep a story as it is now."""
        before = self._held.get(held.story)
        if before is not None and before.fingerprint != held.fingerprint:
            self._by_text[before.fingerprint].discard(held.story)
        self._held[held.story] = held
        self._families[held.family].add(held.story)
        self._by_text[held.fingerprint].add(held.story)

    def with_text(self, fingerprint: str) -> list[Held]:
        """Return the stories with this digest, in the order of their ids; none of ""."""
        numbers = self._by_text.get(fingerprint, ()) if fingerprint else ()
        return [self._held[number] for number in sorted(numbers)]

    def original(self, family: str) -> int:
        """Return the id of a family's original."""
        return original_of(self._held[number] for number in self._families[family])

    def others(self, held: Held) -> list[int]:
        """Return the ids of the other stories of a story's family, sorted."""
        return sorted(self._families[held.family] - {held.story})

    def assign_roles(self, family: str) -> None:
        """Find the original of a family anew."""
        original = self.original(family)
        for number in self._families[family]:
            role = FamilyRole.ORIGINAL if number == original else FamilyRole.COPY
            if self._held[number].role is not role:
                self._held[number] = replace(self._held[number], role=role)

    def match(self, story: int, other: int, likeness: Likeness | None) -> None:
        """Keep why `story` is in the family of `other`, which its text was found to be."""
        if likeness is not None:
            self.matches[story] = {
                "story": story,
                "other": other,
                "kind": likeness.kind.value,
                "containment": likeness.containment,
                "kept": likeness.kept,
                "added": likeness.added,
                "left_out": likeness.left_out,
            }

    def bring_together(
        self, held: Held, relations: Sequence[Relation]
    ) -> tuple[tuple[int, str], ...]:
        """Join the families that are one with that of `held`, it turns out; return what moved.

        They share their text with this one and not with each other, as two parts of it do.  So
        whichever of the three comes last, the family is the same.  Each that moved comes with its
        new family.
        """
        moved = []
        for relation in relations:
            other = self._held[relation.held.story]
            if other.family == held.family:
                continue
            if other.role is FamilyRole.ORIGINAL:
                self.match(other.story, held.story, _turned(relation.likeness, held))
            for number in sorted(self._families.pop(other.family)):
                self.hold(replace(self._held[number], family=held.family))
                moved.append((number, held.family))
        if moved:
            self.assign_roles(held.family)
        return tuple(moved)


def _turned(likeness: Likeness, held: Held) -> Likeness:
    """Return the likeness of another to `held`, where it was that of `held` to the other."""
    common = held.words - likeness.added
    kept = round(common / held.words, 4) if held.words else 1.0
    return replace(
        likeness, kept=kept, added=likeness.left_out, left_out=likeness.added
    )
