"""Whatever a listing names ends, and costs nothing that stands beside it."""

import os
import signal
import sqlite3
from contextlib import closing

import pytest

from tests.conftest import Wire
from tests.crawl.test_fates import SITEMAP, spider
from tests.loopback import PARAGRAPHS, Answer, Site, atom
from wirecrawler.crawl.source_spider import ITSELF, SELF_REFRESH

ALPHA = {"link": "/n/alpha-1", "title": "Alpha"}
BETA = {"link": "/n/beta-2", "title": "Beta"}
STORED = ("stored", "")
CUT_OFF = ("failed", "the crawl was cut off before it ended")


@pytest.fixture
def two(site: Site) -> Site:
    site.story("/n/alpha-1", "Alpha")
    site.story("/n/beta-2", "Beta", PARAGRAPHS[2] * 3)
    site.feed("/feed", [ALPHA, BETA])
    return site


ODD_LINKS = {
    "javascript": "javascript:alert(1)",
    "data": "data:text/html,x",
    "mail": "mailto:desk@harbour.example",
    "white space": "   ",
    "brackets": "http://[::1/x",
    "a host of dots": "http://.../x",
    "another script": "http://بندر.example.invalid/x",
    "credentials": "http://a:b@127.0.0.1/x",
    "a megabyte": "/n/" + "x" * 1_000_000,
    "in a circle": "/n/a/b/a/b/a/b",
    "control": "/n/&#1;&#x202e;x",
    "a surrogate": "/n/&#xD800;x",
    "a part of the feed itself": "#a",
    "the feed itself, asked otherwise": "?",
    "brackets and a fragment": "http://[::1/x#a",
    "another feed": "/other",
}


def test_no_link_however_odd_costs_the_plain_one(two: Site, wire: Wire) -> None:
    entries = [{"link": "LINK", "title": "Odd"} for _ in ODD_LINKS]
    feed = atom([*entries, ALPHA])
    for link in ODD_LINKS.values():
        feed = feed.replace(b'href="LINK"', f'href="{link}"'.encode(), 1)
    feed = feed.replace(b"<id>LINK</id>", b"")
    two.routes["/odd"] = Answer(body=feed, kind="application/xml")
    two.routes["/other"] = Answer(body=atom([BETA]), kind="text/html")

    said = wire.crawl(two.url("/odd"), "-a", "kind=feed")

    assert said.status == 0, said.err
    fates = wire.fates()
    assert fates["/n/alpha-1"] == STORED
    assert len(fates) == len(ODD_LINKS) + 1
    assert all(reason for fate, reason in fates.values() if fate != "stored")
    assert [fates[link] for link in ("#a", "?", "/other")] == [
        ("skipped", ITSELF),
        ("skipped", ITSELF),
        ("skipped", "a feed, not a page"),
    ]
    assert f"{len(fates)} named = 1 stored" in said.err


DIES = """
    def read_listing(self, content, *, url, encoding):
        if url.endswith("/bad"):
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read_listing(content, url=url, encoding=encoding)
"""


def test_a_listing_that_kills_its_reader_costs_no_other(two: Site, wire: Wire) -> None:
    two.feed("/bad", [BETA])
    spider(wire, two, "/bad", "/feed", extra=DIES)

    said = wire.run("crawl", "one")

    assert said.status == 0, said.err
    feeds = wire.run("outcomes", "--role", "feed", "--format", "jsonl").records
    assert {feed["reason"] for feed in feeds} == {"reading crashed: SIGKILL", ""}
    assert wire.fates() == {"/n/alpha-1": STORED, "/n/beta-2": STORED}


def test_a_crawl_that_is_killed_leaves_no_url_without_a_fate(
    site: Site, wire: Wire
) -> None:
    entries = [{"link": f"/n/story-{n}", "title": f"Story {n}"} for n in range(12)]
    for n, entry in enumerate(entries):
        site.story(entry["link"], entry["title"], f"{n} {PARAGRAPHS[0]}")
    site.feed("/feed", entries)
    url = site.url("/feed")

    killed = wire.start("crawl", "feed", "-a", f"url={url}", "-a", "slug=one")
    while not any(path.startswith("/n/") for path in site.asked):
        assert killed.poll() is None
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    left = wire.fates()
    again = wire.crawl(url, "-a", "slug=one")

    assert set(left) == {entry["link"] for entry in entries}
    assert set(left.values()) <= {CUT_OFF, STORED}
    assert again.status == 0, again.err
    assert "12 named = " in again.err
    assert "+ 0 failed" in again.err
    with closing(sqlite3.connect(wire.folder / "wire.db")) as connection:
        ended = connection.execute("SELECT close_reason FROM runs ORDER BY id")
        assert [reason for (reason,) in ended] == ["killed", "finished"]


def refresh(content: str) -> Answer:
    meta = f'<meta http-equiv="refresh" content="{content}">'
    return Answer(body=f"<html><head>{meta}</head><body>Go on</body></html>".encode())


REFRESHES = {
    "/n/to-the-story": ("0;url=/n/moved", STORED),
    "/n/to-itself": ("0;url=/n/to-itself", ("failed", SELF_REFRESH)),
    "/n/twice": ("0;url=/n/onward", ("failed", "a meta refresh to {home}n/moved")),
    "/n/away": (
        "0;url=http://127.0.0.2:9/x",
        ("failed", "a meta refresh to http://127.0.0.2:9/x"),
    ),
}


def test_a_page_that_only_leads_on_is_followed_once(site: Site, wire: Wire) -> None:
    site.story("/n/moved", "Alpha")
    site.routes["/n/onward"] = refresh("0;url=/n/moved")
    for path, (content, _) in REFRESHES.items():
        site.routes[path] = refresh(content)
    site.feed("/feed", [{"link": path, "title": path} for path in REFRESHES])

    wire.crawl(site.url("/feed"))

    assert wire.fates() == {
        path: (fate, reason.format(home=site.home))
        for path, (_, (fate, reason)) in REFRESHES.items()
    }


def test_a_page_under_many_sessions_is_asked_for_once_in_all(
    two: Site, wire: Wire
) -> None:
    for run in ("0a1b2c3d4e", "f0a1b2c3d4"):
        links = [f"/n/alpha-1;jsessionid={run}{n}" for n in range(5)]
        entries = [{"link": link, "title": "Alpha", "id": link} for link in links]
        two.feed("/feed", entries)
        said = wire.crawl(two.url("/feed"), "-a", "slug=one")

    assert said.status == 0, said.err
    assert [path for path in two.asked if "/n/" in path] == ["/n/alpha-1"]
    assert sorted(wire.fates().values()) == [
        *[("skipped", "listed twice")] * 4,
        ("unchanged", "listed as before"),
    ]


def test_what_came_of_a_feed_that_was_cut_is_used(two: Site, wire: Wire) -> None:
    whole = atom([ALPHA, BETA])
    body = whole[: whole.index(b"<title>Beta")]
    two.routes["/feed"] = Answer(
        body=body, is_cut=True, kind="application/atom+xml", headers={"ETag": '"a"'}
    )

    for _ in range(2):
        wire.crawl(two.url("/feed"), "-a", "slug=one")

    assert wire.fates() == {"/n/alpha-1": ("unchanged", "listed as before")}
    (feed,) = wire.run("outcomes", "--role", "feed", "--format", "jsonl").records
    assert (feed["outcome"], feed["reason"]) == ("stored", "cut short; cut short")
    assert all("If-None-Match" not in headers for _, headers in two.headers)


LIMITS = {
    "entries": (
        {"WIRECRAWLER_MAX_ENTRIES": "1"},
        {"/map.xml": ("stored", ""), "/one.xml": ("stored", "over 1 entries")},
        ["/n/beta-2"],
    ),
    "depth": (
        {"WIRECRAWLER_MAX_SITEMAP_DEPTH": "1"},
        {"/map.xml": ("stored", ""), "/one.xml": ("skipped", "over 1 sitemaps deep")},
        [],
    ),
}


@pytest.mark.parametrize("name", LIMITS)
def test_sitemaps_have_limits(two: Site, wire: Wire, name: str) -> None:
    settings, listings, stories = LIMITS[name]
    child = f"<sitemap><loc>{two.url('/one.xml')}</loc></sitemap>"
    itself = f"<sitemap><loc>{two.url('/map.xml')}</loc></sitemap>"
    urls = "".join(
        f"<url><loc>{two.url(path)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in (("/n/alpha-1", "2026-11-19"), ("/n/beta-2", "2026-11-20"))
    )
    for path, kind, inner in (
        ("/map.xml", "sitemapindex", child + itself),
        ("/one.xml", "urlset", urls),
    ):
        body = f'<{kind} xmlns="{SITEMAP}">{inner}</{kind}>'
        two.routes[path] = Answer(body=body.encode(), kind="application/xml")

    wire.crawl(two.url("/map.xml"), **settings)

    met = wire.run("outcomes", "--role", "sitemap", "--format", "jsonl").records
    told = {one["url"].removeprefix(two.home[:-1]): one for one in met}
    assert {
        path: (one["outcome"], one["reason"].partition(":")[0])
        for path, one in told.items()
    } == listings
    assert [url.removeprefix(two.home[:-1]) for url in wire.fates()] == stories
