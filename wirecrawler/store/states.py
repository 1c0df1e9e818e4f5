"""States: how each source has been doing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, case, func, select

from wirecrawler.outcome import Fate
from wirecrawler.publish.record import Standing
from wirecrawler.store.days import days_of, newest_runs
from wirecrawler.store.drift import (
    BASELINE_DAYS,
    LATELY,
    Output,
    Past,
    findings_of,
    health_of,
)
from wirecrawler.store.findings import Finding, Health
from wirecrawler.store.models import outcomes, runs, sources, stories
from wirecrawler.store.rhythms import Rhythm, rhythms_of
from wirecrawler.store.runs import asked_its_source


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
    lately_per_day: float
    """Over the last four days."""
    failures: int
    """URLs that failed in the last run."""
    health: Health
    findings: tuple[Finding, ...]
    """What is wrong with it, the gravest first; of a source that is off, nothing."""
    rhythm: Rhythm | None = None
    """When it is to be polled next; None: it is off, or no schedule has met it yet."""

    @property
    def standing(self) -> Standing:
        """What the source's record says of it."""
        return Standing(
            health=self.health,
            last_good_at=self.last_good_at,
            next_due_at=self.rhythm.next_due_at if self.rhythm else None,
            stories_per_day=self.stories_per_day,
        )


def source_states(connection: Connection, *, now: datetime) -> dict[str, SourceState]:
    """Return the state of every source that a run or a story declared, by slug."""
    rows = connection.execute(select(*_DECLARED).order_by(sources.c.slug)).mappings()
    declared = rows.all()
    met = _runs(connection, {row[which] for row in declared for which in _RUNS})
    failures = _failures(connection, {row["last"] for row in declared})
    pasts = _pasts(connection, declared, met, now=now)
    rhythms = rhythms_of(connection)
    return {
        slug: _state(
            row,
            met,
            pasts[slug],
            failures=failures.get(row["last"], 0),
            rhythm=rhythms.get(slug),
            now=now,
        )
        for row in declared
        if (slug := row["slug"])
    }


def _pasts(
    connection: Connection,
    declared: Sequence[RowMapping],
    met: dict[int, RowMapping],
    *,
    now: datetime,
) -> dict[str, Past]:
    since = now - timedelta(days=BASELINE_DAYS)
    outputs = _outputs(connection, since=since, now=now)
    days = days_of(connection, since=since.date())
    newest = newest_runs(connection, since=since)
    pasts = {}
    for row in declared:
        slug, ended, bad = row["slug"], met.get(row["ended"]), met.get(row["bad"])
        pasts[slug] = Past(
            first_seen_at=row["first_seen_at"],
            is_good=ended["is_good"] if ended else None,
            bad_since=bad["started_at"] if bad else None,
            ended=(ended["close_reason"] or "") if ended else "",
            failed=[met[n]["close_reason"] or "" for b in _BAD if (n := row[b])],
            output=outputs.get(slug),
            printed_at=row["printed_at"],
            days=days.get(slug, ()),
            runs=newest.get(slug, ()),
        )
    return pasts


def _newest_run(*conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return the id of the source's newest run that meets `conditions`, read off the index."""
    return (
        select(runs.c.id)
        .where(runs.c.source == sources.c.slug, *conditions)
        .order_by(runs.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


_BAD = ("bad", "second", "third")
"""The first runs that could not read what the source lists, after the last that could."""
_RUNS = ("last", "ended", "good", *_BAD)
_good = runs.alias("good")
_LAST_GOOD = (
    select(func.max(_good.c.id))
    .where(_good.c.source == sources.c.slug, _good.c.is_good)
    .correlate(sources)
    .scalar_subquery()
)


def _bad_run(number: int) -> ColumnElement[Any]:
    return (
        select(runs.c.id)
        .where(
            runs.c.source == sources.c.slug,
            runs.c.id > func.coalesce(_LAST_GOOD, 0),
            runs.c.is_good.is_(False),
        )
        .order_by(runs.c.id)
        .limit(1)
        .offset(number)
        .correlate(sources)
        .scalar_subquery()
    )


_DECLARED = (
    sources.c.slug,
    sources.c.agency,
    sources.c.enabled,
    sources.c.first_seen_at,
    _newest_run(asked_its_source()).label("last"),
    # Of one whose crawl was killed before it read a listing, nothing is known.
    _newest_run(runs.c.is_good.is_not(None)).label("ended"),
    _newest_run(runs.c.is_good).label("good"),
    *(_bad_run(number).label(name) for number, name in enumerate(_BAD)),
    select(func.max(stories.c.sort_at))
    .where(stories.c.source == sources.c.slug)
    .scalar_subquery()
    .label("printed_at"),
)


def _state(
    row: RowMapping,
    met: dict[int, RowMapping],
    past: Past,
    *,
    failures: int,
    rhythm: Rhythm | None,
    now: datetime,
) -> SourceState:
    last, good = met.get(row["last"]), met.get(row["good"])
    is_paused = rhythm is not None and rhythm.paused_at is not None
    is_on = row["enabled"] and not is_paused
    findings = findings_of(past, now=now) if is_on else ()
    output = past.output
    return SourceState(
        slug=row["slug"],
        agency=row["agency"],
        last_good_at=good["ended_at"] if good else None,
        last_run_at=last["started_at"] if last else None,
        last_reason=(last["close_reason"] or "") if last else "",
        stories_per_day=output.per_day(now=now) if output else 0.0,
        lately_per_day=output.lately_per_day if output else 0.0,
        failures=failures,
        health="paused" if is_paused else health_of(past, findings, now=now),
        findings=findings,
        rhythm=rhythm if row["enabled"] or is_paused else None,
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


def _outputs(
    connection: Connection, *, since: datetime, now: datetime
) -> dict[str, Output]:
    found = connection.execute(
        select(
            stories.c.source,
            func.count().label("stories"),
            func.min(stories.c.sort_at).label("oldest_at"),
            func.max(stories.c.sort_at).label("newest_at"),
            func.sum(case((stories.c.sort_at >= now - LATELY, 1), else_=0)).label(
                "lately"
            ),
        )
        .where(stories.c.sort_at >= since)
        .group_by(stories.c.source)
    )
    return {
        row.source: Output(
            stories=row.stories,
            oldest_at=row.oldest_at,
            newest_at=row.newest_at,
            lately=row.lately,
        )
        for row in found
    }
