"""Surroundings: clocks, open files, names, memory, output."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.faults.conftest import Row
from tests.faults.suffering import (
    IS_ROOT,
    ended,
    last_line,
    limited,
    started,
    suffered,
)
from tests.faults.town import (
    COUNT,
    Reference,
    Town,
    asked_of,
    otherwise,
    rows_of,
    stories_of,
    until,
    whole,
)
from tests.loopback import Answer, atom

DAY_S = 86_400


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_the_clock_is_moved(
    row: Row, town: Town, wire: Wire, reference: Reference, days: int
) -> None:
    row.fault = f"the clock is {days:+} days off, between two right crawls"
    row.must = "nothing lost or doubled; what comes then is stored"
    environment = {"FAULT_CLOCK_S": str(days * DAY_S)}
    first = wire.run(*town.words)
    moved = suffered(wire, town.words, environment=environment)
    town.site.story("/news/late", "A late report of the lighthouse", "Late news. " * 20)
    entries = [{"link": path, "title": path} for path in (*town.paths(), "/news/late")]
    town.site.feed("/feed", entries)
    last = wire.run(*town.words)
    assert [said.status for said in (first, moved, last)] == [0, 0, 0], moved.err
    held = [one for one in stories_of(wire) if not str(one["url"]).endswith("/late")]
    assert otherwise(held, reference.stories) == []
    assert len(stories_of(wire)) == COUNT + 1
    assert rows_of(wire, "SELECT id FROM runs WHERE ended_at IS NULL") == []
    row.held = f"{COUNT} as undisturbed, and the one that came after"


def test_the_first_crawl_is_off(row: Row, town: Town, wire: Wire) -> None:
    row.fault = "the clock is 400 days ahead at the first crawl"
    row.must = "the next, by the right clock, stores what is new"
    environment = {"FAULT_CLOCK_S": str(400 * DAY_S)}
    assert suffered(wire, town.words, environment=environment).status == 0
    town.site.story("/news/late", "A late report of the lighthouse", "Late news. " * 20)
    town.site.feed("/feed", [{"link": "/news/late", "title": "A late report"}])
    assert wire.run(*town.words).status == 0
    assert len(stories_of(wire)) == COUNT + 1
    assert wire.run("status", "--format", "jsonl").status in {0, 1}
    row.held = f"{COUNT} stories, and the one that came after"


@pytest.mark.parametrize("files", [64, 32])
def test_few_open_files(
    row: Row, town: Town, wire: Wire, reference: Reference, files: int
) -> None:
    row.fault = f"{files} file descriptors"
    row.must = (
        "the crawl stores all, exit 0" if files == 64 else "that, or a clear line"
    )
    said = suffered(wire, town.words, before=limited(f"-n {files}"))
    if files == 64:
        assert said.status == 0, said.err
    else:
        assert said.status in {0, 1, 2}, said.err
        wire.run(*town.words)
    held = whole(wire, town, reference, asked=asked_of(town.site))
    row.held = f"exit {said.status}; {held}"


def test_few_open_files_on_many_hosts(row: Row, town: Town, wire: Wire) -> None:
    row.fault = "64 file descriptors, stories on 30 hosts"
    row.must = "the crawl stores all, exit 0"
    with many_hosts(town) as other:
        links = [
            {"link": f"http://127.0.1.{n + 1}:{other}{path}", "title": path}
            for n, path in enumerate(town.paths())
        ]
        town.site.routes["/feed"] = _answer(atom(links))
        said = suffered(wire, town.words, before=limited("-n 64"))
    assert said.status == 0, said.err
    assert len(stories_of(wire)) == COUNT, said.err
    row.held = f"exit 0; {COUNT} stories of {COUNT} hosts"


def _answer(body: bytes) -> Answer:
    return Answer(body=body, kind="application/atom+xml")


@contextmanager
def many_hosts(town: Town) -> Iterator[int]:
    """Pass on what is asked of any loopback address at a port to the town; yield the port."""
    target = ("127.0.0.1", int(town.site.home.rsplit(":", 1)[1].rstrip("/")))
    listener = socket.create_server(("0.0.0.0", 0))  # noqa: S104  (127.0.1.x too)
    listener.settimeout(0.2)
    stopped = threading.Event()

    def accept() -> None:
        while not stopped.is_set():
            with suppress(TimeoutError):
                client, _ = listener.accept()
                server = socket.create_connection(target)
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=_pump, args=pair, daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stopped.set()
        thread.join()
        listener.close()


def _pump(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    one.close()
    other.close()


@contextmanager
def mute_names(folder: Path) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Name servers that never answer: words before the command, and its environment."""
    if not IS_ROOT:
        yield [], {"FAULT_MUTE_DNS": "1"}
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mute:
        address = f"127.77.{os.getpid() % 250}.{os.getpid() // 250 % 250 + 1}"
        mute.bind((address, 53))
        servers = folder / "resolv.conf"
        servers.write_text(f"nameserver {address}\n")
        script = f'mount --bind {servers} /etc/resolv.conf && exec "$@"'
        yield ["unshare", "-m", "sh", "-c", script, "sh"], {}


def test_no_name_is_resolved(row: Row, town: Town, wire: Wire) -> None:
    row.fault = "DNS is dead: 8 stories on 8 names that nobody answers for"
    row.must = "those fail and say so, the 30 beside them are stored; 120 s"
    links = [{"link": p, "title": p} for p in town.paths()]
    dead = [f"http://host-{n}.dead.example/{n}" for n in range(8)]
    named = [{"link": url, "title": url} for url in dead]
    town.site.routes["/feed"] = _answer(atom(named + links))
    with mute_names(wire.folder) as (before, environment):
        said = suffered(wire, town.words, before=before, environment=environment)
    fates = {url: fate for url, fate in wire.fates().items() if url in dead}
    assert len(fates) == 8, said.err
    assert {fate for fate, _ in fates.values()} == {"failed"}
    reasons = {reason for _, reason in fates.values()}
    assert len(stories_of(wire)) == COUNT
    row.held = (
        f"exit {said.status}; {COUNT} stored; failed: {', '.join(sorted(reasons))}"
    )


def test_a_source_without_its_name(row: Row, wire: Wire) -> None:
    row.fault = "DNS is dead: the source itself"
    row.must = "exit 1, a line that says so, within 90 s"
    words = ("crawl", "feed", "-a", "url=http://feed.dead.example/rss", "--quiet")
    with mute_names(wire.folder) as (before, environment):
        said = suffered(wire, words, before=before, environment=environment)
    assert said.status == 1, said.err
    row.held = last_line(said.err)


def test_a_gigabyte_of_memory(
    row: Row, town: Town, wire: Wire, reference: Reference
) -> None:
    row.fault = "1 GB of memory (RLIMIT_DATA)"
    row.must = "the crawl stores all, exit 0"
    said = suffered(wire, town.words, before=limited("-d 1048576"))
    assert said.status == 0, said.err
    row.held = whole(wire, town, reference, asked=asked_of(town.site))


OUTPUTS = {
    "stdout and stderr are closed": ">&- 2>&-",
    "stdin, stdout and stderr are closed": "<&- >&- 2>&-",
    "stderr is a full disk": "2>/dev/full",
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_closed_output(
    row: Row, town: Town, wire: Wire, reference: Reference, name: str
) -> None:
    row.fault, row.must = name, "the crawl stores all, exit 0"
    before = ["bash", "-c", f'exec "$@" {OUTPUTS[name]}', "bash"]
    said = suffered(wire, town.words, before=before)
    assert said.status == 0, said
    row.held = whole(wire, town, reference, asked=asked_of(town.site))


def test_stdout_on_a_full_disk(row: Row, town: Town, wire: Wire) -> None:
    row.fault, row.must = "stdout of `stories` is a full disk", "exit 1, a clear line"
    assert wire.run(*town.words).status == 0
    with Path("/dev/full").open("wb") as full:
        said = suffered(wire, ("stories", "--limit", "0"), stdout=full)
    assert (said.status, "No space left" in said.err) == (1, True), said.err
    row.held = last_line(said.err)


def test_a_reader_that_is_gone(
    row: Row, town: Town, wire: Wire, reference: Reference
) -> None:
    row.fault, row.must = "whoever reads stderr is gone", "the crawl stores all, exit 0"
    reader, writer = os.pipe()
    os.close(reader)
    process = started(wire, town.words, stderr=writer)
    os.close(writer)
    said = ended(process)
    assert said.status == 0
    row.held = whole(wire, town, reference, asked=asked_of(town.site))


def test_a_full_pipe(row: Row, town: Town, wire: Wire) -> None:
    row.fault = "stderr is a full pipe that nobody reads; 5 stories fail"
    row.must = "all is stored meanwhile; it ends once somebody reads"
    for number in range(5):
        town.site.routes[town.paths()[number]] = Answer(status=404)
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, b"x" * 4096)
    except BlockingIOError:
        os.set_blocking(writer, True)
    process = started(wire, town.words, stderr=writer)
    os.close(writer)
    ended_runs = "SELECT id FROM runs WHERE ended_at IS NOT NULL"
    until(lambda: is_there(wire) and bool(rows_of(wire, ended_runs)), seconds=40)
    assert process.poll() is None or process.returncode == 0
    drained = threading.Thread(target=_drain, args=(reader,))
    drained.start()
    process.communicate(timeout=30)
    drained.join()
    os.close(reader)
    assert process.returncode == 0
    assert len(stories_of(wire)) == COUNT - 5
    row.held = f"{COUNT - 5} stored while nobody read; exit 0"


def _drain(reader: int) -> None:
    while os.read(reader, 4096):
        pass


def is_there(wire: Wire) -> bool:
    program = "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('SELECT id FROM runs')"
    told = subprocess.run(
        [sys.executable, "-c", program, str(wire.folder / "wire.db")],
        check=False,
        capture_output=True,
    )
    return told.returncode == 0
