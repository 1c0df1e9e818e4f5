"""Batches: lines read some hundred at a time, in their order, by one process or several."""

import pickle
import select
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Self

from wirecrawler.commands.lines import Line, Lines
from wirecrawler.commands.story_line import Reader, Ready
from wirecrawler.crawl.workers import Done, Limits, Workers

_LINES = 1_000
"""Of one batch, at most; 200 to 500 rows of one transaction cost the least a row."""
_BYTES = 8 << 20
"""Of the lines of one batch, about; arbitrary."""
_WAIT_S = 0.5
"""Seconds after which the lines that have come are a batch, and an interruption is heard."""
_AHEAD = 2
"""Batches that may wait to be filed, for each process."""


class Interruption:
    """Ctrl-C as a wish that is granted between two batches; a second one ends at once."""

    def __init__(self) -> None:
        self.is_asked = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.is_asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Batches:
    """Lines in batches; a context manager that ends the processes that read them.

    What a line comes to does not depend on how many there are.
    """

    def __init__(
        self, lines: Lines, reader: Reader, interruption: Interruption, *, most: int
    ) -> None:
        """Prepare to read `lines` in `most` processes; one is this one."""
        self._lines = lines
        self._reader = reader
        self._interruption = interruption
        self._most = most
        self._workers = Workers(reader.answer, most=most, limits=Limits())
        self._given: dict[int, list[Line]] = {}
        self._done: dict[int, list[Ready]] = {}
        self._is_at_end = False

    def __enter__(self) -> Self:
        if self._most > 1:
            for _ in range(self._most):
                self._workers.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.__exit__()

    def read(self) -> Iterator[list[Ready]]:
        """Yield what is made of the lines, in their order, until they end or Ctrl-C is pressed."""
        read = self._read_alone() if self._most == 1 else self._read_together()
        for batch in read:
            yield batch
            if self._interruption.is_asked:
                return

    def _read_alone(self) -> Iterator[list[Ready]]:
        while lines := self._next():
            yield self._reader.read(lines)

    def _read_together(self) -> Iterator[list[Ready]]:
        given = taken = 0
        while True:
            while not self._is_at_end and self._may_give(given - taken):
                if lines := self._next():
                    self._given[given] = lines
                    self._workers.give(given, pickle.dumps(lines))
                    given += 1
            while taken in self._done:
                yield self._done.pop(taken)
                taken += 1
            if taken == given:
                return
            ended, _ = self._workers.wait(timeout=_WAIT_S)
            for done in ended:
                self._done[done.number] = self._answer(done)

    def _may_give(self, waiting: int) -> bool:
        return not self._workers.is_busy and waiting < _AHEAD * self._most

    def _answer(self, done: Done) -> list[Ready]:
        lines = self._given.pop(done.number)
        if done.lost:
            # It was killed for its time or memory, which alone is enough.
            return self._reader.read(lines)
        ready: list[Ready] = pickle.loads(done.answer)  # noqa: S301  (from our own child)
        return ready

    def _next(self) -> list[Line]:
        """Return the lines of the next batch; none at the end and after Ctrl-C."""
        lines: list[Line] = []
        size = 0
        while len(lines) < _LINES and size < _BYTES:
            line = self._lines.next()
            if line is not None:
                lines.append(line)
                size += len(line.content)
            elif self._lines.is_at_end or self._interruption.is_asked:
                break
            elif select.select([self._lines.fd], [], [], _WAIT_S)[0]:
                self._lines.fill()
            elif lines:
                break
        self._is_at_end = not lines
        return lines
