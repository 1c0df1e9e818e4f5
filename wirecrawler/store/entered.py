"""Entered: what the ledger says of a story, as those outside the store read it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from wirecrawler.store.ledger import Act, acts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One act of an editor."""

    at: datetime
    editor: str
    act: Act
    reason: str
    before: str
    """What it changed, as it was: a status, a headline."""
    after: str


def entered(connection: Connection, story: int) -> list[Entered]:
    """Return what editors did to `story`, oldest first."""
    return [
        Entered(
            at=row["at"],
            editor=row["editor"],
            act=Act(row["act"]),
            reason=row["reason"],
            before=row["before"],
            after=row["after"],
        )
        for row in acts_of(connection, story)
    ]
