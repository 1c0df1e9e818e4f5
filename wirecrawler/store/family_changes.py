"""Family changes: what matching anew made of the families, next to what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from wirecrawler.store.lookup import newest
from wirecrawler.store.models import matches, revisions, stories
from wirecrawler.store.scratch import stood
from wirecrawler.story import FamilyRole

_both = stories.join(stood, stood.c.story == stories.c.id)
_IS_CHANGED = or_(
    stories.c.family != stood.c.family, stories.c.family_role != stood.c.family_role
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCounts:
    """How the families differ from those stored."""

    stories: int
    changed: int
    """Stories whose family or role is another."""
    before: int
    """Families stored."""
    after: int
    """Families now."""
    joined: int
    """Families now that hold stories of two or more stored ones."""
    split: int
    """Stored families whose stories are in two or more now."""
    originals: int
    """Families of the same number whose original is another story."""
    texts: int
    """Stories whose fingerprint or number of words is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyChange:
    """A story whose family or role is another."""

    story: int
    source: str
    """Slug."""
    headline: str
    family_before: str
    family: str
    role_before: str
    role: str
    other: int | None
    """Id of the story by which it is in its family; None where it brought the others."""
    kind: str | None
    """`exact`, `cut`, `brief`, `edited` or `rewrite`."""
    containment: float | None
    """Of the shorter text's shingles, the share that stands in the other: 0..1."""


def family_counts(scratch: Connection) -> FamilyCounts:
    """Return how many stories and families changed."""
    is_text = or_(
        stories.c.fingerprint != stood.c.fingerprint, stories.c.words != stood.c.words
    )
    is_recast = (
        (stories.c.family == stood.c.family)
        & (stood.c.family_role == FamilyRole.ORIGINAL.value)
        & (stories.c.family_role != FamilyRole.ORIGINAL.value)
    )
    asked: dict[str, Select[int]] = {
        "stories": select(func.count()).select_from(stood),
        "changed": _number(_IS_CHANGED),
        "before": select(func.count(stood.c.family.distinct())),
        "after": select(func.count(stories.c.family.distinct())),
        "joined": _mixed(stories.c.family, stood.c.family),
        "split": _mixed(stood.c.family, stories.c.family),
        "originals": _number(is_recast),
        "texts": _number(is_text),
    }
    return FamilyCounts(
        **{name: scratch.scalar(one) or 0 for name, one in asked.items()}
    )


def family_changes(scratch: Connection, limit: int) -> Iterator[FamilyChange]:
    """Yield the stories whose family or role changed, family by family; 0: all of them."""
    statement = (
        select(
            stories.c.id.label("story"),
            stories.c.source,
            revisions.c.headline,
            stood.c.family.label("family_before"),
            stories.c.family,
            stood.c.family_role.label("role_before"),
            stories.c.family_role.label("role"),
            matches.c.other,
            matches.c.kind,
            matches.c.containment,
        )
        .select_from(
            newest.join(stood, stood.c.story == stories.c.id).outerjoin(
                matches, matches.c.story == stories.c.id
            )
        )
        .where(_IS_CHANGED)
        # As numbers are ordered, mostly.
        .order_by(func.length(stories.c.family), stories.c.family, stories.c.id)
        .limit(limit or None)
    )
    for row in scratch.execute(statement).mappings():
        yield FamilyChange(**row)


def _number(which: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(_both).where(which)


def _mixed(family: ColumnElement[str], other: ColumnElement[str]) -> Select[int]:
    """Select how many families of one kind hold stories of two or more of the other kind."""
    mixed = (
        select(family)
        .select_from(_both)
        .group_by(family)
        .having(func.min(other) != func.max(other))
    )
    return select(func.count()).select_from(mixed.subquery())
