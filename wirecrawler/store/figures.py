"""Figures: what the database counts, as a monitor asks for it again and again.

Outcomes are those of the latest run of each source: older ones would be counted at every look.
Replays ask no source, and are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from wirecrawler.store.models import outcomes, runs, stories
from wirecrawler.store.runs import asked_its_source
from wirecrawler.store.states import SourceState, source_states


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the database counts."""

    stories: Mapping[tuple[str, str], int]
    """(slug, status) -> stories held."""
    newest: Mapping[str, datetime]
    """Slug -> when its newest story was filed."""
    runs: Mapping[tuple[str, str], int]
    """(slug, `good`, `failed` or `unfinished`) -> runs."""
    outcomes: Mapping[tuple[str, str, str], int]
    """(slug, role, fate) -> URLs of its latest run."""
    ended: Mapping[str, tuple[datetime, float]]
    """Slug -> when its latest run that ended did, and its seconds."""
    states: Mapping[str, SourceState]


def figures_of(connection: Connection, *, now: datetime) -> Figures:
    """Return what the database counts."""
    return Figures(
        stories=_stories(connection),
        newest=_newest(connection),
        runs=_runs(connection),
        outcomes=_outcomes(connection),
        ended=_ended(connection),
        states=source_states(connection, now=now),
    )


def _stories(connection: Connection) -> dict[tuple[str, str], int]:
    keys = stories.c.source, stories.c.status
    found = connection.execute(select(*keys, func.count()).group_by(*keys))
    return {(source, status): count for source, status, count in found}


def _newest(connection: Connection) -> dict[str, datetime]:
    newest = func.max(stories.c.filed_at)
    found = connection.execute(
        select(stories.c.source, newest).group_by(stories.c.source)
    )
    return {source: at for source, at in found}  # noqa: C416  (rows are no pairs to mypy)


def _runs(connection: Connection) -> dict[tuple[str, str], int]:
    named = {True: "good", False: "failed", None: "unfinished"}
    keys = runs.c.source, runs.c.is_good
    found = connection.execute(
        select(*keys, func.count()).where(asked_its_source()).group_by(*keys)
    )
    return {(source, named[is_good]): count for source, is_good, count in found}


def _outcomes(connection: Connection) -> dict[tuple[str, str, str], int]:
    latest = select(func.max(runs.c.id)).where(asked_its_source())
    latest = latest.group_by(runs.c.source)
    keys = outcomes.c.source, outcomes.c.role, outcomes.c.fate
    found = connection.execute(
        select(*keys, func.count()).where(outcomes.c.run.in_(latest)).group_by(*keys)
    )
    return {(source, role, fate): count for source, role, fate, count in found}


def _ended(connection: Connection) -> dict[str, tuple[datetime, float]]:
    latest = (
        select(func.max(runs.c.id))
        .where(runs.c.ended_at.is_not(None), asked_its_source())
        .group_by(runs.c.source)
    )
    found = connection.execute(
        select(runs.c.source, runs.c.started_at, runs.c.ended_at).where(
            runs.c.id.in_(latest)
        )
    )
    return {
        source: (ended, (ended - started).total_seconds())
        for source, started, ended in found
    }
