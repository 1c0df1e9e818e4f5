"""Rhythms: when each source is to be polled next, and how many stories it prints an hour."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, case, extract, func, or_, select

from wirecrawler.store.models import rhythms, runs, stories
from wirecrawler.store.rows import storable
from wirecrawler.store.runs import asked_its_source
from wirecrawler.store.upsert import upsert

PACE_DAYS = 28
"""Days over which the pace of a source is taken: those that `status` holds it against."""
_LATELY = timedelta(hours=3)
"""For news that breaks; arbitrary."""
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_PAUSE = ("paused_at", "paused_reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When a source is to be polled next, and why then."""

    source: str
    """Slug."""
    next_due_at: datetime | None = None
    """None: at once."""
    polled_at: datetime | None = None
    """When the last poll ended; None: there was none."""
    interval_s: float = 0
    """From that end to the next look, in seconds."""
    soft: int = 0
    """Failures in a row that will pass by themselves."""
    hard: int = 0
    """Failures in a row that somebody has to mend."""
    quiet: int = 0
    """Looks in a row that found nothing new."""
    reason: str = ""
    """Of the last failure; empty where the last poll was none."""
    closed_until: datetime | None = None
    """Before that its host asked not to be asked; None: it did not."""
    declared: str = ""
    """SHA-256 of the file that declared it when it was last polled."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """dict: address of a feed -> what it says of its own rhythm."""
    paused_at: datetime | None = None
    """Since when it is off, by an operator's word; None: it is not."""
    paused_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many stories a source prints, by the hour of the day."""

    by_hour: tuple[float, ...] = (0.0,) * 24
    """Stories an hour, from 0 to 23 (UTC)."""
    lately: float = 0.0
    """Stories an hour over the last three hours."""


def rhythms_of(connection: Connection) -> dict[str, Rhythm]:
    """Return the rhythm of every source that was polled or paused, by slug."""
    rows = connection.execute(select(rhythms)).mappings()
    return {row["source"]: Rhythm(**row) for row in rows}


def keep_rhythm(connection: Connection, rhythm: Rhythm) -> None:
    """Keep a rhythm; whether the source is paused stays as it is."""
    row = asdict(rhythm) | {"reason": storable(rhythm.reason)}
    kept = [name for name in row if name not in {"source", *_PAUSE}]
    upsert(connection, rhythms, [row], lambda new: {name: new[name] for name in kept})


def pause(connection: Connection, slug: str, *, reason: str, now: datetime) -> None:
    """Turn a source off; one that is off already has another reason from now on."""
    paused = Rhythm(source=slug, paused_at=now, paused_reason=storable(reason))
    upsert(
        connection,
        rhythms,
        [asdict(paused)],
        lambda new: {
            "paused_at": func.coalesce(rhythms.c.paused_at, new["paused_at"]),
            "paused_reason": new["paused_reason"],
        },
    )


def resume(connection: Connection, slug: str) -> Rhythm | None:
    """Turn a source on again, due at once; return how it was, or None: it was not off."""
    row = connection.execute(
        select(rhythms).where(
            rhythms.c.source == slug, rhythms.c.paused_at.is_not(None)
        )
    ).mappings()
    before = next((Rhythm(**one) for one in row), None)
    if before is not None:
        on = replace(before, paused_at=None, paused_reason="", next_due_at=None)
        upsert(connection, rhythms, [asdict(on)], lambda new: dict(new.items()))
    return before


def cut_off(connection: Connection) -> set[str]:
    """Return the sources whose last run has not ended: it was killed, or goes on."""
    newest = select(func.max(runs.c.id)).where(asked_its_source())
    newest = newest.group_by(runs.c.source)
    rows = connection.execute(
        select(runs.c.source).where(runs.c.id.in_(newest), runs.c.ended_at.is_(None))
    )
    return {row.source for row in rows}


def pace_of(connection: Connection, slug: str, *, now: datetime) -> Pace:
    """Return how many stories the source prints, by the hour of the day.

    Counted by when they were printed, and where only the day is known, by when they were seen;
    over the last 28 days, or since the oldest story of these.  Each hour counts half with the
    two beside it, because four weeks are few.
    """
    since = now - timedelta(days=PACE_DAYS)
    at = _told_at()
    hour = extract("hour", at)
    found = connection.execute(
        select(
            hour.label("hour"), func.count().label("stories"), func.min(at).label("at")
        )
        .where(stories.c.source == slug, stories.c.sort_at >= since, at <= now)
        .group_by(hour)
    ).all()
    if not found:
        return Pace()
    days = max((now - min(row.at for row in found)) / _DAY, 1.0)
    times = [0.0] * 24
    for row in found:
        times[int(row.hour)] = row.stories / days
    told = sum(row.stories for row in found)
    return Pace(
        by_hour=_profile(times, told), lately=_lately(connection, slug, now=now)
    )


def _told_at() -> Any:
    """Return the instant of a story; midnight to the second is a day without a time."""
    at = stories.c.sort_at
    is_day = and_(*(extract(part, at) == 0 for part in ("hour", "minute", "second")))
    return case(
        (or_(stories.c.published_at.is_(None), is_day), stories.c.seen_at), else_=at
    )


def _profile(times: list[float], told: int) -> tuple[float, ...]:
    """Return the stories an hour by the hour, from the stories a day that were counted in each.

    The fewer stories there were (`told`), the more every hour counts as any other.
    """
    any_hour = sum(times) / 24
    doubt = 24 / (told + 24)
    return tuple(
        doubt * any_hour
        + (1 - doubt) * (times[hour - 1] + 2 * times[hour] + times[(hour + 1) % 24]) / 4
        for hour in range(24)
    )


def _lately(connection: Connection, slug: str, *, now: datetime) -> float:
    at = _told_at()
    since = now - _LATELY
    counted = select(func.count()).where(
        stories.c.source == slug,
        stories.c.sort_at >= since - _DAY,
        at > since,
        at <= now,
    )
    return (connection.scalar(counted) or 0) / (_LATELY / _HOUR)
