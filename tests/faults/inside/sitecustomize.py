"""Inside: what a faulty machine does to the command, from the moment that Python starts.

The folder goes into the PYTHONPATH of the process that is to suffer; variables say what:

    FAULT_DIE_AT, FAULT_DIE_COUNT   a pattern: SIGKILL as the n-th such SQL statement begins
    FAULT_DIE_BYTES                 the kernel ends the process at the write by which a file of it
                                    would grow beyond so many bytes: in the middle of a commit
    FAULT_DIE_PWRITE                SIGKILL amid the n-th write at a place, as the archive writes:
                                    half of it is in the file
    FAULT_CLOCK_S                   the clock is so many seconds off
    FAULT_MUTE_DNS                  no name is ever resolved, nor refused
"""

import contextlib
import datetime
import importlib
import os
import re
import resource
import signal
import socket
import sqlite3
import threading
import time
from typing import Any

_BORN = os.getpid()


def _die(statement: str) -> None:
    """Count the statements of this process that are meant; at the last, die."""
    global _left  # noqa: PLW0603  (of one process, for its life)
    if os.getpid() != _BORN or not _MEANT.search(statement):
        return
    _left -= 1
    if _left <= 0:
        os.kill(_BORN, signal.SIGKILL)


def _die_at_statements() -> None:
    connect = sqlite3.connect

    def watched(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)
        connection.set_trace_callback(_die)
        return connection

    sqlite3.connect = watched  # type: ignore[assignment]
    with contextlib.suppress(ImportError):
        _watch_postgresql()


def _watch_postgresql() -> None:
    psycopg = importlib.import_module("psycopg")
    commit = psycopg.Connection.commit

    def watched(connection: Any) -> None:
        # What SQLAlchemy commits that was only looked at is no commit of the crawl.
        if connection.info.transaction_status.name == "INTRANS":
            _die("COMMIT")
        commit(connection)

    psycopg.Connection.commit = watched


def _die_at_bytes(most: int) -> None:
    # Python ignores the signal, and would go on with an error.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def _die_at_pwrite(count: int) -> None:
    write, left = os.pwrite, iter(range(count - 1, -1, -1))

    def watched(descriptor: int, data: Any, offset: int) -> int:
        if os.getpid() == _BORN and next(left) == 0:
            write(descriptor, bytes(data)[: len(data) // 2], offset)
            os.kill(_BORN, signal.SIGKILL)
        return write(descriptor, data, offset)

    os.pwrite = watched


class _AnyDatetime(type(datetime.datetime)):  # type: ignore[misc]
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, _TRUE)


_TRUE = datetime.datetime
_true_time = time.time


def _move_clock(seconds: float) -> None:
    apart = datetime.timedelta(seconds=seconds)

    class Moved(_TRUE, metaclass=_AnyDatetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return _TRUE.now(tz) + apart

        @classmethod
        def utcnow(cls) -> Any:
            return _TRUE.now(datetime.UTC).replace(tzinfo=None) + apart

    Moved.__name__ = Moved.__qualname__ = "datetime"
    Moved.__module__ = "datetime"
    datetime.datetime = Moved  # type: ignore[misc]
    time.time = lambda: _true_time() + seconds
    time.time_ns = lambda: int((_true_time() + seconds) * 1e9)


def _mute_dns() -> None:
    ask = socket.getaddrinfo

    def answer(host: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return ask(host, 0, flags=socket.AI_NUMERICHOST) and ask(
                host, *arguments, **named
            )
        except socket.gaierror:
            threading.Event().wait(30)
            raise

    socket.getaddrinfo = answer


_MEANT = re.compile(os.environ.get("FAULT_DIE_AT", "$^"), re.IGNORECASE)
_left = int(os.environ.get("FAULT_DIE_COUNT", "1"))

if "FAULT_DIE_AT" in os.environ:
    _die_at_statements()
if "FAULT_DIE_BYTES" in os.environ:
    _die_at_bytes(int(os.environ["FAULT_DIE_BYTES"]))
if "FAULT_DIE_PWRITE" in os.environ:
    _die_at_pwrite(int(os.environ["FAULT_DIE_PWRITE"]))
if "FAULT_CLOCK_S" in os.environ:
    _move_clock(float(os.environ["FAULT_CLOCK_S"]))
if "FAULT_MUTE_DNS" in os.environ:
    _mute_dns()
