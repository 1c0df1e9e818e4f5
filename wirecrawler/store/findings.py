"""Findings: what may be wrong with a source."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Health = Literal["ok", "new", "odd", "slow", "silent", "broken", "paused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong with a source."""

    health: Health
    """What it makes of the source."""
    since: datetime | None
    """When it began; None: before anything is known."""
    why: str
    """In a few words, for a person."""
    field: str = ""
    """The field of a story that it is about; "" where it is about the source."""
    before: float | None = None
    """Share of pages with that field, characters of a body, or stories a day, before."""
    now: float | None = None
    """The same, since."""
    selector: str = ""
    """The source's own selector that finds nothing."""
    instead: str = ""
    """A selector that would find something."""
