"""Page row: the pages of a source's last weeks, by day and, lately, by run, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from wirecrawler.store.days import Day, Lost, Measured, RunMeasured


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Pages that were read together: those of one run, or of a day with its runs together."""

    at: datetime
    measured: Measured


def page_row(days: Sequence[Day], runs: Sequence[RunMeasured]) -> list[Point]:
    """Return the pages of the days, those of the newest runs apart, oldest first."""
    by_day: dict[date, list[Measured]] = {}
    for run in runs:
        by_day.setdefault(run.at.astimezone(UTC).date(), []).append(run.measured)
    points = [Point(at=run.at, measured=run.measured) for run in runs]
    for one in days:
        rest = _without(one.measured, by_day.get(one.day, ()))
        points.append(Point(at=midnight(one.day), measured=rest))
    read = (point for point in points if point.measured.pages > 0)
    return sorted(read, key=lambda point: point.at)


def _without(whole: Measured, parts: Sequence[Measured]) -> Measured:
    """Return what is left of a day without some of its runs."""
    if not parts:
        return whole
    missing = {}
    for name, lost in whole.missing.items():
        told = [m for part in parts if (m := part.missing.get(name))]
        same = [one for one in told if one.selector == lost.selector]
        times = lost.times - sum(one.times for one in same)
        fresh = lost.fresh - sum(one.fresh for one in same)
        if times > 0:
            missing[name] = Lost(
                selector=lost.selector, times=times, fresh=max(fresh, 0)
            )
    return Measured(
        pages=whole.pages - sum(part.pages for part in parts),
        stories=whole.stories - sum(part.stories for part in parts),
        body_logs=whole.body_logs - sum(part.body_logs for part in parts),
        filled={
            name: times - sum(part.filled.get(name, 0) for part in parts)
            for name, times in whole.filled.items()
        },
        missing=missing,
    )


def midnight(day: date) -> datetime:
    """Return the instant at which a day begins in UTC."""
    return datetime.combine(day, time(), tzinfo=UTC)


def new_pages(row: Sequence[Point]) -> list[Point]:
    """Return a row of the pages alone that were read for the first time."""
    return [
        Point(at=point.at, measured=_new(point.measured))
        for point in row
        if point.measured.stories > 0
    ]


def _new(measured: Measured) -> Measured:
    missing = {
        name: replace(lost, times=lost.fresh)
        for name, lost in measured.missing.items()
        if lost.fresh
    }
    return Measured(pages=measured.stories, stories=measured.stories, missing=missing)


def times_missed(measured: Measured, field: str, selector: str) -> int:
    """Return on how many pages a selector of a field found nothing."""
    lost = measured.missing.get(field)
    return lost.times if lost is not None and lost.selector == selector else 0
