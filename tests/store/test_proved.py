"""Proved: the selectors that the pages of a source bear out."""

from datetime import date, timedelta

import pytest

from wirecrawler.store.days import Day, Lost, Measured
from wirecrawler.store.proved import proved_fields

MONDAY = date(2026, 11, 16)


def days_of(*pages_and_lost: tuple[int, int]) -> list[Day]:
    """Return days on which the body was lost on so many of so many pages."""
    return [
        Day(
            day=MONDAY + timedelta(days=number),
            measured=Measured(
                pages=pages,
                missing={"body": Lost(selector=".text", times=lost, fresh=lost)}
                if lost
                else {},
            ),
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
    found = proved_fields(days_of(*read), ("body",))
    assert found == ({"body"} if is_proved else set())
