import asyncio
import threading

import pytest

from wirecrawler.errors import StoreError
from wirecrawler.store import batch
from wirecrawler.store.batch import Batch


class _Store:
    """Keeps what is written; refuses the first `refusals` times."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.written: list[list[int]] = []
        self.is_written = threading.Event()

    def write(self, values: list[int]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise StoreError("wire.db", "it is locked")
        self.written.append(values)
        self.is_written.set()


async def _add(values: Batch[int], count: int) -> None:
    for value in range(count):
        await values.add(value)


def test_a_full_batch_is_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SIZE", 2)
    store = _Store()
    asyncio.run(_add(Batch(store.write), 5))
    assert store.written == [[0, 1], [2, 3]]


def test_the_rest_is_written_at_the_end() -> None:
    async def crawl() -> None:
        values = Batch(store.write)
        values.start()
        values.put(1)
        await values.stop()
        await values.stop()

    store = _Store()
    asyncio.run(crawl())
    assert store.written == [[1]]


def test_what_waits_is_written_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "FLUSH_S", 0.01)

    async def crawl() -> None:
        values = Batch(store.write)
        values.start()
        values.put(1)
        await asyncio.to_thread(store.is_written.wait, 10)
        await values.stop()

    store = _Store(refusals=1)
    asyncio.run(crawl())
    assert store.written == [[1]]


def test_what_was_refused_goes_on_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SIZE", 2)
    store = _Store(refusals=1)
    asyncio.run(_add(Batch(store.write), 3))
    assert store.written == [[0, 1, 2]]


def test_the_last_refusal_is_told() -> None:
    values = Batch(_Store(refusals=1).write)
    values.put(1)
    with pytest.raises(StoreError):
        asyncio.run(values.stop())


def test_a_faulty_value_costs_no_other() -> None:
    written: list[int] = []

    def write(values: list[int]) -> None:
        if 2 in values:
            raise ValueError("two is odd today")
        written.extend(values)

    async def crawl() -> None:
        values = Batch(write)
        for value in range(4):
            values.put(value)
        await values.stop()

    with pytest.raises(ValueError, match="two is odd today"):
        asyncio.run(crawl())
    assert written == [0, 1, 3]
