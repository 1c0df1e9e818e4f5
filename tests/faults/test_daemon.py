"""`crawl-due --forever`: what slow, hung and dead crawls do to it, and how it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.faults.conftest import Row
from tests.loopback import Answer, Site
from tests.scheduled import Scheduled

_QUICK = {"WIRECRAWLER_MIN_POLL_MINUTES": "0.05", "WIRECRAWLER_MAX_POLL_MINUTES": "0.1"}


@pytest.fixture
def scheduled(wire: Wire, site: Site) -> Scheduled:
    return Scheduled(wire, site)


class Daemon:
    """A daemon that runs, and what it said."""

    def __init__(self, process: "subprocess.Popen[bytes]", said: Path) -> None:
        self.process = process
        self._said = said

    @property
    def said(self) -> str:
        return self._said.read_text()

    def says(self, words: str, *, times: int = 1) -> None:
        """Wait until it has said these words so often."""
        until(lambda: self.said.count(words) >= times, self)

    def end(self, number: signal.Signals) -> tuple[int, float]:
        """Return the exit status and the seconds from a signal to the end."""
        start = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(60), time.monotonic() - start

    def children(self) -> list[int]:
        """Return the processes of the crawls that go on."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in task.read_text().split()]


def until(holds: Callable[[], bool], daemon: Daemon) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline, daemon.said
        threading.Event().wait(0.05)


@contextmanager
def running(wire: Wire, *words: str) -> Iterator[Daemon]:
    said = wire.folder / "said"
    with said.open("w") as err:
        process = subprocess.Popen(
            [*_COMMAND, *words],
            cwd=wire.folder,
            env=wire.environment | _QUICK,
            stderr=err,
        )
    try:
        yield Daemon(process, said)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


_COMMAND = (
    sys.executable,
    *("-m", "wirecrawler", "crawl-due", "--forever"),
)


def _held_up(site: Site, path: str) -> threading.Event:
    """Keep whoever asks for `path` waiting until the event that is returned is set."""
    free = threading.Event()

    def answer(_: Mapping[str, str]) -> Answer:
        free.wait(120)
        return Answer(status=503)

    site.routes[path] = answer
    return free


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)]
)
def test_it_ends_in_good_order_while_a_host_keeps_it_waiting(
    wire: Wire,
    site: Site,
    scheduled: Scheduled,
    row: Row,
    number: signal.Signals,
    status: int,
) -> None:
    row.fault = f"daemon: {number.name}, a host keeps a crawl waiting"
    row.must = "status, within 15 s, no URL without a fate"
    scheduled.source("quick")
    scheduled.source("slow")
    free = _held_up(site, "/slow/1")
    with running(wire) as daemon:
        until(lambda: "/slow/1" in site.asked, daemon)
        # The one that is kept waiting holds up no other.
        daemon.says("quick: next look at", times=2)
        ended, seconds = daemon.end(number)
    free.set()
    fates = wire.fates("--source", "slow")
    row.held = f"status {ended} after {seconds:.1f} s, {len(fates)} fate"
    assert (ended, seconds < 15) == (status, True)
    assert list(fates.values()) == [("failed", "no answer before the end (shutdown)")]


def test_it_reads_files_anew_and_leaves_out_what_it_cannot_read(
    wire: Wire, scheduled: Scheduled, row: Row
) -> None:
    row.fault = "daemon: files of sources are added, broken and mended"
    row.must = "named once, the others go on; mended: crawled"
    scheduled.source("first")
    with running(wire) as daemon:
        daemon.says("first: next look at")
        (scheduled.folder / "second.py").write_text("import nothing_such\n")
        daemon.says("mine/second.py: left out: ModuleNotFoundError")
        daemon.says("first: next look at", times=3)
        scheduled.source("second")
        daemon.process.send_signal(signal.SIGHUP)
        daemon.says("second: 1 named = 1 stored")
        assert daemon.said.count("left out") == 1
        assert daemon.end(signal.SIGTERM)[0] == 0
    row.held = "so it was"


def test_a_crawl_that_dies_costs_no_other(
    wire: Wire, site: Site, scheduled: Scheduled, row: Row
) -> None:
    row.fault = "daemon: a crawl's process is killed"
    row.must = "named as a crash, looked at again later; the others go on"
    scheduled.source("quick")
    scheduled.source("slow")
    free = _held_up(site, "/slow/1")
    with running(wire) as daemon:
        until(lambda: "/slow/1" in site.asked, daemon)
        daemon.says("quick: next look at")
        until(lambda: len(daemon.children()) == 1, daemon)
        os.kill(daemon.children()[0], signal.SIGKILL)
        daemon.says("slow: failed: crash: its process died: SIGKILL")
        daemon.says("quick: next look at", times=2)
        assert daemon.end(signal.SIGTERM)[0] == 0
    free.set()
    rhythm = scheduled.rhythm("slow")
    row.held = f"hard {rhythm.hard}, next look after {rhythm.interval_s:.0f} s"
    assert (rhythm.hard, rhythm.interval_s) == (1, 6)


def test_its_crawls_end_with_it(
    wire: Wire, site: Site, scheduled: Scheduled, row: Row
) -> None:
    row.fault = "daemon: it is killed itself"
    row.must = "its crawls end within 15 s; the next begins at once"
    scheduled.source("slow")
    free = _held_up(site, "/slow/1")
    with running(wire) as daemon:
        until(lambda: "/slow/1" in site.asked, daemon)
        crawls = daemon.children()
        _, start = daemon.end(signal.SIGKILL), time.monotonic()
        until(lambda: not any(map(_lives, crawls)), daemon)
        seconds = time.monotonic() - start
    free.set()
    scheduled.source("slow")
    said = wire.run("crawl-due", "--once")
    row.held = f"after {seconds:.1f} s; then status {said.status}"
    assert (seconds < 15, said.status) == (True, 0)
    assert [story["source"] for story in wire.stories()] == ["slow"]


def _lives(number: int) -> bool:
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
