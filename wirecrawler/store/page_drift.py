"""Page drift: what is wrong with the pages of a source, told from what they were like before.

The pages of its last weeks are put in a row, by day and, lately, by run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from math import exp

from wirecrawler.store.change import fall_of_length, fall_of_share
from wirecrawler.store.days import (
    BY_NO_SELECTOR,
    MOST_RUNS,
    Day,
    Lost,
    Measured,
    RunMeasured,
)
from wirecrawler.store.findings import Finding

_VITAL = ("body", "headline")
"""Fields without whose own selector no story is stored, where the source declares one."""

# Odd pages come alone (a gallery, a test page), redesigns do not.
_MANY = 3
# What a selector finds on fewer pages is left to the general rules on the others.
_USUALLY = 0.5
# A run whose pages are all of another kind: a live blog and two galleries happen.
_MANY_OTHERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """Pages that were read together: those of one run, or of a day with its runs together."""

    at: datetime
    measured: Measured


def page_findings(
    days: Sequence[Day], runs: Sequence[RunMeasured]
) -> Iterator[Finding]:
    """Yield what is wrong with pages; days and the newest runs come oldest first."""
    row = _row(days, runs)
    if runs:
        yield from _all_failed(runs, row)
    for field in _VITAL:
        yield from _blind(field, row, runs)
    yield from _odd(row)


# Broken: nothing right can be stored.


def _all_failed(
    runs: Sequence[RunMeasured], row: Sequence[_Point]
) -> Iterator[Finding]:
    """Yield a finding where all pages of the last run failed, or none was a story."""
    last = runs[-1]
    is_failed = last.failed == last.asked and not last.measured.pages
    if is_failed and last.asked >= _MANY:
        yield Finding(
            health="broken",
            since=_since(runs, row, lambda run: run.failed == run.asked),
            why=f"all {last.asked} pages failed: {last.reason}",
        )
    elif not last.failed and not last.measured.pages and last.asked >= _MANY_OTHERS:
        yield Finding(
            health="odd",
            since=_since(runs, row, lambda run: not run.measured.pages),
            why=f"none of {last.asked} pages was a story: {last.reason}",
        )


def _blind(
    field: str, row: Sequence[_Point], runs: Sequence[RunMeasured]
) -> Iterator[Finding]:
    """Yield a finding where the selector of a vital field finds nothing on most pages.

    One that hardly ever found anything breaks nothing: the general rules read such pages.
    """
    place = len(row)
    while place and _is_blind(row[place - 1].measured, field):
        place -= 1
    before, stretch = (
        [p.measured for p in part] for part in (row[:place], row[place:])
    )
    if not stretch:
        return
    last = stretch[-1]
    lost = last.missing[field]
    sight = _sight(before, field, lost.selector)
    is_refused = any(run.reason.startswith(BY_NO_SELECTOR) for run in runs[-1:])
    if _is_sure(field, before, stretch):
        yield Finding(
            health="broken" if is_refused or (sight or 0) >= _USUALLY else "odd",
            since=row[place].at,
            why=_blindness(field, lost, lost.times, last.pages),
            field=field,
            before=sight,
            now=round(1 - lost.times / last.pages, 2),
            selector=lost.selector,
            instead=lost.instead,
        )


def _is_blind(measured: Measured, field: str) -> bool:
    lost = measured.missing.get(field)
    return lost is not None and 2 * lost.times > measured.pages


def _is_sure(
    field: str, before: Sequence[Measured], stretch: Sequence[Measured]
) -> bool:
    """Return whether a selector found nothing on more pages than may be odd ones.

    A page that failed is asked for again: only those of one run, and those that were read for
    the first time, are sure to be others.
    """
    lost = [measured.missing[field] for measured in stretch]
    many = max(*(one.times for one in lost), sum(one.fresh for one in lost))
    if many >= _MANY:
        return True
    always = not any(field in measured.missing for measured in before)
    known = sum(measured.pages for measured in before)
    return many == stretch[-1].pages == 2 and always and known >= 2


def _since(
    runs: Sequence[RunMeasured],
    row: Sequence[_Point],
    is_bad: Callable[[RunMeasured], bool],
) -> datetime:
    """Return when the bad runs began at the end of a row that ends with one."""
    first = list(takewhile(is_bad, reversed(runs)))[-1]
    if first is runs[0] and len(runs) == MOST_RUNS and row:
        # The runs before these are not told one by one: pages were read until that day.
        return min(first.at, _midnight(row[-1].at.date() + timedelta(days=1)))
    return first.at


def _sight(before: Sequence[Measured], field: str, selector: str) -> float | None:
    """Return the share of pages on which a selector found something; None without pages."""
    pages = sum(one.pages for one in before)
    lost = sum(_times(one, field, selector) for one in before)
    return round(1 - lost / pages, 2) if pages else None


def _times(measured: Measured, field: str, selector: str) -> int:
    """Return how often a selector found nothing."""
    lost = measured.missing.get(field)
    return lost.times if lost is not None and lost.selector == selector else 0


def _blindness(field: str, lost: Lost, times: int, pages: int) -> str:
    said = f"the selector of {field}, {lost.selector}, finds nothing on {times} of {pages} pages"
    return f"{said}; {lost.instead} would" if lost.instead else said


# Odd: what is stored may be wrong.


def _odd(row: Sequence[_Point]) -> Iterator[Finding]:
    names = {name for point in row for name in point.measured.filled}
    lost = {
        name: one
        for point in row
        for name, one in point.measured.missing.items()
        if name not in _VITAL
    }
    for name in sorted(names | lost.keys()):
        finding = _unfound(name, lost[name], row) if name in lost else None
        finding = finding or _unfilled(name, row)
        if finding is not None:
            yield finding
    yield from _shortened(row)


def _unfound(field: str, lost: Lost, row: Sequence[_Point]) -> Finding | None:
    """Return a finding where a selector that used to find something does no more."""

    def found(measured: Measured) -> int:
        return measured.pages - _times(measured, field, lost.selector)

    change = fall_of_share([(p.measured.pages, found(p.measured)) for p in row])
    if change is None:
        return None
    return Finding(
        health="odd",
        since=row[change.place].at,
        why=_blindness(field, lost, change.lost, change.amount),
        field=field,
        before=round(change.before, 2),
        now=round(change.now, 2),
        selector=lost.selector,
        instead=lost.instead,
    )


def _unfilled(field: str, row: Sequence[_Point]) -> Finding | None:
    """Return a finding where pages that used to have a field do no more."""
    change = fall_of_share(
        [(p.measured.pages, p.measured.filled.get(field, 0)) for p in row]
    )
    if change is None:
        return None
    return Finding(
        health="odd",
        since=row[change.place].at,
        why=f"{field} is on {change.now:.0%} of {change.amount} pages, "
        f"on {change.before:.0%} before",
        field=field,
        before=round(change.before, 2),
        now=round(change.now, 2),
    )


def _shortened(row: Sequence[_Point]) -> Iterator[Finding]:
    """Yield a finding where bodies are less than half as long as they used to be."""
    read = [point for point in row if point.measured.filled.get("body")]
    change = fall_of_length(
        [(p.measured.filled["body"], p.measured.body_logs) for p in read]
    )
    if change is not None:
        before, now = round(exp(change.before)), round(exp(change.now))
        yield Finding(
            health="odd",
            since=read[change.place].at,
            why=f"body has {now} characters on {change.amount} pages, {before} before",
            field="body",
            before=before,
            now=now,
        )


# The row.


def _row(days: Sequence[Day], runs: Sequence[RunMeasured]) -> list[_Point]:
    """Return the pages of the days, those of the newest runs apart, oldest first."""
    by_day: dict[date, list[Measured]] = {}
    for run in runs:
        by_day.setdefault(run.at.astimezone(UTC).date(), []).append(run.measured)
    points = [_Point(at=run.at, measured=run.measured) for run in runs]
    for one in days:
        rest = _without(one.measured, by_day.get(one.day, ()))
        points.append(_Point(at=_midnight(one.day), measured=rest))
    read = (point for point in points if point.measured.pages > 0)
    return sorted(read, key=lambda point: point.at)


def _without(whole: Measured, parts: Sequence[Measured]) -> Measured:
    """Return what is left of a day without some of its runs."""
    if not parts:
        return whole
    missing = {}
    for name, lost in whole.missing.items():
        times = lost.times - sum(_times(part, name, lost.selector) for part in parts)
        if times > 0:
            missing[name] = Lost(selector=lost.selector, times=times, fresh=0)
    return Measured(
        pages=whole.pages - sum(part.pages for part in parts),
        body_logs=whole.body_logs - sum(part.body_logs for part in parts),
        filled={
            name: times - sum(part.filled.get(name, 0) for part in parts)
            for name, times in whole.filled.items()
        },
        missing=missing,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
