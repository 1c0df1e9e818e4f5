"""States: how each source has been doing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from wirecrawler.outcome import Fate
from wirecrawler.publish.record import Standing
from wirecrawler.store.models import outcomes, runs, sources, stories

Health = Literal["ok", "new", "silent", "broken"]

_DAY = timedelta(days=1)
_BASELINE_DAYS = 28
# A source this young has no baseline to be held against: one week with its weekend.
_YOUNG = timedelta(days=7)
# A weekend with a holiday before it is no silence, whatever the baseline.
_SHORTEST_SILENCE = timedelta(days=4)
# Were stories to come at random, ten usual gaps without one would happen once in 22,000.
_GAPS_OF_SILENCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source has been doing."""

    slug: str
    agency: str
    last_good_at: datetime | None
    """End of the last run that could read what the source lists; None: none did."""
    last_run_at: datetime | None
    """When the last run began; None: there was none."""
    last_reason: str
    """Why the last run ended; empty while it runs, and when it was killed."""
    stories_per_day: float
    """Over the last 28 days, or since the oldest story of these days."""
    failures: int
    """URLs that failed in the last run."""
    health: Health

    @property
    def standing(self) -> Standing:
        """What the source's record says of it."""
        return Standing(
            health=self.health,
            last_good_at=self.last_good_at,
            stories_per_day=self.stories_per_day,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a source printed in the last 28 days, by `published_at`, else `seen_at`."""

    stories: int
    oldest_at: datetime
    newest_at: datetime

    def per_day(self, *, now: datetime) -> float:
        """Return the stories a day, with two decimals."""
        days = max((now - self.oldest_at) / _DAY, 1)
        return round(self.stories / days, 2)


def health_of(
    *,
    is_good: bool | None,
    first_seen_at: datetime,
    output: Output | None,
    now: datetime,
) -> Health:
    """Return the health of a source.

    `new`: no run ended (`is_good` is None), or it was first seen less than a week ago.
    `broken`: its last ended run could not read what it lists.  `silent`: nothing printed in
    28 days (`output` is None), or for four days and ten times the usual gap between stories.
    """
    if is_good is None:
        return "new"
    if not is_good:
        return "broken"
    if now - first_seen_at < _YOUNG:
        return "new"
    if output is None:
        return "silent"
    gap = (output.newest_at - output.oldest_at) / max(output.stories - 1, 1)
    allowed = max(_SHORTEST_SILENCE, _GAPS_OF_SILENCE * gap)
    return "silent" if now - output.newest_at > allowed else "ok"


def source_states(connection: Connection, *, now: datetime) -> dict[str, SourceState]:
    """Return the state of every source that a run or a story declared, by slug."""
    declared = connection.execute(
        select(
            sources.c.slug,
            sources.c.agency,
            sources.c.first_seen_at,
            _newest_run().label("last"),
            _newest_run(runs.c.ended_at.is_not(None)).label("ended"),
            _newest_run(runs.c.is_good).label("good"),
        ).order_by(sources.c.slug)
    ).mappings()
    rows = declared.all()
    last = {row["last"] for row in rows}
    numbers = {row[which] for row in rows for which in ("last", "ended", "good")}
    met = _runs(connection, numbers)
    failures = _failures(connection, last)
    outputs = _outputs(connection, now=now)
    return {
        row["slug"]: _state(row, met, failures, outputs.get(row["slug"]), now=now)
        for row in rows
    }


def _newest_run(*conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return the id of the source's newest run that meets `conditions`, read off the index."""
    return (
        select(runs.c.id)
        .where(runs.c.source == sources.c.slug, *conditions)
        .order_by(runs.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _state(
    row: RowMapping,
    met: dict[int, RowMapping],
    failures: dict[int, int],
    output: Output | None,
    *,
    now: datetime,
) -> SourceState:
    last, ended, good = (met.get(row[which]) for which in ("last", "ended", "good"))
    return SourceState(
        slug=row["slug"],
        agency=row["agency"],
        last_good_at=good["ended_at"] if good else None,
        last_run_at=last["started_at"] if last else None,
        last_reason=(last["close_reason"] or "") if last else "",
        stories_per_day=output.per_day(now=now) if output else 0.0,
        failures=failures.get(row["last"], 0),
        health=health_of(
            is_good=ended["is_good"] if ended else None,
            first_seen_at=row["first_seen_at"],
            output=output,
            now=now,
        ),
    )


def _runs(connection: Connection, numbers: Collection[int]) -> dict[int, RowMapping]:
    found = connection.execute(select(runs).where(runs.c.id.in_(numbers)))
    return {row["id"]: row for row in found.mappings()}


def _failures(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    found = connection.execute(
        select(outcomes.c.run, func.count().label("times"))
        .where(outcomes.c.run.in_(numbers), outcomes.c.fate == Fate.FAILED.value)
        .group_by(outcomes.c.run)
    )
    return {row.run: row.times for row in found}


def _outputs(connection: Connection, *, now: datetime) -> dict[str, Output]:
    found = connection.execute(
        select(
            stories.c.source,
            func.count().label("stories"),
            func.min(stories.c.sort_at).label("oldest_at"),
            func.max(stories.c.sort_at).label("newest_at"),
        )
        .where(stories.c.sort_at >= now - _BASELINE_DAYS * _DAY)
        .group_by(stories.c.source)
    )
    return {
        row.source: Output(
            stories=row.stories, oldest_at=row.oldest_at, newest_at=row.newest_at
        )
        for row in found
    }
