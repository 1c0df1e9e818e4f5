"""Days: what the pages of a source came to, by run and by day.

A run's measures are kept beside its fates, and added to the day (UTC) on which it began: the
newest runs tell what a source's pages are like now, the days what they were like before.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from wirecrawler.store.ends import Ends, ends_of
from wirecrawler.store.models import days, measures, runs, sources
from wirecrawler.store.rows import storable
from wirecrawler.store.runs import is_replayed
from wirecrawler.store.upsert import insert_missing, upsert

MOST_RUNS = 24
"""Newest runs of a source that are told one by one: a day of them, crawled by the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A selector of a source's own, and how often it found nothing."""

    selector: str
    times: int
    fresh: int
    """Of these, on pages that were read for the first time."""
    instead: str = ""
    """A selector that would have found something, on the last such page; "" where none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What pages of kind `story` came to, whatever became of them."""

    pages: int = 0
    stories: int = 0
    """Of these, the ones that were read for the first time."""
    body_chars: int = 0
    """Of all their bodies together."""
    body_logs: float = 0
    """The natural logarithms of the characters of those that are not empty, together."""
    filled: Mapping[str, int] = field(default_factory=dict)
    """dict[str, int]: field -> pages that had it."""
    missing: Mapping[str, Lost] = field(default_factory=dict)
    """dict[str, Lost]: field -> its selector, where it found nothing."""


NOTHING_READ = Measured()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a source's pages came to on one day (UTC) on which it could be crawled."""

    day: date
    measured: Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMeasured:
    """What the pages came to that a run asked for."""

    run: int
    at: datetime
    """When the run began."""
    asked: int
    """Pages of stories that were asked for, as `Ends` counts them."""
    failed: int
    reason: str
    """The commonest reason of those that failed, else of those that were skipped."""
    measured: Measured

    @property
    def is_all_failed(self) -> bool:
        """Whether none of the pages could be had."""
        return self.failed == self.asked and not self.measured.pages


def together(before: Measured, after: Measured) -> Measured:
    """Return what the pages of both came to.

    Of a field whose selector was changed in between, the newer one alone is told.
    """
    fields = before.filled.keys() | after.filled.keys()
    lost = dict(before.missing)
    for name, one in after.missing.items():
        lost[name] = _lost_together(lost.get(name), one)
    return Measured(
        pages=before.pages + after.pages,
        stories=before.stories + after.stories,
        body_chars=before.body_chars + after.body_chars,
        body_logs=before.body_logs + after.body_logs,
        filled={n: before.filled.get(n, 0) + after.filled.get(n, 0) for n in fields},
        missing=lost,
    )


def keep_measures(connection: Connection, run: int, measured: Measured) -> None:
    """Keep what the pages of an ended run came to, and add it to its day; once a run.

    Of a replay, nothing: how its source was then is no news.
    """
    row = connection.execute(select(runs).where(runs.c.id == run)).mappings().one()
    kept = select(measures.c.run).where(
        measures.c.source == row["source"], measures.c.run == run
    )
    if is_replayed(row["close_reason"]) or connection.scalar(kept) is not None:
        return
    since = _failing_since(connection, row["source"]) or row["started_at"]
    ends = ends_of(connection, row["source"], run, since=since)
    if ends or measured.pages:
        facts = {"source": row["source"], "run": run, "at": row["started_at"]}
        ends = ends or Ends(asked=measured.pages, failed=0, reason="")
        kept_row = facts | asdict(ends) | _columns(measured)
        insert_missing(connection, measures, [kept_row])
    if row["is_good"] or measured.pages:
        _add(connection, row["source"], row["started_at"], measured)


def days_of(connection: Connection, *, since: date) -> dict[str, list[Day]]:
    """Return the days of each source from `since` on, oldest first, by slug."""
    found: dict[str, list[Day]] = {}
    rows = connection.execute(
        select(days)
        .where(days.c.day >= since.isoformat())
        .order_by(days.c.source, days.c.day)
    )
    for row in rows.mappings():
        found.setdefault(row["source"], []).append(day_of(row))
    return found


def day_of(row: RowMapping) -> Day:
    """Return the day that a row of its table holds."""
    return Day(day=date.fromisoformat(row["day"]), measured=_measured(row))


def newest_runs(
    connection: Connection, *, since: datetime
) -> dict[str, list[RunMeasured]]:
    """Return the newest runs of each source that asked for pages, oldest first, by slug.

    They are `MOST_RUNS` at most, and began at `since` or later.
    """
    found: dict[str, list[RunMeasured]] = {}
    others = measures.alias("others")
    oldest = (
        select(others.c.run)
        .where(others.c.source == sources.c.slug)
        .order_by(others.c.run.desc())
        .offset(MOST_RUNS - 1)
        .limit(1)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(measures)
        .join(sources, sources.c.slug == measures.c.source)
        .where(measures.c.run >= func.coalesce(oldest, 0), measures.c.at >= since)
        # By the source's own slug: SQLite then asks source by source, and not row by row.
        .order_by(sources.c.slug, measures.c.run)
    )
    for row in rows.mappings():
        found.setdefault(row["source"], []).append(_run_measured(row))
    return found


def last_runs(connection: Connection, source: str, *, most: int) -> list[RunMeasured]:
    """Return the newest runs of the source with this slug that asked for pages, oldest first."""
    newest = (
        select(measures)
        .where(measures.c.source == source)
        .order_by(measures.c.run.desc())
        .limit(most)
    )
    rows = connection.execute(newest).mappings()
    return [_run_measured(row) for row in rows][::-1]


def _lost_together(before: Lost | None, after: Lost) -> Lost:
    if before is None or before.selector != after.selector:
        return after
    return Lost(
        selector=after.selector,
        times=before.times + after.times,
        fresh=before.fresh + after.fresh,
        instead=after.instead or before.instead,
    )


def _failing_since(connection: Connection, source: str) -> datetime | None:
    """Return when the first of the newest runs began that had no page; None: the last had."""
    runs = reversed(last_runs(connection, source, most=MOST_RUNS))
    failing = list(takewhile(lambda run: run.is_all_failed, runs))
    return failing[-1].at if failing else None


def _add(connection: Connection, slug: str, at: datetime, measured: Measured) -> None:
    day = at.astimezone(UTC).date().isoformat()
    row = (
        connection.execute(select(days).where(days.c.source == slug, days.c.day == day))
        .mappings()
        .first()
    )
    whole = together(_measured(row), measured) if row else measured
    columns = _columns(whole)
    upsert(
        connection,
        days,
        [{"source": slug, "day": day} | columns],
        lambda new: {name: new[name] for name in columns},
    )


def _columns(measured: Measured) -> dict[str, Any]:
    return {
        "pages": measured.pages,
        "stories": measured.stories,
        "body_chars": measured.body_chars,
        "body_logs": measured.body_logs,
        "filled": dict(measured.filled),
        "missing": {n: storable(asdict(one)) for n, one in measured.missing.items()},
    }


def _measured(row: RowMapping) -> Measured:
    return Measured(
        pages=row["pages"],
        stories=row["stories"],
        body_chars=row["body_chars"],
        body_logs=row["body_logs"],
        filled=row["filled"],
        missing={name: Lost(**one) for name, one in row["missing"].items()},
    )


def _run_measured(row: RowMapping) -> RunMeasured:
    return RunMeasured(
        run=row["run"],
        at=row["at"],
        asked=row["asked"],
        failed=row["failed"],
        reason=row["reason"],
        measured=_measured(row),
    )
