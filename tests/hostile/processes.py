"""What processes take, read from /proc: memory, open files, and who is whose child."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_EVERY_S = 0.05


def tree_of(pid: int) -> list[int]:
    """Return a process and all below it that are still there."""
    found = [pid]
    for parent in found:
        found += children_of(parent)
    return found


def children_of(pid: int) -> list[int]:
    """Return the processes that a process began and that are still there."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def memory_of(pid: int) -> int:
    """Return the bytes that a process holds, shared pages divided among those who share them."""
    return _held(pid, "Pss:")


def resident_of(pid: int) -> int:
    """Return the bytes that a process holds, whoever shares them."""
    return _held(pid, "Rss:")


def _held(pid: int, kind: str) -> int:
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(kind):
                return int(line.split()[1]) << 10
    return 0


def open_files_of(pid: int) -> int:
    """Return how many files a process has open."""
    with suppress(OSError):
        return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208  (cheaper, and racy)
    return 0


@dataclass(slots=True)
class Watched:
    """What a tree of processes took, sampled every 50 ms."""

    memory: list[int] = field(default_factory=list)
    """Bytes, all processes together."""
    files: list[int] = field(default_factory=list)
    pids: set[int] = field(default_factory=set)
    """Every process that was ever seen."""

    def left(self) -> list[int]:
        """Return the processes that are still there."""
        return [pid for pid in self.pids if Path(f"/proc/{pid}").exists()]

    @property
    def peak(self) -> int:
        return max(self.memory, default=0)


@contextmanager
def watched(pid: int) -> Iterator[Watched]:
    """Watch a tree of processes while the block lasts."""
    seen, ended = Watched(), threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY_S):
            tree = tree_of(pid)
            seen.pids.update(tree)
            seen.memory.append(sum(map(memory_of, tree)))
            seen.files.append(sum(map(open_files_of, tree)))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()
