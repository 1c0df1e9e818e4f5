"""Speed as ratios against a peer or a floor in the same run.  `make bench` prints them.

CPU time of this process, the median of several rounds; nothing here fails for being slow.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from lxml.html import document_fromstring

from tests.factories import HARBOUR_WIRE, make_entry, make_fetch, make_story
from tests.loopback import PARAGRAPHS, atom, story_page
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.page import parse_page, read_page
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.story import Story

ROUNDS = 7
NOW = datetime(2026, 11, 22, tzinfo=UTC)
PAGE = story_page("Bridge stays open", PARAGRAPHS * 12)
FEED = atom(
    [{"link": f"https://e.example/{n}", "title": f"Story {n}"} for n in range(100)]
)


@pytest.fixture(scope="module")
def table() -> Iterator[list[str]]:
    lines: list[str] = []
    yield lines
    print("\n" + "\n".join(lines))


def cpu_ms(work: Callable[[], object], *, times: int) -> float:
    """Return the CPU of one call in milliseconds, the median of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - begun) / times * 1000)
    return statistics.median(rounds)


def row(what: str, ours: float, peer: str, theirs: float) -> str:
    return f"{what}: {ours:.2f} ms, {ours / theirs:.2f} times {peer} ({theirs:.2f} ms)"


def test_reading_a_page_against_a_bare_parse(table: list[str]) -> None:
    url = "https://e.example/1"
    entry, fetch = make_entry(url), make_fetch(url)

    def read() -> object:
        page = parse_page(PAGE, url=url)
        return read_page(page, source=HARBOUR_WIRE, entry=entry, fetch=fetch)

    ours = cpu_ms(read, times=30)
    theirs = cpu_ms(lambda: document_fromstring(PAGE), times=30)
    table.append(row(f"a page of {len(PAGE) // 1000} KB", ours, "lxml alone", theirs))


def test_reading_a_feed_against_feedparser(table: list[str]) -> None:
    ours = cpu_ms(lambda: read_feed(FEED, url="https://e.example/feed"), times=5)
    theirs = cpu_ms(lambda: feedparser.parse(FEED), times=5)
    table.append(row("a feed of 100 entries", ours, "feedparser", theirs))


def test_filing_against_bare_inserts(table: list[str], tmp_path: Path) -> None:
    batches = iter(batch(n) for n in range(ROUNDS))
    with Archive.open(f"sqlite:///{tmp_path}/wire.db", tag="e.example,2026") as archive:
        run = archive.begin_run(HARBOUR_WIRE, now=NOW)

        def file() -> object:
            filings = [Filing(run=run, story=story) for story in next(batches)]
            return archive.file(filings, now=NOW)

        ours = cpu_ms(file, times=1)
    with sqlite3.connect(tmp_path / "bare.db") as bare:
        bare.execute("create table stories (url text primary key, headline, body)")
        plain = iter(batch(n) for n in range(ROUNDS))

        def insert() -> object:
            rows = [(s.url, s.headline, s.body) for s in next(plain)]
            with bare:
                return bare.executemany("insert into stories values (?, ?, ?)", rows)

        theirs = cpu_ms(insert, times=1)
    bare.close()
    table.append(row("filing 200 stories", ours, "bare inserts", theirs))


def batch(number: int) -> list[Story]:
    return [
        replace(
            make_story(),
            url=f"https://e.example/{number}/{n}",
            source_url=f"https://e.example/{number}/{n}",
            final_url=f"https://e.example/{number}/{n}",
            entry=make_entry(f"https://e.example/{number}/{n}"),
            body=f"{number} {n} " + "\n\n".join(PARAGRAPHS * 4),
            fingerprint=f"{number}-{n}",
        )
        for n in range(200)
    ]
