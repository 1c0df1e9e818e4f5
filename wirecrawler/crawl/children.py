"""Children: crawls of one source each, in processes of their own, and what they tell.

A child imports the one file of its source, so a file that was changed is read anew; whatever its
code does, it ends with its process, and so does the memory it took.  It shares one socket with
its parent: it ends in good order when something comes over it or its parent is gone, and writes
what it came to.
"""

import contextlib
import importlib
import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from wirecrawler.crawl.forks import forked, uninterrupted
from wirecrawler.crawl.process import Crawl, Crawled, CrawlProcess
from wirecrawler.crawl.report import crash_line
from wirecrawler.crawl.survey import (
    Declared,
    Found,
    Unread,
    file_of,
    modules_of,
    packages,
    sources_of,
    spider_of,
    told_apart,
)
from wirecrawler.errors import WirecrawlerError
from wirecrawler.store.lease import lease

_IMPORT_S = 10
"""Seconds that importing one file may take; arbitrary."""
_MOST_BAD = 20
"""Files that are left out so, at most; arbitrary."""
_MOST_TOLD, _MOST_CHARS = 1 << 16, 2_000
"""Bytes that a child tells at its end, and characters of a failure: far from each other, so that
it never has to wait for its parent."""
_COMPONENTS = ("ITEM_PIPELINES", "EXTENSIONS", "SPIDER_MIDDLEWARES", "DOWNLOADER_MIDDLEWARES",
               "DOWNLOAD_HANDLERS")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended, as it tells it."""

    is_busy: bool = False
    """Another process crawls its source."""
    is_interrupted: bool = False
    failure: str = ""
    due_at: str = ""
    """When the source is due next, ISO 8601; "" where that was not kept."""
    is_kept: bool = True
    """False where the child died before it could keep what its poll came to."""


@dataclass(slots=True, kw_only=True)
class Child:
    """A child that was started."""

    declared: Declared
    pid: int
    line: socket.socket
    limit_s: float
    """Seconds after which its crawl ends itself."""
    begun: float = field(default_factory=time.monotonic)
    told_at: float | None = None
    """When it was told to end, by the clock of `time.monotonic`."""
    is_killed: bool = False
    status: int | None = None

    def tell_to_end(self) -> None:
        """Let it end in good order."""
        if self.told_at is None:
            self.told_at = time.monotonic()
            with contextlib.suppress(OSError):
                self.line.send(b"end")

    def kill(self) -> None:
        """End it at once; what it had named is asked for again."""
        if not self.is_killed and self.status is None:
            self.is_killed = True
            os.kill(self.pid, signal.SIGKILL)

    @property
    def has_ended(self) -> bool:
        """Whether its process is gone."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = status if pid else None
        return self.status is not None

    def close(self) -> Ended:
        """Return how it ended, once it has."""
        told = b""
        with contextlib.suppress(OSError):
            self.line.setblocking(False)
            told = self.line.recv(_MOST_TOLD)
        self.line.close()
        try:
            return Ended(**json.loads(told))
        except ValueError:
            return Ended(failure=self._death(), is_kept=False)

    def _death(self) -> str:
        if self.is_killed:
            seconds = time.monotonic() - self.begun
            return f"crash: it did not end and was killed after {seconds:.0f} s"
        code = os.waitstatus_to_exitcode(self.status or 0)
        if code < 0:
            return f"crash: its process died: {signal.Signals(-code).name}"
        return f"crash: its process ended with status {code}"


def load_components(settings: Settings) -> None:
    """Import what every crawl needs, so that its children need not."""
    for name in _COMPONENTS:
        for path in settings.getdict(name).keys() | settings.getdict(name).values():
            if isinstance(path, str) and path.startswith("wirecrawler."):
                load_object(path)
    load_object(settings["DOWNLOADER"])


def begun(
    declared: Declared,
    settings: Settings,
    *,
    limit_s: float,
    others: Sequence[Child],
) -> Child:
    """Return a child that crawls a source now, for `limit_s` seconds at most."""
    ours, theirs = socket.socketpair()
    with uninterrupted():
        pid = forked(
            lambda: _crawl(theirs, declared, settings, limit_s),
            closing=[ours, *(other.line for other in others)],
        )
    theirs.close()
    return Child(declared=declared, pid=pid, line=ours, limit_s=limit_s)


def _crawl(
    line: socket.socket, declared: Declared, settings: Settings, limit_s: float
) -> None:
    # The processes that read pages must not hold it: its end tells that this one is gone.
    os.register_at_fork(after_in_child=line.close)
    own = settings.copy()
    # It needs no other spider than its own.
    own.setdict({"SPIDER_MODULES": [], "WIRECRAWLER_BESIDE": "1"}, priority="cmdline")
    own.set("CLOSESPIDER_TIMEOUT", limit_s, priority="cmdline")
    try:
        ended = _ended(line, declared, own)
    except WirecrawlerError as error:
        ended = Ended(failure=str(error)[:_MOST_CHARS], is_kept=False)
    except BaseException as error:  # the process ends here
        ended = Ended(failure=crash_line(error), is_kept=False)
    with contextlib.suppress(OSError):
        line.sendall(json.dumps(asdict(ended)).encode())


def _ended(line: socket.socket, declared: Declared, settings: Settings) -> Ended:
    importlib.invalidate_caches()
    spider = spider_of(declared)
    with lease(settings["WIRECRAWLER_DATABASE_URL"], declared.slug) as is_held:
        if not is_held:
            return Ended(is_busy=True)
        process = CrawlProcess(settings)
        process.end_with(line)
        crawled = _crawled(process, Crawl(spider=spider))
    return Ended(
        is_interrupted=process.is_stopped,
        failure=crawled.failure[:_MOST_CHARS],
        due_at=crawled.due_at.isoformat() if crawled.due_at else "",
        is_kept=crawled.due_at is not None,
    )


def _crawled(process: CrawlProcess, crawl: Crawl) -> Crawled:
    ended: list[Crawled] = []

    async def step(process: CrawlProcess) -> None:
        ended.extend(await process.crawl([crawl]))

    process.run(step)
    return ended[0]


# The survey, which imports every file, in a child too.


def surveyed(settings: Settings) -> list[Found]:
    """Return the sources of all files, and the files that cannot be imported.

    One that takes longer than 10 s to be imported, or ends the process, is named and left out.
    """
    bad: list[str] = []
    while True:
        found, at = _survey(settings, bad)
        if not at or at in bad or len(bad) >= _MOST_BAD:
            break
        bad.append(at)
    reason = f"its import ends the process, or takes over {_IMPORT_S} s"
    found += [Unread(module=m, file=file_of(m), reason=reason) for m in bad]
    return list(told_apart(found))


def _survey(settings: Settings, without: Sequence[str]) -> tuple[list[Found], str]:
    """Return what a child found, and the module at which it came to no end; "": it did."""
    ours, theirs = socket.socketpair()
    with uninterrupted():
        pid = forked(lambda: _tell_sources(theirs, settings, without), closing=[ours])
    theirs.close()
    found: list[Found] = []
    at = "the packages of spiders"
    try:
        for word, told in _heard(ours):
            if word in _KINDS:
                found.append(_KINDS[word](**told))
            else:
                at = told["module"]
    finally:
        ours.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return found, at


_KINDS: dict[str, Callable[..., Found]] = {"source": Declared, "unread": Unread}


def _heard(line: socket.socket) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what the child says, until it has nothing more to say or is silent for too long."""
    waiting = b""
    while select.select([line], [], [], _IMPORT_S)[0]:
        piece = line.recv(_MOST_TOLD)
        *lines, waiting = (waiting + piece).split(b"\n")
        for one in lines:
            word, told = json.loads(one)
            yield word, told
        if not piece:
            return


def _tell_sources(
    line: socket.socket, settings: Settings, without: Sequence[str]
) -> None:
    importlib.invalidate_caches()

    def say(word: str, told: dict[str, Any]) -> None:
        line.sendall(json.dumps([word, told]).encode() + b"\n")

    for package in (one for one in packages(settings) if one not in without):
        say("at", {"module": package})
        for module in modules_of(package):
            if isinstance(module, Unread):
                say("unread", asdict(module))
            elif module not in without:
                say("at", {"module": module})
                for found in sources_of(module):
                    say(
                        "source" if isinstance(found, Declared) else "unread",
                        asdict(found),
                    )
    say("at", {"module": ""})
