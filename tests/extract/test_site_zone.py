"""The zone in which a source prints."""

from datetime import UTC, datetime

import pytest

from tests.extract.pages import page_of
from tests.factories import HARBOUR_WIRE, NOON, make_fetch
from wirecrawler.extract import site_zone
from wirecrawler.extract.page import PageReading, PageSelectors
from wirecrawler.extract.site_zone import (
    Offset,
    entry_offsets,
    offsets_of,
    zone_guess,
)
from wirecrawler.story import Entry

JUNE = datetime(2024, 6, 3, 12, tzinfo=UTC)
JANUARY = datetime(2024, 1, 3, 12, tzinfo=UTC)


def offset(minutes: int, at: datetime = JUNE) -> Offset:
    return Offset(minutes=minutes, at=at, ground="the offset of its times")


ZONES = {
    "a country with one": ([], "IR", "fa", "Asia/Tehran", "likely"),
    "one by its clocks": ([], "DE", "de", "Europe/Berlin", "likely"),
    "a country with several": ([], "US", "en", "", "unsure"),
    "no country": ([], "", "", "", "unsure"),
    "an offset of the country": ([offset(120)], "DE", "de", "Europe/Berlin", "certain"),
    "one that only one of its zones has": (
        [offset(-600), offset(-600, JANUARY)],
        "US",
        "en",
        "Pacific/Honolulu",
        "certain",
    ),
    "one of the language's country": (
        [offset(60, JANUARY), offset(120)],
        "",
        "de",
        "Europe/Berlin",
        "likely",
    ),
    "one of nowhere else": ([offset(345)], "", "", "Asia/Kathmandu", "likely"),
    "one of many countries": ([offset(120)], "", "en", "", "unsure"),
    "one that is no zone's": ([offset(1)], "DE", "de", "", "unsure"),
}


@pytest.mark.parametrize(
    ("offsets", "country", "language", "zone", "sureness"), ZONES.values(), ids=ZONES
)
def test_a_zone_fits_country_and_offsets(
    offsets: list[Offset], country: str, language: str, zone: str, sureness: str
) -> None:
    guess = zone_guess(offsets, country, language)
    assert (guess.value, guess.sureness) == (zone, sureness)


def test_a_zone_that_the_database_lacks_fits_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(site_zone, "_zones", lambda: {"ZZ": ("No/Where",)})
    assert zone_guess([offset(60)], "ZZ", "").value == ""
    assert zone_guess([], "ZZ", "").value == "No/Where"


PAGES = {
    "an offset": (
        '<meta property="article:published_time" content="2024-06-03T09:30:00+03:30">',
        "",
        [210],
    ),
    "one west of UTC": (
        '<meta property="article:published_time" content="2024-06-03T09:30:00-05:00">',
        "",
        [-300],
    ),
    "UTC against what is printed": (
        '<meta property="article:published_time" content="2024-06-03T06:00:00Z">',
        "<p class='date'>3 June 2024, 09:30</p>",
        [210],
    ),
    "UTC against another time": (
        '<meta property="article:published_time" content="2024-06-03T06:00:00Z">',
        "<p class='date'>3 June 2024, 09:37</p>",
        [],
    ),
    "a day": ('<meta name="date" content="2024-06-03">', "", []),
    "an offset that a reader sees": (
        "",
        "<p class='date'>3 June 2024, 09:30 +0330</p>",
        [210],
    ),
    "a name of a zone": (
        "",
        "<p class='date'>3 June 2024, 09:30 Asia/Tehran</p>",
        [],
    ),
    "no date": ("", "<p>The quay opens.</p>", []),
}


@pytest.mark.parametrize(("head", "body", "minutes"), PAGES.values(), ids=PAGES)
def test_the_times_of_a_story_bear_offsets(
    head: str, body: str, minutes: list[int]
) -> None:
    page = page_of(f"<h1>Quay opens at last</h1>{body}", head=head)
    reading = PageReading(
        page,
        source=HARBOUR_WIRE,
        entry=Entry(url=page.url, link=page.url),
        fetch=make_fetch(),
        selectors=PageSelectors(),
    )
    assert sorted({one.minutes for one in offsets_of(reading)}) == minutes


def test_the_times_of_entries_bear_offsets() -> None:
    said = ("Mon, 03 Jun 2024 09:30:00 +0330", "Mon, 03 Jun 2024 09:30:00 GMT", "", "x")
    entries = [Entry(url="/1", link="/1", published=text) for text in said]
    assert [one.minutes for one in entry_offsets(entries, NOON)] == [210]
