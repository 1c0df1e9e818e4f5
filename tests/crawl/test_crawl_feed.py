"""`crawl feed`: one listing of any kind, over HTTP, into the store."""

import re
import threading

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, story_page


class Slow:
    """An answer that waits until the test lets it go."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.done = threading.Event()

    def answer(self) -> Answer:
        self.asked.set()
        self.done.wait(30)
        return Answer(status=404)


def test_a_feed_s_story_arrives_whole(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open for ten more years")
    entry = {
        "link": "/news/bridge-100?utm_source=rss",
        "title": "Bridge stays",
        "id": "  urn:x:100 ",
    }
    site.feed("/feed", [entry])

    said = wire.crawl(
        site.url("/feed"),
        *("-a", "slug=eastwick", "-a", "agency=Eastwick Post"),
        *("-a", "timezone=Europe/Oslo", "-a", "terms=full"),
    )

    assert said.status == 0, said.err
    (story,) = wire.stories()
    shown = (
        "source agency url source_url guid headline headline_original byline body language"
        " published_at published_raw published_precision published_evidence revision status"
        " family_role copies partial credit"
    )
    link = site.url("/news/bridge-100?utm_source=rss")
    assert {key: story[key] for key in shown.split()} == {
        "source": "eastwick",
        "agency": "Eastwick Post",
        "url": site.url("/news/bridge-100"),
        "source_url": link,
        "guid": "  urn:x:100 ",
        "headline": "Bridge Stays Open for Ten More Years",
        "headline_original": "Bridge stays open for ten more years",
        "byline": ["Mara Lund"],
        "body": "\n\n".join(PARAGRAPHS),
        "language": "en",
        "published_at": "2026-11-20T08:30:00Z",
        "published_raw": "2026-11-20T09:30:00+01:00",
        "published_precision": "second",
        "published_evidence": "meta:article:published_time",
        "revision": 1,
        "status": "usable",
        "family_role": "original",
        "copies": 0,
        "partial": False,
        "credit": f"Source: Eastwick Post, {link}",
    }


def test_the_run_ends_with_a_line_that_adds_up(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    site.feed(
        "/feed",
        [
            {"link": "/news/bridge-100", "title": "Bridge stays open"},
            {"link": "/news/gone-101", "title": "Nothing here"},
        ],
    )

    said = wire.crawl(site.url("/feed"), "-a", "slug=eastwick")

    assert re.sub(r"[\d.]+ s\)", "N s)", said.err) == (
        "eastwick: failed: /news/gone-101: http 404\n"
        "eastwick: 2 named = 1 stored + 0 unchanged + 0 skipped + 1 failed"
        " (1 new, 0 corrected, 0 killed; N s)\n"
    )


def test_an_unchanged_site_is_asked_for_its_feed_alone(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    site.feed("/feed", [{"link": "/news/bridge-100", "title": "Bridge stays open"}])
    wire.crawl(site.url("/feed"))
    site.asked.clear()

    said = wire.crawl(site.url("/feed"))

    assert said.status == 0
    assert site.fetched() == ["/feed"]
    outcomes = wire.run("outcomes", "--format", "jsonl").records
    assert [(o["role"], o["outcome"], o["status"]) for o in outcomes] == [
        ("feed", "unchanged", 304)
    ]


def test_only_what_a_feed_marks_as_changed_is_fetched_again(
    site: Site, wire: Wire
) -> None:
    bridge = {"link": "/news/bridge-100", "title": "Bridge stays open"}
    tide = {"link": "/news/tide-101", "title": "Tide tables reprinted"}
    ferry = {"link": "/news/ferry-102", "title": "Ferry cancelled"}
    for entry in (bridge, tide, ferry):
        site.story(entry["link"], entry["title"], entry["title"] * 9, *PARAGRAPHS[:1])
    site.feed("/feed", [bridge, tide, ferry])
    wire.crawl(site.url("/feed"))
    site.story(tide["link"], tide["title"], tide["title"] * 9, PARAGRAPHS[1])
    site.routes[ferry["link"]] = Answer(status=410, body=b"<p>Withdrawn.</p>")
    later = {"updated": "2026-11-21T10:00:00Z"}
    site.feed("/feed", [bridge, tide | later, ferry | later])
    site.asked.clear()

    said = wire.crawl(site.url("/feed"))

    assert said.status == 0, said.err
    assert sorted(site.fetched()) == ["/feed", "/news/ferry-102", "/news/tide-101"]
    assert wire.fates() == {
        "/news/bridge-100": ("unchanged", "listed as before"),
        "/news/tide-101": ("stored", "correction"),
        "/news/ferry-102": ("stored", "kill"),
    }
    stories = wire.stories("--status", "any")
    assert {s["headline_original"]: (s["status"], s["revision"]) for s in stories} == {
        "Bridge stays open": ("usable", 1),
        "Tide tables reprinted": ("corrected", 2),
        "Ferry cancelled": ("killed", 2),
    }


def test_recheck_asks_again_for_what_is_stored(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    site.feed("/feed", [{"link": "/news/bridge-100", "title": "Bridge stays open"}])
    wire.crawl(site.url("/feed"))
    site.asked.clear()

    wire.crawl(site.url("/feed"), "--recheck")

    assert site.fetched() == ["/feed", "/news/bridge-100"]
    assert wire.fates() == {"/news/bridge-100": ("unchanged", "not modified")}


def test_a_page_that_failed_is_tried_again_though_the_feed_is_unchanged(
    site: Site, wire: Wire
) -> None:
    site.routes["/news/bridge-100"] = Answer(status=403)
    site.feed("/feed", [{"link": "/news/bridge-100", "title": "Bridge stays open"}])
    wire.crawl(site.url("/feed"))
    assert wire.fates() == {"/news/bridge-100": ("failed", "http 403")}
    site.story("/news/bridge-100", "Bridge stays open")

    wire.crawl(site.url("/feed"))

    assert wire.fates() == {"/news/bridge-100": ("stored", "")}


BAD_PAGES = {
    "404": (Answer(status=404), "failed", "http 404"),
    "500": (Answer(status=500), "failed", "http 500"),
    "reset": (Answer(is_reset=True), "failed", "connection lost"),
    "cut-short": (Answer(body=story_page("x"), is_cut=True), "failed", "cut short"),
    "empty": (Answer(), "failed", "no HTML in it"),
    "no-body": (
        Answer(body=b"<title>A lone headline</title><h1>A lone headline</h1>"),
        "skipped",
        "no body",
    ),
    "pdf": (Answer(body=b"%PDF-1.7", kind="application/pdf"), "skipped", "not a page"),
    "loop": (
        Answer(status=302, headers={"Location": "/news/bad-1"}),
        "failed",
        "redirects to itself",
    ),
    "private": (
        Answer(status=302, headers={"Location": "http://10.0.0.1/news"}),
        "failed",
        "address refused: 10.0.0.1 is not public; see WIRECRAWLER_PRIVATE_NETWORKS",
    ),
    "file": (
        Answer(status=302, headers={"Location": "file:///etc/passwd"}),
        "failed",
        "redirects to a file address",
    ),
}


def test_each_bad_page_ends_as_an_outcome_and_costs_no_other(
    site: Site, wire: Wire
) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    entries = [{"link": "/news/bridge-100", "title": "Bridge stays open"}]
    for name, (answer, _, _) in BAD_PAGES.items():
        path = f"/news/{name}-1" if name != "loop" else "/news/bad-1"
        site.routes[path] = answer
        entries.append({"link": path, "title": name})
    site.feed("/feed", entries)

    said = wire.crawl(site.url("/feed"), "-s", "RETRY_TIMES=1")

    assert said.status == 0, said.err
    fates = wire.fates()
    expected = {
        (f"/news/{name}-1" if name != "loop" else "/news/bad-1"): (fate, reason)
        for name, (_, fate, reason) in BAD_PAGES.items()
    }
    assert fates == expected | {"/news/bridge-100": ("stored", "")}


BAD_FEEDS = {
    "html": (
        Answer(body=b"<!doctype html><html><body><p>Hi</p></body></html>"),
        "HTML",
    ),
    "empty": (Answer(kind="application/rss+xml"), "empty"),
    "404": (Answer(status=404), "http 404"),
    "500": (Answer(status=500), "http 500"),
    "reset": (Answer(is_reset=True), "connection lost"),
}


@pytest.mark.parametrize("name", BAD_FEEDS)
def test_a_feed_that_cannot_be_read_fails_its_source(
    site: Site, wire: Wire, name: str
) -> None:
    answer, reason = BAD_FEEDS[name]
    site.routes["/feed"] = answer

    said = wire.crawl(
        site.url("/feed"), "-a", "slug=eastwick", "-a", "kind=feed", "--quiet"
    )

    assert said.status == 1
    assert said.err.startswith(f"eastwick: failed: {site.url('/feed')}: ")
    assert reason in said.err
    assert said.err.count("\n") == 1


def test_a_cut_feed_gives_the_entries_that_came_whole(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    whole = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>'
        b"<item><title>Bridge stays open</title><link>/news/bridge-100</link></item>"
        b"<item><title>No link at all</title><guid>7</guid></item>"
        b"<item><title>Not of the web</title><link>ftp://a.example/b</link></item>"
        b"<item><title>Cut off he"
    )
    site.routes["/feed"] = Answer(body=whole, kind="application/rss+xml")

    said = wire.crawl(site.url("/feed"))

    assert said.status == 0, said.err
    assert wire.fates() == {
        "/news/bridge-100": ("stored", ""),
        "7": ("skipped", "no link"),
        "ftp://a.example/b": ("skipped", "address refused: scheme 'ftp'"),
    }
    feed = wire.run("outcomes", "--role", "feed", "--format", "jsonl").records
    assert "cut short" in feed[0]["reason"]


def test_a_link_named_twice_is_asked_for_once(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    links = ("/news/bridge-100", "/news/bridge-100", "/news/bridge-100?utm_source=x")
    site.feed("/feed", [{"link": link, "title": "Bridge"} for link in links])

    wire.crawl(site.url("/feed"))

    assert site.fetched() == ["/feed", "/news/bridge-100"]
    assert wire.fates() == {
        "/news/bridge-100": ("stored", ""),
        "/news/bridge-100?utm_source=x": ("skipped", "listed twice"),
    }


def test_robots_txt_is_obeyed(site: Site, wire: Wire) -> None:
    site.routes["/robots.txt"] = Answer(
        body=b"User-agent: wirecrawler\nDisallow: /private/\n", kind="text/plain"
    )
    site.story("/private/bridge-100", "Bridge stays open")
    site.feed("/feed", [{"link": "/private/bridge-100", "title": "Bridge"}])

    wire.crawl(site.url("/feed"))

    assert "/private/bridge-100" not in site.asked
    assert wire.fates() == {"/private/bridge-100": ("skipped", "robots.txt")}


def test_a_private_address_is_never_contacted_unless_allowed(
    site: Site, wire: Wire
) -> None:
    said = wire.crawl(
        site.url("/feed"), "-a", "slug=eastwick", WIRECRAWLER_PRIVATE_NETWORKS=""
    )

    assert site.asked == []
    assert said.status == 1
    assert "address refused: 127.0.0.1 is not public" in said.err


def test_a_news_sitemap_and_the_index_that_names_it(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open", published="")
    site.routes["/sitemap.xml"] = Answer(
        body=(
            '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<sitemap><loc>{site.url('/news.xml')}</loc></sitemap></sitemapindex>"
        ).encode(),
        kind="application/xml",
    )
    site.routes["/news.xml"] = Answer(
        body=(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news='
            '"http://www.google.com/schemas/sitemap-news/0.9"><url>'
            f"<loc>{site.url('/news/bridge-100')}</loc><news:news>"
            "<news:publication_date>2026-11-20T08:30:00Z</news:publication_date>"
            "<news:title>Bridge stays open</news:title></news:news></url></urlset>"
        ).encode(),
        kind="application/xml",
    )

    said = wire.crawl(site.url("/sitemap.xml"))

    assert said.status == 0, said.err
    (story,) = wire.stories()
    assert story["published_at"] == "2026-11-20T08:30:00Z"
    assert story["published_evidence"] == "entry"
    roles = wire.run("outcomes", "--role", "sitemap", "--format", "jsonl").records
    assert [r["url"] for r in roles] == [
        site.url("/sitemap.xml"),
        site.url("/news.xml"),
    ]


def test_a_section_page_and_its_next_pages_up_to_a_bound(
    site: Site, wire: Wire
) -> None:
    for number in range(1, 6):
        path = f"/news/old-harbour-story-number-{number}"
        site.story(path, f"Harbour story number {number}", f"{number} " * 60)
        site.routes[f"/section?page={number}"] = Answer(
            body=(
                f'<nav><a href="/news/about-our-long-history-1">About</a></nav>'
                f'<main><a href="{path}">Harbour story number {number}</a></main>'
                f'<a rel="next" href="/section?page={number + 1}">Older</a>'
            ).encode()
        )

    said = wire.crawl(site.url("/section?page=1"))

    assert said.status == 0, said.err
    assert sorted(wire.fates()) == [
        f"/news/old-harbour-story-number-{number}" for number in (1, 2, 3)
    ]


def test_a_page_without_links_to_stories_is_no_listing(site: Site, wire: Wire) -> None:
    site.routes["/feed"] = Answer(body=b"<!doctype html><p>Moved, sorry.</p>")

    said = wire.crawl(site.url("/feed"), "-a", "slug=eastwick", "--quiet")

    assert said.status == 1
    assert said.err == (
        f"eastwick: failed: {site.url('/feed')}: an HTML page with no links to stories\n"
    )


def test_another_source_s_story_stays_its_own(site: Site, wire: Wire) -> None:
    site.story("/news/bridge-100", "Bridge stays open")
    site.feed("/feed", [{"link": "/news/bridge-100", "title": "Bridge stays open"}])
    wire.crawl(site.url("/feed"), "-a", "slug=first", "-a", "terms=link")
    site.story("/news/bridge-100", "Bridge stays open", "Another text. " * 20)

    wire.crawl(site.url("/feed"), "-a", "slug=second", "-a", "terms=full")

    (story,) = wire.stories()
    assert (story["source"], story["terms"]["use"], story["revision"]) == (
        "first",
        "link",
        1,
    )
    assert wire.fates("--source", "second") == {
        "/news/bridge-100": ("unchanged", "held from first")
    }


def test_two_crawls_of_one_source_at_once_are_refused(site: Site, wire: Wire) -> None:
    slow = Slow()
    site.routes["/feed"] = lambda _: slow.answer()
    first = wire.start("crawl", "feed", "-a", f"url={site.url('/feed')}", "--quiet")
    slow.asked.wait(30)

    second = wire.crawl(site.url("/feed"), "--quiet")

    slow.done.set()
    first.communicate(timeout=60)
    assert second.status == 3
    assert "it is being crawled already" in second.err


def test_an_interrupted_crawl_files_what_it_read(site: Site, wire: Wire) -> None:
    slow = Slow()
    site.story("/news/bridge-100", "Bridge stays open")
    site.routes["/news/slow-101"] = lambda _: slow.answer()
    site.feed(
        "/feed",
        [
            {"link": "/news/bridge-100", "title": "Bridge stays open"},
            {"link": "/news/slow-101", "title": "Slow"},
        ],
    )
    process = wire.start("crawl", "feed", "-a", f"url={site.url('/feed')}")
    slow.asked.wait(30)

    process.send_signal(2)
    slow.done.set()
    process.communicate(timeout=60)

    assert process.returncode == 130
    assert wire.fates()["/news/bridge-100"] == ("stored", "")
