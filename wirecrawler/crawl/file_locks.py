"""File locks: what one process at a time may do, of those that share a folder.

They are `flock`s: the kernel drops them when their process ends, however that ends.  No call
blocks; who waits asks again.
"""

import asyncio
import errno
import fcntl
import os
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

_NO_FILES_S = 60
"""Seconds after which a process that has no descriptor left gives up; arbitrary."""
_LOOK_S = 0.1


class Patience:
    """Takes locks; where the process has no descriptor left it waits, though not for ever."""

    def __init__(self) -> None:
        self._until = time.monotonic() + _NO_FILES_S

    def locked(self, path: str) -> int | None:
        """Return a descriptor that holds the lock on a file; None: ask again later.

        Raises:
            OSError: The file cannot be opened.
        """
        try:
            return _locked(path)
        except OSError as error:
            is_short = error.errno in (errno.EMFILE, errno.ENFILE)
            if not is_short or time.monotonic() > self._until:
                raise
            return None

    async def lock(self, path: str, look_s: float) -> int:
        """Return a descriptor that holds the lock, having looked every `look_s` seconds or so."""
        # Another process lets go of it, which no event tells.
        while (descriptor := self.locked(path)) is None:  # noqa: ASYNC110
            await asyncio.sleep(look_s * random.uniform(0.5, 1))  # noqa: S311
        return descriptor


@asynccontextmanager
async def alone(path: str, *, most_s: float) -> AsyncIterator[None]:
    """Let nobody else in who names the same file; after `most_s` seconds enter all the same."""
    descriptor = None
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(most_s):
            descriptor = await Patience().lock(path, _LOOK_S)
    try:
        yield
    finally:
        if descriptor is not None:
            unlock(descriptor)


def unlock(descriptor: int) -> None:
    """Let go of a lock."""
    # Not by closing alone: a child that was forked off meanwhile would hold it on.
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


def remove_unused(path: str, *, before: float) -> None:
    """Remove a file on which nobody holds a lock, unless it was written after a Unix time."""
    if os.stat(path).st_mtime >= before:  # noqa: PTH116
        return
    descriptor = _locked(path)
    if descriptor is None:
        return
    try:
        if os.fstat(descriptor).st_mtime < before:
            os.unlink(path)  # noqa: PTH108
    finally:
        unlock(descriptor)


def _locked(path: str) -> int | None:
    """Return a descriptor that holds the lock on a file, or None where another holds it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(descriptor, path):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
            raise
        # It was removed between the two calls.
        os.close(descriptor)


def _is_at(descriptor: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))  # noqa: PTH116
    except FileNotFoundError:
        return False
