"""Rows: what a hostile place does, what a good crawler makes of it, and what ours made.

All rows of a group share one crawl: its feed names the hostile address of each row, and a plain
story beside it on the same host.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.conftest import Said, Wire
from tests.hostile.answers import atom, http, keeps, page
from tests.hostile.server import Asked, Behaviour, HostileSite

HOSTILE, PLAIN = "/hostile", "/plain"
SECONDS = "8"
"""For one URL: what is slow shall not make the tests so."""


@dataclass(frozen=True, kw_only=True)
class Met:
    """What the crawl made of one row."""

    outcome: Mapping[str, Any]
    """Of the hostile address; empty where it has none."""
    plain: Mapping[str, Any]
    """Of the plain story beside it."""
    robots: Mapping[str, Any]
    story: Mapping[str, Any] | None
    """What was stored of the hostile address."""
    asked: Sequence[Asked]
    """What its host was asked for."""

    def times(self, target: str) -> list[float]:
        """Return when a path was asked for."""
        return [one.at for one in self.asked if one.target == target]


Check = Callable[[Met], str]
"""Returns what is wrong, or ""."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One behaviour."""

    id: str
    does: str
    good: str
    """What a good crawler does."""
    answer: Behaviour
    fate: str = "failed"
    """Fates that are right, by `|`."""
    reason: str = ""
    """Found in the reason, in any case of letters, where the fate is not `stored`."""
    more: Mapping[str, Behaviour] = field(default_factory=dict)
    """What answers at other paths of its host."""
    link: str = ""
    """What the feed names, where it is not the hostile path; {host} and {port} are filled in."""
    plain: str = "stored"
    tries: tuple[int, int] = (0, 99)
    """How often the hostile path is asked for."""
    check: Check = lambda _: ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """A crawl of many rows, and what came of each."""

    said: Said
    met: Mapping[str, Met]
    seconds: float = 0


def hosts_of(rows: Sequence[Row], net: int) -> dict[str, str]:
    """Return the address of each row, out of 127.`net`.0.0/16."""
    return {r.id: f"127.{net}.{n // 200}.{n % 200 + 1}" for n, r in enumerate(rows)}


def put_up(site: HostileSite, rows: Sequence[Row], hosts: Mapping[str, str]) -> None:
    """Put up the rows, each with its plain story."""
    site.listen(list(hosts.values()))
    for row in rows:
        host = hosts[row.id]
        site.put(host, HOSTILE, row.answer)
        site.put(host, PLAIN, keeps(http(page(f"plain-{row.id}"))))
        for path, behaviour in row.more.items():
            site.put(host, path, behaviour)


def crawled(
    site: HostileSite, wire: Wire, rows: Sequence[Row], *, net: int, **environment: str
) -> Group:
    """Crawl the rows in one go, and return what came of each."""
    hosts = hosts_of(rows, net)
    put_up(site, rows, hosts)
    links = {row.id: link_of(row, hosts[row.id], site) for row in rows}
    feed = f"/feed-{net}"
    entries = [
        (link, f"Of {name}")
        for name in hosts
        for link in (links[name], site.url(PLAIN, hosts[name]))
    ]
    site.put("127.0.0.1", feed, keeps(http(atom(entries), kind="application/xml")))
    settings = {"WIRECRAWLER_MAX_SECONDS": SECONDS} | environment
    said = wire.crawl(site.url(feed), "-a", "slug=hostile", **settings)
    outcomes = wire.run("outcomes", "--format", "jsonl").records
    stories = {s["source_url"]: s for s in wire.stories()}
    met = {
        row.id: _met(links[row.id], hosts[row.id], site, outcomes, stories)
        for row in rows
    }
    return Group(said=said, met=met)


def link_of(row: Row, host: str, site: HostileSite) -> str:
    link = row.link or "http://{host}:{port}" + HOSTILE
    return link.replace("{host}", host).replace("{port}", str(site.port))


def _met(
    link: str,
    host: str,
    site: HostileSite,
    outcomes: Sequence[Mapping[str, Any]],
    stories: Mapping[str, Mapping[str, Any]],
) -> Met:
    by_url = {(one["role"], one["url"]): one for one in outcomes}
    return Met(
        outcome=by_url.get(("story", link), {}),
        plain=by_url.get(("story", site.url(PLAIN, host)), {}),
        robots=by_url.get(("robots", site.url("/robots.txt", host)), {}),
        story=stories.get(link),
        asked=site.asked_of(host),
    )


def faults(row: Row, met: Met) -> list[str]:
    """Return what is wrong with what was made of a row."""
    return [fault for fault in _faults(row, met) if fault]


def _faults(row: Row, met: Met) -> Iterator[str]:
    fate = met.outcome.get("outcome", "no outcome")
    yield "" if fate in row.fate.split("|") else f"it is {fate}, not {row.fate}"
    said = met.outcome.get("reason") or ""
    if fate != "stored" and fate in row.fate.split("|"):
        is_named = re.search(row.reason, said, re.IGNORECASE) is not None
        yield "" if is_named else f"its reason is {said!r}, not like {row.reason!r}"
    yield bad_reason(said)
    plain = met.plain.get("outcome", "no outcome")
    right = plain in row.plain.split("|")
    yield "" if right else f"the plain story: {plain} ({met.plain.get('reason')})"
    asked = len(met.times(HOSTILE))
    least, most = row.tries
    yield "" if least <= asked <= most else f"it was asked for {asked} times"
    yield row.check(met)


_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CODE = re.compile(r"\b[A-Z]\w+(Error|Exception|Failed|Failure)\b|Traceback|<class")


def bad_reason(said: str) -> str:
    """Return what is wrong with a reason: it is short, for people, and has no controls."""
    if _CONTROLS.search(said) or "\n" in said:
        return f"controls in {said!r}"
    if _CODE.search(said):
        return f"a name of the code in {said!r}"
    return "" if len(said) <= 300 else f"{len(said)} characters of reason"


def bad_words(said: Said) -> list[str]:
    """Return what is wrong with what a command told."""
    wrong = []
    if "Traceback" in said.err or "Traceback" in said.out:
        wrong.append(f"a traceback: {said.err[-1500:]}")
    if found := _CONTROLS.search(said.err):
        around = said.err[max(0, found.start() - 60) : found.end() + 60]
        wrong.append(f"controls on stderr: {around!r}")
    return wrong


_FATE_LINE = re.compile(
    r"(\d+) named = (\d+) stored \+ (\d+) unchanged \+ (\d+) skipped \+ (\d+) failed"
)


def fate_lines(err: str) -> list[tuple[int, ...]]:
    """Return the numbers of the fate lines: named, stored, unchanged, skipped, failed."""
    return [tuple(map(int, found)) for found in _FATE_LINE.findall(err)]


def unbalanced(said: Said) -> list[str]:
    """Return the fate lines that do not balance, or that there is none."""
    lines = fate_lines(said.err)
    bad = [f"does not balance: {one}" for one in lines if one[0] != sum(one[1:])]
    return bad or ([] if lines else [f"no fate line: {said.err[-500:]!r}"])
