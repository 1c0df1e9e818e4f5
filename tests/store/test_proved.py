"""Proved: the selectors that the pages of a source bear out."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wirecrawler.store.days import Day, Lost, Measured, RunMeasured
from wirecrawler.store.proved import proved_fields

MONDAY = date(2026, 11, 16)


def days_of(*pages_and_lost: tuple[int, int]) -> list[Day]:
    """Return days on which the body was lost on so many of so many pages."""
    return [
        Day(
            day=MONDAY + timedelta(days=number),
            measured=_read(pages, lost),
        )
        for number, (pages, lost) in enumerate(pages_and_lost)
    ]


def _read(pages: int, lost: int) -> Measured:
    one = Lost(selector=".text", times=lost, fresh=lost)
    missing = {"body": one, "drop": one}
    return Measured(pages=pages, missing=missing if lost else {})


def runs_of(*pages_and_lost: tuple[int, int]) -> list[RunMeasured]:
    """Return the runs of Monday."""
    at = datetime.combine(MONDAY, time(), tzinfo=UTC)
    return [
        RunMeasured(
            run=number,
            at=at + timedelta(hours=number),
            asked=pages,
            failed=0,
            reason="",
            measured=_read(pages, lost),
        )
        for number, (pages, lost) in enumerate(pages_and_lost)
    ]


CASES = {
    "nothing was read": ([], False),
    "a day without pages": ([(0, 0)], False),
    "one page": ([(1, 0)], True),
    "never found": ([(9, 9), (1, 1)], False),
    "found on nine of ten": ([(10, 1)], True),
    "found on eight of ten": ([(10, 2)], False),
    "one layout of two": ([(10, 4), (10, 3)], False),
    "lost since yesterday": ([(40, 0), (40, 1), (40, 40), (40, 40)], True),
    "lost long ago": ([(40, 1), *[(40, 40)] * 60], True),
    "mended": ([(40, 40), (40, 0)], True),
}


@pytest.mark.parametrize(("read", "is_proved"), CASES.values(), ids=CASES)
def test_a_selector_is_proved_by_the_pages_on_which_it_found_its_field(
    read: list[tuple[int, int]], is_proved: bool
) -> None:
    found = proved_fields(days_of(*read), (), ("body",))
    assert found == ({"body"} if is_proved else set())


RUNS = {
    "lost on its first day": ([(3, 0), (6, 6), (6, 6)], True),
    "mostly lost on its first day": ([(3, 0), (6, 5), (1, 1)], True),
    "a run of nothing in between": ([(3, 0), (6, 6), (0, 0), (6, 6)], True),
    "never found": ([(6, 6), (6, 6)], False),
    "one layout of two": ([(3, 0), (2, 2), (3, 0), (2, 2)], False),
}


@pytest.mark.parametrize(("runs", "is_proved"), RUNS.values(), ids=RUNS)
def test_a_breakdown_does_not_unprove_what_was_found_on_the_same_day(
    runs: list[tuple[int, int]], is_proved: bool
) -> None:
    day = (sum(pages for pages, _ in runs), sum(lost for _, lost in runs))
    found = proved_fields(days_of(day), runs_of(*runs), ("body",))
    assert found == ({"body"} if is_proved else set())


ALWAYS = {
    "on two pages": ([(2, 0)], False),
    "on three pages": ([(2, 0), (1, 0)], True),
    "on all pages but one": ([(40, 0), (40, 1)], False),
    "on all until yesterday": ([(40, 0), (40, 40)], True),
}


@pytest.mark.parametrize(("read", "is_proved"), ALWAYS.values(), ids=ALWAYS)
def test_what_is_dropped_is_proved_where_it_was_on_every_page(
    read: list[tuple[int, int]], is_proved: bool
) -> None:
    found = proved_fields(days_of(*read), (), ("drop",))
    assert found == ({"drop"} if is_proved else set())
