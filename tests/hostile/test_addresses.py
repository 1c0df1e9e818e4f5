"""No spelling of an address that is not public is contacted, wherever it is named.

One loopback address alone is allowed.  Every other that is named must see no connection: neither
its listener nor the audit of the crawler's own `connect` calls.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Said, Wire
from tests.hostile.answers import (
    atom,
    http,
    keeps,
    opml,
    page,
    redirect,
    sitemap_index,
    urlset,
)
from tests.hostile.conftest import Table
from tests.hostile.rows import bad_words, unbalanced
from tests.hostile.server import HostileSite, hostile_site
from tests.hostile.spellings import REBINDING, targets

OWN = "127.0.0.2"
TRAPS = ("127.0.0.1", "127.0.0.3", "127.255.255.254", "::1")
_SEAM = Path(__file__).parent / "seam"


@dataclass(frozen=True, kw_only=True)
class Trapped:
    """A site on the allowed address, traps on the others, and a wire that may reach one."""

    site: HostileSite
    wire: Wire
    notes: Path

    def url(self, path: str) -> str:
        return self.site.url(path, OWN)

    def put(self, path: str, body: bytes, kind: str = "application/xml") -> str:
        """Put up a document on the allowed address; return its URL."""
        self.site.put(OWN, path, keeps(http(body, kind=kind)))
        return self.url(path)

    def run(self, *words: str) -> Said:
        """Run the command over the seam, in a process of its own."""
        process = self.wire.start(
            *words,
            WIRECRAWLER_PRIVATE_NETWORKS=f"{OWN}/32",
            WIRECRAWLER_MAX_SECONDS="10",
            HOSTILE_CONNECTS=str(self.notes),
            PYTHONPATH=os.pathsep.join(
                [str(_SEAM), *filter(None, [os.environ.get("PYTHONPATH")])]
            ),
        )
        out, err = process.communicate(timeout=170)
        return Said(status=process.returncode, out=out, err=err)

    def contacted(self) -> list[str]:
        """Return what was contacted and must not be, by the traps and by the audit."""
        trapped = {place for place in self.site.accepted if place[0] != OWN}
        lines = self.notes.read_text().split("\n") if self.notes.exists() else []
        tried = {line for line in lines if line and line.split(" ")[0] != OWN}
        return sorted(f"{host} {port}" for host, port in trapped) + sorted(tried)


@pytest.fixture
def trapped(wire: Wire, tmp_path: Path) -> Iterator[Trapped]:
    with _site() as site:
        yield Trapped(site=site, wire=wire, notes=tmp_path / "connects")


@contextmanager
def _site() -> Iterator[HostileSite]:
    with hostile_site() as site:
        site.listen([*TRAPS[1:], OWN])
        site.put("", "", keeps(http(page("trap"))))
        for path in ("/robots.txt", "/.well-known/tdmrep.json"):
            site.put(OWN, path, keeps(http(b"", status=404)))
        site.put(OWN, "/plain", keeps(http(page("address-plain"))))
        yield site


def by_feed(t: Trapped, links: Sequence[str]) -> Said:
    entries = [(link, f"Of {n}") for n, link in enumerate(links)]
    return _crawl(t, t.put("/feed", atom([*entries, (t.url("/plain"), "Plain")])))


def by_redirect(t: Trapped, links: Sequence[str]) -> Said:
    for n, link in enumerate(links):
        t.site.put(OWN, f"/r-{n}", redirect(_latin(link)))
    ours = [t.url(f"/r-{n}") for n in range(len(links))]
    return by_feed(t, ours)


def by_canonical(t: Trapped, links: Sequence[str]) -> Said:
    for n, link in enumerate(links):
        head = (
            f'<link rel="canonical" href="{link}"><meta property="og:url" content="{link}">'
            f'<link rel="amphtml" href="{link}"><base href="{link}">'
            f'<meta property="og:image" content="{link}">'
        )
        t.put(f"/c-{n}", page(f"canonical-{n}", head=head), "text/html; charset=utf-8")
    return by_feed(t, [t.url(f"/c-{n}") for n in range(len(links))])


def by_meta_refresh(t: Trapped, links: Sequence[str]) -> Said:
    for n, link in enumerate(links):
        body = f'<meta http-equiv="refresh" content="0; url={link}"><title>x</title>'
        t.put(f"/m-{n}", body.encode(), "text/html; charset=utf-8")
    return by_feed(t, [t.url(f"/m-{n}") for n in range(len(links))])


def by_robots(t: Trapped, links: Sequence[str]) -> Said:
    """Each a robots.txt of its own, on a port of its own: one leads there, one names it."""
    said = "\n".join(f"Sitemap: {link}" for link in links)
    rules = f"User-agent: *\nDisallow:\n{said}\n".encode()
    t.site.put(OWN, "/robots.txt", keeps(http(rules, kind="text/plain")))
    entries = []
    for n, link in enumerate(links):
        port = t.site.listen([OWN], port=0)
        t.site.put(f"{OWN}:{port}", "/robots.txt", redirect(_latin(link)))
        t.site.put(OWN, f"/p-{n}", keeps(http(page(f"robots-{n}"))))
        entries.append(f"http://{OWN}:{port}/p-{n}")
    return by_feed(t, entries)


def by_sitemap(t: Trapped, links: Sequence[str]) -> Said:
    children = []
    for n in range(0, len(links), 40):
        one = t.put(f"/child-{n}.xml", urlset(links[n : n + 40]))
        two = t.put(f"/index-{n}.xml", sitemap_index(links[n : n + 40]))
        children += [one, two]
    plain = t.put("/plain.xml", urlset([t.url("/plain")]))
    return _crawl(t, t.put("/index.xml", sitemap_index([plain, *children])))


def by_new_source(t: Trapped, links: Sequence[str]) -> Said:
    kinds = ("application/rss+xml", "application/atom+xml", "application/feed+json")
    heads = "".join(
        f'<link rel="alternate" type="{kinds[n % 3]}" href="{link}">'
        for n, link in enumerate(links)
    )
    anchors = "".join(f'<a href="{link}">A headline of {link}</a>' for link in links)
    t.put("/", page("home", head=heads, body=anchors), "text/html; charset=utf-8")
    return t.run("new-source", t.url("/"), "--into", "made")


def by_opml(t: Trapped, links: Sequence[str]) -> Said:
    file = t.wire.folder / "list.opml"
    file.write_bytes(opml(links))
    return t.run("new-source", "--from-opml", str(file), "--into", "made")


def _latin(link: str) -> str:
    """Return a link as bytes that a header carries: UTF-8, read as Latin-1."""
    return link.replace("\n", "").encode().decode("latin-1")


def _crawl(t: Trapped, url: str) -> Said:
    return t.run("crawl", "feed", "-a", f"url={url}", "-a", "slug=trapped")


BY: dict[str, Callable[[Trapped, Sequence[str]], Said]] = {
    "feed": by_feed,
    "redirect": by_redirect,
    "canonical": by_canonical,
    "meta refresh": by_meta_refresh,
    "robots": by_robots,
    "sitemap": by_sitemap,
    "new-source": by_new_source,
    "opml": by_opml,
}


@pytest.mark.parametrize("way", BY)
def test_no_address_that_is_not_public_is_contacted(
    way: str, trapped: Trapped, table: Table
) -> None:
    links = targets(trapped.site.port)
    assert len(links) > 140

    said = BY[way](trapped, links)

    wrong = [*trapped.contacted(), *bad_words(said)]
    if "crawl" in said.err and way not in ("new-source", "opml"):
        wrong += unbalanced(said)
    ours = f"{len(trapped.contacted())} connections"
    table.add(
        "addresses",
        f"{len(links)} spellings by {way}",
        "0 connections",
        "; ".join([ours, *wrong[:5]]),
        held=not wrong,
    )
    assert wrong == [], said.err


@pytest.mark.parametrize("way", ["feed", "redirect", "sitemap"])
def test_the_plain_story_beside_them_is_stored(way: str, trapped: Trapped) -> None:
    said = BY[way](trapped, targets(trapped.site.port))

    stories = {s["source_url"] for s in trapped.wire.stories()}
    assert trapped.url("/plain") in stories, said.err


def test_every_refused_link_of_a_feed_has_its_reason(trapped: Trapped) -> None:
    links = targets(trapped.site.port)
    by_feed(trapped, links)

    records = trapped.wire.run(
        "outcomes", "--role", "story", "--format", "jsonl"
    ).records
    bad = [
        (r["url"], r["outcome"], r["reason"])
        for r in records
        if r["outcome"] == "stored"
        and not str(r["final_url"]).startswith(f"http://{OWN}:")
        # These names lead to the allowed address as long as they are asked for once.
        and not any(name in r["url"] for name in REBINDING)
    ]
    assert (bad, len(records) > 120) == ([], True)


@pytest.mark.parametrize(
    "command",
    [
        ("preview",),
        ("explain",),
        ("new-source",),
        ("crawl", "feed", "-a"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_contacts_what_it_is_given(
    trapped: Trapped, command: tuple[str, ...]
) -> None:
    port = trapped.site.port
    for host in ("127.0.0.1", "[::1]", "0x7f000001", "①②⑦.⓪.⓪.①", "127.0.0.3"):
        url = f"http://{host}:{port}/x"
        last = f"url={url}" if command[-1] == "-a" else url
        said = trapped.run(*command, last)
        assert said.status in (1, 2), (url, said.err)
        assert bad_words(said) == []
    assert trapped.contacted() == []


def test_the_seam_sees_what_is_contacted(trapped: Trapped) -> None:
    """What proves that nothing was contacted must be able to tell that something was."""
    by_feed(trapped, [])
    process = trapped.wire.start(
        *("crawl", "feed", "-a", f"url=http://127.0.0.1:{trapped.site.port}/x"),
        HOSTILE_CONNECTS=str(trapped.notes),
        PYTHONPATH=os.pathsep.join(
            [str(_SEAM), *filter(None, [os.environ.get("PYTHONPATH")])]
        ),
    )
    process.communicate(timeout=60)

    port = trapped.site.port
    assert trapped.contacted() == [f"127.0.0.1 {port}"] * 2, sys.version
