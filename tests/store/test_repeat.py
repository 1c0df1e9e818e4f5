from collections.abc import Callable

import pytest

from wirecrawler.errors import GoneError, StoreError
from wirecrawler.store import repeat
from wirecrawler.store.repeat import repeated


def failing(error: StoreError, times: int) -> tuple[list[int], Callable[[int], int]]:
    calls: list[int] = []

    def call(value: int) -> int:
        calls.append(value)
        if len(calls) <= times:
            raise error
        return value

    return calls, call


def test_a_server_that_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeat, "_FIRST_S", 0.001)
    calls, call = failing(GoneError("wire", "it is away"), 3)
    assert (repeated(call)(7), calls) == (7, [7, 7, 7, 7])


def test_a_server_that_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeat, "_FIRST_S", 0.001)
    monkeypatch.setattr(repeat, "_PATIENCE_S", 0.01)
    _, call = failing(GoneError("wire", "it is away"), 10_000)
    with pytest.raises(GoneError):
        repeated(call)(7)


def test_another_error_is_not_waited_out() -> None:
    calls, call = failing(StoreError("wire", "it is locked"), 1)
    with pytest.raises(StoreError):
        repeated(call)(7)
    assert calls == [7]
