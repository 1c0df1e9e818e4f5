"""Filing: notices of withdrawal, dates that stay, texts that are told again."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories import BODY, HARBOUR_WIRE, NOON, make_sketched
from wirecrawler.match.decide import DecisionKind
from wirecrawler.store.archive import Archive, Decision, Filing
from wirecrawler.store.query import Query
from wirecrawler.story import Precision, Status

DAY = timedelta(days=1)
NOTICE = "This story has been withdrawn."
SHUT = BODY.replace("opened its new quay on Tuesday", "shut its new quay on Friday")


def test_a_notice_of_withdrawal_kills_the_story(
    archive: Archive, run: int, query: Query
) -> None:
    told = make_sketched(body=NOTICE, withdrawal=NOTICE)
    stories = [make_sketched(), told, told, make_sketched()]
    decisions = archive.file([Filing(run=run, story=one) for one in stories], now=NOON)
    assert [(d.kind.value, d.reason) for d in decisions] == [
        ("new", ""),
        ("kill", NOTICE),
        ("unchanged", "killed before"),
        ("correction", ""),
    ]
    assert [(s.status, s.body, s.reason) for s in query.history(1)] == [
        (Status.USABLE, BODY, ""),
        (Status.KILLED, BODY, NOTICE),
        (Status.CORRECTED, BODY, ""),
    ]


def test_a_notice_of_a_story_that_is_not_held_is_not_filed(
    archive: Archive, run: int, query: Query
) -> None:
    told = make_sketched(body=NOTICE, withdrawal=NOTICE)
    [decision] = archive.file([Filing(run=run, story=told)], now=NOON)
    reason = "a notice of withdrawal, of no story that is held"
    assert decision == Decision(
        kind=DecisionKind.REFUSED, story=0, family="", reason=reason
    )
    [outcome] = query.outcomes(run=run)
    assert (outcome.fate.value, outcome.reason, outcome.story) == (
        "skipped",
        reason,
        None,
    )


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        pytest.param({"published_at": None}, "first", id="a date that is gone"),
        pytest.param({"published_at": NOON - DAY}, "new", id="another date"),
    ],
)
def test_the_date_of_a_revision(
    archive: Archive, run: int, query: Query, changes: dict[str, Any], kept: str
) -> None:
    stories = [make_sketched(), make_sketched(body=SHUT, **changes)]
    archive.file([Filing(run=run, story=one) for one in stories], now=NOON)
    found = query.story(1)
    first = stories[0].published_at if kept == "first" else changes["published_at"]
    assert (found.revision, found.published_at) == (2, first)
    assert found.published_precision is Precision.MINUTE


def test_a_file_that_holds_two_versions_says_the_same_when_it_is_read_again(
    archive: Archive, query: Query
) -> None:
    filings = [
        Filing(run=None, story=make_sketched(body=body)) for body in (BODY, SHUT)
    ]
    kinds = [
        [decision.kind.value for decision in archive.file(filings, now=NOON)]
        for _ in range(2)
    ]
    assert kinds == [["new", "correction"], ["unchanged", "unchanged"]]
    assert [story.body for story in query.history(1)] == [BODY, SHUT]


def test_a_crawl_sees_a_source_go_back_to_what_it_said(
    archive: Archive, run: int, query: Query
) -> None:
    for body in (BODY, SHUT, BODY):
        filing = Filing(run=run, story=make_sketched(body=body))
        archive.file([filing], now=NOON)
    assert [story.body for story in query.history(1)] == [BODY, SHUT, BODY]


def test_without_a_run_there_is_neither_outcome_nor_listing(
    archive: Archive, query: Query
) -> None:
    story = make_sketched()
    archive.file([Filing(run=None, story=story)], now=NOON)
    assert list(query.outcomes(run="all")) == []
    assert archive.listings(HARBOUR_WIRE.slug, [story.entry.url]) == {}
