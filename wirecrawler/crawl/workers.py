"""Workers: processes that do one piece of work at a time and can be killed over it.

lxml may take minutes over one tag, and no exception ends code written in C: the process has to
go.  Each worker sets timers before each piece of work whose signals end it (setitimer of POSIX);
what it was at is then lost, with the reason, and the next piece gets a new worker.

Workers are forked, so they know whatever their parent had imported, and nothing is imported
twice.  Their parent must have no threads.
"""

import contextlib
import os
import resource
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from wirecrawler.crawl.forks import NO_MEMORY, forked, received, uninterrupted
from wirecrawler.errors import SettingError

Work = Callable[[bytes], bytes]

_SETTING = "WIRECRAWLER_MAX_PAGE_CPU_SECONDS"
_LENGTH = struct.Struct("!Q")
_ANSWER = struct.Struct("!Q?")
"""Length of the answer, and whether the worker ends with it."""
_MIB = 1 << 20
_GROWN = 256 * _MIB
"""A worker that ever filled so much is replaced, for what C code frees it may still hold.

Over three times what one fills after 2,000 ordinary pages.
"""
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one piece of work may take."""

    cpu_s: float = 10
    memory: int = 1024 * _MIB
    """Bytes of data; not enforced by macOS.  A page of 30 MB of text fills 400 MiB."""

    def __post_init__(self) -> None:
        # Not 0, which would stop no timer ever.
        if not self.cpu_s >= 1:
            raise SettingError(_SETTING, f"{self.cpu_s:g} is no number from 1 up")

    @property
    def wall_s(self) -> float:
        """Seconds by the clock: for what waits instead of working, or has to share its CPU."""
        return 6 * self.cpu_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A piece of work that has ended."""

    number: int
    """As it was given."""
    answer: bytes = b""
    lost: str = ""
    """Why its worker died over it; "" where there is an answer."""


@dataclass(slots=True)
class _Worker:
    pid: int
    line: socket.socket
    number: int | None = None
    """The piece that it is at."""


class Workers:
    """Up to `most` workers, each started when there is work that no other is free for.

    with Workers(work, most=2, limits=Limits()) as workers:
        workers.give(1, b"...")
        done, _ = workers.wait()
    """

    def __init__(
        self,
        work: Work,
        *,
        most: int,
        limits: Limits,
        foreign: Sequence[socket.socket] = (),
    ) -> None:
        """Prepare to start workers.

        Args:
            work: What is done with each piece; what it raises ends its worker.
            most: How many workers there may be.
            limits: What one piece may take.
            foreign: Sockets of their parent that the workers shall not hold.
        """
        self._work = work
        self._most = most
        self._limits = limits
        self._foreign = foreign
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            os.kill(worker.pid, signal.SIGKILL)
            self._ended(worker)
        self._workers.clear()

    @property
    def is_busy(self) -> bool:
        """Whether every worker that may be has work."""
        return sum(w.number is not None for w in self._workers) >= self._most

    @property
    def is_idle(self) -> bool:
        """Whether no worker has work."""
        return all(w.number is None for w in self._workers)

    def start(self) -> None:
        """Start a worker for work to come: while the parent has no threads yet."""
        self._start()

    def give(self, number: int, piece: bytes) -> None:
        """Give a piece to a free worker; only while they are not all busy."""
        worker = next((w for w in self._workers if w.number is None), None)
        worker = worker or self._start()
        worker.number = number
        # One that is dead is met by `wait`, which finds its line closed.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.line.sendall(_LENGTH.pack(len(piece)))
            worker.line.sendall(piece)

    def wait(
        self, others: Iterable[int] = (), *, timeout: float | None = None
    ) -> tuple[list[Done], list[int]]:
        """Wait until a piece has ended or one of the file descriptors `others` can be read.

        Returns:
            What has ended, and those of `others` that can be read.
        """
        watched = {worker.line.fileno(): worker for worker in self._workers}
        ready, _, _ = select.select([*watched, *others], [], [], timeout)
        ended = (self._heard(watched[fd]) for fd in ready if fd in watched)
        return (
            [done for done in ended if done is not None],
            [fd for fd in ready if fd not in watched],
        )

    def _heard(self, worker: _Worker) -> Done | None:
        """Return what a worker answered, or that it is gone; None: it was at nothing."""
        number = worker.number
        worker.number = None
        head = received(worker.line, _ANSWER.size)
        length, is_last = _ANSWER.unpack(head) if head else (0, True)
        answer = received(worker.line, length) if head else None
        why = ""
        if is_last or answer is None:
            self._workers.remove(worker)
            why = self._ended(worker)
        if number is None:
            return None
        if answer is None:
            return Done(number=number, lost=why)
        return Done(number=number, answer=answer)

    def _ended(self, worker: _Worker) -> str:
        """Return why a worker that is gone has ended."""
        worker.line.close()
        _, status = os.waitpid(worker.pid, 0)
        return _reason(os.waitstatus_to_exitcode(status), self._limits)

    def _start(self) -> _Worker:
        with uninterrupted():
            ours, theirs = socket.socketpair()
            strange = [*self._foreign, ours, *(w.line for w in self._workers)]
            pid = forked(
                lambda: _toil(theirs, self._work, self._limits), closing=strange
            )
            theirs.close()
            worker = _Worker(pid, ours)
            self._workers.append(worker)
        return worker


def usable_cpus() -> int:
    """Return how many CPUs this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _toil(line: socket.socket, work: Work, limits: Limits) -> None:
    """Work until the parent is gone, or the worker has grown too big."""
    _bound_memory(limits.memory)
    is_last = False
    while not is_last:
        head = received(line, _LENGTH.size)
        piece = received(line, *_LENGTH.unpack(head)) if head else None
        if piece is None:
            return
        signal.setitimer(signal.ITIMER_PROF, limits.cpu_s)
        signal.setitimer(signal.ITIMER_REAL, limits.wall_s)
        answer = work(piece)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        is_last = _most_memory() > _GROWN
        try:
            line.sendall(_ANSWER.pack(len(answer), is_last))
            line.sendall(answer)
        except (BrokenPipeError, ConnectionResetError):
            return


def _bound_memory(most: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # where it cannot be bounded
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT


def _reason(code: int, limits: Limits) -> str:
    """Return why a worker ended with this exit code; below 0 it is that of a signal."""
    if code == -signal.SIGPROF:
        return f"reading took over {limits.cpu_s:g} s of CPU"
    if code == -signal.SIGALRM:
        return f"reading took over {limits.wall_s:g} s"
    if code == NO_MEMORY:
        return f"reading took over {limits.memory // _MIB} MiB of memory"
    if code < 0:
        return f"reading crashed: {signal.Signals(-code).name}"
    return f"reading crashed: exit status {code}"
