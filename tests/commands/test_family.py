"""`family`: who carries a story, how soon, why it is known, and what each made of it."""

import csv
import io
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest

from tests.conftest import Wire
from tests.factories import (
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_story,
    withdraw,
)
from wirecrawler.commands.family import FAMILY_KEYS
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.story import Precision

ISLAND_POST = Source(
    slug="island_post",
    agency="Island Post",
    home="https://islandpost.example/",
    language="en",
)
LEDE = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned and a"
    " third over its budget."
)
FERRIES = (
    "Two ferries and a grain ship tied up within the first hour, the harbour master said,"
    " and a fourth was waiting in the fjord for its pilot."
)
COST = (
    "The quay cost 340 million kroner, which the city and the state paid half each, and the"
    " fishermen of the old pier said that nobody had asked them."
)
BODIES = {
    HARBOUR_WIRE: [LEDE, FERRIES, COST],
    COAST_NEWS: [LEDE, FERRIES],
    ISLAND_POST: [
        FERRIES.replace("the harbour master", "the Harbour Master"),
        LEDE.replace("Tuesday", "Monday"),
        COST,
        "None of them was from the islands.",
    ],
}


def file_family(wire: Wire) -> None:
    """File a story, two copies of it, and one that is alone, as 1 to 4."""
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        for number, (source, body) in enumerate(BODIES.items(), start=1):
            story = make_story(
                source=source,
                url=f"{source.home}{number}",
                headline=f"Port Opens Quay {number}",
                body="\n\n".join(body),
                published_at=NOON + timedelta(hours=3, minutes=7) * number,
                published_precision=Precision.DAY if number == 3 else Precision.MINUTE,
                fingerprint="quay",
            )
            run = archive.begin_run(source, now=NOON)
            archive.file([Filing(run=run, story=story)], now=NOON)
        alone = make_story(url=f"{HARBOUR_WIRE.home}alone", body="Fog in the fjord.")
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        archive.file([Filing(run=run, story=alone)], now=NOON)
    keep_match(wire, (2, 1, "cut", 1.0, 48 / 76, 0, 28))


def keep_match(wire: Wire, row: tuple[object, ...]) -> None:
    """Keep one row of evidence, and no other."""
    with closing(connect(wire.folder / "wire.db")) as database, database:
        database.execute("DELETE FROM matches")
        database.execute("INSERT INTO matches VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        database.execute("UPDATE stories SET words = 76 WHERE id = 1")


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    folder = tmp_path_factory.mktemp("family")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    file_family(wire)
    return wire


def carrying(record: dict[str, Any]) -> dict[str, Any]:
    """Return what a record says of being a copy."""
    start = FAMILY_KEYS.index("family_role")
    return {key: record[key] for key in FAMILY_KEYS[start:]}


ORIGINAL = {
    "original": 1,
    "original_source": "harbour_wire",
    "original_status": "usable",
}
UNKNOWN = dict.fromkeys(
    ["hours", "other", "kind", "containment", "kept", "added", "left_out"]
)


def test_the_original_comes_first_then_its_copies_with_the_evidence(
    filed: Wire,
) -> None:
    records = filed.run("family", "3").records
    cut = {
        "hours": 3.1167,
        "other": 1,
        "kind": "cut",
        "containment": 1.0,
        "kept": 48 / 76,
        "added": 0,
        "left_out": 28,
    }
    assert [list(record) for record in records] == [list(FAMILY_KEYS)] * 3
    assert [record["id"] for record in records] == [1, 2, 3]
    assert [carrying(record) for record in records] == [
        {"family_role": "original"} | ORIGINAL | UNKNOWN,
        {"family_role": "copy"} | ORIGINAL | cut,
        {"family_role": "copy"} | ORIGINAL | UNKNOWN,
    ]


def test_a_copy_that_the_original_was_matched_with_has_that_evidence(
    tmp_path: Path,
) -> None:
    wire = Wire(tmp_path, f"sqlite:///{tmp_path / 'wire.db'}")
    file_family(wire)
    keep_match(wire, (1, 2, "cut", 1.0, 1.0, 28, 0))
    found = carrying(wire.run("family", "1").records[1])
    assert (found["other"], found["kind"], found["added"], found["left_out"]) == (
        *(1, "cut", 0, 28),
    )
    assert found["kept"] == pytest.approx(48 / 76)


def test_a_table_shows_a_line_a_story(filed: Wire) -> None:
    lines = filed.run(
        "family", "1", "--format", "table", COLUMNS="200"
    ).out.splitlines()
    assert [line.split() for line in lines] == [
        "ID ROLE SOURCE PUBLISHED AT HOURS KIND SHARED % KEPT % WORDS STATUS"
        " HEADLINE".split(),
        "1 original harbour_wire 2026-11-03 15:07Z usable Port Opens Quay 1".split(),
        "2 copy coast_news 2026-11-03 18:14Z 3.1 cut 100 63 +0 -28 usable Port Opens Quay"
        " 2".split(),
        "3 copy island_post 2026-11-03 21:21Z usable Port Opens Quay 3".split(),
    ]


def test_csv_holds_every_key(filed: Wire) -> None:
    said = filed.run("family", "2", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [list(row) for row in rows] == [list(FAMILY_KEYS)] * 3


def test_the_difference_tells_what_each_copy_made_of_the_original(filed: Wire) -> None:
    assert (
        filed.run("family", "2", "--diff").out
        == f"""\
Story 1, the original: Port Opens Quay 1
Harbour Wire, 3 November 2026, 15:07 UTC
76 words

Story 2, a copy: Port Opens Quay 2
Coast News, 3 November 2026, 18:14 UTC
3.1 h after the original
cut of story 1: 100 % of the shorter text is in both
kept 63 % of 76 words, 28 left out, 0 added
= 2 paragraphs the same
- {COST}

Story 3, a copy: Port Opens Quay 3
Island Post, 3 November 2026
kept 98 % of 76 words, 1 left out, 8 added, 1 paragraph moved
= 1 paragraph the same
> paragraph 1 moved to 2: {LEDE.replace("Tuesday", "[-Tuesday-]{+Monday+}")}
= 1 paragraph the same
+ None of them was from the islands.
"""
    )


def test_stories_of_a_family_tell_which_is_the_original(filed: Wire) -> None:
    family = filed.stories()[0]["family"]
    said = filed.run("stories", "--family", family, "--format", "table")
    assert [line.split()[:2] for line in said.out.splitlines()] == [
        ["ID", "FAMILY"],
        ["3", "copy"],
        ["2", "copy"],
        ["1", "original"],
    ]


def test_a_family_of_one_says_so(filed: Wire) -> None:
    said = filed.run("family", "4")
    assert [record["id"] for record in said.records] == [4]
    assert said.err == "Story 4 is alone in its family: no copy of it is held.\n"
    assert filed.run("family", "4", "--diff").out.splitlines()[-1] == "4 words"


def test_what_was_withdrawn_is_marked_on_it_and_on_its_copies(tmp_path: Path) -> None:
    wire = Wire(tmp_path, f"sqlite:///{tmp_path / 'wire.db'}")
    file_family(wire)
    url = f"{HARBOUR_WIRE.home}1"
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        withdraw(
            archive,
            archive.begin_run(HARBOUR_WIRE, now=NOON),
            HARBOUR_WIRE,
            make_entry(url),
            fetch=make_fetch(url, status=410),
            now=NOON,
        )
    table = wire.run("family", "2", "--format", "table", COLUMNS="200").out.splitlines()
    assert ["killed" in line for line in table] == [False, True, True, True]
    assert ["usable, original killed" in line for line in table] == [
        *(False, False, True, True),
    ]
    assert (
        "\nKilled: withdrawn by its source (410)\n"
        in wire.run("family", "2", "--diff").out
    )


@pytest.mark.parametrize("words", [["99"], ["nine"], [], ["99999999999999999999"]])
def test_what_is_no_story_ends_with_status_2_in_one_line(
    filed: Wire, words: list[str]
) -> None:
    said = filed.run("family", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
