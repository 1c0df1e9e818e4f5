"""What editors do to stories: the revisions and the ledger that it makes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import (
    BODY,
    HARBOUR_WIRE,
    NOON,
    make_sketched,
    make_story,
    withdraw,
)
from tests.store.conftest import TAG
from wirecrawler.errors import NoSuchStory, StoreError
from wirecrawler.source import Source
from wirecrawler.store.acts import Acted
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.engine import reading
from wirecrawler.store.ledger import KILLED_BY_EDITOR, acts_of
from wirecrawler.store.models import stories
from wirecrawler.store.query import Query
from wirecrawler.story import Status, Story

QUAY = "https://harbourwire.example/news/quay"
LATER = NOON + timedelta(hours=2)
LAST = NOON + timedelta(hours=3)


def _file(archive: Archive, run: int, *told: Story) -> None:
    archive.file([Filing(run=run, story=story) for story in told], now=NOON)


def _kill(archive: Archive, story: int = 1) -> Acted:
    return archive.kill(story, editor="Jo Berg", reason="an order", now=LATER)


def _unkill(archive: Archive, story: int = 1) -> Acted:
    return archive.unkill(story, editor="Ada Lie", reason="checked", now=LAST)


def _ledger(archive: Archive, story: int = 1) -> list[tuple[object, ...]]:
    with reading(archive._engine) as connection:
        rows = acts_of(connection, story)
    names = ("act", "at", "editor", "reason", "before", "after")
    return [tuple(row[name] for name in names) for row in rows]


def _killed_by_editors(archive: Archive) -> list[int]:
    with reading(archive._engine) as connection:
        found = connection.execute(select(stories.c.id).where(KILLED_BY_EDITOR))
        return [row.id for row in found]


def test_a_kill_is_a_revision_with_the_old_text_and_a_line_in_the_ledger(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    acted = _kill(archive)
    _usable, killed = query.history(1)
    assert acted == Acted(
        story=1,
        source="harbour_wire",
        headline="Port Opens New Quay",
        status=Status.KILLED,
        copies=(),
    )
    assert (killed.status, killed.reason, killed.body, killed.filed_at) == (
        Status.KILLED,
        "an order",
        BODY,
        LATER,
    )
    assert killed.evidence["status"] == "editor:Jo Berg"
    assert _ledger(archive) == [
        ("kill", LATER, "Jo Berg", "an order", "usable", "killed")
    ]
    assert list(query.outcomes(run=run)) == list(query.outcomes(run="all"))


@pytest.mark.parametrize("status", [Status.USABLE, Status.CORRECTED])
@pytest.mark.parametrize("by", ["editor", "source"])
def test_a_story_comes_back_with_the_status_that_it_had(
    archive: Archive, run: int, query: Query, status: Status, by: str
) -> None:
    story = make_story()
    _file(archive, run, story)
    if status is Status.CORRECTED:
        story = make_story(body=f"{BODY} Corrected.")
        _file(archive, run, story)
    if by == "editor":
        _kill(archive)
    else:
        withdraw(archive, run, HARBOUR_WIRE, story.entry, fetch=story.fetch, now=LATER)
    acted = _unkill(archive)
    back = query.story(1)
    assert acted.status is status
    assert (back.status, back.reason, back.body, back.filed_at) == (
        status,
        "",
        story.body,
        LAST,
    )
    assert back.evidence == story.evidence
    assert _ledger(archive)[-1] == (
        "unkill",
        LAST,
        "Ada Lie",
        "checked",
        "killed",
        status.value,
    )


def test_a_story_that_came_killed_comes_back_usable(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    _kill(archive)
    with archive._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM revisions WHERE revision = 1")
    assert _unkill(archive).status is Status.USABLE
    assert query.story(1).status is Status.USABLE


def test_the_copies_of_an_original_are_told(
    archive: Archive, run: int, query: Query
) -> None:
    papers = [
        Source(slug=f"paper_{n}", agency="Paper", home=f"https://paper-{n}.example/")
        for n in (2, 3, 4)
    ]
    copies = [
        make_sketched(
            source=paper,
            url=f"{paper.home}quay",
            published_at=NOON + timedelta(hours=number),
        )
        for number, paper in enumerate(papers)
    ]
    _file(archive, run, make_sketched(), *copies)
    _kill(archive, 4)
    killed, flagged = _kill(archive), query.story(2).original_killed
    back, unflagged = _unkill(archive), query.story(2).original_killed
    printed = ((2, "paper_2"), (3, "paper_3"))
    assert (killed.copies, back.copies) == (printed, printed)
    assert (flagged, unflagged) == (True, False)
    assert _kill(archive, 2).copies == ()


def _unheld(archive: Archive) -> None:
    archive.kill(2, editor="Jo", reason="x", now=LATER)


def _beyond(archive: Archive) -> None:
    archive.unkill(10**30, editor="Jo", reason="x", now=LATER)


def _negative(archive: Archive) -> None:
    archive.kill(-1, editor="Jo", reason="x", now=LATER)


@pytest.mark.parametrize("act", [_unheld, _beyond, _negative])
def test_what_is_not_held_cannot_be_killed(
    archive: Archive, run: int, act: Callable[[Archive], None]
) -> None:
    _file(archive, run, make_story())
    with pytest.raises(NoSuchStory):
        act(archive)
    assert _ledger(archive) == []


def test_an_act_that_changes_nothing_is_refused(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    with pytest.raises(StoreError, match="story 1 is not killed; it is usable"):
        _unkill(archive)
    _kill(archive)
    with pytest.raises(StoreError, match=r"killed already \(an order; by Jo Berg\)"):
        _kill(archive)
    assert (len(query.history(1)), len(_ledger(archive))) == (2, 1)


def test_what_its_source_withdrew_is_killed_already(archive: Archive, run: int) -> None:
    story = make_story()
    _file(archive, run, story)
    withdraw(archive, run, HARBOUR_WIRE, story.entry, fetch=story.fetch, now=LATER)
    with pytest.raises(StoreError, match=r"already \(withdrawn by its source"):
        _kill(archive)


def test_words_that_no_table_holds_are_kept_as_they_can_be(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    archive.kill(1, editor="J\0o \ud800", reason="an\0 order \udfff", now=LATER)
    killed = query.story(1)
    assert (killed.reason, killed.evidence["status"]) == (
        "an order \ufffd",
        "editor:Jo \ufffd",
    )
    assert _ledger(archive)[0][2:4] == ("Jo \ufffd", "an order \ufffd")


def test_an_editor_s_last_word_is_known(archive: Archive, run: int) -> None:
    _file(archive, run, *(make_story(url=f"{QUAY}-{n}") for n in range(4)))
    _kill(archive, 1)
    for story in (2, 3):
        _kill(archive, story)
        _unkill(archive, story)
    _kill(archive, 3)
    gone = make_story(url=f"{QUAY}-3")
    withdraw(archive, run, HARBOUR_WIRE, gone.entry, fetch=gone.fetch, now=LATER)
    assert sorted(_killed_by_editors(archive)) == [1, 3]


def test_of_two_editors_at_once_one_kills(
    archive: Archive, run: int, database: str, query: Query
) -> None:
    _file(archive, run, make_story())

    def kill(_number: int) -> str:
        with Archive.open(database, tag=TAG) as another:
            try:
                return _kill(another).status.value
            except StoreError as error:
                return error.reason

    with ThreadPoolExecutor(4) as pool:
        told = sorted(pool.map(kill, range(4)))
    assert told == ["killed", *["story 1 is killed already (an order; by Jo Berg)"] * 3]
    assert (len(query.history(1)), len(_ledger(archive))) == (2, 1)
