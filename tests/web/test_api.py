"""The API: what it tells, within the terms, and what it says no to."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from tests.web.conftest import Served
from tests.web.sample import sample_stories
from tests.web.server import GATE, TAG, file_all, serving_wire
from wirecrawler.publish.record import STORY_KEYS, story_record
from wirecrawler.store.archive import Archive
from wirecrawler.store.query import Query

HEADLINES = [story.headline for story in sample_stories()]


@pytest.fixture
def wire(served: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{served.url}/api/v1") as client:
        yield client


def problem(answer: httpx.Response) -> tuple[object, ...]:
    told = answer.json()
    return (
        answer.headers["content-type"],
        answer.status_code == told["status"],
        told["status"],
        told["title"],
        told["detail"],
    )


def test_the_stories_are_the_records_of_print(
    wire: httpx.Client, served: Served
) -> None:
    told = wire.get("/stories").json()
    with Query.open(served.database, tag=TAG) as query:
        known = [query.story(record["id"]) for record in told["stories"]]
    assert told == {
        "stories": [story_record(story, gate=GATE) for story in known],
        "withheld": [],
    }


def test_a_story_is_its_record_of_print(wire: httpx.Client, served: Served) -> None:
    told = wire.get(f"/stories/{served.excerpt}").json()
    terms = {
        "use": "excerpt",
        "licence": None,
        "holder": None,
        "evidence_url": None,
        "reason": "all rights reserved: quoted, not reprinted",
    }
    assert (tuple(told), told["terms"], told["body"][-1], told["images"]) == (
        STORY_KEYS,
        terms,
        "…",
        [],
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", HEADLINES),
        ("?limit=2", HEADLINES[:2]),
        ("?limit=2&offset=3", HEADLINES[3:5]),
        ("?offset=12", []),
        ("?offset=999999999999999", []),
        ("?source=ledger", [HEADLINES[3], HEADLINES[10]]),
        ("?source=sahel&source=ledger", [HEADLINES[3], HEADLINES[10]]),
        ("?language=fa", [HEADLINES[n] for n in (1, 5, 8)]),
        ("?terms=link", [HEADLINES[3], HEADLINES[10]]),
        ("?since=2026-11-03T14:48:00Z", HEADLINES[:2]),
        ("?since=2026-11-03T15:48:00%2B01:00", HEADLINES[:2]),
        ("?until=2026-11-03&since=2026-11-02T20:00:00", HEADLINES[8:10]),
    ],
)
def test_stories_are_chosen_by_parameters(
    wire: httpx.Client, asked: str, found: list[str]
) -> None:
    told = wire.get(f"/stories{asked}").json()["stories"]
    assert [story["headline"] for story in told] == found


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("limit=0", "limit: '0' is no number from 1 to 200"),
        ("limit=201", "limit: '201' is no number from 1 to 200"),
        ("limit=x", "limit: 'x' is no number from 1 to 200"),
        ("offset=-1", "offset: '-1' is no number from 0 up"),
        (
            "offset=9999999999999999",
            "offset: '9999999999999999' is no number from 0 up",
        ),
        ("language=?", "language: '?' is no language tag such as fa or en-GB"),
        ("terms=all", "terms: 'all' is none of full, excerpt, link"),
        ("source=nowhere", "source: 'nowhere' is no source of this wire"),
        ("source=%00", "source: '\\x00' is no source of this wire"),
        ("source=", "source: '' is no source of this wire"),
        (
            "since=soon",
            "since: 'soon' is no date such as 2026-11-01 or 2026-11-01T09:15:00Z",
        ),
        (
            "until=0001-01-01T00:00:00%2B14:00",
            (
                "until: '0001-01-01T00:00:00+14:00' is no date such as 2026-11-01 or "
                "2026-11-01T09:15:00Z"
            ),
        ),
        (
            "sorce=ledger",
            (
                "sorce: no such parameter; source, language, since, until, terms, limit, "
                "offset are"
            ),
        ),
    ],
)
def test_what_is_not_accepted_is_a_problem_of_400(
    wire: httpx.Client, asked: str, why: str
) -> None:
    assert problem(wire.get(f"/stories?{asked}")) == (
        "application/problem+json",
        True,
        400,
        "Bad Request",
        why,
    )


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/stories/424242", (404, "Not Found", "There is no such story.")),
        ("/stories/abc", (404, "Not Found", "There is no such story.")),
        ("/stories/0", (404, "Not Found", "There is no such story.")),
        ("/stories/-1", (404, "Not Found", "There is no such story.")),
        ("/stories/99999999999999", (404, "Not Found", "There is no such story.")),
        ("/stories/", (404, "Not Found", "There is no such resource.")),
        ("/nowhere", (404, "Not Found", "There is no such resource.")),
        ("/", (404, "Not Found", "There is no such resource.")),
    ],
)
def test_what_is_not_there_is_a_problem_of_404(
    wire: httpx.Client, path: str, told: tuple[object, ...]
) -> None:
    assert problem(wire.get(path))[2:] == told


def test_a_killed_story_is_a_problem_of_410(wire: httpx.Client, served: Served) -> None:
    answer = wire.get(f"/stories/{served.killed}")
    assert (problem(answer)[2:], "پس گرفته" in answer.text) == (
        (410, "Gone", "This story has been withdrawn."),
        False,
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_api_can_only_be_read(wire: httpx.Client, method: str) -> None:
    answer = wire.request(method, "/stories/1")
    assert (problem(answer)[2:], {*answer.headers["allow"].split(", ")}) == (
        (405, "Method Not Allowed", "This API can only be read."),
        {"GET", "HEAD"},
    )


def test_a_store_that_fails_is_a_problem_of_503(database: str) -> None:
    Archive.open(database, tag=TAG).close()
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
            connection.execute("ALTER TABLE stories RENAME TO lost")
        connection.close()
        answer = client.get("/api/v1/stories")
    assert problem(answer)[2:4] == (503, "Service Unavailable")


def test_an_accident_is_a_problem_of_500(database: str) -> None:
    def no_clock() -> datetime:
        raise RuntimeError("no clock")

    clock: Callable[[], datetime] = no_clock
    with Archive.open(database, tag=TAG) as archive:
        file_all(archive, sample_stories()[:1])
    with (
        serving_wire(database, now=clock) as url,
        httpx.Client(base_url=url) as client,
    ):
        answer = client.get("/api/v1/stories/1")
    told: Any = problem(answer)
    assert told[2:] == (
        500,
        "Internal Server Error",
        "The fault is ours, not yours.",
    )
