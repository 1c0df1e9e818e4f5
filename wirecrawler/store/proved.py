"""Proved: the fields of a source whose own selectors have been finding them.

A selector that has found its field on page after page and finds it no more was left behind by
the site, and what general rules find in its place may be wrong.  One that never found anything
proves nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date
from itertools import takewhile

from sqlalchemy import Connection, select

from wirecrawler.store.days import Day, Measured, RunMeasured, day_of, last_runs
from wirecrawler.store.models import days

_MOST_LOST = 0.1
"""Share of pages without the field that a proved selector may have met; arbitrary."""
_ALWAYS = {"drop": 3}
"""dict[str, int]: field that many pages may lack -> pages on all of which it was to be proved.

What is to be dropped may be missing from a page; what stood on each and is gone bears another name.
"""
_BROKEN = 0.5
"""Share from which on a day is not one of many layouts, but one on which it was broken."""
_MOST_DAYS, _MOST_RUNS = 90, 200
"""Newest days and runs that are asked; arbitrary."""


def proved_fields(
    read: Sequence[Day], runs: Sequence[RunMeasured], fields: Collection[str]
) -> frozenset[str]:
    """Return the `fields` that were missed on hardly any page of the days that were no breakdown.

    None where no page was read.  A field without a selector is never missed.

    Args:
        read: Days, in any order.
        runs: The newest runs, oldest first: those at the end that mostly missed a field count
            as a breakdown of it, whatever else was read that day.
        fields: The names that are asked about.
    """
    return frozenset(field for field in fields if _is_proved(read, runs, field))


def proved_of(
    connection: Connection, source: str, fields: Collection[str]
) -> frozenset[str]:
    """Return the proved among the `fields` of the source with this slug."""
    newest = (
        select(days)
        .where(days.c.source == source)
        .order_by(days.c.day.desc())
        .limit(_MOST_DAYS)
    )
    read = [day_of(row) for row in connection.execute(newest).mappings()]
    runs = last_runs(connection, source, most=_MOST_RUNS)
    return proved_fields(read, runs, fields)


def _is_proved(read: Sequence[Day], runs: Sequence[RunMeasured], field: str) -> bool:
    pages, lost = Counter[date](), Counter[date]()
    for one in read:
        pages[one.day] += one.measured.pages
        lost[one.day] += _lost(one.measured, field)
    for run in _last_broken(runs, field):
        day = run.at.astimezone(UTC).date()
        pages[day] -= run.measured.pages
        lost[day] -= _lost(run.measured, field)
    sound = [day for day in pages if lost[day] < _BROKEN * pages[day]]
    met, missed = sum(pages[d] for d in sound), sum(lost[d] for d in sound)
    if field in _ALWAYS:
        return missed == 0 and met >= _ALWAYS[field]
    return met > 0 and missed <= _MOST_LOST * met


def _last_broken(runs: Sequence[RunMeasured], field: str) -> Iterator[RunMeasured]:
    """Return the runs at the end that mostly missed a field.

    A source that is new would unlearn its selectors by the first crawl of another look.
    """
    return takewhile(
        lambda run: _lost(run.measured, field) >= _BROKEN * run.measured.pages,
        reversed(runs),
    )


def _lost(measured: Measured, field: str) -> int:
    lost = measured.missing.get(field)
    return lost.times if lost else 0
