"""Batches: what a crawl hands over, written together, off the crawl's own loop."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from wirecrawler.errors import StoreError

FLUSH_S = 2.0
"""What is handed over waits at most this long."""
SIZE = 200
"""Rows of one transaction; 200 to 500 cost the least a row."""

T = TypeVar("T")


class Batch(Generic[T]):
    """Collects values; writes them when there are enough, every two seconds, and at the end.

    `write` runs in a thread, one call at a time.  When it raises StoreError the values stay, and
    are tried again with the next; the last try, at `stop`, raises.  When it raises anything
    else, one of the values is at fault: each is written alone, and the faulty ones are told of
    at `stop`.
    """

    def __init__(self, write: Callable[[list[T]], object]) -> None:
        self._write = write
        self._waiting: list[T] = []
        self._writing = asyncio.Lock()
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._fault: Exception | None = None

    def start(self) -> None:
        """Begin to write every two seconds; needs a running loop."""
        self._task = asyncio.create_task(self._write_for_ever())

    async def add(self, value: T) -> None:
        """Take a value; waits only when a whole batch is full."""
        self.put(value)
        if len(self._waiting) >= SIZE:
            await self._try_flush()

    def put(self, value: T) -> None:
        """Take a value, without waiting."""
        self._waiting.append(value)

    async def stop(self) -> None:
        """Write what is left.

        Raises:
            StoreError: It cannot be written.
            Exception: What the first faulty value was refused with.
        """
        self._stopping.set()
        if self._task is not None:
            await self._task
        await self.flush()
        if self._fault is not None:
            raise self._fault

    async def flush(self) -> None:
        """Write what waits now.

        Raises:
            StoreError: It cannot be written; it goes on waiting.
        """
        async with self._writing:
            batch, self._waiting = self._waiting, []
            if not batch:
                return
            try:
                await asyncio.to_thread(self._write_apart, batch)
            except StoreError:
                self._waiting = batch + self._waiting
                raise

    def _write_apart(self, batch: list[T]) -> None:
        """Write the values together, or each alone where one spoils the rest."""
        try:
            self._write(batch)
        except StoreError:
            raise
        except Exception as fault:  # one bad value never costs the others
            if len(batch) == 1:
                self._fault = self._fault or fault
                return
            for value in batch:
                self._write_apart([value])

    async def _try_flush(self) -> None:
        try:
            await self.flush()
        except StoreError:
            return  # what waits is tried again, and `stop` tells

    async def _write_for_ever(self) -> None:
        while not self._stopping.is_set():
            try:
                await asyncio.wait_for(self._stopping.wait(), FLUSH_S)
            except TimeoutError:
                await self._try_flush()
