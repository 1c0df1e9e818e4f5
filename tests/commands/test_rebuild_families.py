"""`rebuild-families`: the difference first; written only when asked; killed in mid-writing."""

import csv
import io
import json
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.conftest import Wire
from wirecrawler.commands.rebuild_families import CHANGE_KEYS

_TITLE = "rebuild-families: "


def text_of(name: str) -> str:
    """Return three paragraphs of 50 words, which no other name has."""
    words = random.Random(name)
    return "\n\n".join(
        " ".join(
            "".join(words.choice("bdfgklmnprst") + words.choice("aeiou") for _ in "abc")
            for _ in range(50)
        )
        for _ in range(3)
    )


def ingest(wire: Wire, count: int, start: int = 0) -> None:
    """File so many stories; of three the second has the text of the first, the third its start."""
    lines = []
    for number in range(start, start + count):
        body = text_of(f"text {number // 3}")
        source = f"wire_{number % 3}"
        line = {
            "source": source,
            "url": f"https://{source}.example/{number}",
            "headline": f"Headline {number}",
            "body": body.rpartition("\n\n")[0] if number % 3 == 2 else body,
            "published_at": f"2026-11-03T09:{number % 60:02}:00Z",
        }
        lines.append(json.dumps(line))
    (wire.folder / f"{start}.jsonl").write_text("\n".join(lines))
    said = wire.run("ingest", f"{start}.jsonl", "--quiet")
    assert said.status == 0, said.err


@contextmanager
def connected(wire: Wire) -> Iterator[sqlite3.Connection]:
    path = wire.folder / "wire.db"
    with closing(sqlite3.connect(path, timeout=30)) as connection, connection:
        yield connection


def put_apart(wire: Wire) -> None:
    """Leave of the families what a database has that was just upgraded: none."""
    with connected(wire) as connection:
        connection.executescript(
            "DELETE FROM sketches; DELETE FROM matches; UPDATE stories SET"
            " words = 0, family = id, family_role = 'original', fingerprint = id"
        )


def held(wire: Wire) -> list[list[tuple[object, ...]]]:
    with connected(wire) as connection:
        return [
            connection.execute(question).fetchall()
            for question in (
                "SELECT * FROM stories ORDER BY id",
                "SELECT * FROM matches ORDER BY story",
                "SELECT * FROM sketches ORDER BY feature, day, story",
            )
        ]


def counted(
    stories: int, *, stored: int, now: int, joined: int, families: int, texts: int
) -> list[str]:
    """Return the lines that tell how the families differ, of which none is split."""
    of_families = f"{stored} stored, {now} now; {joined} joined, 0 split"
    of_stories = f"{families} their family or role, {texts} what matching keeps"
    return [
        f"{_TITLE}{stories} stories, families: {of_families}, 0 with another original",
        f"{_TITLE}stories that change: {of_stories} of their text",
    ]


def test_nothing_differs_after_filing(wire: Wire) -> None:
    ingest(wire, 6)
    said = wire.run("rebuild-families")
    assert (said.status, said.out, said.err.splitlines()) == (
        0,
        "",
        counted(6, stored=2, now=2, joined=0, families=0, texts=0),
    )


def test_the_difference_is_shown_and_then_written(wire: Wire) -> None:
    ingest(wire, 6)
    before = held(wire)
    put_apart(wire)
    upgraded = held(wire)
    shown = wire.run("rebuild-families", "--limit", "1")
    assert held(wire) == upgraded
    assert shown.records == [
        {
            "story": 2,
            "source": "wire_1",
            "headline": "Headline 1",
            "family_before": "2",
            "family": "1",
            "role_before": "original",
            "role": "copy",
            "other": 1,
            "kind": "exact",
            "containment": 1.0,
        }
    ]
    assert shown.err.splitlines() == [
        *counted(6, stored=6, now=2, joined=2, families=4, texts=6),
        f"{_TITLE}3 more; --limit 0 shows all",
        f"{_TITLE}nothing is written without --write",
    ]
    written = wire.run("rebuild-families", "--write", "--limit", "0", "--quiet")
    assert (written.status, len(written.records)) == (0, 4)
    assert written.err.splitlines()[-1].startswith(f"{_TITLE}written; ")
    assert held(wire) == before


@pytest.mark.parametrize("form", ["table", "csv"])
def test_other_forms(wire: Wire, form: str) -> None:
    ingest(wire, 3)
    put_apart(wire)
    out = wire.run("rebuild-families", "--format", form).out
    if form == "csv":
        assert list(csv.DictReader(io.StringIO(out)))[1] == dict(
            zip(
                CHANGE_KEYS,
                "3|wire_2|Headline 2|3|1|original|copy|1|cut|1.0".split("|"),
                strict=True,
            )
        )
    else:
        heads = "STORY SOURCE FAMILY BEFORE FAMILY ROLE BEFORE ROLE OTHER KIND"
        assert " ".join(out.splitlines()[0].split()).startswith(heads)


def test_thresholds_are_said_and_kept_nowhere(wire: Wire) -> None:
    ingest(wire, 3)
    words = ("--containment", "1", "--window", "1", "--evidence", "-1.5")
    said = wire.run("rebuild-families", *words)
    assert said.err.splitlines()[0] == (
        f"{_TITLE}thresholds of this run alone: containment 1 (today's: 0.5),"
        " evidence -1.5 (today's: 0), window 1 (today's: 10)"
    )
    assert "thresholds" not in wire.run("rebuild-families").err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--containment", "1.1"), "'1.1' is not a share from 0 to 1"),
        (("--reworded", "half"), "'half' is not a share from 0 to 1"),
        (("--evidence", "nan"), "'nan' is not a number"),
        (("--window", "0"), "'0' is no number from 1 to 366"),
        (("--limit=-1",), "'-1' is no number from 0 up"),
    ],
)
def test_what_is_not_accepted(wire: Wire, words: tuple[str, ...], reason: str) -> None:
    said = wire.run("rebuild-families", *words)
    option = words[0].partition("=")[0]
    assert (said.status, said.err) == (
        2,
        f"wirecrawler rebuild-families: {option}: {reason}; --help tells more\n",
    )


def test_killed_in_mid_writing_and_run_again(wire: Wire) -> None:
    ingest(wire, 600)
    before = held(wire)
    put_apart(wire)
    with wire.start("rebuild-families", "--write", "--limit", "1") as process:
        assert process.stdout is not None
        process.stdout.readline()
        while _written(wire) == 0:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    assert (process.returncode, _written(wire) > 0) == (-signal.SIGKILL, True)
    assert _left_behind(wire.folder) == []
    assert wire.run("rebuild-families", "--write", "--quiet").status == 0
    assert held(wire) == before


def _written(wire: Wire) -> int:
    with connected(wire) as connection:
        found = connection.execute("SELECT count(*) FROM stories WHERE words > 0")
        return int(found.fetchone()[0])


def _left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("families-*")]


def test_stories_are_filed_while_families_are_written(wire: Wire) -> None:
    ingest(wire, 300)
    put_apart(wire)
    with wire.start("rebuild-families", "--write", "--quiet") as process:
        ingest(wire, 150, start=299)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    again = wire.run("rebuild-families")
    families = len(wire.stories()) // 3
    assert again.err.splitlines() == counted(
        449, stored=families + 1, now=families + 1, joined=0, families=0, texts=0
    )
