"""Patience: an end to what somebody else's code does in this process."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN_S = 0.5
"""Seconds after which it is told again to end: it may have caught the first word."""


class PatienceError(BaseException):
    """The time is up.  No `Exception`: what is to end would catch it."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """End what is done within after so many seconds, in the main thread; no other has signals.

    Raises:
        PatienceError: It took longer.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _end)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise PatienceError
