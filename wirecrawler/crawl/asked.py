"""Asked: what signals ask of a process that works until it is asked to end."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDS = (signal.SIGTERM, signal.SIGINT)
_SIGNALS = (*_ENDS, signal.SIGHUP, signal.SIGCHLD)
_MOST_NOTES = 4096


class Asked:
    """What was asked so far: SIGTERM and SIGINT ask it to end, SIGHUP to read its files anew."""

    def __init__(self, notes: int) -> None:
        self._notes = notes
        self.to_end: list[int] = []
        """The signals that did, in order."""
        self._to_reload = False

    @property
    def is_interrupted(self) -> bool:
        """Whether the first of them came from a keyboard."""
        return self.to_end[:1] == [signal.SIGINT]

    def reloads(self) -> bool:
        """Return whether the files are to be read anew; asked once, it is told once."""
        told, self._to_reload = self._to_reload, False
        return told

    def wait(self, seconds: float) -> None:
        """Wait so long at most, or until something is asked or a child ends."""
        select.select([self._notes], [], [], max(seconds, 0))
        try:
            os.read(self._notes, _MOST_NOTES)
        except BlockingIOError:
            return

    def note(self, number: int, _: FrameType | None) -> None:
        """Take note of a signal."""
        if number in _ENDS:
            self.to_end.append(number)
        self._to_reload |= number == signal.SIGHUP


@contextmanager
def asked() -> Iterator[Asked]:
    """Yield what signals ask from now on; none of them ends the process while it lasts."""
    notes, noting = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    told = Asked(notes)
    before = [signal.signal(number, told.note) for number in _SIGNALS]
    wakeup = signal.set_wakeup_fd(noting, warn_on_full_buffer=False)
    try:
        yield told
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in zip(_SIGNALS, before, strict=True):
            signal.signal(number, handler)
        os.close(notes)
        os.close(noting)
