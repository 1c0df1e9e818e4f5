"""Matches: why the stories of a family are in it."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from wirecrawler.store.models import matches, stories
from wirecrawler.store.upsert import Rows, upsert
from wirecrawler.story import FamilyRole

_EVIDENCE = ("other", "kind", "containment", "kept", "added", "left_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why a copy is in its family."""

    other: int
    """Id of the story there that its text was found to be: not always the original."""
    kind: str
    """`exact`, `cut`, `brief`, `edited` or `rewrite`."""
    containment: float
    """Of the shorter text's shingles, the share that stands in the other: 0..1."""
    kept: float
    """Of the other's words, the share that stands in the copy: 0..1."""
    added: int
    """Words of the copy that the other has not."""
    left_out: int
    """Words of the other that the copy has not."""


def write_matches(connection: Connection, rows: Rows) -> None:
    """Write why stories are in their families."""
    upsert(connection, matches, rows, lambda new: {n: new[n] for n in _EVIDENCE})


def matches_of(connection: Connection, family: str) -> dict[int, Match]:
    """Return why each copy of `family` is in it, by the copy's id.

    A story that came later and turned out to be the original was matched with a copy: then that
    copy's match is this one, seen from the other side.  A copy of which no evidence was kept,
    as those of older versions, has none.
    """
    columns = (*matches.c, stories.c.words, stories.c.family_role)
    statement = (
        select(*columns)
        .join_from(matches, stories, matches.c.story == stories.c.id)
        .where(stories.c.family == family)
    )
    found: dict[int, Match] = {}
    for row in connection.execute(statement).mappings():
        if row["family_role"] == FamilyRole.ORIGINAL.value:
            found.setdefault(row["other"], _reversed(row))
        else:
            found[row["story"]] = _match(row)
    return found


def _match(row: RowMapping) -> Match:
    return Match(
        other=row["other"],
        kind=row["kind"],
        containment=row["containment"],
        kept=row["kept"],
        added=row["added"],
        left_out=row["left_out"],
    )


def _reversed(row: RowMapping) -> Match:
    """Return the match of the story that the one of `row` was matched with."""
    words = row["words"]
    return Match(
        other=row["story"],
        kind=row["kind"],
        containment=row["containment"],
        kept=max(words - row["added"], 0) / words if words else 1.0,
        added=row["left_out"],
        left_out=row["added"],
    )
