"""A source of thirty stories on loopback, and what a crawl of it must come to."""

import math
import os
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import create_engine, text

from tests.conftest import Wire
from tests.loopback import Answer, Route, Site, story_page

COUNT = 30
SLUG = "eastwick"
INSIDE = ":".join(
    [
        str(Path(__file__).parent / "inside"),
        *os.environ.get("PYTHONPATH", "").split(":"),
    ]
)
"""Of a process that is to suffer: its PYTHONPATH."""

_OURS = {"id", "uri", "family", "seen_at", "filed_at", "archive"}
"""What may differ: numbers of our own and our own instants."""
_PORT = re.compile(r"127\.0\.0\.1:\d+")
_PLACES = (
    "bridge harbour orchard museum school theatre ferry quarry library station".split()
)
_SYLLABLES = "mar tol ven sil dor kan bel rus pim gor fel hin lat nor wes".split()
_WORDS = ["".join(each) for each in product(_SYLLABLES, repeat=3)]


class Town:
    """The site, the words that crawl it, and requests that it keeps waiting."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.words = (
            *("crawl", "feed", "-a", f"url={site.url('/feed')}"),
            *("-a", f"slug={SLUG}", "-a", "language=en"),
        )
        self._held_up: list[threading.Event] = []
        self._stalled_at = math.inf

    def stall(self, path: str) -> threading.Event:
        """Keep who asks for `path` waiting; return what is set when somebody does."""
        asked, free = threading.Event(), threading.Event()
        self._held_up.append(free)
        route = self.site.routes[path]

        def answer(headers: Mapping[str, str]) -> Answer:
            self._stalled_at = time.monotonic()
            asked.set()
            free.wait(120)
            return _answered(route, headers)

        self.site.routes[path] = answer
        return asked

    def is_late(self, seconds: float) -> bool:
        """Return whether so long ago somebody asked for a page that is kept waiting."""
        return time.monotonic() - self._stalled_at > seconds

    def go_on(self) -> None:
        """Answer all who were kept waiting, and nobody is from now on."""
        for free in self._held_up:
            free.set()

    def paths(self) -> list[str]:
        return [f"/news/{place(n)}-{n}" for n in range(COUNT)]

    def urls(self) -> set[str]:
        return set(self.paths())


def _answered(route: Route, headers: Mapping[str, str]) -> Answer:
    return route if isinstance(route, Answer) else route(headers)


def place(number: int) -> str:
    return _PLACES[number % len(_PLACES)]


def town_of(site: Site) -> Town:
    """Put up thirty stories that share no text, and their feed."""
    town = Town(site)
    entries = []
    for number, path in enumerate(town.paths()):
        headline = f"Council decides on {place(number)} number {number}"
        chosen = Random(number)
        texts = [_sentence(number, chosen) for _ in range(3)]
        site.conditional(path, story_page(headline, texts))
        entries.append({"link": path, "title": headline})
    site.feed("/feed", entries)
    return town


def _sentence(number: int, chosen: Random) -> str:
    words = " ".join(chosen.choices(_WORDS, k=40))
    return f"{words}, says report {number}.".capitalize()


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What a crawl comes to that nothing disturbs."""

    stories: list[dict[str, Any]]
    log_bytes: int
    """How long the log beside the database grew."""


def crawled_undisturbed(wire: Wire, town: Town) -> Reference:
    process = wire.start(*town.words, PYTHONPATH=INSIDE)
    log, longest = wire.folder / "wire.db-wal", 0
    while process.poll() is None:
        longest = max(longest, size_of(log))
    out, err = process.communicate()
    assert process.returncode == 0, err
    held = stories_of(wire)
    assert len(held) == COUNT, (out, err)
    return Reference(stories=held, log_bytes=longest)


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def stories_of(wire: Wire) -> list[dict[str, Any]]:
    """Return what is held, without what may differ from wire to wire."""
    kept = [
        {
            key: _PORT.sub("HOST", value) if isinstance(value, str) else value
            for key, value in story.items()
            if key not in _OURS | {"terms"}
        }
        for story in wire.stories("--status", "any")
    ]
    return sorted(kept, key=lambda story: str(story["url"]))


def rows_of(wire: Wire, statement: str) -> list[tuple[Any, ...]]:
    engine = create_engine(wire.database)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]
    finally:
        engine.dispose()


def whole(wire: Wire, town: Town, reference: Reference, *, asked: set[str]) -> str:
    """Return what held, in words, of a wire whose crawl was disturbed and run again.

    Args:
        wire: The wire.
        town: What was crawled.
        reference: What an undisturbed crawl comes to.
        asked: The paths of stories that the disturbed crawl asked for.
    """
    assert otherwise(stories_of(wire), reference.stories) == []
    # A run that was killed kept no validators: the one after it read the feed, and all of it.
    ended = (
        "SELECT url FROM outcomes WHERE role = 'story' AND fate <> 'failed'"
        " AND run = (SELECT max(run) FROM outcomes WHERE role = 'story')"
    )
    assert {_path(url) for (url,) in rows_of(wire, ended)} == town.urls()
    noted = rows_of(wire, "SELECT url FROM outcomes WHERE role = 'story'")
    assert asked <= {_path(url) for (url,) in noted}, "asked for, and without a fate"
    doubled = rows_of(wire, "SELECT story, url FROM addresses GROUP BY url, story")
    assert len(doubled) == len(rows_of(wire, "SELECT url_key FROM addresses"))
    open_runs = rows_of(wire, "SELECT id FROM runs WHERE ended_at IS NULL")
    assert open_runs == [], "a run was left open"
    sound(wire)
    verified = wire.run("verify")
    assert verified.status == 0, verified.out + verified.err
    assert " 0 without an archived page;" in verified.err, verified.err
    return f"{COUNT} stories as undisturbed, {COUNT} fates, all verified"


def otherwise(held: list[dict[str, Any]], meant: list[dict[str, Any]]) -> list[str]:
    """Return what of the stories held is not as meant, a line a field."""
    pairs: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        str(story["url"]): (story, {}) for story in held
    }
    for story in meant:
        url = str(story["url"])
        pairs[url] = (pairs.get(url, ({}, {}))[0], story)
    doubled = [] if len(pairs) == len(held) else [f"{len(held)} stories are held"]
    return doubled + [
        f"{url}: {key}: {one.get(key)!r}, not {other.get(key)!r}"
        for url, (one, other) in pairs.items()
        for key in sorted(one.keys() | other.keys())
        if one.get(key) != other.get(key)
    ]


def sound(wire: Wire) -> None:
    """Ask SQLite whether its file is whole."""
    if not wire.database.startswith("sqlite"):
        return
    path = wire.database.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[-1] if "://" in url else url


def asked_of(site: Site) -> set[str]:
    return {path for path in site.asked if path.startswith("/news/")}


def until(holds: Callable[[], bool], *, seconds: float = 30) -> None:
    """Wait until something holds; fail when it does not come."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.005)):
        if holds():
            return
        pause.wait(0.005)
    raise AssertionError("it did not come in time")
