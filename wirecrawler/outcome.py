"""Outcome: what became of one URL in one run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a URL was asked for as."""

    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"
    ROBOTS = "robots"
    STORY = "story"


class Fate(StrEnum):
    """How a URL ended.  A feed that was read is `stored`, with no story."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one URL in one run."""

    run: int
    """Number of the run."""
    source: str
    """Slug."""
    url: str
    """As the source named it, verbatim."""
    role: Role
    fate: Fate
    """Printed as `outcome`."""
    reason: str = ""
    """A short name of why; empty only with `stored` (there: `correction`, `kill`, ...)."""
    story: int | None = None
    """The story it led to, where it led to one."""
    final_url: str | None = None
    """After redirects; None where nothing answered."""
    status: int | None = None
    """HTTP status of the last answer; None where nothing answered or nothing was asked."""
    size: int | None = None
    """Bytes of the last answer's body, decoded; printed as `bytes`."""
    attempts: int = 0
    """How often it was asked, retries included; 0: not asked."""
    at: datetime
    """When this was decided, aware, UTC."""
