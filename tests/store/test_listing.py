from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import (
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_story,
    withdraw,
)
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.archive import Archive, Filing, Listing, Recorded, Validators
from wirecrawler.story import Entry

SLUG = "harbour_wire"
QUAY = "https://harbourwire.example/news/quay"
FEED = "https://harbourwire.example/rss"
LADDER = [timedelta(hours=1), timedelta(days=1), timedelta(days=7)]
LATER = NOON + timedelta(hours=2)


def _record(
    archive: Archive, run: int, fate: Fate, entry: Entry | None, **changes: Any
) -> None:
    """Record what became of `entry`, two hours after it was filed."""
    facts: dict[str, Any] = {
        "run": run,
        "source": SLUG,
        "url": QUAY,
        "role": Role.STORY,
        "fate": fate,
        "reason": "why",
        "attempts": 1,
        "at": LATER,
    }
    outcome = Outcome(**(facts | changes))
    archive.record([Recorded(outcome=outcome, entry=entry)], now=LATER)


def _listing(archive: Archive) -> Listing | None:
    return archive.listings(SLUG, [QUAY]).get(QUAY)


def _file(archive: Archive, run: int) -> Listing:
    """File a story, and return its listing."""
    fetch = make_fetch(etag='"a"', last_modified="yesterday")
    archive.file([Filing(run=run, story=make_story(fetch=fetch))], now=NOON)
    listing = _listing(archive)
    assert listing is not None
    return listing


def test_a_filed_story_is_listed(archive: Archive, run: int) -> None:
    assert _file(archive, run) == Listing(
        entry=make_entry(),
        mark=make_entry().mark,
        story=1,
        etag='"a"',
        last_modified="yesterday",
        seen_at=NOON,
        checked_at=NOON,
        fate=Fate.STORED,
        reason="",
        failures=0,
    )


_CHANGED = make_entry(updated="just now")


@pytest.mark.parametrize(
    ("fate", "attempts", "changes"),
    [
        pytest.param(Fate.UNCHANGED, 0, {}, id="not asked for: the mark is the same"),
        pytest.param(Fate.SKIPPED, 0, {}, id="skipped, not asked for"),
        pytest.param(
            Fate.UNCHANGED,
            1,
            {
                "entry": _CHANGED,
                "mark": _CHANGED.mark,
                "checked_at": LATER,
                "fate": Fate.UNCHANGED,
                "reason": "why",
            },
            id="not modified",
        ),
        pytest.param(
            Fate.SKIPPED,
            1,
            {
                "entry": _CHANGED,
                "mark": _CHANGED.mark,
                "checked_at": LATER,
                "fate": Fate.SKIPPED,
                "reason": "why",
            },
            id="asked for and skipped",
        ),
        pytest.param(
            Fate.FAILED,
            3,
            {
                "checked_at": LATER,
                "fate": Fate.FAILED,
                "reason": "why",
                "failures": 1,
            },
            id="failed: what was good is kept",
        ),
        pytest.param(
            Fate.FAILED,
            0,
            {"fate": Fate.FAILED, "reason": "why"},
            id="failed, not asked for: no failure of the page",
        ),
    ],
)
def test_what_an_outcome_changes(
    archive: Archive, run: int, fate: Fate, attempts: int, changes: dict[str, Any]
) -> None:
    before = _file(archive, run)
    _record(archive, run, fate, _CHANGED, attempts=attempts)
    assert _listing(archive) == replace(before, **changes)


@pytest.mark.parametrize(
    ("fate", "attempts", "known"),
    [
        pytest.param(Fate.SKIPPED, 0, (Fate.SKIPPED, 0), id="skipped, not asked for"),
        pytest.param(Fate.SKIPPED, 1, (Fate.SKIPPED, 0), id="skipped"),
        pytest.param(Fate.FAILED, 1, (Fate.FAILED, 1), id="failed"),
        pytest.param(Fate.FAILED, 0, (Fate.FAILED, 0), id="failed, not asked for"),
        pytest.param(Fate.UNCHANGED, 0, None, id="not asked for"),
    ],
)
def test_the_first_outcome_of_an_entry(
    archive: Archive,
    run: int,
    fate: Fate,
    attempts: int,
    known: tuple[Fate, int] | None,
) -> None:
    _record(archive, run, fate, make_entry(), attempts=attempts)
    listing = _listing(archive)
    assert (listing and (listing.fate, listing.failures)) == known


def test_failures_are_counted_until_the_page_is_read(archive: Archive) -> None:
    counted = []
    for fate in (Fate.FAILED, Fate.FAILED, Fate.SKIPPED, Fate.FAILED):
        again = archive.begin_run(HARBOUR_WIRE, now=LATER)
        _record(archive, again, fate, make_entry())
        listing = _listing(archive)
        counted.append(listing and listing.failures)
    assert counted == [1, 2, 0, 1]


def test_a_story_that_is_read_after_a_failure_has_no_failures(
    archive: Archive, run: int
) -> None:
    _record(archive, run, Fate.FAILED, make_entry())
    listing = _file(archive, run)
    assert (listing.failures, listing.fate, listing.seen_at) == (0, Fate.STORED, LATER)


@pytest.mark.parametrize(
    ("entry", "changes"),
    [
        pytest.param(None, {}, id="without an entry"),
        pytest.param(make_entry(), {"role": Role.FEED}, id="of a feed"),
    ],
)
def test_an_outcome_that_lists_nothing(
    archive: Archive, run: int, entry: Entry | None, changes: dict[str, Any]
) -> None:
    _record(archive, run, Fate.FAILED, entry, **changes)
    assert _listing(archive) is None


def test_listings_are_found_by_the_url_as_it_was_asked(
    archive: Archive, run: int
) -> None:
    entry = make_entry("a\0b", link=QUAY)
    archive.file([Filing(run=run, story=make_story(entry=entry))], now=NOON)
    asked = ["a\0b", "unknown", *map(str, range(20_001))]
    assert list(archive.listings(SLUG, asked)) == ["a\0b"]
    assert archive.listings("coast_news", asked) == {}


@pytest.mark.parametrize(
    ("age", "checked", "is_due"),
    [
        pytest.param(timedelta(minutes=59), timedelta(), False, id="too young"),
        pytest.param(timedelta(hours=1), timedelta(), True, id="on the first rung"),
        pytest.param(timedelta(hours=5), timedelta(hours=2), False, id="checked since"),
        pytest.param(timedelta(days=1), timedelta(hours=2), True, id="next rung"),
        pytest.param(timedelta(days=6), timedelta(days=2), False, id="between rungs"),
        pytest.param(timedelta(days=9), timedelta(days=2), True, id="last rung missed"),
        pytest.param(timedelta(days=9), timedelta(days=8), False, id="off the ladder"),
        pytest.param(timedelta(days=15), timedelta(days=2), False, id="long ago"),
    ],
)
def test_a_story_is_due_when_a_rung_has_passed(
    archive: Archive, run: int, age: timedelta, checked: timedelta, is_due: bool
) -> None:
    filing = Filing(run=run, story=make_story())
    archive.file([filing], now=NOON)
    archive.file([filing], now=NOON + checked)
    due = archive.due(SLUG, now=NOON + age, ladder=LADDER)
    assert [listing.story for listing in due] == ([1] if is_due else [])


def test_what_failed_is_due_at_once_and_for_ever(archive: Archive, run: int) -> None:
    _record(archive, run, Fate.FAILED, make_entry())
    nows = [LATER, LATER + timedelta(days=400)]
    assert [len(archive.due(SLUG, now=now, ladder=LADDER)) for now in nows] == [1, 1]
    assert archive.due(SLUG, now=LATER, ladder=[]) != []


def test_what_was_skipped_or_killed_is_not_due(archive: Archive, run: int) -> None:
    _file(archive, run)
    entry = make_entry()
    withdraw(archive, run, HARBOUR_WIRE, entry, fetch=make_fetch(status=410), now=NOON)
    other = make_entry("https://harbourwire.example/live")
    _record(archive, run, Fate.SKIPPED, other, url=other.url)
    assert archive.due(SLUG, now=NOON + timedelta(days=2), ladder=LADDER) == []


@pytest.mark.usefixtures("run")
def test_validators_of_a_feed_are_kept(archive: Archive) -> None:
    first = Validators(etag='"a"', last_modified=None)
    second = Validators(etag=None, last_modified="today")
    found = [archive.validators(SLUG, FEED)]
    for validators in (first, second):
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        answered = {FEED: validators}
        archive.end_run(run, now=NOON, reason="finished", validators=answered)
        found.append(archive.validators(SLUG, FEED))
    assert found == [None, first, second]
    assert archive.validators("coast_news", FEED) is None


def test_a_text_that_is_not_taken_leaves_the_validators_of_the_one_that_is_held(
    archive: Archive, run: int
) -> None:
    whole = make_fetch(etag='"whole"', last_modified="yesterday")
    archive.file([Filing(run=run, story=make_story(fetch=whole))], now=NOON)
    wall = make_story(fetch=make_fetch(etag='"wall"'), body="", partial=True)
    archive.file([Filing(run=run, story=wall)], now=LATER)
    listing = _listing(archive)
    assert listing is not None
    assert (listing.etag, listing.last_modified) == ('"whole"', "yesterday")
    assert (listing.fate, listing.checked_at) == (Fate.UNCHANGED, LATER)


def test_a_story_whose_page_was_a_wall_once_is_looked_at_again(
    archive: Archive, run: int
) -> None:
    archive.file([Filing(run=run, story=make_story())], now=NOON)
    again = archive.begin_run(HARBOUR_WIRE, now=LATER)
    _record(archive, again, Fate.SKIPPED, make_entry(), attempts=1)
    due = archive.due(SLUG, now=NOON + timedelta(days=2), ladder=LADDER)
    assert [(one.story, one.fate) for one in due] == [(1, Fate.SKIPPED)]
