"""Host turns: the pace at one host, in one crawl, in several, and in several processes."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy.http import Response

from wirecrawler.crawl.host_turns import HostTurns
from wirecrawler.crawl.refusals import HostClosed

Spans = list[tuple[float, float]]
"""(beginning, end) of each request, in seconds."""


def gaps(spans: Spans) -> list[float]:
    begun = sorted(began for began, _ in spans)
    return [later - sooner for sooner, later in pairwise(begun)]


def at_once(spans: Spans) -> int:
    """Return how many requests were under way at once, at most."""
    return max(sum(one <= began < end for one, end in spans) for began, _ in spans)


async def taken(
    turns: HostTurns, count: int, *, delay_s: float, most: int, lasts_s: float
) -> Spans:
    """Return the spans of requests that are all made at once."""

    async def one() -> tuple[float, float]:
        async with turns.turn("a.example", delay_s=delay_s, at_once=most):
            began = time.monotonic()
            await asyncio.sleep(lasts_s)
            return began, time.monotonic()

    return list(await asyncio.gather(*(one() for _ in range(count))))


def test_crawls_of_one_process_share_the_turns_of_a_host(tmp_path: Path) -> None:
    async def crawl() -> list[Spans]:
        crawls = [HostTurns(tmp_path) for _ in range(3)]
        return await asyncio.gather(
            *(taken(t, 6, delay_s=0.1, most=2, lasts_s=0.15) for t in crawls)
        )

    each = asyncio.run(crawl())
    spans = [span for one in each for span in one]
    assert (min(gaps(spans)) >= 0.1, at_once(spans)) == (True, 2)
    # None waits until all others have had all their turns.
    first = [min(began for began, _ in one) for one in each]
    last = sorted(max(began for began, _ in one) for one in each)
    assert max(first) < last[-2]


def test_the_requests_of_a_crawl_keep_their_order(tmp_path: Path) -> None:
    async def crawl() -> list[int]:
        turns = HostTurns(tmp_path)
        order: list[int] = []

        async def one(number: int) -> None:
            async with turns.turn("a.example", delay_s=0.01, at_once=2):
                order.append(number)

        await asyncio.gather(*(one(number) for number in range(9)))
        return order

    assert asyncio.run(crawl()) == list(range(9))


_CRAWL = """
import asyncio, sys, time
from pathlib import Path
from wirecrawler.crawl.host_turns import HostTurns

async def main(folder, count, lasts_s):
    turns = HostTurns(Path(folder))
    async def one():
        async with turns.turn("a.example", delay_s=0.1, at_once=2):
            began = time.monotonic()
            print(began, flush=True)
            await asyncio.sleep(lasts_s)
            return began, time.monotonic()
    for began, ended in await asyncio.gather(*(one() for _ in range(count))):
        print("span", began, ended, flush=True)

asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
"""


def crawling(folder: Path, count: int, lasts_s: float) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _CRAWL, str(folder), str(count), str(lasts_s)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_processes_share_them_and_one_that_is_killed_holds_up_none(
    tmp_path: Path,
) -> None:
    # It holds both places and the right to begin.
    with crawling(tmp_path, 4, 60) as killed:
        assert killed.stdout
        for _ in range(2):
            killed.stdout.readline()
        time_of_death = time.monotonic()
        killed.send_signal(signal.SIGKILL)
    processes = [crawling(tmp_path, 4, 0.15) for _ in range(2)]
    said = [process.communicate(timeout=30)[0] for process in processes]
    spans: Spans = [
        (float(began), float(end))
        for line in "".join(said).splitlines()
        if line.startswith("span")
        for _, began, end in [line.split()]
    ]
    assert (len(spans), min(gaps(spans)) >= 0.1, at_once(spans)) == (8, True, 2)
    assert min(spans)[0] - time_of_death < 5


def _descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_a_turn_that_is_cancelled_is_given_back(tmp_path: Path) -> None:
    async def crawl() -> tuple[int, int]:
        turns = HostTurns(tmp_path)
        before = _descriptors()
        for delay_s in (0, 5.0):
            waiting = [
                asyncio.create_task(
                    taken(turns, 3, delay_s=delay_s, most=2, lasts_s=30)
                )
                for _ in range(3)
            ]
            await asyncio.sleep(0.05)
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        await taken(turns, 2, delay_s=0, most=2, lasts_s=0)
        return before, _descriptors()

    before, after = asyncio.run(crawl())
    assert after == before


@pytest.mark.parametrize(
    "stamp",
    [
        b"",
        b"short",
        b"\xff" * 32,
        b"\x00" * 32,
        b"\x00" * 16 + b"\x00" * 7 + b"\x7f" * 9,
    ],
    ids=["empty", "cut", "no numbers", "of another start, long ago", "still to come"],
)
def test_a_file_that_says_nothing_holds_up_none(tmp_path: Path, stamp: bytes) -> None:
    def one() -> Spans:
        turns = HostTurns(tmp_path)
        return asyncio.run(taken(turns, 1, delay_s=0.1, most=1, lasts_s=0))

    one()
    for file in tmp_path.glob("*.begin"):
        file.write_bytes(stamp)
    began = time.monotonic()
    one()
    assert time.monotonic() - began < 0.5


def test_files_of_hosts_that_nobody_asks_any_more_are_removed(tmp_path: Path) -> None:
    def grow_old() -> None:
        for file in tmp_path.iterdir():
            os.utime(file, (0, 0))

    def hosts() -> set[str]:
        return {file.name.split("-")[0] for file in tmp_path.iterdir()}

    async def crawl() -> set[str]:
        async with HostTurns(tmp_path).turn("b.example", delay_s=0, at_once=1):
            await taken(HostTurns(tmp_path), 1, delay_s=0, most=1, lasts_s=0)
            grow_old()
            async with HostTurns(tmp_path).turn("c.example", delay_s=0, at_once=1):
                return hosts()

    # The place in use stays.
    assert asyncio.run(crawl()) == {"b.example", "c.example"}


def test_a_turn_costs_little_where_nobody_waits(tmp_path: Path) -> None:
    async def crawl() -> float:
        turns = HostTurns(tmp_path)
        began = time.process_time()
        for _ in range(500):
            async with turns.turn("a", delay_s=0, at_once=8, origin="a:80"):
                pass
        return (time.process_time() - began) / 500

    assert asyncio.run(crawl()) < 0.0003


def test_it_lives_without_descriptors_for_a_while(tmp_path: Path) -> None:
    code = f"""
import asyncio, resource
from pathlib import Path
from tests.crawl.test_host_turns import _starved
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
print(asyncio.run(_starved(Path({str(tmp_path)!r}))))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert (ended.stdout, ended.returncode) == ("1\n", 0), ended.stderr


async def _starved(folder: Path) -> int:
    """Return how many turns were had once a process had descriptors again."""
    turns = HostTurns(folder)
    held: list[int] = []
    try:
        while True:
            held.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        waiting = asyncio.create_task(taken(turns, 1, delay_s=0, most=1, lasts_s=0))
    await asyncio.sleep(0.05)
    for descriptor in held:
        os.close(descriptor)
    async with asyncio.timeout(5):
        return len(await waiting)


def _answer(status: int, **headers: str) -> Response:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response("http://a.example/", status=status, headers=told)


def test_none_is_sent_after_its_host_asked_to_wait(tmp_path: Path) -> None:
    """Those of other crawls that waited for their turn before included."""

    async def crawl() -> list[object]:
        asking, waiting = HostTurns(tmp_path), HostTurns(tmp_path)
        sent: list[float] = []

        async def one(origin: str) -> None:
            async with waiting.turn("a", delay_s=0, at_once=1, origin=origin):
                sent.append(time.monotonic())

        async with asking.turn("a", delay_s=0, at_once=1, origin="a:80"):
            tasks = [asyncio.create_task(one("a:80")) for _ in range(3)]
            other = asyncio.create_task(one("a:81"))
            await asyncio.sleep(0.02)
            asking.heard("a:80", _answer(503, Retry_After="3600"))
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        await other
        return [type(error) for error in ended] + [len(sent)]

    assert asyncio.run(crawl()) == [HostClosed, HostClosed, HostClosed, 1]


def test_a_short_wait_is_waited_for(tmp_path: Path) -> None:
    async def crawl() -> float:
        turns = HostTurns(tmp_path)
        until = datetime.now(UTC) + timedelta(seconds=0.2)
        turns.closings.close("a:80", until, "http 429; the host asks to wait")
        async with turns.turn("a", delay_s=0, at_once=1, origin="a:80"):
            return (datetime.now(UTC) - until).total_seconds()

    assert 0 <= asyncio.run(crawl()) < 1
