"""Decide: what a story that was just read is to the stories we hold."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wirecrawler.story import FamilyRole, Status, Story

_NO_TEXT = hashlib.sha256(b"").hexdigest()


class DecisionKind(StrEnum):
    """What filing a story came to."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CORRECTION = "correction"
    COPY = "copy"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the archive holds of a story: its newest revision, as far as matching asks."""

    story: int
    """Its id."""
    source: str
    """Slug."""
    family: str
    role: FamilyRole
    status: Status
    revision: int
    fingerprint: str
    published_at: datetime | None
    seen_at: datetime
    headline_original: str
    body_sha256: str
    partial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a story is, next to which held one, and why where that is no plain case."""

    kind: DecisionKind
    held: Held | None = None
    """The story at that address (unchanged, correction), or with that text (copy, duplicate)."""
    reason: str = ""
    """Of an `unchanged`: `same text`, `part only`, `no text` or `held from SLUG`."""


def decide(
    story: Story, *, at_address: Held | None, same_text: Sequence[Held]
) -> Verdict:
    """Return what `story` is.

    `at_address` is the story held at one of its addresses; `same_text` are those held with its
    fingerprint, oldest first.  A killed story is matched by its address alone: a text that its
    source withdrew at one address and printed again at another is a new story.
    """
    if at_address is not None:
        return _at_known_address(story, at_address)
    alive = [held for held in same_text if held.status is not Status.KILLED]
    for held in alive:
        if held.source == story.source.slug:
            return Verdict(kind=DecisionKind.DUPLICATE, held=held)
    if alive:
        return Verdict(kind=DecisionKind.COPY, held=alive[0])
    return Verdict(kind=DecisionKind.NEW)


def original_of(family: Iterable[Held]) -> int:
    """Return the id of the family's original: the earliest published, else the earliest seen.

    Of two at the same instant the first one filed is the original.
    """
    return min(family, key=_age).story


def _age(held: Held) -> tuple[datetime, int]:
    return held.published_at or held.seen_at, held.story


def _at_known_address(story: Story, held: Held) -> Verdict:
    # Whose story it is, and on what terms, is the word of the source that brought it first:
    # another one's feed could else give leave to print what it does not own.
    if story.source.slug != held.source:
        reason = f"held from {held.source}"
        return Verdict(kind=DecisionKind.UNCHANGED, held=held, reason=reason)
    # A wall, a soft 404 or a cut page never takes the place of good text.
    if not story.body and held.body_sha256 != _NO_TEXT:
        return Verdict(kind=DecisionKind.UNCHANGED, held=held, reason="no text")
    if story.partial and not held.partial:
        return Verdict(kind=DecisionKind.UNCHANGED, held=held, reason="part only")
    if held.status is not Status.KILLED and _says_the_same(story, held):
        return Verdict(kind=DecisionKind.UNCHANGED, held=held, reason="same text")
    return Verdict(kind=DecisionKind.CORRECTION, held=held)


def _says_the_same(story: Story, held: Held) -> bool:
    # A page that lost its date has not changed what it says.
    same_day = story.published_at in {None, held.published_at}
    same_head = story.headline_original == held.headline_original
    return same_day and same_head and story.body_sha256 == held.body_sha256
