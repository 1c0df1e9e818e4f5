"""Which of the pages that a source lists are asked for now."""

from datetime import timedelta

import pytest

from tests.factories import NOON, make_entry
from wirecrawler.crawl.schedule import (
    GIVE_UP_AFTER,
    is_recheck_due,
    is_wanted,
    ladder_of,
)
from wirecrawler.errors import SettingError
from wirecrawler.extract.page import Layouts, PageSelectors
from wirecrawler.outcome import Fate
from wirecrawler.store.listing import Listing

ENTRY = make_entry()


def listing(
    *,
    story: int | None = 7,
    fate: Fate = Fate.STORED,
    mark: str = ENTRY.mark,
    age: timedelta = timedelta(minutes=50),
    checked: timedelta | None = None,
    failures: int = 0,
    reason: str = "",
) -> Listing:
    """A listing first seen `age` ago and last looked at `checked` ago."""
    return Listing(
        entry=ENTRY,
        mark=mark,
        story=story,
        etag=None,
        last_modified=None,
        seen_at=NOON - age,
        checked_at=NOON - (age if checked is None else checked),
        fate=fate,
        reason=reason,
        failures=failures,
    )


HOURS = timedelta(hours=1)
RUNGS = ladder_of("1h 6h 24h 3d 7d")
WANTED = {
    "never-asked-for": (None, False, True),
    "unchanged": (listing(), False, False),
    "rechecked": (listing(), True, True),
    "marked-as-changed": (listing(mark="another"), False, True),
    "failed": (listing(story=None, fate=Fate.FAILED, failures=1), False, True),
    "failed-too-often": (
        listing(story=None, fate=Fate.FAILED, failures=GIVE_UP_AFTER),
        False,
        False,
    ),
    "skipped": (listing(story=None, fate=Fate.SKIPPED), False, False),
    "skipped-rechecked": (listing(story=None, fate=Fate.SKIPPED), True, True),
    "an-hour-old": (listing(age=HOURS), False, True),
}


@pytest.mark.parametrize("name", WANTED)
def test_a_page_is_wanted(name: str) -> None:
    known, recheck, expected = WANTED[name]
    found = is_wanted(ENTRY, known, now=NOON, recheck=recheck, ladder=RUNGS)
    assert found is expected


LADDER = {
    "not-yet": (0.9, 0.9, False),
    "first-hour": (1.0, 1.0, True),
    "looked-at-since": (2.0, 0.5, False),
    "six-hours": (6.5, 5.0, True),
    "a-day": (25.0, 18.0, True),
    "a-week": (7 * 24 + 1.0, 4 * 24.0, True),
    "past-the-last-rung": (900.0, 700.0, False),
}


@pytest.mark.parametrize("name", LADDER)
def test_the_ladder_of_checks(name: str) -> None:
    age, checked, expected = LADDER[name]
    known = listing(age=age * HOURS, checked=checked * HOURS)
    assert is_recheck_due(known, now=NOON, ladder=RUNGS) is expected
    assert not is_recheck_due(known, now=NOON, ladder=())


SETTINGS = {
    "default": ("1h 6h 24h 3d 7d", (1, 6, 24, 72, 168)),
    "by commas, in any order, twice": ("3D, 90m,1h,60m", (1, 1.5, 72)),
    "never": (" ", ()),
}


@pytest.mark.parametrize(("setting", "hours"), SETTINGS.values(), ids=SETTINGS)
def test_a_ladder_is_read_from_the_setting(
    setting: str, hours: tuple[float, ...]
) -> None:
    assert ladder_of(setting) == tuple(hour * HOURS for hour in hours)


@pytest.mark.parametrize("word", ["1w", "6", "h", "0h", "-1h", "1.5h", "999999d", "١h"])
def test_what_is_no_time_is_refused(word: str) -> None:
    with pytest.raises(SettingError) as refused:
        ladder_of(f"1h {word}")
    told = f"WIRECRAWLER_RECHECKS: {word!r} is no time such as 30m, 6h or 3d"
    assert str(refused.value) == told


REFUSED = "the selector of body finds nothing: .story-text; .text would"
LAYOUTS = {
    "as it was": (PageSelectors(body=".story-text"), False),
    "mended": (PageSelectors(body=".text"), True),
    "mended with the beginning of the old": (PageSelectors(body=".story"), True),
    "a new layout before it": (
        (PageSelectors(body=".text"), PageSelectors(body=".story-text")),
        True,
    ),
    "a new layout behind it": (
        (PageSelectors(body=".story-text"), PageSelectors(body=".text")),
        False,
    ),
    "no selector any more": (PageSelectors(), True),
}


@pytest.mark.parametrize(("layouts", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_page_that_failed_too_often_is_asked_for_when_its_selector_is_mended(
    layouts: Layouts, expected: bool
) -> None:
    known = listing(
        story=None, fate=Fate.FAILED, failures=GIVE_UP_AFTER, reason=REFUSED
    )
    found = is_wanted(
        ENTRY, known, now=NOON, recheck=False, ladder=RUNGS, layouts=layouts
    )
    assert found is expected
