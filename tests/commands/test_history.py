"""`history`: the revisions of a story, and what each changed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Wire
from tests.factories import (
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_story,
    withdraw,
)
from wirecrawler.publish.record import STORY_KEYS
from wirecrawler.source import EXCERPT
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing

URL = "https://harbourwire.example/news/quay"
LEDE = "The port of Oslo opened its new quay on Tuesday, two years later than planned."
FERRIES = "Two ferries and a grain ship tied up within the first hour, the pilot said."
COST = "The quay cost 340 million kroner. The city and the state paid half of it each."


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    """A wire of one story: corrected, given another headline, restated, and killed."""
    folder = tmp_path_factory.mktemp("history")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    first: dict[str, Any] = {"body": f"{LEDE}\n\n{FERRIES}\n\n{COST}"}
    corrected = {
        "body": "\n\n".join([LEDE, COST.replace("340", "304"), "No fisher was asked."]),
        "notice": "Correction: an earlier version misstated the cost.",
    }
    headed = corrected | {
        "headline": "Port Opens <Quay>\x1b[2J",
        "headline_original": "Port opens <quay>\x1b[2J",
        "byline": ("Ingrid Moen", "Ola Berg"),
        "terms": EXCERPT,
    }
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        for hours, facts in enumerate((first, corrected, headed)):
            story = make_story(url=URL, **facts)
            archive.file(
                [Filing(run=run, story=story)], now=NOON + timedelta(hours=hours)
            )
        withdraw(
            archive,
            run,
            HARBOUR_WIRE,
            make_entry(URL),
            fetch=make_fetch(URL, status=410),
            now=NOON + timedelta(hours=3),
        )
    return wire


def test_each_revision_is_a_whole_record(filed: Wire) -> None:
    records = filed.run("history", "1").records
    assert [list(record) for record in records] == [list(STORY_KEYS)] * 4
    assert [(r["revision"], r["status"]) for r in records] == [
        (1, "usable"),
        (2, "corrected"),
        (3, "corrected"),
        (4, "killed"),
    ]


def test_the_difference_tells_what_each_revision_changed(filed: Wire) -> None:
    assert (
        filed.run("history", "1", "--diff").out
        == f"""\
Revision 1, filed 3 November 2026, 12:00 UTC: usable
headline: Port Opens New Quay
headline of the source: Port opens new quay
byline: Ingrid Moen
published: 3 November 2026, 09:15 UTC
published, as printed: 2026-11-03T10:15+01:00
section: Ports
terms: full
46 words

Revision 2, filed 3 November 2026, 13:00 UTC: corrected
- notice of the source: none
+ notice of the source: Correction: an earlier version misstated the cost.
kept 65 % of 46 words, 16 left out, 5 added
= 1 paragraph the same
- {FERRIES}
~ {COST.replace("340", "[-340-] {+304+}")}
+ No fisher was asked.

Revision 3, filed 3 November 2026, 14:00 UTC: corrected
- headline: Port Opens New Quay
+ headline: Port Opens <Quay> [2J
- headline of the source: Port opens new quay
+ headline of the source: Port opens <quay> [2J
- byline: Ingrid Moen
+ byline: Ingrid Moen, Ola Berg
- terms: full
+ terms: excerpt
the text is the same

Revision 4, filed 3 November 2026, 15:00 UTC: killed (withdrawn by its source (410))
the text is the same
"""
    )


def test_acts_of_editors_stand_below_the_revision_they_followed(
    tmp_path: Path,
) -> None:
    wire = Wire(tmp_path, f"sqlite:///{tmp_path / 'wire.db'}")
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        archive.file([Filing(run=run, story=make_story(body=LEDE))], now=NOON)
        hours = (timedelta(hours=1), timedelta(hours=2))
        archive.kill(1, editor="Jo Berg", reason="names a child", now=NOON + hours[0])
        archive.unkill(1, editor="Ola", reason="", now=NOON + hours[1])
    _, *told = wire.run("history", "1", "--diff").out.split("\n\n")
    assert [block.splitlines() for block in told] == [
        [
            "Revision 2, filed 3 November 2026, 13:00 UTC: killed (names a child)",
            "the text is the same",
            "3 November 2026, 13:00 UTC, Jo Berg: kill: usable -> killed (names a child)",
        ],
        [
            "Revision 3, filed 3 November 2026, 14:00 UTC: usable",
            "the text is the same",
            "3 November 2026, 14:00 UTC, Ola: unkill: killed -> usable",
        ],
    ]


def test_a_table_shows_a_line_a_revision(filed: Wire) -> None:
    lines = filed.run("history", "1", "--format", "table").out.splitlines()
    assert [line.split()[0] for line in lines] == ["REVISION", "1", "2", "3", "4"]


@pytest.mark.parametrize("words", [["99"], ["nine"], []])
def test_what_is_no_story_ends_with_status_2_in_one_line(
    filed: Wire, words: list[str]
) -> None:
    said = filed.run("history", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
