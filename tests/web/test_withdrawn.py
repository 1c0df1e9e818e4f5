"""Stories that were withdrawn, their copies, and corrected ones: what readers are told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import lxml.html
import pytest

from tests.factories import make_entry, make_fetch
from tests.factories import withdraw as answer_410
from tests.web.sample import HARBOUR, LEDGER, NOW, QUAY, RAIN, SAHEL, sample_story
from tests.web.server import GATE, TAG, file_all, serving_wire
from wirecrawler.match.sketch import sketched
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.story import Story

HOUR = timedelta(hours=1)
HOSTILE = "<script>alert(1)</script> names a \u202ewitness"
AT = "3 November 2026, 16:00 UTC"


def story_of(source: Source, number: int, body: str, **changes: Any) -> Story:
    story = sample_story(
        source, f"Headline {number}", body=body, number=number,
        published_at=NOW - HOUR * (9 - number),
    )  # fmt: skip
    return replace(sketched(story), **changes)


def withdraw(archive: Archive, story: Story) -> None:
    run = archive.begin_run(story.source, now=NOW)
    answer_410(
        archive,
        run,
        story.source,
        make_entry(story.source_url),
        fetch=make_fetch(story.source_url, status=410),
        now=NOW,
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """1 killed by an editor, 2 a copy of it; 3 killed by its source, 4 a copy of it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('withdrawn')}/wire.db"
    killed = story_of(HARBOUR, 1, QUAY)
    gone = story_of(SAHEL, 3, RAIN)
    with Archive.open(url, tag=TAG) as archive:
        copies = [story_of(LEDGER, 2, QUAY), story_of(HARBOUR, 4, RAIN)]
        ids = file_all(archive, [killed, copies[0], gone, copies[1]])
        assert ids == [1, 2, 3, 4]
        archive.kill(1, editor="Jo Berg", reason=HOSTILE, now=NOW)
        withdraw(archive, gone)
    return url


@pytest.fixture
def wire(database: str) -> Iterator[httpx.Client]:
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        yield client


def texts(answer: httpx.Response, selector: str) -> list[str]:
    tree = lxml.html.fromstring(answer.content)
    return [" ".join(e.text_content().split()) for e in tree.cssselect(selector)]


PAGES = {
    1: (
        "The editors of Media Wire withdrew it.",
        ["Harbour Wire", AT, HOSTILE],
    ),
    3: (
        "خبرگزاری ساحل withdrew it.",
        ["خبرگزاری ساحل", AT, "withdrawn by its source (410)"],
    ),
}


@pytest.mark.parametrize("number", PAGES)
def test_the_page_of_a_withdrawn_story_says_who_when_and_why(
    wire: httpx.Client, number: int
) -> None:
    answer = wire.get(f"/story/{number}")
    who, facts = PAGES[number]
    assert (
        answer.status_code,
        answer.headers["cache-control"],
        texts(answer, "h1"),
        texts(answer, ".notice p")[0],
        texts(answer, ".notice dd"),
        [word in answer.text for word in ("Headline", "Jo Berg", "<script>alert")],
    ) == (
        410,
        "no-store",
        ["This story has been withdrawn"],
        who,
        facts,
        [False] * 3,
    )


TOLD = {
    1: {"agency": "Harbour Wire", "withdrawn_by": "editors", "reason": HOSTILE},
    3: {
        "agency": "خبرگزاری ساحل",
        "withdrawn_by": "agency",
        "reason": "withdrawn by its source (410)",
    },
}


@pytest.mark.parametrize("number", TOLD)
def test_the_api_says_the_same(wire: httpx.Client, number: int) -> None:
    answer = wire.get(f"/api/v1/stories/{number}")
    assert (answer.headers["content-type"], answer.json()) == (
        "application/problem+json",
        {
            "type": "about:blank",
            "title": "Gone",
            "status": 410,
            "detail": "This story has been withdrawn.",
            "withdrawn_at": "2026-11-03T16:00:00Z",
            **TOLD[number],
        },
    )


ORPHAN = "Original withdrawn. This is a copy of a story that has been withdrawn by"
NOTES = {
    2: f"the editors of Media Wire (just now): {HOSTILE}.",
    4: "خبرگزاری ساحل (just now): withdrawn by its source (410).",
}


@pytest.mark.parametrize("number", NOTES)
def test_a_copy_says_that_its_original_was_withdrawn(
    wire: httpx.Client, number: int
) -> None:
    answer = wire.get(f"/story/{number}")
    tree = lxml.html.fromstring(answer.content)
    assert (
        texts(answer, ".note"),
        [a.get("href") for a in tree.cssselect(".note a")],
    ) == (
        [f"{ORPHAN} {NOTES[number]} Read the notice of the withdrawal"],
        [f"../story/{number - 1}"],
    )


def test_lists_mark_the_copies(wire: httpx.Client) -> None:
    front = wire.get("/")
    assert (texts(front, ".card h3"), texts(front, ".card .mark")) == (
        ["Headline 4", "Headline 2"],
        ["Original withdrawn"] * 2,
    )


def test_of_a_withheld_agency_no_more_is_said(database: str) -> None:
    gate = replace(GATE, withheld={"sahel": "court order"})
    with (
        serving_wire(database, gate=gate) as url,
        httpx.Client(base_url=url) as client,
    ):
        answers = [client.get(f"/story/{number}") for number in (3, 4)]
    assert [(a.status_code, texts(a, ".notice p")[:1]) for a in answers] == [
        (451, ["This wire publishes nothing by خبرگزاری ساحل (sahel: court order)."])
    ] * 2


def test_a_story_that_was_brought_back_is_printed(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/wire.db"
    with Archive.open(database, tag=TAG) as archive:
        stories = [story_of(HARBOUR, 1, QUAY), story_of(LEDGER, 2, QUAY)]
        file_all(archive, stories)
        withdraw(archive, stories[0])
        archive.unkill(1, editor="Jo Berg", reason="", now=NOW)
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        answers = [client.get(f"/story/{number}") for number in (1, 2)]
    told = [(a.status_code, texts(a, ".note, .mark")) for a in answers]
    assert told == [(200, []), (200, [])]


NOTICE = "Correction:\tan earlier version <b>misspelled</b> a name."
READ = "Correction: an earlier version <b>misspelled</b> a name."
CORRECTED = (
    "Corrected. The agency changed this story after it was first filed here;"
    " this is revision 2, filed just now."
)


@pytest.mark.parametrize(
    ("source", "notices", "note"),
    [
        pytest.param(
            HARBOUR,
            ("", NOTICE),
            f"{CORRECTED} The agency’s notice: {READ}",
            id="a correction with a notice",
        ),
        pytest.param(
            LEDGER,
            ("", NOTICE),
            f"{CORRECTED} The agency prints a notice of the correction.",
            id="the headline alone is printed",
        ),
        pytest.param(
            HARBOUR,
            (NOTICE,),
            f"Corrected. The agency’s notice: {READ}",
            id="corrected before it was filed",
        ),
    ],
)
def test_a_correction_is_told_of(
    tmp_path: Path, source: Source, notices: tuple[str, ...], note: str
) -> None:
    database = f"sqlite:///{tmp_path}/wire.db"
    with Archive.open(database, tag=TAG) as archive:
        for number, notice in enumerate(notices):
            body = f"{QUAY}\n\n{number}"
            file_all(archive, [story_of(source, 1, body, notice=notice)])
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        assert texts(client.get("/story/1"), ".note") == [note]
