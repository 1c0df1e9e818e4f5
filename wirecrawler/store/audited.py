"""Audited: a revision as it is held, with what tells whether it is still what was filed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping

from wirecrawler.source import Source
from wirecrawler.store.models import revisions, stories
from wirecrawler.store.rows import original_of, story_of
from wirecrawler.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """One revision of a story."""

    story: Story
    body_sha256: str
    """As it was kept when the revision was filed."""
    is_newest: bool
    """Whether it is the one that is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which revisions are looked at."""

    source: str | None = None
    """Slug."""
    since: datetime | None = None
    """When they were filed at the earliest."""
    is_newest: bool = False
    """Only the newest of each story."""

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return it as conditions of a statement."""
        found: list[ColumnElement[bool]] = []
        if self.source is not None:
            found.append(stories.c.source == self.source)
        if self.since is not None:
            found.append(revisions.c.filed_at >= self.since)
        if self.is_newest:
            found.append(revisions.c.revision == stories.c.revision)
        return found


EVERY = AuditFilter()


def audited_of(row: RowMapping, declared: Mapping[str, Source], *, tag: str) -> Audited:
    """Return the revision of `row`; `declared` are the sources that the store knows, by slug."""
    original = original_of(row, declared)
    source = declared[row["slug"]]
    return Audited(
        story=story_of(row, source=source, tag=tag, original=original),
        body_sha256=row["body_sha256"],
        is_newest=row["revision"] == row["newest"],
    )
