"""The ledger: what editors did to stories, act by act.  Nothing in it is ever changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from wirecrawler.store.models import acts, stories
from wirecrawler.store.rows import storable
from wirecrawler.store.upsert import insert_all


class Act(StrEnum):
    """What an editor can do to a story."""

    KILL = "kill"
    UNKILL = "unkill"
    HEADLINE = "headline"
    PURGE = "purge"


_TAKEN_DOWN = (Act.KILL.value, Act.PURGE.value)
_LAST_WORD = (
    select(acts.c.act)
    .where(acts.c.story == stories.c.id, acts.c.act.in_((*_TAKEN_DOWN, Act.UNKILL)))
    .order_by(acts.c.id.desc())
    .limit(1)
    .correlate(stories)
    .scalar_subquery()
)
KILLED_BY_EDITOR: ColumnElement[bool] = func.coalesce(_LAST_WORD, "").in_(_TAKEN_DOWN)
"""Of a row of `stories`: an editor took it down, and none has brought it back since."""


def write_act(
    connection: Connection,
    story: int,
    act: Act,
    *,
    editor: str,
    reason: str,
    before: str,
    after: str,
    now: datetime,
) -> None:
    """Enter what `editor` did to `story`; `before` and `after` is what was changed."""
    row: dict[str, Any] = {
        "story": story,
        "at": now,
        "editor": editor,
        "act": act.value,
        "reason": reason,
        "before": before,
        "after": after,
    }
    insert_all(connection, acts, [storable(row)])


def acts_of(connection: Connection, story: int) -> list[RowMapping]:
    """Return the rows of what editors did to `story`, oldest first."""
    found = connection.execute(
        select(acts).where(acts.c.story == story).order_by(acts.c.id)
    )
    return list(found.mappings())
