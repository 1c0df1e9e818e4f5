from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.factories import COAST_NEWS, HARBOUR_WIRE, NOON, make_story
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.publish.record import Standing
from wirecrawler.store.archive import Archive, Filing, Recorded
from wirecrawler.store.findings import Finding
from wirecrawler.store.query import Query, SourceState

DAY = timedelta(days=1)


def _crawl(
    archive: Archive,
    *met: tuple[Role, Fate],
    now: datetime,
    end: str | None,
    is_replay: bool = False,
) -> None:
    run = archive.begin_run(HARBOUR_WIRE, now=now, is_replay=is_replay)
    outcomes = [
        Outcome(
            run=run,
            source="harbour_wire",
            url=f"https://harbourwire.example/{number}",
            role=role,
            fate=fate,
            at=now,
        )
        for number, (role, fate) in enumerate(met)
    ]
    archive.record([Recorded(outcome=o, entry=None) for o in outcomes], now=now)
    if end is not None:
        archive.end_run(run, now=now + timedelta(minutes=1), reason=end)


_READ = (Role.FEED, Fate.STORED)
_UNREAD = (Role.FEED, Fate.FAILED)
_FAILED = (Role.STORY, Fate.FAILED)
_SKIPPED = (Role.STORY, Fate.SKIPPED)
_ROBOTS = (Role.ROBOTS, Fate.STORED)


@pytest.mark.parametrize(
    ("met", "is_good"),
    [
        pytest.param([_READ, _FAILED], True, id="the feed was read"),
        pytest.param([_UNREAD, _READ], True, id="one of two feeds was read"),
        pytest.param([(Role.FEED, Fate.UNCHANGED)], True, id="the feed is as before"),
        pytest.param([_UNREAD, _SKIPPED], False, id="a page was read, no feed"),
        pytest.param([_UNREAD, _ROBOTS], False, id="nothing but robots.txt"),
        pytest.param([_SKIPPED, _FAILED], True, id="no feed was asked for"),
        pytest.param([_FAILED], False, id="no feed was asked for, all failed"),
        pytest.param([], True, id="nothing to do"),
    ],
)
def test_a_run_is_good_when_it_could_read_what_is_listed(
    archive: Archive, query: Query, met: list[tuple[Role, Fate]], is_good: bool
) -> None:
    _crawl(archive, *met, now=NOON, end="finished")
    state = query.source_states(now=NOON + DAY)["harbour_wire"]
    ended = NOON + timedelta(minutes=1)
    assert (state.last_good_at, state.health) == (
        (ended, "new") if is_good else (None, "broken")
    )


def test_the_state_of_a_source(archive: Archive, query: Query) -> None:
    _crawl(archive, _READ, now=NOON - 20 * DAY, end="finished")
    stories = [
        make_story(
            url=f"https://harbourwire.example/{age}",
            published_at=NOON - age * DAY,
            seen_at=NOON - age * DAY,
        )
        for age in (30, 10, 9, 8, 7, 1)
    ]
    archive.file([Filing(run=1, story=story) for story in stories], now=NOON)
    _crawl(archive, _READ, now=NOON - 2 * DAY, end="finished")
    _crawl(archive, _UNREAD, _FAILED, _FAILED, now=NOON - DAY, end="shutdown")
    archive.begin_run(COAST_NEWS, now=NOON)
    unread = Finding(health="broken", since=NOON - DAY, why="shutdown")
    broken = SourceState(
        slug="harbour_wire",
        agency="Harbour Wire",
        last_good_at=NOON - 2 * DAY + timedelta(minutes=1),
        last_run_at=NOON - DAY,
        last_reason="shutdown",
        stories_per_day=0.5,
        lately_per_day=0.25,
        failures=3,
        health="broken",
        findings=(unread,),
    )
    begun = SourceState(
        slug="coast_news",
        agency="Coast News",
        last_good_at=None,
        last_run_at=NOON,
        last_reason="",
        stories_per_day=0.0,
        lately_per_day=0.0,
        failures=0,
        health="new",
        findings=(),
    )
    states = query.source_states(now=NOON)
    assert states == {"coast_news": begun, "harbour_wire": broken}
    assert states["harbour_wire"].standing == Standing(
        health="broken", last_good_at=broken.last_good_at, stories_per_day=0.5
    )


def test_a_source_that_was_ingested_has_had_no_run(
    archive: Archive, run: int, query: Query
) -> None:
    story = make_story(source=COAST_NEWS, url="https://coastnews.example/1")
    archive.file([Filing(run=run, story=story)], now=NOON)
    state = query.source_states(now=NOON)["coast_news"]
    assert (state.last_run_at, state.last_reason, state.stories_per_day) == (
        None,
        "",
        1.0,
    )


def test_a_run_that_was_killed_does_not_hide_the_one_before(
    archive: Archive, query: Query
) -> None:
    _crawl(archive, _UNREAD, now=NOON - DAY, end="finished")
    _crawl(archive, _READ, now=NOON, end=None)
    state = query.source_states(now=NOON)["harbour_wire"]
    assert (state.last_run_at, state.last_reason, state.health) == (NOON, "", "broken")


def test_no_sources_have_no_states(query: Query) -> None:
    assert query.source_states(now=NOON) == {}


def test_a_source_that_is_off_is_not_ill(archive: Archive, query: Query) -> None:
    _crawl(archive, _UNREAD, now=NOON, end="finished")
    off = replace(HARBOUR_WIRE, enabled=False, reason="it asks for a fee")
    archive.end_run(archive.begin_run(off, now=NOON), now=NOON, reason="finished")
    state = query.source_states(now=NOON + 30 * DAY)["harbour_wire"]
    assert (state.health, state.findings) == ("ok", ())


def test_since_when_a_source_cannot_be_read(archive: Archive, query: Query) -> None:
    """From the first run that could not, whatever was killed or good before."""
    for hour, (met, end) in enumerate(
        [
            (_UNREAD, "timeout"),
            (_READ, "finished"),
            (_READ, None),
            (_UNREAD, "http 503"),
            (_UNREAD, "http 404"),
        ]
    ):
        _crawl(archive, met, now=NOON + timedelta(hours=hour), end=end)
    found = query.source_states(now=NOON + DAY)["harbour_wire"].findings
    since = NOON + timedelta(hours=3)
    assert found == (Finding(health="broken", since=since, why="http 404"),)


@pytest.mark.parametrize("looks", [1, 2, 3, 4])
def test_a_hiccup_is_no_break(archive: Archive, query: Query, looks: int) -> None:
    _crawl(archive, _UNREAD, now=NOON - DAY, end="/rss: http 404")
    _crawl(archive, _READ, now=NOON, end="finished")
    ends = [NOON + number * timedelta(minutes=20) for number in range(1, looks + 1)]
    for at in ends:
        _crawl(archive, _UNREAD, now=at, end="/rss: http 503")
    broken = Finding(health="broken", since=ends[0], why="/rss: http 503")
    state = query.source_states(now=ends[-1])["harbour_wire"]
    assert (state.health, state.findings) == (
        ("broken", (broken,)) if looks >= 3 else ("new", ())
    )


@pytest.mark.parametrize("met", [_READ, _UNREAD])
@pytest.mark.parametrize("end", ["finished", None])
def test_a_replay_says_nothing_of_its_source(
    archive: Archive, query: Query, met: tuple[Role, Fate], end: str | None
) -> None:
    """Whether it ended or was killed, which the next crawl notices."""
    _crawl(archive, _READ, _FAILED, now=NOON - 2 * DAY, end="finished")
    _crawl(archive, _UNREAD, now=NOON - DAY, end="/rss: http 404")
    at = NOON - timedelta(hours=1)
    before = query.source_states(now=NOON), query.figures(now=NOON)
    _crawl(archive, met, _FAILED, _FAILED, _FAILED, now=at, end=end, is_replay=True)
    during = query.source_states(now=NOON), query.figures(now=NOON)
    assert (during, query.cut_off()) == (before, set())
    _crawl(archive, _READ, now=NOON, end="finished")
    after = query.figures(now=NOON + DAY)
    assert (after.runs, after.states["harbour_wire"].health) == (
        {("harbour_wire", "good"): 2, ("harbour_wire", "failed"): 1},
        "new",
    )
