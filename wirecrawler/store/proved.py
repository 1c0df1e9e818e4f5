"""Proved: the fields of a source whose own selectors have been finding them.

A selector that has found its field on page after page and finds it no more was left behind by
the site, and what general rules find in its place may be wrong.  One that never found anything
proves nothing.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from wirecrawler.store.days import Day, Measured, day_of
from wirecrawler.store.models import days

_MOST_LOST = 0.1
"""Share of pages without the field that a proved selector may have met; arbitrary."""
_BROKEN = 0.5
"""Share from which on a day is not one of many layouts, but one on which it was broken."""
_MOST_DAYS = 90
"""Newest days that are asked."""


def proved_fields(read: Iterable[Day], fields: Collection[str]) -> frozenset[str]:
    """Return the `fields` that were missed on hardly any page of the days that were no breakdown.

    None where no page was read.  A field without a selector is never missed.
    """
    measured = [day.measured for day in read if day.measured.pages]
    return frozenset(field for field in fields if _is_proved(measured, field))


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
    rows = connection.execute(newest).mappings()
    return proved_fields(map(day_of, rows), fields)


def _is_proved(measured: Iterable[Measured], field: str) -> bool:
    sound = [one for one in measured if _lost(one, field) < _BROKEN * one.pages]
    pages = sum(one.pages for one in sound)
    return bool(pages) and sum(_lost(o, field) for o in sound) <= _MOST_LOST * pages


def _lost(measured: Measured, field: str) -> int:
    lost = measured.missing.get(field)
    return lost.times if lost else 0
