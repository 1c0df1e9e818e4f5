"""Bombs of a gigabyte, bodies without end and drips: what they cost, and how soon they end.

Memory is that of all processes of a crawl together, over what the crawl of one plain story takes.
"""

import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from tests.conftest import Wire
from tests.hostile.answers import atom, drip, flood, http, keeps, page, urlset
from tests.hostile.bombs import BOMBS
from tests.hostile.conftest import Table
from tests.hostile.processes import watched
from tests.hostile.rows import HOSTILE, PLAIN, fate_lines
from tests.hostile.server import Behaviour, HostileSite

GIGABYTE = 1 << 30
MOST_MEMORY = 400 << 20
MOST_S = 90
XML = "application/xml"
RULES = b"User-agent: *\nDisallow: /private/\n"
_EMPTY = keeps(http(status=404))


def coded(body: bytes, coding: str, kind: str = "text/html") -> Behaviour:
    return keeps(http(body, kind=kind, headers=[("Content-Encoding", coding)]))


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a crawl took."""

    seconds: float
    peak: int
    status: int
    err: str
    left: int
    """Processes that were still there when it had ended."""


def cost_of(wire: Wire, url: str, *words: str) -> Cost:
    begun = time.monotonic()
    process = wire.start("crawl", "feed", "-a", f"url={url}", "-a", "slug=b", *words)
    with watched(process.pid) as seen:
        try:
            _, err = process.communicate(timeout=240)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return Cost(
        seconds=time.monotonic() - begun,
        peak=seen.peak,
        status=process.returncode,
        err=err,
        left=len(seen.left()),
    )


@pytest.fixture(scope="module")
def idle(hostile: HostileSite, tmp_path_factory: pytest.TempPathFactory) -> int:
    """The peak of a crawl of one plain story."""
    folder = tmp_path_factory.mktemp("idle")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    host = "127.80.9.9"
    hostile.listen([host])
    hostile.put(host, PLAIN, keeps(http(page("idle"))))
    hostile.put(host, "/feed", keeps(http(atom([(PLAIN, "Plain")]), kind=XML)))
    cost = cost_of(wire, hostile.url("/feed", host))
    assert cost.status == 0, cost.err
    return cost.peak


def _start_of(kind: str) -> bytes:
    """Return the whole beginning of what then turns out to be a bomb."""
    if kind == "feed":
        return atom([(PLAIN, "Plain")])[: -len("</feed>")]
    return urlset(["{here}" + PLAIN])[: -len("</urlset>")]


LISTINGS = {
    f"{kind}-{coding}": (kind, coding)
    for kind in ("feed", "sitemap")
    for coding in (*BOMBS, "endless")
}


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_that_is_a_bomb_is_read_up_to_its_limit(
    name: str, hostile: HostileSite, wire: Wire, idle: int, table: Table
) -> None:
    kind, coding = LISTINGS[name]
    host = f"127.80.0.{list(LISTINGS).index(name) + 1}"
    hostile.listen([host])
    here = hostile.url("", host).encode()
    start = _start_of(kind).replace(b"{here}", here)
    if coding == "endless":
        answer = flood(
            http(kind=XML, length="") + start, b"<!-- -->" * 9000, most=1 << 33
        )
    else:
        answer = coded(BOMBS[coding](GIGABYTE, start), coding, XML)
    hostile.put(host, "/listing", answer)
    hostile.put(host, PLAIN, keeps(http(page(f"bomb-{name}"))))

    cost = cost_of(wire, hostile.url("/listing", host), "-a", f"kind={kind}")

    stories = [s["source_url"].endswith(PLAIN) for s in wire.stories()]
    wrong = _too_dear(cost, idle)
    wrong += [] if stories == [True] else [f"{len(stories)} stories"]
    _tell(table, f"1 GB: {kind} in {coding}", cost, idle, wrong)
    assert wrong == [], cost.err


def _too_dear(cost: Cost, idle: int, *, most_s: float = MOST_S) -> list[str]:
    wrong = []
    if cost.peak - idle > MOST_MEMORY:
        wrong.append(f"{(cost.peak - idle) >> 20} MB over idle")
    if cost.left:
        wrong.append(f"{cost.left} processes are left")
    if cost.seconds > most_s:
        wrong.append(f"{cost.seconds:.0f} s")
    if (
        any(one[0] != sum(one[1:]) for one in fate_lines(cost.err))
        or "Traceback" in cost.err
    ):
        wrong.append(cost.err[-300:])
    return wrong


def _tell(table: Table, does: str, cost: Cost, idle: int, wrong: list[str]) -> None:
    ours = f"{(cost.peak - idle) >> 20} MB over {idle >> 20}, {cost.seconds:.0f} s"
    good = "at most 400 MB over idle, 90 s, the plain story stored"
    table.add("bombs", does, good, "; ".join([ours, *wrong]), held=not wrong)


def _places() -> Mapping[str, tuple[Behaviour, Behaviour]]:
    """Return the page and the robots.txt of each host."""
    pages: dict[str, tuple[Behaviour, Behaviour]] = {}
    for coding, bomb in BOMBS.items():
        pages[f"page-{coding}"] = (
            coded(bomb(GIGABYTE, page(f"big-{coding}")), coding),
            _EMPTY,
        )
        pages[f"robots-{coding}"] = (
            keeps(http(page(f"behind-{coding}"))),
            coded(bomb(GIGABYTE, RULES), coding, "text/plain"),
        )
    more = b"<p>more and more of it</p>" * 3000
    pages["page-endless"] = (
        flood(http(length="") + page("e"), more, most=1 << 33),
        _EMPTY,
    )
    pages["robots-endless"] = (
        keeps(http(page("behind-endless"))),
        flood(http(RULES, kind="text/plain", length=""), b"#\n" * 30_000, most=1 << 33),
    )
    pages["page-drip"] = drip(http(page("drip")), every_s=1), _EMPTY
    pages["robots-drip"] = keeps(http(page("bd"))), drip(http(RULES * 9), every_s=1)
    return pages


def test_pages_and_robots_that_are_bombs_cost_themselves_alone(
    hostile: HostileSite, wire: Wire, idle: int, table: Table
) -> None:
    places = _places()
    hosts = {name: f"127.81.0.{n}" for n, name in enumerate(places, start=1)}
    hostile.listen([*hosts.values(), "127.81.1.1"])
    for name, (answer, robots) in places.items():
        hostile.put(hosts[name], HOSTILE, answer)
        hostile.put(hosts[name], "/robots.txt", robots)
        hostile.put(hosts[name], PLAIN, keeps(http(page(f"beside-{name}"))))
    links = [
        (hostile.url(path, host), name)
        for name, host in hosts.items()
        for path in (HOSTILE, PLAIN)
    ]
    links.append((hostile.url(PLAIN, "127.81.1.1"), "plain"))
    hostile.put("127.81.1.1", PLAIN, keeps(http(page("beside-all"))))
    hostile.put("127.81.1.1", "/feed", keeps(http(atom(links), kind=XML)))

    cost = cost_of(wire, hostile.url("/feed", "127.81.1.1"))

    fates = wire.fates()
    wrong = _too_dear(cost, idle)
    for name, host in hosts.items():
        plain, bad = fates[hostile.url(PLAIN, host)], fates[hostile.url(HOSTILE, host)]
        # A robots.txt that is a bomb or drips may shut its host; a page may not.
        if name.startswith("page") and (plain[0], bad[0]) != ("stored", "failed"):
            wrong.append(f"{name}: {bad}, plain {plain}")
    wrong += (
        []
        if fates[hostile.url(PLAIN, "127.81.1.1")][0] == "stored"
        else ["the plain story beside all is lost"]
    )
    _tell(
        table,
        "1 GB: pages and robots.txt in 4 codings, endless, drips",
        cost,
        idle,
        wrong,
    )
    assert wrong == [], fates


def test_a_feed_of_200_000_entries(
    hostile: HostileSite, wire: Wire, idle: int, table: Table
) -> None:
    host = "127.82.0.1"
    hostile.listen([host])
    items = "".join(f"<item><link>/n/{n}</link></item>" for n in range(200_000))
    body = (
        '<rss version="2.0"><channel><title>x</title>'
        f"<item><title>Plain</title><link>{PLAIN}</link></item>{items}</channel></rss>"
    )
    hostile.put(host, "/feed", keeps(http(body.encode(), kind=XML)))
    hostile.put(host, PLAIN, keeps(http(page("of-200000"))))
    hostile.put(
        host,
        "/robots.txt",
        keeps(http(b"User-agent: *\nDisallow: /n/\n", kind="text/plain")),
    )

    cost = cost_of(wire, hostile.url("/feed", host))

    # The bar is for one URL; here the feed names as many as it may.
    wrong = _too_dear(cost, idle, most_s=200)
    wrong += [] if len(wire.stories()) == 1 else ["the plain story is lost"]
    reasons = wire.run("outcomes", "--role", "feed", "--format", "jsonl").records
    said = str(reasons[0]["reason"]) if reasons else ""
    wrong += [] if "entries" in said else [f"its outcome says {said!r}"]
    _tell(table, "a feed of 200,000 entries", cost, idle, wrong)
    assert wrong == [], cost.err


def test_a_feed_that_drips(hostile: HostileSite, wire: Wire, table: Table) -> None:
    host = "127.82.0.2"
    hostile.listen([host])
    body = atom([(PLAIN, "Plain")], "<!-- slow -->" * 300)
    hostile.put(host, "/feed", drip(http(body, kind=XML), every_s=1, size=20))
    hostile.put(host, PLAIN, keeps(http(page("of-drip"))))

    cost = cost_of(wire, hostile.url("/feed", host))

    wrong = _too_dear(cost, cost.peak)
    _tell(table, "a feed of 20 bytes a second", cost, cost.peak, wrong)
    assert wrong == [], cost.err
