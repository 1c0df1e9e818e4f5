"""Manners as the server sees them: two processes, three sources on one host; a second crawl."""

import asyncio
import os
import time
from itertools import pairwise

import pytest

from tests.conftest import Wire
from tests.hostile.answers import atom, by_try, http, keeps, page
from tests.hostile.conftest import Table
from tests.hostile.rows import fate_lines
from tests.hostile.server import Behaviour, HostileSite, Line

SPIDER = """
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class {name}Spider(FeedSpider):
    source = Source(slug="{slug}", agency="{name}", home="{home}", language="en")
    name = source.slug
    feeds = ("/{slug}.xml",)
"""
STORIES = 3
DELAY_S = 1.0
JITTER_S = 0.1
"""What the loaded machine and the loop of the server may take; a mean has none."""


def sources(wire: Wire, home: str, *slugs: str) -> None:
    """Declare sources on one host."""
    folder = wire.folder / "declared"
    folder.mkdir()
    for slug in slugs:
        text = SPIDER.format(name=slug.title(), slug=slug, home=home)
        (folder / f"{slug}.py").write_text(text, "utf-8")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = f"{folder}/"


def three(site: HostileSite, host: str) -> None:
    """Put up three feeds on one host, each with stories of its own."""
    for slug in ("one", "two", "three"):
        links = [f"/{slug}/{n}" for n in range(STORIES)]
        for path in links:
            site.put(host, path, keeps(http(page(f"{host}{path}"))))
        feed = atom([(path, path) for path in links])
        site.put(host, f"/{slug}.xml", keeps(http(feed, kind="application/xml")))


def both(wire: Wire, *crawls: tuple[str, ...]) -> None:
    """Crawl in several processes at once."""
    politely = ("-s", "DOWNLOAD_DELAY=1", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=2")
    environment = {"WIRECRAWLER_HOST_DELAY_S": "1", "WIRECRAWLER_HOST_CONCURRENCY": "2"}
    running = [
        wire.start("crawl", *words, *politely, **environment) for words in crawls
    ]
    for process in running:
        _, err = process.communicate(timeout=150)
        assert process.returncode == 0, err


def test_two_processes_and_three_sources_ask_one_host_once_a_second(
    hostile: HostileSite, wire: Wire, table: Table
) -> None:
    host = "127.85.0.1"
    hostile.listen([host])
    three(hostile, host)
    sources(wire, hostile.url("/", host), "one", "two", "three")

    both(wire, ("one", "two"), ("three",))

    times = [one.at for one in hostile.asked_of(host)]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    mean = sum(gaps) / len(gaps)
    most = hostile.most_open[host]
    ours = (
        f"mean {mean:.2f} s, least {min(gaps):.2f}, {most} at once, {len(times)} asked"
    )
    held = mean >= DELAY_S and min(gaps) >= DELAY_S - JITTER_S and most <= 2
    table.add(
        "manners", "2 processes, 3 sources", "1 s apart, 2 at once", ours, held=held
    )
    assert len(wire.stories()) == 3 * STORIES
    assert held, ours


def test_nobody_asks_within_the_time_that_a_server_asked_for(
    hostile: HostileSite, wire: Wire, table: Table
) -> None:
    host, wait_s = "127.85.0.2", 6.0
    hostile.listen([host])
    three(hostile, host)
    busy = http(b"busy", status=503, headers=[("Retry-After", f"{wait_s:.0f}")])
    hostile.put(host, "/one/0", by_try(keeps(busy), keeps(http(page("after-waiting")))))
    sources(wire, hostile.url("/", host), "one", "two", "three")

    both(wire, ("one", "two"), ("three",))

    asked = hostile.asked_of(host)
    refused = next(one.at for one in asked if one.target == "/one/0")
    # What was under way when the answer came is nobody's fault.
    within = [one for one in asked if 0.3 < one.at - refused < wait_s - 0.1]
    ours = f"{len(within)} requests within {wait_s:.0f} s"
    table.add(
        "manners", "503, Retry-After, 2 processes", "none within", ours, held=not within
    )
    assert [one.target for one in within] == []
    assert len(wire.stories()) == 3 * STORIES


def test_a_slow_server_has_two_requests_at_once_at_most(
    hostile: HostileSite, wire: Wire, table: Table
) -> None:
    host = "127.85.0.3"
    hostile.listen([host])
    three(hostile, host)
    for slug in ("one", "two", "three"):
        for n in range(STORIES):
            hostile.put(host, f"/{slug}/{n}", _slow(f"{slug}-{n}"))
    sources(wire, hostile.url("/", host), "one", "two", "three")

    both(wire, ("one", "two"), ("three",))

    most = hostile.most_open[host]
    ours = f"{most} at once"
    table.add("manners", "answers in 3 s", "2 at once at most", ours, held=most <= 2)
    assert most <= 2


def _slow(name: str) -> Behaviour:
    async def behave(line: Line) -> None:
        await asyncio.sleep(3)
        await line.send(http(page(f"slow-{name}")))

    return behave


def test_a_crawl_delay_of_the_host_is_kept(
    hostile: HostileSite, wire: Wire, table: Table
) -> None:
    """Kept even where the fast lane of a private network is open."""
    host = "127.85.0.4"
    hostile.listen([host])
    three(hostile, host)
    rules = b"User-agent: *\nCrawl-delay: 2\n"
    hostile.put(host, "/robots.txt", keeps(http(rules, kind="text/plain")))

    said = wire.crawl(hostile.url("/one.xml", host))

    times = [one.at for one in hostile.asked_of(host)]
    gaps = [later - earlier for earlier, later in pairwise(times)][1:]
    ours = f"least {min(gaps):.2f} s"
    held = min(gaps) >= 2 - JITTER_S
    table.add("manners", "Crawl-delay: 2", "2 s apart", ours, held=held)
    assert held, said.err


STORIES_OF_SITE = 500


@pytest.fixture
def large(hostile: HostileSite) -> str:
    """A feed of 500 stories; everything on its host has an ETag and honours it."""
    host = "127.85.0.5"
    hostile.listen([host])
    links = [f"/n/{n}" for n in range(STORIES_OF_SITE)]
    feed = atom([(path, f"Of {path}") for path in links])
    hostile.put(host, "/feed", _conditional(feed, "application/xml"))
    for path in links:
        hostile.put(host, path, _conditional(page(f"large-{path}"), "text/html"))
    return host


def _conditional(body: bytes, kind: str) -> Behaviour:
    etag = f'"{hash(body):x}"'

    async def behave(line: Line) -> None:
        if line.asked.headers.get("if-none-match") == etag:
            await line.send(http(status=304, headers=[("ETag", etag)], length=""))
        else:
            await line.send(http(body, kind=kind, headers=[("ETag", etag)]))

    return behave


def test_a_second_crawl_of_500_stories_asks_for_none(
    hostile: HostileSite, wire: Wire, large: str, table: Table
) -> None:
    url = hostile.url("/feed", large)
    first = wire.crawl(url)
    assert fate_lines(first.err)[0][:2] == (STORIES_OF_SITE, STORIES_OF_SITE), first.err
    hostile.asked.clear()

    begun, cpu = time.monotonic(), os.times()
    process = wire.start("crawl", "feed", "-a", f"url={url}")
    _, err = process.communicate(timeout=60)
    wall, now = time.monotonic() - begun, os.times()
    # A busy machine makes the wall clock a matter of luck, but not the processor's.
    seconds = now.children_user + now.children_system
    seconds -= cpu.children_user + cpu.children_system

    asked = hostile.asked_of(large)
    pages = [one.target for one in asked if one.target.startswith("/n/")]
    feeds = ["if-none-match" in one.headers for one in asked if one.target == "/feed"]
    ours = f"{len(pages)} pages, conditional {feeds}, {seconds:.1f} s CPU, {wall:.1f} s"
    held = (pages, feeds) == ([], [True]) and min(seconds, wall) < 3
    good = "0 pages, conditional, under 3 s"
    table.add("manners", "a second crawl of 500 stories", good, ours, held=held)
    assert held, err
