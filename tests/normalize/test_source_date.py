"""Source's dates: read in their source's zone and languages, midnight as a day."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.factories import HARBOUR_WIRE, NOON
from wirecrawler.normalize.source_date import read_date
from wirecrawler.story import ParsedDate, Precision

DAY = ParsedDate(
    instant=datetime(2026, 11, 3, tzinfo=UTC), precision=Precision.DAY, zone=None
)
MIDNIGHTS = {
    "ISO 8601": "2026-11-03T00:00:00Z",
    "with an offset": "2026-11-03T00:00:00+03:30",
    "with a fraction": "2026-11-03T00:00:00.000",
    "to the minute": "3 November 2026, 00:00",
    "in English": "November 3, 2026 - 12:00 am",
}


@pytest.mark.parametrize("text", MIDNIGHTS.values(), ids=MIDNIGHTS)
def test_midnight_is_the_day_as_printed(text: str) -> None:
    found = read_date(text, source=HARBOUR_WIRE, languages=(), now=NOON)
    assert found is not None
    assert replace(found, zone=None) == DAY


def test_midnight_before_its_day_is_an_instant() -> None:
    found = read_date(", 00:00 3 Nov 2026", source=HARBOUR_WIRE, languages=(), now=NOON)
    assert found is not None
    assert found.precision is Precision.MINUTE


@pytest.mark.parametrize(
    "text",
    [
        "1970-01-01T00:00:00Z",
        "1970-01-01",
        "1 January 1970",
        "1970-01-01T01:00:00+01:00",
    ],
)
def test_what_systems_write_for_no_time_is_none(text: str) -> None:
    assert read_date(text, source=HARBOUR_WIRE, languages=(), now=NOON) is None


def test_the_source_speaks_before_the_page() -> None:
    found = read_date(
        "3. november 2026 kl. 10.15",
        source=replace(HARBOUR_WIRE, language="no"),
        languages=("", "en_US", "x-klingon"),
        now=NOON,
    )
    assert found == ParsedDate(
        instant=datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        precision=Precision.MINUTE,
        zone="Europe/Oslo",
    )


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30T00:00:00Z", "T00:00"])
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_date(text, source=HARBOUR_WIRE, languages=(), now=NOON) is None
