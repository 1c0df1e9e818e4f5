"""Acts: what an editor does to a story, entered in the ledger in the same transaction.

An editor's word on whether a story is printed stands against its source until another act.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from wirecrawler.errors import NoSuchStory, StoreError
from wirecrawler.store.engine import database_of
from wirecrawler.store.filters import MOST_NUMBER
from wirecrawler.store.ledger import Act, write_act
from wirecrawler.store.models import revisions, stories
from wirecrawler.store.restated import TOLD_BY, newest_revision, restate
from wirecrawler.story import FamilyRole, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """What an act came to."""

    story: int
    """Its id."""
    source: str
    """Slug."""
    headline: str
    status: Status
    """That it has now."""
    copies: tuple[tuple[int, str], ...]
    """Id and source of each printed copy whose original it is: they tell of the act."""


def killed(
    connection: Connection, story: int, *, editor: str, reason: str, now: datetime
) -> Acted:
    """Withdraw `story` for `reason`; return what that came to.

    Raises:
        NoSuchStory: nothing is filed under that id.
        StoreError: it is killed already.
    """
    row = _expected(connection, story)
    if row["status"] == Status.KILLED.value:
        why = f"story {story} is killed already ({_told(row)})"
        raise StoreError(database_of(connection.engine), why)
    told_by = f"editor:{editor}"
    restate(connection, row, Status.KILLED, reason=reason, told_by=told_by, now=now)
    return _entered(
        connection, row, Act.KILL, Status.KILLED, editor=editor, reason=reason, now=now
    )


def unkilled(
    connection: Connection, story: int, *, editor: str, reason: str, now: datetime
) -> Acted:
    """Bring `story` back with the status that it had; return what that came to.

    Raises:
        NoSuchStory: nothing is filed under that id.
        StoreError: it is not killed.
    """
    row = _expected(connection, story)
    if row["status"] != Status.KILLED.value:
        why = f"story {story} is not killed; it is {row['status']}"
        raise StoreError(database_of(connection.engine), why)
    before = _status_before(connection, story)
    restate(connection, row, before, reason="", told_by="", now=now)
    return _entered(
        connection, row, Act.UNKILL, before, editor=editor, reason=reason, now=now
    )


def _expected(connection: Connection, story: int) -> RowMapping:
    known = select(stories.c.id).where(stories.c.id == min(story, MOST_NUMBER))
    if connection.scalar(known) is None:
        raise NoSuchStory(database_of(connection.engine), story)
    return newest_revision(connection, story)


def _told(row: RowMapping) -> str:
    """Return why and by which editor the story of `row` was killed."""
    reason, told_by = row["reason"], row["evidence"].get(TOLD_BY, "")
    editor = told_by.removeprefix("editor:")
    by = f"; by {editor}" if editor != told_by else ""
    return f"{reason}{by}"


def _status_before(connection: Connection, story: int) -> Status:
    """Return the status of the newest revision of `story` that was not killed."""
    statement = (
        select(revisions.c.status)
        .where(revisions.c.story == story, revisions.c.status != Status.KILLED.value)
        .order_by(revisions.c.revision.desc())
        .limit(1)
    )
    return Status(connection.scalar(statement) or Status.USABLE.value)


def _entered(
    connection: Connection,
    row: RowMapping,
    act: Act,
    status: Status,
    *,
    editor: str,
    reason: str,
    now: datetime,
) -> Acted:
    """Enter an act on the story of `row` in the ledger, and return what it came to."""
    write_act(
        connection,
        row["story"],
        act,
        editor=editor,
        reason=reason,
        before=row["status"],
        after=status.value,
        now=now,
    )
    held = connection.execute(
        select(stories).where(stories.c.id == row["story"])
    ).mappings()
    return _acted(connection, held.one(), row["headline"], status)


def _acted(
    connection: Connection, held: RowMapping, headline: str, status: Status
) -> Acted:
    copies: list[tuple[int, str]] = []
    if held["family_role"] == FamilyRole.ORIGINAL.value:
        found = connection.execute(
            select(stories.c.id, stories.c.source)
            .where(
                stories.c.family == held["family"],
                stories.c.family_role == FamilyRole.COPY.value,
                stories.c.status != Status.KILLED.value,
            )
            .order_by(stories.c.id)
        )
        copies = [(row.id, row.source) for row in found]
    return Acted(
        story=held["id"],
        source=held["source"],
        headline=headline,
        status=status,
        copies=tuple(copies),
    )
