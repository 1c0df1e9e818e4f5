"""Printed dates: the outlines of full dates in a running text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.extract.printed_dates import printed_dates

FOUND = {
    "a byline": ("By Kari on 21. April 2026", ["21. April 2026"]),
    "month first": ("Nov 08, 2026 • 11 minutes to read", ["Nov 08, 2026"]),
    "numbers": ("Datum: 22.12.2026, Rubrik: Häfen", ["22.12.2026"]),
    "two digits": ("28.01.26 / 0 Kommentare", ["28.01.26"]),
    "with blanks": ("4. 2. 2026", ["4. 2. 2026"]),
    "year first": ("(last edited 2026-11-10 13:28:18 by Ola)", ["2026-11-10 13:28:18"]),
    "ISO 8601": ("at 2026-11-20T14:20:02Z", ["2026-11-20T14:20:02Z"]),
    "a time with a zone": ("11/28/2026 04:23 pm ET", ["11/28/2026 04:23 pm ET"]),
    "a time before": ("10:15 | 3 November 2026", ["10:15 | 3 November 2026"]),
    "a linking word": ("3. Mai 2026 um 10:15 Uhr", ["3. Mai 2026 um 10:15 Uhr"]),
    "Spanish": ("el 3 de mayo de 2026", ["3 de mayo de 2026"]),
    "Hungarian": ("2026. május 3.", ["2026. május 3."]),
    "Japanese": ("2026年4月21日 12時00分更新", ["2026年4月21日 12時00分"]),
    "Korean": ("입력 2026년 4월 21일 오후 6시 40분", ["2026년 4월 21일 오후 6시 40분"]),
    "Persian": ("۱۲ آبان ۱۴۰۵، ۱۲:۴۵", ["۱۲ آبان ۱۴۰۵، ۱۲:۴۵"]),
    "two": ("1.2.2026, 3.4.2026", ["1.2.2026", "3.4.2026"]),
    "a version": ("version 1.2.3.2026", []),
    "a telephone": ("Tel 030/12/34", []),
    "a time alone": ("10:15", []),
    "no year": ("3 November", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_the_dates_in_a_text(text: str, expected: list[str]) -> None:
    assert [spellings[0] for spellings in printed_dates(text)] == expected


def test_each_date_without_its_zone_and_without_its_time() -> None:
    assert list(printed_dates("on 3 May 2026 at 10:15 CET")) == [
        ("3 May 2026 at 10:15 CET", "3 May 2026 at 10:15", "3 May 2026")
    ]


def test_of_a_long_text_only_the_ends_are_read() -> None:
    text = f"1 May 2026 {'x' * 400} 2 May 2026 {'x' * 400} 3 May 2026"
    assert [s[0] for s in printed_dates(text)] == ["1 May 2026", "3 May 2026"]


@given(st.text())
def test_a_date_is_a_piece_of_its_text(text: str) -> None:
    assert all(said in text for found in printed_dates(text) for said in found)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 240,
        "1 " * 120,
        "20 abc " * 40,
        "1.1." * 60,
        "abc def 12, " * 30,
        "١" * 240,
    ],
)
def test_no_text_costs_a_millisecond(text: str) -> None:
    start = time.process_time()
    for _ in range(10):
        list(printed_dates(text))
    assert time.process_time() - start < 0.01
