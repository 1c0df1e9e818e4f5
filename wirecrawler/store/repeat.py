"""Repeat: what is asked of a server once more, when it went away and may come back."""

import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from wirecrawler.errors import GoneError

_PATIENCE_S = 75
"""A restart takes seconds, and a minute where the server first writes what it holds."""
_FIRST_S, _LONGEST_S = 0.2, 5.0
"""Seconds between two tries, doubled each time; arbitrary."""

P = ParamSpec("P")
T = TypeVar("T")


def repeated(call: Callable[P, T]) -> Callable[P, T]:
    """Return `call`, made again while the server of the database is away, for 75 s at most.

    Only for what comes to the same when it is done twice: of a commit during which the server
    went away, nobody knows whether it was done.  It waits, so it is called in a thread.

    Raises:
        GoneError: the server did not come back in time.
    """

    @wraps(call)
    def insisted(*arguments: P.args, **named: P.kwargs) -> T:
        until = time.monotonic() + _PATIENCE_S
        pause_s = _FIRST_S
        while True:
            try:
                return call(*arguments, **named)
            except GoneError:
                if time.monotonic() > until:
                    raise
            threading.Event().wait(pause_s)
            pause_s = min(_LONGEST_S, 2 * pause_s)

    return insisted
