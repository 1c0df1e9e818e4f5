"""`ingest`: by several processes, killed in between, in any order: the same families."""

import json
import random
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Wire

MONDAY = datetime(2026, 11, 2, 6, 10, tzinfo=UTC)
SYLLABLES = "ba den fi gor hul kam lo mer nis or pel ri sta tu ven wy zar".split()
FAMILIES = 20
AT_ONCE = 3
Line = dict[str, object]


class Wired(NamedTuple):
    """What a wire holds, in words that do not depend on its numbers."""

    families: set[frozenset[str]]
    """Of URLs."""
    originals: set[str]
    """URLs, one of each family."""
    texts: dict[str, tuple[str, int]]
    """URL -> body and revision."""


def paragraphs(number: int, count: int) -> list[str]:
    """Return paragraphs of invented words, which no other number's have in common."""
    chance = random.Random(number)
    words = ["".join(chance.sample(SYLLABLES, 3)) for _ in range(60)]
    return [
        f"{' '.join(chance.choices(words, k=30)).capitalize()}." for _ in range(count)
    ]


def line(source: str, number: int, body: Sequence[str], *, minutes: int) -> Line:
    """Return a story of `source`, filed so many minutes after the first of its number."""
    return {
        "id": f"{source}-{number}",
        "source": source,
        "url": f"https://{source}.example/{number}",
        "headline": f"{body[0].split()[0]} {body[0].split()[1]} of {number}",
        "body": "\n\n".join(body),
        "published_at": (MONDAY + timedelta(hours=number, minutes=minutes)).isoformat(),
    }


def family(number: int) -> list[Line]:
    """Return an agency's story and three printings: cut, with a foot, without a part."""
    told = paragraphs(number, 5)
    foot = "Harbour Wire, all the news of the coast, every morning in your letter box."
    return [
        line("harbour_wire", number, told, minutes=0),
        line("coast_news", number, told[:3], minutes=20),
        line("quay_post", number, [*told, foot], minutes=45),
        line("fjord_times", number, [told[0], *told[2:]], minutes=90),
    ]


def invented(*, seed: int = 1) -> list[Line]:
    """Return 20 families of four and 20 stories of nobody else, shuffled."""
    told = [one for number in range(FAMILIES) for one in family(number)]
    told += [
        line("harbour_wire", number, paragraphs(number, 3), minutes=0)
        for number in range(FAMILIES, 2 * FAMILIES)
    ]
    random.Random(seed).shuffle(told)
    return told


EXPECTED = {
    frozenset(str(one["url"]) for one in family(number)) for number in range(FAMILIES)
} | {
    frozenset({f"https://harbour_wire.example/{number}"})
    for number in range(FAMILIES, 2 * FAMILIES)
}


def written(folder: Path, told: Sequence[Line]) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "stories.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in told)
    )
    return "stories.jsonl"


def held(wire: Wire) -> Wired:
    families: dict[str, set[str]] = defaultdict(set)
    stories: list[dict[str, Any]] = wire.stories("--status", "any")
    for story in stories:
        families[story["family"]].add(story["url"])
    return Wired(
        families={frozenset(urls) for urls in families.values()},
        originals={s["url"] for s in stories if s["family_role"] == "original"},
        texts={s["url"]: (s["body"], s["revision"]) for s in stories},
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Wired:
    """What one process makes of the stories."""
    folder = tmp_path_factory.mktemp("undisturbed")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    said = wire.run("ingest", "--quiet", written(folder, invented()))
    assert said.status == 0, said.err
    return held(wire)


def test_the_families_are_those_that_were_invented(undisturbed: Wired) -> None:
    assert undisturbed.families == EXPECTED
    assert undisturbed.originals == {
        f"https://harbour_wire.example/{number}" for number in range(2 * FAMILIES)
    }


def test_three_processes_with_the_same_stories_make_the_families_of_one(
    tmp_path: Path, empty_database: str, undisturbed: Wired
) -> None:
    wire = Wire(tmp_path, empty_database)
    name = written(tmp_path, invented())
    started = [wire.start("ingest", "--quiet", name) for _ in range(AT_ONCE)]
    said = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0] * AT_ONCE, said
    assert held(wire) == undisturbed


@pytest.mark.parametrize("decided", [1, 40, 99])
def test_a_killed_ingest_run_again_makes_the_families_of_one(
    tmp_path: Path, empty_database: str, undisturbed: Wired, decided: int
) -> None:
    """The kill comes after so many decisions, while the stories behind them are filed."""
    wire = Wire(tmp_path, empty_database)
    name = written(tmp_path, invented())
    told = (tmp_path / name).read_text().splitlines(keepends=True)
    command = [sys.executable, "-m", "wirecrawler", "ingest", "--quiet"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=wire.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        for start, end in ((0, decided), (decided, None)):
            process.stdin.writelines(told[start:end])
            process.stdin.flush()
            for _ in range(decided if end else 0):
                process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    said = wire.run("ingest", "--quiet", name)
    assert said.status == 0, said.err
    assert held(wire) == undisturbed


@pytest.mark.parametrize("seed", [2, 3, 4, 5])
def test_the_order_of_arrival_changes_no_family(
    wire: Wire, undisturbed: Wired, seed: int
) -> None:
    said = wire.run("ingest", "--quiet", written(wire.folder, invented(seed=seed)))
    assert said.status == 0, said.err
    assert held(wire) == undisturbed


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    """The stories fill several batches."""
    more = [
        line("quay_post", number, paragraphs(number, 1), minutes=0)
        for number in range(100, 700)
    ]
    outs = []
    for workers in ("1", "3"):
        folder = tmp_path / workers
        name = written(folder, [*more[:450], *invented(), *more[450:]])
        wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
        said = wire.run("ingest", "--quiet", "--workers", workers, name)
        assert said.status == 0, said.err
        outs.append(said.out)
    assert outs[0] == outs[1]


def test_who_turns_out_to_be_the_original_is_told_of_the_others(wire: Wire) -> None:
    """Copies come first, and two of them share too little until the whole text comes."""
    whole, *_ = family(7)
    told = paragraphs(7, 5)
    cut = line("coast_news", 7, told[:2], minutes=20)
    rest = line("fjord_times", 7, told[1:], minutes=90)
    said = wire.run("ingest", "--quiet", written(wire.folder, [cut, rest, whole]))
    keys = ("id", "family", "decision", "original")
    assert [tuple(record.get(key) for key in keys) for record in said.records] == [
        ("coast_news-7", "1", "new", "coast_news-7"),
        ("fjord_times-7", "2", "new", "fjord_times-7"),
        ("harbour_wire-7", "1", "copy", "harbour_wire-7"),
        ("coast_news-7", "1", "reassigned", "harbour_wire-7"),
        ("fjord_times-7", "1", "reassigned", "harbour_wire-7"),
    ]
