"""Host turns: who may ask a host now, agreed upon by all crawls of all processes.

A host has one file for the right to begin a request and one for each request at once.  Whoever
holds the first waits, with it, for a free place and for the delay since the last beginning, which
is noted in it.  The locks are `flock`s: the kernel drops them when their process ends, however
that ends, and nothing else is ever reserved.  A beginning is noted by the clock that counts from
when the machine was started, which nobody moves; only after a restart by the clock on the wall.
"""

import asyncio
import hashlib
import os
import re
import struct
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from scrapy.http import Response
from scrapy.settings import BaseSettings

from wirecrawler.crawl.closings import Closings
from wirecrawler.crawl.file_locks import Patience, remove_unused, unlock
from wirecrawler.crawl.retry_after import asked_until

_MARGIN_S = 0.05
"""Added to a delay: what one connection takes longer than the next to be made; arbitrary."""
_QUICK_S, _SLOW_S = 0.005, 0.5
"""Seconds between two looks at a lock that another holds: least and most."""
_STALE_S = 600
"""Seconds after which a file says nothing any more; over the longest delay."""
_SWEEP = 256
"""Hosts after which the folder is swept again, and idle lines are forgotten; arbitrary."""
_STAMP = struct.Struct("<16sdd")
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class HostTurns:
    """The turns of one crawl at the hosts it asks; files in `folder` are shared by all crawls."""

    def __init__(self, folder: Path) -> None:
        self._folder = writable(folder)
        self._lines: dict[str, _Line] = {}
        self._boot = _boot_id()
        self._seen = 0
        self.closings = Closings(self._folder)
        """The hosts that are not to be asked for a while."""

    @asynccontextmanager
    async def turn(
        self, host: str, *, delay_s: float, at_once: int, origin: str = ""
    ) -> AsyncIterator[None]:
        """Hold one of the `at_once` places of a host while a request lasts.

        It is entered `delay_s` or more after any crawl last entered one of this host, and while
        the `origin` (`host:port`) is open; the crawl's own requests enter in the order in which
        they came.

        Raises:
            HostClosed: The origin asked to be left alone for longer than a crawl waits.
            OSError: The files of the turns cannot be used.
        """
        line = self._line(host)
        line.users += 1
        try:
            place = await self._open_place(line, delay_s, max(at_once, 1), origin)
            try:
                yield
            finally:
                line.leave(place)
        finally:
            line.users -= 1

    def heard(self, origin: str, response: Response) -> None:
        """Close an origin that asks for it: 429 or 503 with Retry-After.

        Within the turn of its request, so that none that waits is sent after it.
        """
        until = asked_until(response, now=datetime.now(UTC))
        if until is not None and response.status in (429, 503):
            reason = f"http {response.status}; the host asks to wait"
            self.closings.close(origin, until, reason)

    async def _open_place(
        self, line: "_Line", delay_s: float, at_once: int, origin: str
    ) -> tuple[int, int]:
        while True:
            place = await line.place(delay_s, at_once)
            if not origin or self.closings.closed_until(origin) is None:
                return place
            line.leave(place)
            await self.closings.opened(origin)

    def _line(self, host: str) -> "_Line":
        name = host.lower().strip("[].")
        line = self._lines.get(name)
        if line is None:
            if self._seen % _SWEEP == 0:
                self._sweep()
            self._seen += 1
            line = _Line(self._folder / file_name(name), self._boot)
            self._lines[name] = line
        return line

    def _sweep(self) -> None:
        """Forget idle lines, and remove the files that nobody has used for long."""
        self._lines = {n: one for n, one in self._lines.items() if one.users}
        before = time.time() - _STALE_S
        with suppress(OSError), os.scandir(self._folder) as files:
            for file in files:
                if file.name.endswith((".begin", ".place", ".alone")):
                    with suppress(OSError):
                        remove_unused(file.path, before=before)
        self.closings.sweep()


class _Line:
    """The requests of one crawl that wait for one host, and those that are under way."""

    def __init__(self, file: Path, boot: bytes) -> None:
        self._file = str(file)
        self._boot = boot
        self._first = asyncio.Lock()
        """Held by the request whose turn is next; the others wait for it in their order."""
        self._freed = asyncio.Event()
        self._held: set[int] = set()
        """Numbers of the places that this crawl holds."""
        self._last = (boot, float("-inf"), float("-inf"))
        self._polite_until = 0.0
        """Before which others are given the chance to begin."""
        self.users = 0

    async def place(self, delay_s: float, at_once: int) -> tuple[int, int]:
        """Return the number and the descriptor of a place, once its request may begin."""
        look_s = min(max(delay_s / 8, _QUICK_S), _SLOW_S)
        async with self._first:
            await _sleep_until(self._polite_until)
            patience, path = Patience(), f"{self._file}.begin"
            begin = patience.locked(path)
            is_shared = begin is None
            if begin is None:
                begin = await patience.lock(path, look_s)
            try:
                number, descriptor = await self._free_place(at_once, look_s)
                try:
                    await self._wait(begin, delay_s)
                except BaseException:
                    self.leave((number, descriptor))
                    raise
                if delay_s:
                    rest_s = delay_s if is_shared else look_s
                    self._polite_until = time.monotonic() + 1.5 * rest_s
                return number, descriptor
            finally:
                unlock(begin)

    def leave(self, place: tuple[int, int]) -> None:
        """Give a place back."""
        number, descriptor = place
        self._held.discard(number)
        unlock(descriptor)
        self._freed.set()

    async def _free_place(self, at_once: int, look_s: float) -> tuple[int, int]:
        patience = Patience()
        while True:
            self._freed.clear()
            for number in range(at_once):
                if number in self._held:
                    continue
                descriptor = patience.locked(f"{self._file}.{number}.place")
                if descriptor is not None:
                    self._held.add(number)
                    return number, descriptor
            with suppress(TimeoutError):
                async with asyncio.timeout(look_s):
                    await self._freed.wait()

    async def _wait(self, begin: int, delay_s: float) -> None:
        """Wait out the delay since the last beginning, and note this one."""
        # Once: nobody else begins meanwhile, and what is noted may be nonsense.
        await _sleep_until(time.monotonic() + self._owed(begin, delay_s))
        self._last = (self._boot, time.clock_gettime(_CLOCK), time.time())
        # A full disk: this crawl's own pace still holds.
        with suppress(OSError):
            os.pwrite(begin, _STAMP.pack(*self._last), 0)

    def _owed(self, begin: int, delay_s: float) -> float:
        """Return the seconds that are left of the delay."""
        if delay_s <= 0:
            return 0
        delay_s += _MARGIN_S
        noted = os.pread(begin, _STAMP.size, 0)
        stamps = [self._last]
        if len(noted) == _STAMP.size:
            stamps.append(_STAMP.unpack(noted))
        return max(0, *(self._left(stamp, delay_s) for stamp in stamps))

    def _left(self, stamp: tuple[bytes, float, float], delay_s: float) -> float:
        boot, since_start, on_the_wall = stamp
        if boot == self._boot:
            gone = time.clock_gettime(_CLOCK) - since_start
        else:
            gone = time.time() - on_the_wall
        # A beginning that is still to come was noted by a clock that was moved.
        return delay_s - gone if gone >= 0 else delay_s


def file_name(host: str) -> str:
    """Return the beginning of the names of a host's files, which no other host shares."""
    shown = re.sub(r"[^a-z0-9.-]", "_", host)[:60]
    return f"{shown}-{hashlib.sha256(host.encode(errors='replace')).hexdigest()[:16]}"


async def _sleep_until(moment: float) -> None:
    while (left := moment - time.monotonic()) > 0:  # noqa: ASYNC110  (a clock is no event)
        await asyncio.sleep(left)


def _boot_id() -> bytes:
    """Return which start of the machine this is; the same for all where that is not told."""
    try:
        told = _BOOT.read_bytes()
    except OSError:
        told = b""
    return hashlib.sha256(told).digest()[:16]


def hosts_folder(settings: BaseSettings) -> Path:
    """Return the folder in which crawls with these settings take their turns.

    A command that writes nothing makes no folder for its data.
    """
    data = Path(settings["WIRECRAWLER_DATA_DIR"])
    if settings.getbool("WIRECRAWLER_STORELESS") and not data.exists():
        return _of_all_crawls()
    return data / "hosts"


def writable(folder: Path) -> Path:
    """Return a folder for the files, which is made; another where that one is not ours."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK | os.X_OK):
            return folder
    other = _of_all_crawls()
    other.mkdir(mode=0o700, parents=True, exist_ok=True)
    return other


def _of_all_crawls() -> Path:
    return Path(tempfile.gettempdir()) / f"wirecrawler-hosts-{os.getuid()}"
