"""Decide: what a story that was just read is to the stories we hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wirecrawler.match.likeness import SAME_WORDS, Likeness
from wirecrawler.match.look import Look, LookKind
from wirecrawler.story import FamilyRole, Precision, Status, Story

# A short text that its source prints again on another day is the next of a series: "No trading
# today."  A long one is the same story, sent again.
_LONG = 60
_ANOTHER_DAY = timedelta(hours=20)


class DecisionKind(StrEnum):
    """What filing a story came to."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CORRECTION = "correction"
    COPY = "copy"
    DUPLICATE = "duplicate"
    KILL = "kill"
    """Its source withdraws what is held at this address."""
    REFUSED = "refused"
    """A notice of withdrawal where nothing is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the archive holds of a story: its newest revision, as far as matching asks."""

    story: int
    """Its id."""
    url_key: bytes
    """Key of its canonical URL."""
    source: str
    """Slug."""
    agency: str
    """The name of its source."""
    credited: frozenset[str] = frozenset()
    """Agencies whom it credits, case folded."""
    family: str
    role: FamilyRole
    status: Status
    revision: int
    fingerprint: str
    words: int
    """Of its body."""
    published_at: datetime | None
    published_precision: Precision | None
    seen_at: datetime
    headline_original: str
    body_sha256: str
    partial: bool
    is_killed_by_editor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a story is, next to which held one, and why where that is no plain case."""

    kind: DecisionKind
    held: Held | None = None
    """The story at that address (unchanged, correction, kill) or with that text."""
    reason: str = ""
    """Of an `unchanged`: why it is none that changes anything; of a `kill`: the notice."""
    likeness: Likeness | None = None
    """Of a `copy`: what it shares with `held`."""
    keeps_date: bool = False
    """Of a `correction`: its date of publication stays that of what is held."""


def decide_at_address(story: Story, held: Held, look: Look) -> Verdict:
    """Return what `story` is to `held`, which is held at one of its addresses.

    `look` is what its text came to next to the held one's.
    """
    # Whose story it is, and on what terms, is the word of the source that brought it first:
    # another one's feed could else give leave to print what it does not own.
    if story.source.slug != held.source:
        return _unchanged(held, f"held from {held.source}")
    if held.is_killed_by_editor:
        return _unchanged(held, "killed by an editor")
    if story.withdrawal and held.status is Status.KILLED:
        return _unchanged(held, "killed before")
    if story.withdrawal:
        return Verdict(kind=DecisionKind.KILL, held=held, reason=story.withdrawal)
    is_same = look.kind is LookKind.SAME and held.status is not Status.KILLED
    # A wall, a soft 404 or a cut page never takes the place of good text.
    if is_same or look.kind is LookKind.REFUSED:
        return _unchanged(held, look.reason or "same text")
    return Verdict(kind=DecisionKind.CORRECTION, held=held, keeps_date=look.keeps_date)


def decide_anew(story: Story, *, same_text: Sequence[Held]) -> Verdict:
    """Return what `story` is, which is held at none of its addresses, by its whole text.

    `same_text` are those held with its fingerprint.  A killed story is matched by its address
    alone: a text that its source withdrew at one address and printed again at another is a new
    story.  What an editor killed no other address of its source brings back.
    """
    if story.withdrawal:
        return Verdict(kind=DecisionKind.REFUSED, reason=story.withdrawal)
    for held in same_text:
        if held.is_killed_by_editor and held.source == story.source.slug:
            return _unchanged(held, "killed by an editor")
    alive = [held for held in same_text if held.status is not Status.KILLED]
    alive.sort(key=lambda held: (_apart(story, held), held.story))
    for held in alive:
        is_own = held.source == story.source.slug
        if is_own and (story.words >= _LONG or _apart(story, held) < _ANOTHER_DAY):
            return Verdict(kind=DecisionKind.DUPLICATE, held=held)
    others = [held for held in alive if held.source != story.source.slug]
    if others:
        return Verdict(kind=DecisionKind.COPY, held=others[0], likeness=SAME_WORDS)
    return Verdict(kind=DecisionKind.NEW)


def _apart(story: Story, held: Held) -> timedelta:
    if story.published_at is None or held.published_at is None:
        return timedelta()
    return abs(story.published_at - held.published_at)


def _unchanged(held: Held, reason: str) -> Verdict:
    return Verdict(kind=DecisionKind.UNCHANGED, held=held, reason=reason)
