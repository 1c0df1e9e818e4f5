"""Soak: sources that fail and heal, under `crawl-due --forever`, for some minutes.

`python -m tests.hostile.soak [MINUTES]` prints a line a minute and the verdict at the end: the
daemon's memory grew by 5 % at most, its open files did not, every run ended and its fates
balance, no source was left behind, and SIGTERM ended it all within 15 seconds.
"""

import asyncio
import re
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect
from subprocess import Popen, TimeoutExpired

from tests.conftest import Wire
from tests.hostile.answers import (
    atom,
    drip,
    http,
    keeps,
    page,
    raw,
    redirect,
    reset,
    then_silent,
)
from tests.hostile.bombs import gzip_bomb
from tests.hostile.processes import (
    children_of,
    memory_of,
    open_files_of,
    resident_of,
    tree_of,
)
from tests.hostile.server import Behaviour, HostileSite, Line, hostile_site
from wirecrawler.store.archive import Archive

SOURCES = 12
MINUTES = 30.0
MOST_GROWTH = 0.05
TERM_S = 15.0
_PHASE_S = 20.0
"""How long a source stays well, or ill."""
_NEW_STORY_S = 15.0
_SAMPLE_S = 2.0
_SETTLED = 0.2
"""The part of the time after which memory is compared: caches fill first."""

SPIDER = """
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class Soaked{n}Spider(FeedSpider):
    source = Source(slug="soaked_{n}", agency="Soaked {n}", home="{home}", language="en")
    name = source.slug
    feeds = ("/feed",)
"""
_BIG = gzip_bomb(60 << 20)
_ILLS: Mapping[str, Behaviour] = {
    "500": keeps(http(b"no", status=500)),
    "busy": keeps(http(b"busy", status=503, headers=[("Retry-After", "10")])),
    "reset": reset,
    "silent": then_silent(b""),
    "stall": then_silent(http(b"<feed>", length=9000)),
    "garbage": raw(b"\x00\xff garbage\r\n\r\n"),
    "bomb": keeps(http(_BIG, headers=[("Content-Encoding", "gzip")])),
    "loop": redirect("/feed"),
    "html": keeps(http(b"<html><body>Sign in</body></html>")),
    "drip": drip(http(atom([("/n/0", "x")])), every_s=1),
    "gone": keeps(http(b"gone", status=410)),
    "cut": raw(http(atom([("/n/0", "x")])[:200], length=9000)),
}


@dataclass(slots=True)
class Sample:
    """What was seen at one moment."""

    at: float
    daemon: int
    """Bytes of the daemon itself."""
    tree: int
    """Bytes of it and its children."""
    files: int
    """Open files of the daemon, less the pipe of each child."""


@dataclass(slots=True)
class Soak:
    """One soak."""

    wire: Wire
    site: HostileSite
    begun: float = field(default_factory=time.monotonic)
    samples: list[Sample] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """What the daemon said."""

    def host(self, number: int) -> str:
        return f"127.90.0.{number + 1}"

    def phase(self, number: int) -> int:
        """Return the phase of a source: it is well in the even ones."""
        shift = number * _PHASE_S / 3
        return int((time.monotonic() - self.begun + shift) / _PHASE_S)

    def put_up(self) -> None:
        """Put up the sources, and declare them."""
        self.site.listen([self.host(n) for n in range(SOURCES)])
        folder = self.wire.folder / "soaked"
        folder.mkdir()
        for n in range(SOURCES):
            self.site.put(self.host(n), "/robots.txt", keeps(http(status=404)))
            self.site.put(
                self.host(n), "/.well-known/tdmrep.json", keeps(http(status=404))
            )
            self.site.put(self.host(n), "", self._answer(n))
            text = SPIDER.format(n=n, home=self.site.url("/", self.host(n)))
            (folder / f"soaked_{n}.py").write_text(text, "utf-8")
        self.wire.environment |= {
            "WIRECRAWLER_SPIDER_MODULES": f"{folder}/",
            "WIRECRAWLER_MIN_POLL_MINUTES": "0.05",
            "WIRECRAWLER_MAX_POLL_MINUTES": "0.3",
            "WIRECRAWLER_MAX_SECONDS": "8",
        }

    def _answer(self, number: int) -> Behaviour:
        ills = list(_ILLS.values())

        async def behave(line: Line) -> None:
            phase = self.phase(number)
            is_ill = phase % 2 == 1
            if is_ill and (line.asked.target == "/feed" or phase % 4 == 3):
                await ills[(number + phase // 2) % len(ills)](line)
            elif line.asked.target == "/feed":
                await line.send(http(self._feed(number), kind="application/xml"))
            else:
                await asyncio.sleep(0.02)
                await line.send(http(page(f"soak-{number}-{line.asked.target}")))

        return behave

    def _feed(self, number: int) -> bytes:
        newest = int((time.monotonic() - self.begun) / _NEW_STORY_S) + 5
        links = [f"/n/{n}" for n in range(max(0, newest - 20), newest)]
        return atom([(link, f"Of {number} {link}") for link in links])

    def pause_others(self) -> None:
        """Take the sources off the schedule that are not ours: they are on the open web."""
        listed = self.wire.run("list").out.split()
        archive = Archive.open(self.wire.database, tag="wirecrawler.example,2026")
        with closing(archive):
            for slug in listed:
                if not slug.startswith("soaked_"):
                    archive.pause(slug, reason="a soak", now=datetime.now(UTC))

    def run(self, minutes: float) -> list[str]:
        """Soak, and return what is wrong."""
        daemon = self.wire.start("crawl-due", "--forever", "--jobs", "4")
        reader = threading.Thread(target=self._read, args=(daemon,), daemon=True)
        reader.start()
        self._watch(daemon, minutes)
        wrong = self._ended(daemon)
        reader.join(10)
        return [*wrong, *self.verdict()]

    def _read(self, daemon: "Popen[str]") -> None:
        assert daemon.stderr is not None
        self.lines.extend(daemon.stderr)

    def _watch(self, daemon: "Popen[str]", minutes: float) -> None:
        told = 0
        ended = threading.Event()
        while (past := time.monotonic() - self.begun) < minutes * 60:
            tree = tree_of(daemon.pid)
            self.samples.append(
                Sample(
                    at=past,
                    daemon=resident_of(daemon.pid),
                    tree=sum(map(memory_of, tree)),
                    files=open_files_of(daemon.pid) - len(children_of(daemon.pid)),
                )
            )
            if past // 60 >= told:
                told += 1
                print(self._line(), flush=True)
            if daemon.poll() is not None:
                return
            ended.wait(_SAMPLE_S)

    def _line(self) -> str:
        last = self.samples[-1]
        runs = rows(
            self.wire, "SELECT count(*), count(ended_at), sum(is_good) FROM runs"
        )
        return (
            f"{last.at / 60:5.1f} min: daemon {last.daemon >> 10} kB, tree {last.tree >> 20} MB,"
            f" {last.files} files, runs {runs[0]}"
        )

    def _ended(self, daemon: "Popen[str]") -> list[str]:
        if daemon.poll() is not None:
            return [f"it ended by itself, with status {daemon.returncode}"]
        begun = time.monotonic()
        children = tree_of(daemon.pid)[1:]
        daemon.send_signal(signal.SIGTERM)
        try:
            daemon.wait(60)
        except TimeoutExpired:
            daemon.kill()
            return ["SIGTERM did not end it in 60 s"]
        seconds = time.monotonic() - begun
        print(f"SIGTERM: {seconds:.1f} s, status {daemon.returncode}")
        left = [pid for pid in children if Path(f"/proc/{pid}/stat").exists()]
        late = [f"SIGTERM took {seconds:.1f} s"] if seconds > TERM_S else []
        return late + ([f"{len(left)} processes are left"] if left else [])

    def verdict(self) -> list[str]:
        """Return what is wrong with memory, files, runs and fates."""
        return [*self._grown(), *self._unbalanced(), *self._stuck()]

    def _grown(self) -> list[str]:
        start = self.samples[-1].at * _SETTLED
        settled = [one for one in self.samples if one.at >= start]
        fifth = max(1, len(settled) // 4)
        early, late = settled[:fifth], settled[-fifth:]
        wrong = []
        for name in ("daemon", "tree"):
            was, now = (_median(getattr(one, name) for one in p) for p in (early, late))
            growth = now / was - 1
            print(f"{name}: {was >> 10} kB, then {now >> 10} kB ({growth:+.1%})")
            # Children come and go: what the tree takes follows who is being crawled.
            if name == "daemon" and growth > MOST_GROWTH:
                wrong.append(f"the daemon's memory grew by {growth:.1%}")
        # Children come and go between the two looks of a sample: the usual number tells.
        was, now = (_median(one.files for one in part) for part in (early, late))
        print(f"open files: {was}, then {now}")
        return wrong + ([f"open files: {was}, then {now}"] if now > was else [])

    def _unbalanced(self) -> list[str]:
        sums = [
            tuple(map(int, found))
            for line in self.lines
            for found in re.findall(
                r"(\d+) named = (\d+) stored \+ (\d+) unchanged"
                r" \+ (\d+) skipped \+ (\d+) failed",
                line,
            )
        ]
        bad = [one for one in sums if one[0] != sum(one[1:])]
        print(f"{len(sums)} fate lines, {len(bad)} of them do not balance")
        broken = [line for line in self.lines if "Traceback" in line or "\x1b" in line]
        none = [] if sums else ["no fate line"]
        return [*map(str, bad[:3]), *broken[:3], *none]

    def _stuck(self) -> list[str]:
        open_runs = rows(
            self.wire, "SELECT id, source FROM runs WHERE ended_at IS NULL"
        )
        each = rows(self.wire, "SELECT source, sum(is_good) FROM runs GROUP BY source")
        good = {str(slug): int(str(n or 0)) for slug, n in each}
        print(f"good runs by source: {good}")
        never = [f"soaked_{n}" for n in range(SOURCES) if not good.get(f"soaked_{n}")]
        stories = rows(self.wire, "SELECT count(*) FROM stories")[0][0]
        print(f"{stories} stories")
        wrong = [f"runs without an end: {open_runs}"] if open_runs else []
        return wrong + ([f"never crawled well: {never}"] if never else [])


def rows(wire: Wire, statement: str) -> Sequence[tuple[object, ...]]:
    with closing(connect(wire.folder / "wire.db", timeout=30)) as connection:
        return connection.execute(statement).fetchall()


def _median(numbers: Iterable[int]) -> int:
    return int(statistics.median(numbers))


def main(minutes: float) -> int:
    with tempfile.TemporaryDirectory() as name, hostile_site() as site:
        folder = Path(name)
        soak = Soak(wire=Wire(folder, f"sqlite:///{folder / 'wire.db'}"), site=site)
        soak.put_up()
        soak.pause_others()
        soak.begun = time.monotonic()
        wrong = soak.run(minutes)
    for line in wrong:
        print(f"WRONG: {line}")
    print("it does not hold" if wrong else "it holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES))
