"""Fates that hold until the true ones are known, and runs that nobody ended."""

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, select

from tests.factories import (
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_story,
)
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.listing import CUT_OFF, Recorded
from wirecrawler.store.models import runs
from wirecrawler.store.query import Query
from wirecrawler.store.runs import INTERRUPTED, KILLED, SHUTDOWN
from wirecrawler.story import Entry

SLUG = "harbour_wire"
QUAY = make_entry()
LATER = NOON + timedelta(minutes=2)


def recorded(
    run: int,
    fate: Fate,
    reason: str,
    *,
    entry: Entry | None = QUAY,
    role: Role = Role.STORY,
    asked_as: Role | None = None,
    attempts: int = 0,
) -> Recorded:
    outcome = Outcome(
        run=run,
        source=SLUG,
        url=entry.url if entry else "https://harbourwire.example/rss",
        role=role,
        fate=fate,
        reason=reason,
        attempts=attempts,
        at=LATER,
    )
    return Recorded(
        outcome=outcome,
        entry=entry,
        is_provisional=reason == CUT_OFF,
        asked_as=asked_as,
    )


def ended(database: str) -> dict[int, tuple[object, ...]]:
    engine = create_engine(database)
    columns = runs.c.id, runs.c.ended_at, runs.c.close_reason, runs.c.is_good
    with engine.connect() as connection:
        found = {row[0]: tuple(row[1:]) for row in connection.execute(select(*columns))}
    engine.dispose()
    return found


def fates(query: Query, run: int) -> list[tuple[str, str, str]]:
    met = query.outcomes(run=run)
    return [(one.role.value, one.fate.value, one.reason) for one in met]


@pytest.mark.parametrize("is_first", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("fate", [Fate.SKIPPED, Fate.FAILED])
def test_the_true_fate_stands_whenever_it_comes(
    archive: Archive, query: Query, run: int, fate: Fate, is_first: bool
) -> None:
    each = [recorded(run, Fate.FAILED, CUT_OFF), recorded(run, fate, "why")]
    for one in each if is_first else reversed(each):
        archive.record([one], now=LATER)

    assert fates(query, run) == [("story", fate.value, "why")]
    listed = archive.listings(SLUG, [QUAY.url])[QUAY.url]
    assert (listed.fate, listed.reason) == (fate, "why")


def test_a_story_that_is_filed_has_no_provisional_fate_left(
    archive: Archive, query: Query, run: int
) -> None:
    archive.record([recorded(run, Fate.FAILED, CUT_OFF)], now=NOON)

    archive.file([Filing(run=run, story=make_story(fetch=make_fetch()))], now=LATER)

    assert fates(query, run) == [("story", "stored", "")]


def test_what_was_only_named_is_due_and_what_is_known_stays(
    archive: Archive, run: int
) -> None:
    new = make_entry(url="https://harbourwire.example/news/new")
    archive.file([Filing(run=run, story=make_story(fetch=make_fetch()))], now=NOON)
    before = archive.listings(SLUG, [QUAY.url])[QUAY.url]

    second = archive.begin_run(HARBOUR_WIRE, now=LATER)
    named = [recorded(second, Fate.FAILED, CUT_OFF, entry=one) for one in (QUAY, new)]
    archive.record(named, now=LATER)

    assert archive.listings(SLUG, [QUAY.url])[QUAY.url] == before
    (due,) = archive.due(SLUG, now=LATER, ladder=())
    assert (due.entry.url, due.failures) == (new.url, 0)


def test_a_listing_has_one_fate_whatever_it_was_asked_for_as(
    archive: Archive, query: Query, run: int
) -> None:
    feed = recorded(run, Fate.FAILED, CUT_OFF, entry=None, role=Role.FEED)
    sitemap = recorded(
        run, Fate.STORED, "", entry=None, role=Role.SITEMAP, asked_as=Role.FEED
    )

    archive.record([feed], now=NOON)
    archive.record([sitemap], now=LATER)

    assert fates(query, run) == [("sitemap", "stored", "")]


def test_a_run_counts_what_has_no_fate_of_its_own(
    archive: Archive, query: Query, run: int
) -> None:
    archive.record([recorded(run, Fate.FAILED, CUT_OFF)], now=LATER)

    counts = query.run_counts(run)

    assert (counts.named, counts.failed, counts.cut_off) == (1, 1, 1)


@pytest.mark.parametrize(
    ("fate", "is_good"), [(Fate.STORED, True), (Fate.FAILED, None)]
)
def test_a_run_that_nobody_ended_is_closed_by_the_next(
    archive: Archive, database: str, run: int, fate: Fate, is_good: bool | None
) -> None:
    reason = "" if fate is Fate.STORED else CUT_OFF
    listing = recorded(run, fate, reason, entry=None, role=Role.FEED)
    archive.record([listing], now=LATER)
    idle = archive.begin_run(COAST_NEWS, now=NOON)

    second = archive.begin_run(HARBOUR_WIRE, now=LATER + timedelta(days=1))

    assert ended(database) == {
        run: (LATER, KILLED, is_good),
        idle: (None, None, None),
        second: (None, None, None),
    }


@pytest.mark.parametrize(
    ("reason", "is_good"), [("http 500", False), (INTERRUPTED, None)]
)
def test_a_source_that_had_no_time_to_answer_is_not_broken(
    archive: Archive, database: str, run: int, reason: str, is_good: bool | None
) -> None:
    listing = recorded(run, Fate.FAILED, reason, entry=None, role=Role.FEED)
    archive.record([listing], now=LATER)

    archive.end_run(run, now=LATER, reason=SHUTDOWN)

    assert ended(database) == {run: (LATER, SHUTDOWN, is_good)}
