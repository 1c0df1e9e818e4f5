"""Failed pages: where none of the pages that a run asked for came to a story.

They could not be had, hid their stories behind a wall, or were of another kind.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from wirecrawler.store.days import MOST_RUNS, RunMeasured
from wirecrawler.store.findings import Finding
from wirecrawler.store.page_row import Point, midnight
from wirecrawler.store.passing import is_hiccup

# Odd pages come alone (a gallery, a test page).
_MANY = 3
# A run whose pages are all of another kind: a live blog and two galleries happen.
_MANY_OTHERS = 5
_WALLS = ("consent", "login", "not_found")
"""Reasons of pages that hide their stories: they are as good as pages that cannot be had."""


def failed_findings(
    runs: Sequence[RunMeasured], row: Sequence[Point], *, now: datetime
) -> Iterator[Finding]:
    """Yield a finding where all pages of the last run failed, or none was a story.

    What mostly passes by itself is given some time to.
    """
    last = runs[-1]
    if last.measured.pages or last.asked < _MANY:
        return
    is_walled = last.reason in _WALLS and bool(row)
    if last.is_all_failed:
        since = _since(runs, row, _is_all_failed)
        failing = takewhile(_is_all_failed, reversed(runs))
        reasons = [run.reason for run in failing]
        if is_hiccup(reasons, since=since, now=now):
            return
        yield Finding(
            health="broken",
            since=since,
            why=f"all {last.asked} pages failed: {last.reason}",
        )
    elif not last.failed and (is_walled or last.asked >= _MANY_OTHERS):
        yield Finding(
            health="broken" if is_walled else "odd",
            since=_since(runs, row, lambda run: not run.measured.pages),
            why=f"none of {last.asked} pages was a story: {last.reason}",
        )


def _is_all_failed(run: RunMeasured) -> bool:
    return run.is_all_failed


def _since(
    runs: Sequence[RunMeasured],
    row: Sequence[Point],
    is_bad: Callable[[RunMeasured], bool],
) -> datetime:
    """Return when the bad runs began at the end of a row that ends with one."""
    first = list(takewhile(is_bad, reversed(runs)))[-1]
    if first is runs[0] and len(runs) == MOST_RUNS and row:
        # The runs before these are not told one by one: pages were read until that day.
        return min(first.at, midnight(row[-1].at.date() + timedelta(days=1)))
    return first.at
