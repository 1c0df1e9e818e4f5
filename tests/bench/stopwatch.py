"""CPU of the parts of a decision: this process's, and its server's where that is PostgreSQL.

The functions that the archive calls are timed where it calls them; what they do stays the same.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from wirecrawler.store import archive, around
from wirecrawler.store.kin import Kin

_PLACES = (archive, around)
PARTS = {
    "addresses": ("known_addresses",),
    "features": ("sketch_rows",),
    "texts": ("held_stories", "bodies", "newest_revisions", "next_number"),
    "verify": (),
    "insert": (
        "insert_all",
        "insert_missing",
        "delete_all",
        "write_matches",
        "write_filed",
        "insert_numbers",
        "change_all",
    ),
    "commit": (),
    "rest": (),
}
"""Part -> functions that `_PLACES` call.

`verify` compares texts, `commit` is what comes after the last statement, `rest` everything else.
"""


@dataclass(slots=True)
class Stopwatch:
    """CPU seconds by part, and of the whole; wall seconds of the whole."""

    parts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    ours: float = 0.0
    server: float = 0.0
    wall: float = 0.0
    _last: float = 0.0

    @property
    def whole(self) -> float:
        """Both processes' together."""
        return self.ours + self.server

    def timed(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return `work`, its CPU added to `part`."""

        def call(*args: Any, **kwargs: Any) -> Any:
            begun = cpu_s()
            try:
                return work(*args, **kwargs)
            finally:
                self._last = cpu_s()
                self.parts[part] += self._last - begun

        return call

    def take(self, work: Callable[[], object]) -> None:
        """Do `work`, which files one batch, and add what it takes."""
        wall, ours, server = time.perf_counter(), time.process_time(), _server_s()
        known = sum(self.parts.values())
        work()
        self.parts["commit"] += cpu_s() - self._last
        self.wall += time.perf_counter() - wall
        spent = time.process_time() - ours, _server_s() - server
        self.ours += spent[0]
        self.server += spent[1]
        self.parts["rest"] += sum(spent) - (sum(self.parts.values()) - known)


@contextmanager
def timing(stopwatch: Stopwatch) -> Iterator[None]:
    """Time what the archive calls within."""
    named = {name: part for part, names in PARTS.items() for name in names}
    before = {
        (place, name): vars(place)[name]
        for place in _PLACES
        for name in named
        if name in vars(place)
    }
    relations = Kin.relations
    try:
        for (place, name), work in before.items():
            setattr(place, name, stopwatch.timed(named[name], work))
        Kin.relations = stopwatch.timed("verify", relations)  # type: ignore[method-assign]
        yield
    finally:
        for (place, name), work in before.items():
            setattr(place, name, work)
        Kin.relations = relations  # type: ignore[method-assign]


def cpu_s() -> float:
    """Return the CPU seconds of this process and of the server processes it is connected to."""
    return time.process_time() + _server_s()


_backends: set[int] = set()


@event.listens_for(Engine, "connect")
def _note_backend(connection: Any, _: object) -> None:
    info = getattr(connection, "info", None)
    if info is not None:
        _backends.add(info.backend_pid)


def _server_s() -> float:
    """Return what a server on this machine took for us, to 10 ms."""
    ticks = 0
    for pid in _backends:
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists():
            told = stat.read_text(encoding="ascii").rpartition(")")[2].split()
            ticks += int(told[11]) + int(told[12])
    return ticks / os.sysconf("SC_CLK_TCK")
