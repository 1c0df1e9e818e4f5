"""`kill` and `unkill`: what an editor is told, what is refused, what stands afterwards."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import Said, Wire
from tests.factories import (
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_fetch,
    make_sketched,
    make_story,
)
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.story import Story

QUAY = "https://harbourwire.example/news/quay"
HEADLINE = "Port Opens New Quay"
KILL = ("--reason", "names a witness", "--by", "Jo Berg")


def story_of(source: Source, number: int) -> Story:
    return make_sketched(
        source=source,
        url=f"{source.home}news/{number}",
        published_at=NOON + timedelta(hours=number),
    )


@pytest.fixture
def held(tmp_path: Path, empty_database: str) -> Wire:
    """A wire of a story, 1, and two copies of it, 2 and 3."""
    wire = Wire(tmp_path, empty_database)
    ferry = Source(
        slug="ferry_post", agency="Ferry Post", home="https://ferry.example/"
    )
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        for number, source in enumerate((HARBOUR_WIRE, COAST_NEWS, ferry), start=1):
            run = archive.begin_run(source, now=NOON)
            filing = Filing(run=run, story=story_of(source, number))
            archive.file([filing], now=NOON)
    return wire


def said(done: Said) -> tuple[int, str, str]:
    return done.status, done.out, done.err


def statuses(wire: Wire) -> list[str]:
    stories = wire.stories("--status", "any", "--sort", "oldest")
    return [story["status"] for story in stories]


def test_a_story_is_killed_and_brought_back(held: Wire) -> None:
    killed = held.run("kill", "1", *KILL)
    between = statuses(held)
    back = held.run("unkill", "1", "--by", "Ada Lie", "--reason", "checked\nagain")
    copies = "2 (coast_news), 3 (ferry_post)"
    unflagged = f"2 copies are no longer flagged: {copies}"
    assert (said(killed), between, said(back), statuses(held)) == (
        (
            0,
            "",
            f"Killed 1 (harbour_wire): {HEADLINE}; 2 copies are flagged: {copies}\n",
        ),
        ["killed", "usable", "usable"],
        (
            0,
            "",
            f"Brought back 1 (harbour_wire), usable again: {HEADLINE}; {unflagged}\n",
        ),
        ["usable"] * 3,
    )
    revisions = held.run("history", "1", "--format", "jsonl").records
    assert [(r["revision"], r["status"], bool(r["body"])) for r in revisions] == [
        (1, "usable", True),
        (2, "killed", True),
        (3, "usable", True),
    ]


def test_a_killed_copy_flags_nobody(held: Wire) -> None:
    assert held.run("kill", "2", *KILL).err == (
        "Killed 2 (coast_news): Port Opens New Quay\n"
    )
    assert held.run("kill", "1", *KILL).err.endswith(
        "; 1 copy is flagged: 3 (ferry_post)\n"
    )


def test_the_house_reads_who_killed_a_story_and_why(held: Wire) -> None:
    held.run("kill", "1", *KILL)
    text = held.run("story", "1", "--format", "table").out.splitlines()
    assert text[2].startswith("Killed: names a witness (by Jo Berg, ")
    copy = held.run("story", "2", "--format", "table").out.splitlines()
    assert copy[2] == "Original withdrawn: see `wirecrawler family 2`"
    table = held.run("stories", "--status", "any", "--format", "table").out
    assert "usable, original killed" in table


REFUSED = {
    "unknown": (("kill", "99", *KILL), "no story 99; `wirecrawler stories` lists ids"),
    "unknown-to-bring-back": (("unkill", "99", "--by", "Jo"), "no story 99"),
    "beyond-any-id": (("kill", "9" * 30, *KILL), f"no story {'9' * 30}"),
    "not-killed": (
        ("unkill", "1", "--by", "Jo"),
        "story 1 is not killed; it is usable",
    ),
    "killed-already": (
        ("kill", "3", *KILL),
        "story 3 is killed already (an order; by Ada Lie)",
    ),
    "no-reason": (
        ("kill", "1", "--reason", " \n", "--by", "Jo"),
        "--reason: it is empty",
    ),
    "no-name": (("kill", "1", "--reason", "x", "--by", "\x07"), "--by: it is empty"),
    "no-name-to-bring-back": (("unkill", "3", "--by", ""), "--by: it is empty"),
    "an-empty-reason": (
        ("unkill", "3", "--by", "Jo", "--reason", ""),
        "--reason: it is empty",
    ),
    "reason-left-out": (("kill", "1", "--by", "Jo"), "required: --reason"),
    "name-left-out": (("kill", "1", "--reason", "x"), "required: --by"),
    "no-number": (
        ("kill", "one", *KILL),
        "'one' is no number; `wirecrawler stories` lists ids",
    ),
}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    """A wire whose story 3 is killed."""
    folder = tmp_path_factory.mktemp("settled")
    wire = Wire(folder, f"sqlite:///{folder}/wire.db")
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        for number in (1, 2, 3):
            run = archive.begin_run(HARBOUR_WIRE, now=NOON)
            url = f"{QUAY}-{number}"
            story = make_story(url=url, fetch=make_fetch(url), body=f"Text {number}.")
            archive.file([Filing(run=run, story=story)], now=NOON)
        archive.kill(3, editor="Ada Lie", reason="an order", now=NOON)
    return wire


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_one_line_and_changes_nothing(
    settled: Wire, name: str
) -> None:
    words, why = REFUSED[name]
    done = settled.run(*words)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1), done
    assert why in done.err
    assert statuses(settled) == ["usable", "usable", "killed"]
    with closing(sqlite3.connect(settled.folder / "wire.db")) as database:
        ledger = database.execute("SELECT story, editor, act, reason FROM acts")
        assert ledger.fetchall() == [(3, "Ada Lie", "kill", "an order")]
