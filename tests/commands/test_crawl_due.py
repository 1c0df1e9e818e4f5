"""`crawl-due`, `pause` and `resume`: what is due by each source's own rhythm."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import Wire
from tests.loopback import Answer, Site, serving
from tests.scheduled import Scheduled
from wirecrawler.store.lease import lease


@pytest.fixture
def scheduled(wire: Wire, site: Site) -> Scheduled:
    return Scheduled(wire, site)


def _record(wire: Wire, slug: str) -> dict[str, Any]:
    records = wire.run("sources", "--format", "jsonl").records
    return next(record for record in records if record["slug"] == slug)


def test_what_is_due_is_crawled_by_its_own_rhythm(
    wire: Wire, site: Site, scheduled: Scheduled
) -> None:
    scheduled.source("hourly", "<ttl>1000</ttl>")
    hub = {"Link": '<https://hub.example/>; rel="hub", </hourly.rss>; rel="self"'}
    scheduled.answers("hourly", **hub, **{"Cache-Control": "max-age=60"})
    scheduled.source("gone")
    scheduled.fails("gone", Answer(status=404))
    hourly = (scheduled.folder / "hourly.py").read_text()
    for file, text in {
        "broken.py": "import nothing_such\n",
        "ends.py": "import os\nos._exit(3)\n",
        "twin.py": hourly,
    }.items():
        (scheduled.folder / file).write_text(text)
    later = Answer(status=503, headers={"Retry-After": "9000"})

    with serving(Site()) as other:
        # A host that asks to be left alone is left alone by all of its sources.
        other.routes["/closed.rss"] = later
        scheduled.source("closed", home=other.home)
        first = wire.run("crawl-due", "--once")
    asked = site.fetched()
    for file in ("broken.py", "ends.py", "twin.py"):
        (scheduled.folder / file).unlink()
    second = wire.run("crawl-due", "--once")

    assert (first.status, second.status) == (1, 0)
    assert [story["source"] for story in wire.stories()] == ["hourly"]
    assert {line for line in first.err.splitlines() if "left out" in line} == {
        "mine/broken.py: left out: ModuleNotFoundError: No module named 'nothing_such'",
        "mine/ends.py: left out: its import ends the process, or takes over 10 s",
        "mine/twin.py: left out: hourly is a source of mine/hourly.py already",
    }
    assert "hourly: 1 named = 1 stored + 0 unchanged" in first.err
    assert f"gone: failed: {site.url('/gone.rss')}: http 404" in first.err
    gaps = [scheduled.gap_minutes(slug) for slug in ("hourly", "gone", "closed")]
    assert gaps == [720, 60, 150]
    # Half of what one story takes to be replaced: a ttl may not lose it.
    assert second.err.splitlines()[-1].startswith("Nothing is due; gone is next, at ")
    assert site.fetched() == asked
    states = wire.run("status", "--format", "jsonl").records
    assert {state["source"]: state["hubs"] for state in states} == {
        "hourly": ["https://hub.example/"],
        "gone": [],
        "closed": [],
    }
    due = datetime.fromisoformat(_record(wire, "gone")["next_due_at"])
    assert timedelta() < due - datetime.now(UTC) <= timedelta(hours=1)


def test_what_is_said_is_json_where_that_is_asked_for_and_nothing_twice(
    wire: Wire, site: Site, scheduled: Scheduled
) -> None:
    scheduled.source("well")
    scheduled.source("gone")
    scheduled.fails("gone", Answer(status=404))
    site.routes["/well/1"] = Answer(status=404)
    (scheduled.folder / "broken.py").write_text("import nothing_such\n")
    said = wire.run("crawl-due", "--once", WIRECRAWLER_LOG_FORMAT="json")
    again = wire.run("crawl-due", "--once", WIRECRAWLER_LOG_FORMAT="json")

    told = [json.loads(line) for line in said.err.splitlines()]
    events = sorted((one["event"], one.get("source", "")) for one in told)
    assert events == [
        ("failure", "well"),
        ("file left out", ""),
        ("next look", "gone"),
        ("next look", "well"),
        ("run", "gone"),
        ("run", "well"),
        ("source failed", "gone"),
    ]
    assert json.loads(again.err.splitlines()[-1])["event"] == "idle"


def test_nothing_begins_below_the_floor_of_the_disk(
    wire: Wire, site: Site, scheduled: Scheduled
) -> None:
    scheduled.source("well")
    said = wire.run("crawl-due", WIRECRAWLER_MIN_FREE_BYTES=str(2.0**60))
    assert (said.status, site.asked) == (2, [])
    assert "make room, or set WIRECRAWLER_MIN_FREE_BYTES" in said.err
    assert said.err.count("\n") == 1


def test_an_archive_that_cannot_be_thinned_fails_no_crawl(
    wire: Wire, scheduled: Scheduled
) -> None:
    scheduled.source("well")
    stamp = wire.folder / "data" / "archive" / ".wire.thinned"
    stamp.mkdir(parents=True)
    said = wire.run("crawl-due", WIRECRAWLER_ARCHIVE_MAX_DAYS="1")
    assert said.status == 0, said.err
    (line,) = (one for one in said.err.splitlines() if "thinned" in one)
    assert line.startswith("the archive was not thinned: ")


def test_a_source_that_is_being_crawled_is_left_to_it(
    wire: Wire, scheduled: Scheduled
) -> None:
    scheduled.source("busy")
    with lease(wire.database, "busy"):
        said = wire.run("crawl-due")
    assert (said.status, said.err) == (3, "busy: it is being crawled already\n")


def test_a_paused_source_waits_until_it_is_resumed(
    wire: Wire, site: Site, scheduled: Scheduled
) -> None:
    scheduled.source("moving")
    paused = wire.run("pause", "moving", "--reason", "moves\nhouse")
    idle = wire.run("crawl-due")
    shown = _record(wire, "moving")
    resumed = wire.run("resume", "moving")
    again = wire.run("resume", "moving")
    crawled = wire.run("crawl-due", "--quiet")
    wire.run("pause", "moving", "--reason", "moves again")
    status = wire.run("status", "--format", "jsonl")

    assert (paused.status, paused.err) == (0, "Paused moving: moves house\n")
    assert (idle.status, idle.err) == (0, "No source is on the schedule.\n")
    told = [shown[name] for name in ("health", "reason", "next_due_at", "enabled")]
    assert told == ["paused", "moves house", None, True]
    assert resumed.err.startswith("Resumed moving, paused since ")
    assert (again.status, crawled.status, crawled.err) == (2, 0, "")
    assert "/moving.rss" in site.asked
    record = json.loads(status.out)
    told = [record[name] for name in ("health", "why", "next_due_at")]
    assert (status.status, told) == (0, ["paused", "moves again", None])


@pytest.mark.usefixtures("scheduled")
def test_a_daemon_with_nothing_to_do_says_so_once(wire: Wire) -> None:
    daemon = wire.start("crawl-due", "--forever")
    assert daemon.stderr is not None
    first = daemon.stderr.readline()
    daemon.terminate()
    _, rest = daemon.communicate(timeout=15)
    said = (daemon.returncode, first, rest)
    assert said == (0, "No source is on the schedule.\n", "")


def test_a_slug_that_nothing_declares_is_refused(wire: Wire) -> None:
    said = wire.run("pause", "nowhere", "--reason", "none")
    assert (said.status, said.err) == (
        2,
        "wirecrawler: nowhere: unknown source; `wirecrawler list` names them all\n",
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--jobs", "0"], "'0' is no number from 1 to 256", id="no jobs"),
        pytest.param(["--max-time", "x"], "no number of seconds", id="no time"),
        pytest.param(["--once", "--forever"], "not allowed with", id="both"),
    ],
)
def test_arguments_that_are_refused(wire: Wire, words: list[str], told: str) -> None:
    said = wire.run("crawl-due", *words)
    assert (said.status, told in said.err) == (2, True)


def test_bounds_that_are_refused(wire: Wire) -> None:
    said = wire.run("crawl-due", WIRECRAWLER_MIN_POLL_MINUTES="0")
    assert (said.status, said.err) == (
        2,
        "wirecrawler: WIRECRAWLER_MIN_POLL_MINUTES: 0 is no number of minutes above 0\n",
    )
