"""`ingest`: stories in, decisions out, in order; the same again files nothing twice."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Said, Wire

PORT = (
    "OSLO, 3 November (HW) - The port of Oslo opened its new quay on Tuesday, two years later"
    " than planned and a third over its budget.\n\nTwo ferries and a grain ship tied up within"
    " the first hour, the harbour master said, and a fourth was waiting in the fjord."
)
BRIDGE = (
    "The swing bridge over the Eastwick canal stays open to lorries for ten more years, the"
    " council decided late on Monday, against the advice of its own engineers.\n\nThey had"
    " asked for a weight limit after divers found two cracks in the eastern pier last spring."
)
DECISION = ("id", "story", "family", "decision")


def line(name: object, **values: object) -> dict[str, object]:
    """Return a record of a few keys; the address is made of its id."""
    return {
        "id": name,
        "source": "harbour_wire",
        "url": f"https://harbourwire.example/{name}",
        "headline": "Port opens new quay",
        "body": PORT,
        "published_at": "2026-11-03T09:15:00Z",
    } | values


def as_bytes(*lines: Mapping[str, object] | bytes) -> bytes:
    return b"\n".join(
        one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines
    )


def ingest(
    wire: Wire, *lines: Mapping[str, object] | bytes, words: tuple[str, ...] = ()
) -> Said:
    """Run the command over records, or over lines as they are."""
    (wire.folder / "stories.jsonl").write_bytes(as_bytes(*lines))
    return wire.run("ingest", "stories.jsonl", *words)


def decided(said: Said) -> list[tuple[Any, ...]]:
    return [tuple(record.get(key) for key in DECISION) for record in said.records]


def numbered(count: int) -> list[dict[str, object]]:
    """Return so many stories that have nothing in common."""
    return [
        line(
            n,
            url=f"https://harbourwire.example/story/{n}",
            headline=f"Ship {n} arrives",
            body=" ".join(f"w{n}x{word}" for word in range(40)),
        )
        for n in range(count)
    ]


def test_each_decision_comes_in_its_place(wire: Wire) -> None:
    said = ingest(
        wire,
        line("a"),
        line("a"),
        line("b", source="coast_news", published_at="2026-11-03T10:00:00Z"),
        line("c"),
        line("a", headline="Port opens second quay"),
        line("d", body=""),
        line("e", headline="Bridge stays open", body=BRIDGE),
    )

    assert said.status == 1
    assert decided(said) == [
        ("a", 1, "1", "new"),
        ("a", 1, "1", "unchanged"),
        ("b", 2, "1", "copy"),
        ("c", 1, "1", "duplicate"),
        ("a", 1, "1", "correction"),
        ("d", None, None, "rejected"),
        ("e", 3, "3", "new"),
    ]
    originals = [record.get("original") for record in said.records]
    assert (originals[0], originals[2], originals[3]) == ("a", "a", "a")
    assert said.records[5]["reason"] == "no body"
    assert said.err.splitlines()[0] == 'line 6, id "d": rejected: no body'


def test_a_story_is_stored_as_a_crawl_would_store_it(wire: Wire) -> None:
    said = ingest(wire, line("a", agency="Harbour Wire", byline=["By Ingrid Moen"]))
    assert said.status == 0, said.err
    (story,) = wire.stories()
    assert story == story | {
        "source": "harbour_wire",
        "agency": "Harbour Wire",
        "url": "https://harbourwire.example/a",
        "guid": "a",
        "headline": "Port opens new quay",
        "headline_original": "Port opens new quay",
        "byline": ["Ingrid Moen"],
        "dateline": "OSLO, 3 November (HW) -",
        "body": PORT,
        "published_at": "2026-11-03T09:15:00Z",
        "published_zone": "UTC",
        "credit": "Source: Harbour Wire, https://harbourwire.example/a",
    }
    assert story["terms"]["use"] == "link"


def test_a_declared_source_has_its_own_agency_terms_and_zone(wire: Wire) -> None:
    said = ingest(
        wire,
        line(
            "a",
            source="tehran_times",
            agency="Other",
            published_at="2026-11-03T09:15",
            terms={"use": "link"},
        ),
    )
    assert said.status == 0, said.err
    (story,) = wire.stories()
    assert (story["agency"], story["published_at"], story["published_zone"]) == (
        "Tehran Times",
        "2026-11-03T05:45:00Z",
        "Asia/Tehran",
    )
    assert (story["terms"]["use"], story["terms"]["reason"]) == (
        "link",
        "as it was ingested",
    )


def test_what_the_wire_prints_it_takes(wire: Wire, tmp_path: Path) -> None:
    told = line(
        "a",
        published_at="2026-11-03",
        lede="A new quay.",
        keywords=["ports"],
        images=[{"url": "https://harbourwire.example/a.jpg"}],
        agency="Harbour Wire",
    )
    assert ingest(wire, told).status == 0
    (story,) = wire.stories()
    other = Wire(tmp_path / "other", f"sqlite:///{tmp_path / 'other.db'}")
    other.folder.mkdir()

    said = ingest(other, story)

    assert said.status == 0, said.err
    (again,) = other.stories()
    differing = {"filed_at", "published_evidence"}
    assert {key for key in story if story[key] != again[key]} <= differing


FAULTY: dict[str, tuple[dict[str, object] | bytes, object, str]] = {
    "no-json": (b"{", None, "no JSON object: Expecting property name"),
    "not-an-object": (b"[1]", None, "no JSON object: it is an array"),
    "not-utf-8": (b'{"id": "\xff\xfe"}', None, "no JSON object: 'utf-8' codec"),
    "deep": (b"[" * 100_000, None, "no JSON object: it nests too deep"),
    "digits": (b'{"id": ' + b"9" * 5000 + b"}", None, "no JSON object: Exceeds"),
    "no-source": (line("x", source=None), "x", "source: missing"),
    "a-slug-in-words": (line("x", source="Harbour Wire"), "x", "a slug is made of"),
    "no-url": (line("x", url=None), "x", "url: missing"),
    "a-relative-url": (line("x", url="/x"), "x", "url: '/x' is no http or https"),
    "a-script": (line("x", url="javascript:x()"), "x", "url: 'javascript:x()' is no"),
    "a-body-of-numbers": (line("x", body=5), "x", "body: not a text"),
    "no-body": (line("x", body=" \n "), "x", "no body"),
    "no-headline": (line("x", headline=" "), "x", "no headline"),
    "an-index": (line("x", kind="index"), "x", "index"),
    "a-kill": (line("x", status="killed"), "x", "killed: its source withdrew it"),
    "an-id-that-is-a-list": (line([1]), [1], "id: neither a text nor a number"),
}


def test_each_faulty_line_is_rejected_and_the_rest_is_filed(wire: Wire) -> None:
    faulty = [told for told, _, _ in FAULTY.values()]

    said = ingest(wire, line("a"), *faulty, numbered(1)[0], words=("--quiet",))

    assert said.status == 1
    first, *records, last = said.records
    assert (first["decision"], last["decision"]) == ("new", "new")
    for (_, name, reason), record in zip(FAULTY.values(), records, strict=True):
        assert record == {
            "id": name,
            "story": None,
            "family": None,
            "decision": "rejected",
            "reason": record["reason"],
        }
        assert record["reason"].startswith(reason)
    assert said.err.count("rejected: ") == said.err.count("\n") == len(FAULTY)
    assert 'line 7, id "x": rejected: source: missing\n' in said.err


def test_odd_lines_are_filed_all_the_same(wire: Wire) -> None:
    long = "word " * 1_000_000
    odd: dict[str, Mapping[str, object] | bytes] = {
        "a-mark-of-byte-order": b"\xef\xbb\xbf" + json.dumps(line("bom")).encode(),
        "of-windows": json.dumps(line("crlf", body=BRIDGE)).encode() + b"\r",
        "blank": b" \t",
        "null-bytes": line("nul", headline="Bri\0dge", body=f"a\0b {BRIDGE} one"),
        "half-a-pair": line("half\ud800", body=f"{BRIDGE} \ud800 two"),
        "a-date-of-no-kind": line("date", body=f"{BRIDGE} 3", published_at="soon"),
        "no-id": line(None, url="https://harbourwire.example/none", body=f"4 {BRIDGE}"),
        "long": line("long", body=long),
        "a-fraction": line(1.5, body=f"5 {BRIDGE}"),
    }
    said = ingest(wire, *odd.values())
    assert said.status == 0, said.err
    ids = [one["id"] for one in said.records if one["decision"] != "reassigned"]
    assert ids == ["bom", "crlf", "nul", "half\ud800", "date", None, "long", 1.5]
    assert "rejected" not in {record["decision"] for record in said.records}
    stories = {story["guid"]: story for story in wire.stories()}
    assert stories["nul"]["headline_original"] == "Bridge"
    assert (stories["date"]["published_at"], stories["date"]["published_raw"]) == (
        None,
        "soon",
    )


def test_the_same_again_files_nothing_twice(wire: Wire) -> None:
    lines = [
        line("a"),
        line("b", source="coast_news"),
        line("c"),
        *numbered(20),
    ]
    first = ingest(wire, *lines)
    stories = wire.stories()

    again = ingest(wire, *lines)

    assert (first.status, again.status) == (0, 0), again.err
    assert {record["decision"] for record in again.records} == {"unchanged"}
    families = [(r["id"], r["story"], r["family"]) for r in first.records]
    assert [(r["id"], r["story"], r["family"]) for r in again.records] == families
    assert wire.stories() == stories


def test_an_original_of_an_earlier_run_is_named_by_its_id(wire: Wire) -> None:
    for name, told in zip(("a", 512, 5.5), numbered(3), strict=True):
        body = told["body"]
        assert ingest(wire, line(name, body=body, guid="g")).status == 0
        copy = line(f"copy of {name}", source="coast_news", body=body)
        said = ingest(wire, copy | {"published_at": "2026-11-04T09:15:00Z"})
        assert [record["original"] for record in said.records] == [name]


def test_workers_change_nothing(wire: Wire, tmp_path: Path) -> None:
    lines: tuple[Mapping[str, object] | bytes, ...] = (
        *numbered(1100),
        line("a"),
        b"{",
        line("b", source="coast_news"),
    )
    alone = ingest(wire, *lines, words=("--workers", "1"))
    other = f"sqlite:///{tmp_path}/other.db"
    wire.environment["WIRECRAWLER_DATABASE_URL"] = other
    together = ingest(wire, *lines, words=("--workers", "3"))

    assert (alone.status, together.status) == (1, 1), together.err
    assert alone.out == together.out
    assert len(alone.records) == len(lines)


def test_several_at_once_file_each_story_once(wire: Wire) -> None:
    (wire.folder / "stories.jsonl").write_bytes(as_bytes(*numbered(600)))
    processes = [wire.start("ingest", "--quiet", "stories.jsonl") for _ in range(3)]
    outs = [process.communicate(timeout=60) for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0], outs
    records = [[json.loads(one) for one in out.splitlines()] for out, _ in outs]
    places = [[(r["id"], r["story"], r["family"]) for r in told] for told in records]
    assert places[0] == places[1] == places[2]
    decisions = Counter(r["decision"] for told in records for r in told)
    assert decisions == {"new": 600, "unchanged": 1200}


def test_what_was_killed_goes_on_where_it_was(wire: Wire) -> None:
    (wire.folder / "stories.jsonl").write_bytes(as_bytes(*numbered(1500)))
    killed = wire.start("ingest", "--quiet", "stories.jsonl")
    assert killed.stdout
    killed.stdout.readline()
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=30)
    held = len(wire.stories())

    said = wire.run("ingest", "--quiet", "stories.jsonl")

    decisions = Counter(record["decision"] for record in said.records)
    assert (said.status, held >= 500) == (0, True)
    assert decisions == Counter({"new": 1500 - held, "unchanged": held})
    assert len(wire.stories()) == 1500


def test_ctrl_c_files_the_batch_and_says_how_to_go_on(wire: Wire) -> None:
    command = [sys.executable, "-m", "wirecrawler", "ingest", "-"]
    with subprocess.Popen(
        command,
        cwd=wire.folder,
        env=wire.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(as_bytes(line("a")) + b"\n")
        process.stdin.flush()
        # A line does not wait for those that have not come.
        assert json.loads(process.stdout.readline())["decision"] == "new"
        process.send_signal(signal.SIGINT)
        err = process.stderr.read().decode()
        assert process.wait(timeout=30) == 130
    assert "ingest: interrupted: filed up to line 1; the same command again" in err
    assert len(wire.stories()) == 1


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_ctrl_c_while_it_waits_ends_it_and_its_workers(wire: Wire) -> None:
    fifo = wire.folder / "never.jsonl"
    os.mkfifo(fifo)
    process = wire.start("ingest", "--workers", "2", str(fifo))
    with fifo.open("wb"):
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while process.poll() is None and len(children.read_text().split()) < 2:
            pass
        workers = [Path(f"/proc/{child}") for child in children.read_text().split()]
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "nothing was filed" in err
    assert not any(worker.exists() for worker in workers)


@pytest.mark.parametrize(
    ("words", "err"),
    [
        pytest.param(["none.jsonl"], "wirecrawler: none.jsonl: No such", id="no-file"),
        pytest.param(["."], "wirecrawler: .: Is a directory", id="a-folder"),
        pytest.param(["--workers", "0"], "wirecrawler ingest: ", id="no-worker"),
    ],
)
def test_what_cannot_be_meant_is_status_2(
    wire: Wire, words: list[str], err: str
) -> None:
    said = wire.run("ingest", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(err)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("WIRECRAWLER_HEADLINE_STYLE", "loud"),
        ("WIRECRAWLER_SPIDER_MODULES", "none_such"),
        ("WIRECRAWLER_DATABASE_URL", "mysql://x"),
    ],
)
def test_a_bad_setting_is_refused_before_a_line_is_read(
    wire: Wire, setting: str, value: str
) -> None:
    wire.environment[setting] = value
    said = ingest(wire, line("a"))
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


def test_words_go_to_stderr_unless_quiet(wire: Wire) -> None:
    said = ingest(wire, line("a"), line("a"))
    assert said.err.startswith("ingest: 2 lines, 1 new, 1 unchanged; ")
    assert ingest(wire, line("a")).err.startswith("ingest: 1 line, 1 unchanged; ")
    assert ingest(wire, line("a"), words=("--quiet",)).err == ""
    assert ingest(wire).err.startswith("ingest: 0 lines; ")
