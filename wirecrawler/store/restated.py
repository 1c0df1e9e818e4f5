"""Restated: a new revision of a story with its old text and another status."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from wirecrawler.store.lookup import newest
from wirecrawler.store.models import revisions, stories
from wirecrawler.store.rows import storable
from wirecrawler.store.upsert import insert_all
from wirecrawler.story import Status

TOLD_BY = "status"
"""Key of a revision's evidence under which it says who withdrew the story: `http:410`,
`http:404`, `notice`, or `editor:` and a name."""


def newest_revision(connection: Connection, story: int) -> RowMapping:
    """Return the newest revision of `story`, which is held."""
    found = connection.execute(
        select(revisions).select_from(newest).where(stories.c.id == story)
    )
    return found.mappings().one()


def restate(
    connection: Connection,
    row: RowMapping,
    status: Status,
    *,
    reason: str,
    told_by: str,
    now: datetime,
) -> None:
    """File `row`, the newest revision of a story, anew with another `status`, for `reason`.

    What is withdrawn is withdrawn from print: the house can still see what it printed.
    `told_by` is kept as the evidence of the status; "" takes out what was there.
    """
    evidence = {key: held for key, held in row["evidence"].items() if key != TOLD_BY}
    if told_by:
        evidence[TOLD_BY] = storable(told_by)
    changes = {
        "revision": row["revision"] + 1,
        "status": status.value,
        "filed_at": now,
    }
    texts = {"reason": storable(reason), "evidence": evidence}
    insert_all(connection, revisions, [{**row, **changes, **texts}])
    connection.execute(
        stories.update().where(stories.c.id == row["story"]).values(changes)
    )
