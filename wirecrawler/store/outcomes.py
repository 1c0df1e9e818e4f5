"""Outcomes: what became of each URL of a run, written and read."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, delete

from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.models import outcomes
from wirecrawler.store.rows import storable, url_key
from wirecrawler.store.upsert import insert_missing, upsert

_COLUMNS = (
    "run",
    "source",
    "url",
    "reason",
    "story",
    "final_url",
    "status",
    "size",
    "attempts",
    "at",
)


def write_outcomes(connection: Connection, decided: Iterable[Outcome]) -> None:
    """Write each outcome, unless its URL has one in that run and role that is no failure."""
    upsert(
        connection,
        outcomes,
        [_row(storable(outcome)) for outcome in decided],
        lambda new: {name: new[name] for name in ("fate", *_COLUMNS)},
        where=outcomes.c.fate == Fate.FAILED.value,
    )


def write_provisional(connection: Connection, named: Iterable[Outcome]) -> None:
    """Write outcomes that hold until the true ones are known; no other one is changed."""
    insert_missing(connection, outcomes, [_row(storable(outcome)) for outcome in named])


def drop_outcome(connection: Connection, run: int, url: str, role: Role) -> None:
    """Take the outcome of a URL back that was met in another role than it was asked for in."""
    connection.execute(
        delete(outcomes).where(
            outcomes.c.run == run,
            outcomes.c.url_key == url_key(url),
            outcomes.c.role == role.value,
        )
    )


def outcome_of(row: RowMapping) -> Outcome:
    """Return the outcome of `row`."""
    return Outcome(
        **{name: row[name] for name in _COLUMNS},
        role=Role(row["role"]),
        fate=Fate(row["fate"]),
    )


def _row(outcome: Outcome) -> dict[str, Any]:
    return {
        **{name: getattr(outcome, name) for name in _COLUMNS},
        "url_key": url_key(outcome.url),
        "role": outcome.role.value,
        "fate": outcome.fate.value,
    }
