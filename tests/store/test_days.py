"""What the pages of a source came to is kept by run and by day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest

from tests.factories import COAST_NEWS, HARBOUR_WIRE, NOON, make_story
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive, Filing, Recorded
from wirecrawler.store.days import (
    MOST_RUNS,
    Day,
    Lost,
    Measured,
    RunMeasured,
    days_of,
    newest_runs,
    together,
)
from wirecrawler.store.engine import open_engine, reading
from wirecrawler.store.listing import CUT_OFF
from wirecrawler.story import Entry

HOUR = timedelta(hours=1)
_T = TypeVar("_T")

_ONE = Measured(
    pages=2,
    stories=1,
    body_chars=300,
    body_logs=10.0,
    filled={"headline": 2, "byline": 1},
    missing={"byline": Lost(selector=".by", times=1, fresh=1, instead=".author")},
)
_OTHER = Measured(
    pages=1,
    stories=1,
    body_chars=100,
    body_logs=4.5,
    filled={"headline": 1, "section": 1},
    missing={"byline": Lost(selector=".by", times=1, fresh=0)},
)
_BOTH = Measured(
    pages=3,
    stories=2,
    body_chars=400,
    body_logs=14.5,
    filled={"headline": 3, "byline": 1, "section": 1},
    missing={"byline": Lost(selector=".by", times=2, fresh=1, instead=".author")},
)


def test_measures_are_added() -> None:
    assert together(_ONE, _OTHER) == _BOTH


def test_a_selector_that_was_changed_is_counted_anew() -> None:
    new = {"byline": Lost(selector=".author", times=1, fresh=1)}
    assert together(_ONE, Measured(pages=1, missing=new)).missing == new


def _entry(outcome: Outcome) -> Entry | None:
    is_story = outcome.role is Role.STORY
    return Entry(url=outcome.url, link=outcome.url) if is_story else None


_UNASKED = ("listed as before", "robots.txt", "no answer before", "not filed", CUT_OFF)


class Crawl:
    """Runs of a source, each with what it met and what its pages came to."""

    def __init__(self, archive: Archive, database: str) -> None:
        self._archive = archive
        self._database = database

    def __call__(
        self,
        measured: Measured,
        *met: tuple[Fate, str],
        at: datetime = NOON,
        source: Source = HARBOUR_WIRE,
        feed: Fate = Fate.STORED,
        is_replay: bool = False,
    ) -> int:
        run = self._archive.begin_run(source, now=at, is_replay=is_replay)
        told = [(Role.FEED, feed, ""), *((Role.STORY, *one) for one in met)]
        outcomes = [
            Outcome(
                run=run,
                source=source.slug,
                url=f"{source.home}{number}",
                role=role,
                fate=fate,
                reason=reason,
                attempts=0 if reason.startswith(_UNASKED) else 1,
                at=at,
            )
            for number, (role, fate, reason) in enumerate(told)
        ]
        recorded = [Recorded(outcome=one, entry=_entry(one)) for one in outcomes]
        self._archive.record(recorded, now=at)
        self.end(run, measured)
        return run

    def end(self, run: int, measured: Measured) -> None:
        self._archive.end_run(run, now=NOON, reason="finished", measured=measured)

    def days(self, since: date = date(2026, 10, 1)) -> dict[str, list[Day]]:
        return self._read(days_of, since=since)

    def runs(self, since: datetime = NOON - HOUR) -> dict[str, list[RunMeasured]]:
        return self._read(newest_runs, since=since)

    def _read(self, ask: Callable[..., _T], **asked: object) -> _T:
        engine = open_engine(self._database, read_only=True)
        with reading(engine) as connection:
            found = ask(connection, **asked)
        engine.dispose()
        return found


@pytest.fixture
def crawl(archive: Archive, database: str) -> Crawl:
    return Crawl(archive, database)


def test_runs_are_added_to_their_day(crawl: Crawl) -> None:
    """The one on which they began, in UTC."""
    evening = datetime(2026, 11, 3, 23, 59, tzinfo=UTC)
    crawl(_ONE, at=NOON)
    crawl(_OTHER, at=evening)
    crawl(_OTHER, at=evening + HOUR, source=COAST_NEWS)
    assert crawl.days() == {
        "coast_news": [Day(day=date(2026, 11, 4), measured=_OTHER)],
        "harbour_wire": [Day(day=date(2026, 11, 3), measured=_BOTH)],
    }
    assert crawl.days(since=date(2026, 11, 4)).keys() == {"coast_news"}


def test_a_run_that_is_ended_twice_counts_once(crawl: Crawl) -> None:
    run = crawl(_ONE)
    crawl.end(run, _ONE)
    assert crawl.days()["harbour_wire"][0].measured == _ONE


def test_a_day_on_which_nothing_could_be_crawled_is_none(crawl: Crawl) -> None:
    crawl(Measured(), feed=Fate.FAILED, at=NOON - 24 * HOUR)
    crawl(Measured())
    crawl(Measured(), at=NOON + 24 * HOUR)
    assert [(d.day.day, d.measured) for d in crawl.days()["harbour_wire"]] == [
        (3, Measured()),
        (4, Measured()),
    ]


_STORED = (Fate.STORED, "")
_SAME = (Fate.UNCHANGED, "not modified")
_KNOWN = (Fate.UNCHANGED, "listed as before")
_DEAD = (Fate.FAILED, "http 404")
_DOWN = (Fate.FAILED, "http 503")
_INDEX = (Fate.SKIPPED, "no story: index")
_CLOSED = (Fate.FAILED, "robots.txt: http 503")
_LATE = (Fate.FAILED, "no answer before the end (shutdown)")
_UNFILED = (Fate.FAILED, "not filed: the archive refused it")
_CUT = (Fate.FAILED, CUT_OFF)
_BLIND = (Fate.FAILED, "the selector of body finds nothing: .b; .text would")


@pytest.mark.parametrize(
    ("measured", "met", "ends"),
    [
        pytest.param(_ONE, [_STORED, _STORED, _SAME], (3, 0, ""), id="all is well"),
        pytest.param(_ONE, [_SAME], (2, 0, ""), id="read, and unchanged"),
        pytest.param(
            Measured(),
            [_DEAD, _DOWN, _DOWN, _INDEX],
            (4, 3, "http 503 (2 of 3)"),
            id="failed",
        ),
        pytest.param(Measured(), [_DOWN] * 3, (3, 3, "http 503"), id="all alike"),
        pytest.param(
            Measured(),
            [_CLOSED, _CLOSED, _STORED],
            (3, 2, "robots.txt: http 503"),
            id="robots.txt cannot be had",
        ),
        pytest.param(Measured(), [_LATE, _UNFILED, _CUT], None, id="our own failures"),
        pytest.param(
            Measured(), [(Fate.SKIPPED, "robots.txt")], None, id="robots.txt forbids it"
        ),
        pytest.param(
            Measured(), [_INDEX, _KNOWN], (1, 0, "no story: index"), id="skipped"
        ),
        pytest.param(Measured(), [_SAME, _KNOWN], None, id="nothing new"),
        pytest.param(Measured(), [], None, id="nothing"),
    ],
)
def test_how_the_pages_of_a_run_ended(
    crawl: Crawl,
    measured: Measured,
    met: list[tuple[Fate, str]],
    ends: tuple[int, int, str] | None,
) -> None:
    run = crawl(measured, *met)
    asked, failed, reason = ends or (0, 0, "")
    one = RunMeasured(
        run=run, at=NOON, asked=asked, failed=failed, reason=reason, measured=measured
    )
    assert crawl.runs() == ({"harbour_wire": [one]} if ends else {})


def _asked(crawl: Crawl) -> list[tuple[int, int]]:
    return [(run.asked, run.failed) for run in crawl.runs()["harbour_wire"]]


@pytest.mark.parametrize(
    ("again", "asked"),
    [
        pytest.param([_DEAD, _DOWN, _CLOSED], [], id="nothing else"),
        pytest.param([_DEAD, _CLOSED, _CLOSED], [], id="robots.txt too"),
        pytest.param(
            [_DEAD, _DOWN, _CLOSED, _DOWN, _DOWN], [(2, 2)], id="two fail anew"
        ),
        pytest.param([_DEAD, _STORED, _CLOSED], [(1, 0)], id="one is there"),
        pytest.param([_DEAD, _DOWN, _CLOSED, _SAME], [(4, 3)], id="one is as it was"),
        pytest.param([_DEAD, _DOWN, _DOWN], [(1, 1)], id="one is asked for at last"),
    ],
)
def test_what_failed_before_says_nothing_by_failing_again(
    crawl: Crawl, again: list[tuple[Fate, str]], asked: list[tuple[int, int]]
) -> None:
    crawl(Measured(), _DEAD, _DOWN, _CLOSED, _STORED)
    crawl(Measured(), *again, at=NOON + HOUR)
    assert _asked(crawl) == [(4, 3), *asked]


def test_pages_that_failed_since_none_was_read_are_counted_together(
    crawl: Crawl,
) -> None:
    looks = [
        [_DEAD, _STORED],
        [_DEAD, _KNOWN, _DOWN],
        [_DEAD, _KNOWN, _DOWN, _CLOSED],
        [_DEAD, _KNOWN, _DOWN, _CLOSED],
        [_DEAD, _KNOWN, _STORED, _CLOSED],
        [_DEAD, _KNOWN, _KNOWN, _CLOSED],
    ]
    for hour, met in enumerate(looks):
        crawl(Measured(), *met, at=NOON + hour * HOUR)
    assert _asked(crawl) == [(2, 1), (1, 1), (2, 2), (2, 2), (2, 1)]


def test_what_was_named_before_a_crawl_was_killed_is_asked_for_the_first_time(
    crawl: Crawl,
) -> None:
    crawl(Measured(), _CUT, _CUT)
    crawl(Measured(), _DOWN, _DOWN, at=NOON + HOUR)
    assert _asked(crawl) == [(2, 2)]


def test_a_page_that_is_refused_is_counted_each_time(crawl: Crawl) -> None:
    """It was read: what it says of its selectors is news."""
    for hour in range(2):
        crawl(_ONE, _BLIND, _BLIND, at=NOON + hour * HOUR)
    assert _asked(crawl) == [(2, 2)] * 2


def test_the_page_of_a_story_is_counted_each_time(
    crawl: Crawl, archive: Archive
) -> None:
    url = f"{HARBOUR_WIRE.home}1"
    story = make_story(source=HARBOUR_WIRE, url=url, entry=Entry(url=url, link=url))
    archive.file([Filing(run=crawl(Measured()), story=story)], now=NOON)
    for hour in range(1, 3):
        crawl(Measured(), _DOWN, at=NOON + hour * HOUR)
    assert _asked(crawl) == [(1, 1)] * 2


def test_what_is_replayed_is_not_counted(crawl: Crawl) -> None:
    crawl(_ONE, _DOWN, is_replay=True)
    assert (crawl.runs(), crawl.days()) == ({}, {})


def test_the_newest_runs_alone_are_told(crawl: Crawl) -> None:
    for number in range(MOST_RUNS + 3):
        crawl(_ONE, at=NOON + number * HOUR)
    crawl(_ONE, source=COAST_NEWS)
    told = {slug: [run.run for run in found] for slug, found in crawl.runs().items()}
    assert told == {
        "coast_news": [MOST_RUNS + 4],
        "harbour_wire": list(range(4, MOST_RUNS + 4)),
    }
    assert crawl.runs(since=NOON + HOUR).keys() == {"harbour_wire"}
