"""Speed as ratios against a peer or a floor in the same run.  `make bench` prints them.

CPU time of this process, the median of several rounds; nothing here fails for being slow.
"""

import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from lxml.html import document_fromstring

from tests.bench.reads import Sample, samples, story_of
from tests.factories import HARBOUR_WIRE, make_entry, make_story
from tests.loopback import PARAGRAPHS, atom, story_page
from wirecrawler.extract.feed import read_feed
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.story import Story

ROUNDS = 7
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# A story of 6 KB in a frame as large as usual: menus, scripts, teasers.
FRAME = "<nav><ul>{}</ul></nav><script>{}</script><aside>{}</aside>".format(
    "".join(f'<li class="item"><a href="/{n}">Part {n}</a></li>' for n in range(150)),
    "window.x = [1, 2, 3];" * 2500,
    "".join(
        f'<div class="teaser t{n}"><a href="/n/{n}"><h3>Fog lifts over pier {n}</h3>'
        f"<p>The ferries sail again.</p></a></div>"
        for n in range(80)
    ),
)
TEXT = [f"{n}. {paragraph}" for n in range(12) for paragraph in PARAGRAPHS]
PAGE = story_page("Bridge stays open", TEXT).replace(
    b"<footer>", FRAME.encode() + b"<footer>"
)
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
    made_up = [Sample(url="https://e.example/1", content=PAGE)] * 30
    table.append(f"made-up page, {len(PAGE) // 1000} KB: {reading(made_up)}")


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["aed", "fundus"])
def test_reading_real_pages_against_a_bare_parse(
    table: list[str], corpus: Path, name: str
) -> None:
    if not (corpus / name).is_dir():
        pytest.skip(f"no {name} in {corpus}")
    pages = list(samples(corpus / name))
    for page in pages:  # what is kept between pages is there from now on
        story_of(page)
    table.append(f"{name}, {len(pages)} pages: {reading(pages)}")


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["aed", "fundus"])
def test_memory_of_reading_real_pages(
    table: list[str], corpus: Path, name: str
) -> None:
    if not (corpus / name).is_dir():
        pytest.skip(f"no {name} in {corpus}")
    command = [
        sys.executable,
        "-m",
        "tests.bench.reads",
        str((corpus / name).resolve()),
    ]
    root = Path(__file__).parents[2]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    before, after = said.stdout.split()
    table.append(f"{name}, peak memory: {after} MB, of which {before} before a page")


def reading(pages: list[Sample]) -> str:
    """Return the CPU of reading a page against that of its bare parse, with their spread."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(round_ms(lambda: [story_of(page) for page in pages]) / len(pages))
        bare = round_ms(lambda: [document_fromstring(p.content) for p in pages])
        theirs.append(bare / len(pages))
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return (
        f"{spread(ours)} ms a page, {spread(ratios)} times lxml alone"
        f" ({spread(theirs)} ms)"
    )


def round_ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def spread(values: list[float]) -> str:
    """Return the median of some values, and between what they lie."""
    return f"{statistics.median(values):.2f} [{min(values):.2f}-{max(values):.2f}]"


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
