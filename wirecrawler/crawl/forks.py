"""Forks: processes that go on from where their parent was, and lines to them.

Whatever the parent had imported they know, and nothing is imported twice.  A process with threads
should not be forked: one of them may hold a lock that nobody in the child would ever let go.
"""

import contextlib
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

NO_MEMORY = 77
"""Exit status of a process that had no memory left; arbitrary."""
_PIECE = 1 << 20
_ENDS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: within `fork` it would be lost, or end the child as if it were ours."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forked(task: Callable[[], None], *, closing: Iterable[socket.socket]) -> int:
    """Return the number of a new process that does a task and ends.

    Ctrl-C reaches it too and is left to its parent, whose end it meets on its line.
    """
    child = os.fork()
    if child == 0:
        _do(task, closing)
    return child


def _do(task: Callable[[], None], closing: Iterable[socket.socket]) -> NoReturn:
    status = 1
    # What the parent holds is never looked through again, so its memory stays shared.
    gc.freeze()
    try:
        # Where the parent's signals go, if anywhere.
        signal.set_wakeup_fd(-1)
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)
        for number in _ENDS:
            signal.signal(number, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
        for line in closing:
            line.close()
        # Whoever reads what the parent prints must not wait for its children.
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        task()
        status = 0
    except MemoryError:
        status = NO_MEMORY
    except BaseException as error:  # the process ends here
        said = f"{type(error).__name__}: {' '.join(str(error).split())}"
        print(f"process {os.getpid()} ended by {said}", file=sys.stderr, flush=True)
    finally:
        # Not by sys.exit: what the parent wants done at its end is its own.
        os._exit(status)


def received(line: socket.socket, length: int) -> bytes | None:
    """Return so many bytes, or None where the other side is gone before."""
    pieces = []
    while length:
        try:
            piece = line.recv(min(length, _PIECE))
        except ConnectionResetError:
            return None
        if not piece:
            return None
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
