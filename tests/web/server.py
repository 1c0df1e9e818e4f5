"""The wire's pages, served for real on 127.0.0.1 at a free port."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import uvicorn
from starlette.applications import Starlette

from tests.web.sample import HARBOUR, NOW
from wirecrawler.credit import Gate
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.query import Query
from wirecrawler.story import Story
from wirecrawler.web.app import Wire, wire_app

TAG = "wire.example,2026"
GATE = Gate(today=NOW.date(), withheld={})
WIRE = Wire(outlet="Media Wire", base_url="https://wire.example/", tag=TAG)


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """Yield the address, without a slash at its end, at which `app` answers."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(app, log_level="critical", lifespan="off", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


@contextmanager
def serving_wire(
    database: str,
    *,
    wire: Wire = WIRE,
    gate: Gate = GATE,
    now: Callable[[], datetime] = lambda: NOW,
) -> Iterator[str]:
    """Yield the address of the pages of `database`; the clock stands at the sample's `NOW`."""
    with (
        Query.open(database, tag=TAG) as query,
        serving(wire_app(query, wire, gate=gate, now=now)) as address,
    ):
        yield address


def file_all(archive: Archive, stories: Sequence[Story]) -> list[int]:
    """File `stories` in one run and return their ids, in order."""
    run = archive.begin_run(HARBOUR, now=NOW)
    filings = [Filing(run=run, story=story) for story in stories]
    return [decision.story for decision in archive.file(filings, now=NOW)]
