"""Page drift: what is wrong with the pages of a source, told from what they were like before.

The pages of its last weeks are put in a row, by day and, lately, by run.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from math import exp

from wirecrawler.store.change import fall_of_length, fall_of_share
from wirecrawler.store.days import Day, Lost, Measured, RunMeasured
from wirecrawler.store.ends import BY_NO_SELECTOR
from wirecrawler.store.failed_pages import failed_findings
from wirecrawler.store.findings import Finding
from wirecrawler.store.page_row import (
    Point,
    new_pages,
    page_row,
    times_missed,
)

_VITAL = ("body", "headline")
"""Fields without whose own selector no story is stored, where the source declares one."""

_AS_DECLARED = {"published_at": "published"}
"""dict[str, str]: field -> its selector's name, where that is another."""

_LONGEST = 80
"""Characters of a selector of many parts that are shown to a person; arbitrary."""

# Odd pages come alone (a gallery, a test page), redesigns do not.
_MANY = 3
# What a selector finds on fewer pages is left to the general rules on the others.
_USUALLY = 0.5


def page_findings(
    days: Sequence[Day], runs: Sequence[RunMeasured], *, now: datetime
) -> Iterator[Finding]:
    """Yield what is wrong with pages; days and the newest runs come oldest first."""
    row = page_row(days, runs)
    if runs:
        yield from failed_findings(runs, row, now=now)
    is_refused = any(run.reason.startswith(BY_NO_SELECTOR) for run in runs[-1:])
    # Elsewhere pages may lack what is to be dropped.
    for_drop = f"{BY_NO_SELECTOR}drop "
    is_box_gone = any(run.reason.startswith(for_drop) for run in runs[-1:])
    vital = (*_VITAL, "drop") if is_box_gone else _VITAL
    for field in vital:
        yield from _vital(field, row, is_refused=is_refused)
    yield from _odd(row, vital)


# Broken: nothing right can be stored.


def _vital(field: str, row: Sequence[Point], *, is_refused: bool) -> Iterator[Finding]:
    """Yield a finding where the selector of a vital field finds nothing on most pages.

    A new look may be that of new stories alone: where pages are refused, they count too.
    """
    finding = _blind(field, row, is_refused=is_refused)
    of_new = None
    if is_refused and _misses(row[-1:], field):
        of_new = _blind(field, new_pages(row), is_refused=True, kind="new pages")
    if finding and of_new and finding.since and of_new.since:
        finding = replace(finding, since=min(finding.since, of_new.since))
    if told := finding or of_new:
        yield told


def _misses(points: Sequence[Point], field: str) -> bool:
    return any(field in point.measured.missing for point in points)


def _blind(
    field: str, row: Sequence[Point], *, is_refused: bool, kind: str = "pages"
) -> Finding | None:
    """Return a finding where the selector of a vital field finds nothing on most pages.

    One that hardly ever found anything breaks nothing: the general rules read such pages.
    """
    place = len(row)
    while place and _is_blind(row[place - 1].measured, field):
        place -= 1
    before, stretch = (
        [p.measured for p in part] for part in (row[:place], row[place:])
    )
    if not stretch:
        return None
    last = stretch[-1]
    lost = last.missing[field]
    sight = _sight(before, field, lost.selector)
    is_sure = _is_sure(field, before, stretch)
    is_vital = is_sure and (is_refused or (sight or 0) >= _USUALLY)
    if not (is_sure or _is_all_lost(field, before, stretch)):
        return None
    return Finding(
        health="broken" if is_vital else "odd",
        since=row[place].at,
        why=_blindness(field, lost, lost.times, f"{last.pages} {kind}"),
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
    return many == stretch[-1].pages == 2 and _always_found(field, before)


def _is_all_lost(
    field: str, before: Sequence[Measured], stretch: Sequence[Measured]
) -> bool:
    """Return whether a selector that never failed finds nothing on the pages that it found."""
    lost = [measured.missing[field] for measured in stretch]
    known = sum(measured.pages for measured in before)
    again = lost[0].times - lost[0].fresh
    return _always_found(field, before) and again >= known


def _always_found(field: str, before: Sequence[Measured]) -> bool:
    """Return whether pages were read, and the selector found something on all of them."""
    always = not any(field in measured.missing for measured in before)
    return always and any(measured.pages for measured in before)


def _sight(before: Sequence[Measured], field: str, selector: str) -> float | None:
    """Return the share of pages on which a selector found something; None without pages."""
    pages = sum(one.pages for one in before)
    lost = sum(times_missed(one, field, selector) for one in before)
    return round(1 - lost / pages, 2) if pages else None


def _blindness(field: str, lost: Lost, times: int, pages: str) -> str:
    name = _AS_DECLARED.get(field, field)
    shown = _shown(lost.selector)
    said = f"the selector of {name}, {shown}, finds nothing on {times} of {pages}"
    return f"{said}; {lost.instead} would" if lost.instead else said


def _shown(selector: str) -> str:
    """Return a selector, or the first parts of a long one."""
    parts, _, _ = selector[:_LONGEST].rpartition(", ")
    return f"{parts}, …" if len(selector) > _LONGEST and parts else selector


# Odd: what is stored may be wrong.


def _odd(row: Sequence[Point], vital: Collection[str]) -> Iterator[Finding]:
    names = {name for point in row for name in point.measured.filled}
    lost = {
        name: one
        for point in row
        for name, one in point.measured.missing.items()
        if name not in vital
    }
    for name in sorted(names | lost.keys()):
        finding = _unfound(name, lost[name], row) if name in lost else None
        finding = finding or _unfilled(name, row)
        if finding is not None:
            yield finding
    yield from _shortened(row)


def _unfound(field: str, lost: Lost, row: Sequence[Point]) -> Finding | None:
    """Return a finding where a selector that used to find something does no more."""

    def found(measured: Measured) -> int:
        return measured.pages - times_missed(measured, field, lost.selector)

    change = fall_of_share([(p.measured.pages, found(p.measured)) for p in row])
    if change is None:
        return _gone_at_once(field, lost, row) or (
            _gone_at_once(field, lost, new_pages(row), kind="new pages")
            if _misses(row[-1:], field)
            else None
        )
    return Finding(
        health="odd",
        since=row[change.place].at,
        why=_blindness(field, lost, change.lost, f"{change.amount} pages"),
        field=field,
        before=round(change.before, 2),
        now=round(change.now, 2),
        selector=lost.selector,
        instead=lost.instead,
    )


def _gone_at_once(
    field: str, lost: Lost, row: Sequence[Point], *, kind: str = "pages"
) -> Finding | None:
    """Return a finding where a selector never failed and then finds nothing on any page.

    A few pages are enough where they have the field, elsewhere, or had it when they were read
    before: that is no chance of the day.
    """

    def misses(measured: Measured) -> int:
        return times_missed(measured, field, lost.selector)

    place = len(row)
    while place and misses(row[place - 1].measured) == row[place - 1].measured.pages:
        place -= 1
    before, stretch = row[:place], [point.measured for point in row[place:]]
    if not stretch or any(misses(point.measured) for point in before):
        return None
    gone = [measured.missing[field] for measured in stretch]
    again = gone[0].times - gone[0].fresh
    many = max(*(one.times for one in gone), sum(one.fresh for one in gone))
    known = sum(point.measured.pages for point in before)
    if min(many, known) < _MANY or not (gone[-1].instead or again >= _MANY):
        return None
    return Finding(
        health="odd",
        since=row[place].at,
        why=_blindness(field, lost, gone[-1].times, f"{stretch[-1].pages} {kind}"),
        field=field,
        before=1.0,
        now=0.0,
        selector=lost.selector,
        instead=lost.instead,
    )


def _unfilled(field: str, row: Sequence[Point]) -> Finding | None:
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


def _shortened(row: Sequence[Point]) -> Iterator[Finding]:
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
