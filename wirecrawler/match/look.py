"""Look: two readings of one page, and what the second one came to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wirecrawler.story import Precision


class LookKind(StrEnum):
    """What a second look at a page came to."""

    REVISION = "revision"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One reading of a story, as far as a revision is told by it."""

    headline: str
    """The source's own."""
    body: str
    """Paragraphs separated by one blank line."""
    published_at: datetime | None = None
    published_precision: Precision | None = None
    updated_at: datetime | None = None
    partial: bool = False
    notice: str = ""
    """The source's own notice of a correction; empty where it gives none."""
    seen_at: datetime | None = None
    """Of what is held: when the story was first read."""
    listed: str = ""
    """Of what was read: the headline under which the source lists it now; empty where unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new in a revision; paragraphs are counted without those that say nothing."""

    headline: bool = False
    date: bool = False
    notice: bool = False
    added: int = 0
    removed: int = 0
    changed: int = 0

    @property
    def has_text(self) -> bool:
        """Whether a paragraph is another."""
        return bool(self.added or self.removed or self.changed)


NO_CHANGE = Change()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a second look at a page came to."""

    kind: LookKind
    reason: str = ""
    """Why a page was refused: `no text`, `no headline`, `part only`, `another text` or
    `much shorter: 120 of 2,400 characters`; empty otherwise."""
    change: Change = NO_CHANGE
    """Of a revision: what is new."""
    keeps_date: bool = False
    """Whether a revision takes its date of publication from what is held."""
