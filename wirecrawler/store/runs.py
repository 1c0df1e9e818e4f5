"""Runs: one crawl of one source, from its beginning to its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from sqlalchemy import ColumnElement, Connection, func, select

from wirecrawler.outcome import Fate, Role
from wirecrawler.source import Source
from wirecrawler.store.listing import CUT_OFF
from wirecrawler.store.models import outcomes, runs, sources
from wirecrawler.store.rows import source_row
from wirecrawler.store.upsert import insert_missing, upsert

KILLED = "killed"
"""Why a run ended that its crawl never closed: the crawl was killed, or its machine was."""
SHUTDOWN = "shutdown"
"""Why a run ended that was interrupted: Scrapy's word."""
INTERRUPTED = f"no answer before the end ({SHUTDOWN})"
"""The reason of an outcome: its run was interrupted while it waited for an answer."""
REPLAYED = "replay"
"""How the reason begins, from its own beginning on, of a run that asked its source nothing: all
was answered from files.  Nothing is known of its source by it: `is_good` stays None."""
_UNANSWERED = (CUT_OFF, INTERRUPTED)
_MOST_OPEN = 100
"""Open runs that are closed at once; arbitrary: each begin closes those before it."""
_LISTS = {Role.FEED.value, Role.SITEMAP.value, Role.SECTION.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCounts:
    """What a run came to: URLs of role `story`; named is the sum of the four fates."""

    named: int
    stored: int
    unchanged: int
    skipped: int
    failed: int
    new: int
    """Of those stored, the ones not held before, copies too."""
    corrections: int
    kills: int
    cut_off: int = 0
    """Of those failed, the ones that have no fate of their own yet."""


def begin_run(
    connection: Connection, source: Source, *, now: datetime, is_replay: bool = False
) -> int:
    """Return the number of a new run; the source is kept as it is declared now.

    Whoever begins one is the only one to crawl the source: runs of it that are still open are
    those of crawls that were killed, and are closed.
    """
    _close_killed(connection, source.slug)
    row = source_row(source, now=now)
    kept = [name for name in row if name not in {"slug", "first_seen_at"}]
    upsert(connection, sources, [row], lambda new: {name: new[name] for name in kept})
    begun = runs.insert().values(
        source=source.slug,
        started_at=now,
        close_reason=REPLAYED if is_replay else None,
    )
    return int(connection.execute(begun.returning(runs.c.id)).scalar_one())


def end_run(connection: Connection, run: int, *, now: datetime, reason: str) -> str:
    """Note how and when `run` ended, and whether it could read what its source lists.

    Returns the slug of its source.
    """
    begun = select(runs.c.source, runs.c.close_reason).where(runs.c.id == run)
    slug, told = connection.execute(begun).one()
    _close(connection, run, told, at=now, reason=reason)
    return str(slug)


def is_replayed(reason: str | None) -> bool:
    """Return whether a run of this `close_reason` is a replay."""
    return reason is not None and reason.partition(":")[0] == REPLAYED


def asked_its_source() -> ColumnElement[bool]:
    """Return the condition on a run that it is no replay."""
    told = func.coalesce(runs.c.close_reason, "")
    return (told != REPLAYED) & told.not_like(f"{REPLAYED}:%")


def declare_sources(
    connection: Connection, declared: Iterable[Source], *, now: datetime
) -> None:
    """Keep the sources that no run has declared yet, each as it is named first."""
    by_slug: dict[str, Source] = {}
    for source in declared:
        by_slug.setdefault(source.slug, source)
    rows = [source_row(source, now=now) for source in by_slug.values()]
    insert_missing(connection, sources, rows)


def run_counts(connection: Connection, run: int) -> RunCounts:
    """Return what `run` came to so far."""
    found = connection.execute(
        select(outcomes.c.fate, outcomes.c.reason, func.count().label("times"))
        .where(outcomes.c.run == run, outcomes.c.role == Role.STORY.value)
        .group_by(outcomes.c.fate, outcomes.c.reason)
    )
    times = {(row.fate, row.reason): row.times for row in found}

    def of(fate: Fate, *reasons: str) -> int:
        return sum(
            count
            for (one, why), count in times.items()
            if one == fate.value and (not reasons or why in reasons)
        )

    return RunCounts(
        named=sum(times.values()),
        stored=of(Fate.STORED),
        unchanged=of(Fate.UNCHANGED),
        skipped=of(Fate.SKIPPED),
        failed=of(Fate.FAILED),
        new=of(Fate.STORED, "", "copy"),
        corrections=of(Fate.STORED, "correction"),
        kills=of(Fate.STORED, "kill"),
        cut_off=of(Fate.FAILED, CUT_OFF),
    )


def _close_killed(connection: Connection, slug: str) -> None:
    newest = connection.execute(
        select(runs.c.id, runs.c.started_at, runs.c.ended_at, runs.c.close_reason)
        .where(runs.c.source == slug)
        .order_by(runs.c.id.desc())
        .limit(_MOST_OPEN)
    )
    for run in takewhile(lambda one: one.ended_at is None, newest.all()):
        last = func.max(outcomes.c.at)
        at = connection.scalar(select(last).where(outcomes.c.run == run.id))
        ended_at = at or run.started_at
        _close(connection, run.id, run.close_reason, at=ended_at, reason=KILLED)


def _close(
    connection: Connection, run: int, told: str | None, *, at: datetime, reason: str
) -> None:
    """Note the end of a run; `told` is what its `close_reason` was before."""
    if is_replayed(told):
        reason, is_good = f"{REPLAYED}: {reason}", None
    else:
        is_good = _is_good(connection, run)
    connection.execute(
        runs.update()
        .where(runs.c.id == run)
        .values(ended_at=at, close_reason=reason, is_good=is_good)
    )


def _is_good(connection: Connection, run: int) -> bool | None:
    """Return whether a list was read; in a run without lists, whether anything went well.

    None where nothing had the time to answer, which is no fault of its source.
    """
    found = connection.execute(
        select(outcomes.c.role, outcomes.c.fate, outcomes.c.reason.in_(_UNANSWERED))
        .where(outcomes.c.run == run, outcomes.c.role != Role.ROBOTS.value)
        .distinct()
    ).all()
    met = {(role, fate) for role, fate, is_unanswered in found if not is_unanswered}
    lists = {(role, fate) for role, fate in met if role in _LISTS}
    if found and not met:
        return None
    return not met or any(fate != Fate.FAILED.value for _, fate in lists or met)
