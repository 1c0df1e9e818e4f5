"""Every URL that a listing names ends once, whatever happens to it."""

import gzip
import re
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site

SPIDER = """
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class OneSpider(FeedSpider):
    source = Source(slug="one", agency="One", home="{home}")
    name = source.slug
    feeds = {feeds!r}

{extra}
"""
ALPHA = {"link": "/n/alpha-1", "title": "Alpha"}
BETA = {"link": "/n/beta-2", "title": "Beta"}
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def spider(wire: Wire, site: Site, *feeds: str, extra: str = "") -> None:
    """Declare the source `one` in a package of spiders of its own."""
    package = wire.folder / "more_sources"
    package.mkdir()
    (package / "__init__.py").touch()
    text = SPIDER.format(home=site.home, feeds=feeds, extra=extra)
    (package / "one.py").write_text(text, "utf-8")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "more_sources"
    wire.environment["PYTHONPATH"] = str(wire.folder)


@pytest.fixture
def two(site: Site) -> Site:
    site.story("/n/alpha-1", "Alpha")
    site.story("/n/beta-2", "Beta", PARAGRAPHS[2] * 3)
    site.feed("/feed", [ALPHA, BETA])
    return site


def refuse_writes(wire: Wire, *tables: str, answer: str) -> None:
    """Let every insert into these tables fail, as the database would say it."""
    with closing(sqlite3.connect(wire.folder / "wire.db")) as connection:
        for table in tables:
            connection.execute(
                f"CREATE TRIGGER no_{table} BEFORE INSERT ON {table}"
                f" BEGIN SELECT RAISE(FAIL, '{answer}'); END"
            )


def rows(wire: Wire, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(wire.folder / "wire.db")) as connection:
        return connection.execute(statement).fetchall()


def test_a_page_that_two_feeds_of_a_source_link_is_asked_for_once(
    two: Site, wire: Wire
) -> None:
    two.feed("/other", [ALPHA | {"link": two.url("/n/alpha-1")}])
    spider(wire, two, "/feed", "/other")

    said = wire.run("crawl", "one")

    assert said.status == 0, said.err
    assert two.asked.count("/n/alpha-1") == 1
    assert sorted(wire.fates().values()) == [
        ("skipped", "listed twice"),
        ("stored", ""),
        ("stored", ""),
    ]


def test_one_relative_link_in_two_folders_loses_no_story(
    site: Site, wire: Wire
) -> None:
    site.story("/en/st-1", "English", PARAGRAPHS[0])
    site.story("/fa/st-1", "Persian", PARAGRAPHS[2] * 3)
    for folder in ("en", "fa"):
        site.feed(f"/{folder}/feed", [{"link": "st-1", "title": folder}])
    spider(wire, site, "/en/feed", "/fa/feed")

    for _ in range(2):
        assert wire.run("crawl", "one").status == 0

    assert {s["url"] for s in wire.stories()} == {
        site.url("/en/st-1"),
        site.url("/fa/st-1"),
    }


def test_a_sitemap_index_that_is_unchanged_hides_no_new_story(
    two: Site, wire: Wire
) -> None:
    child = f"<sitemap><loc>{two.url('/child.xml')}</loc></sitemap>"
    index = f'<sitemapindex xmlns="{SITEMAP}">{child * 2}</sitemapindex>'
    two.conditional("/index.xml", index.encode(), "application/xml")
    for paths in (["/n/alpha-1"], ["/n/alpha-1", "/n/beta-2"]):
        urls = "".join(f"<url><loc>{two.url(path)}</loc></url>" for path in paths)
        body = f'<urlset xmlns="{SITEMAP}">{urls}</urlset>'
        two.conditional("/child.xml", body.encode(), "application/xml")
        said = wire.crawl(two.url("/index.xml"))

    assert said.status == 0, said.err
    assert len(wire.stories()) == 2


def test_a_304_to_a_request_without_conditions_is_a_failure(
    site: Site, wire: Wire
) -> None:
    site.routes["/n/alpha-1"] = site.routes["/mute"] = Answer(status=304)
    site.feed("/feed", [ALPHA])

    wire.crawl(site.url("/feed"))
    said = wire.crawl(site.url("/mute"), "--quiet")

    assert said.status == 1
    assert said.err.endswith("/mute: http 304\n")
    assert wire.fates("--run", "1") == {"/n/alpha-1": ("failed", "http 304")}


def test_an_answer_that_unpacks_to_too_much_has_a_short_reason(
    site: Site, wire: Wire
) -> None:
    site.routes["/n/alpha-1"] = Answer(
        body=gzip.compress(b" " * (21 << 20)), headers={"Content-Encoding": "gzip"}
    )
    site.feed("/feed", [ALPHA])

    wire.crawl(site.url("/feed"))

    assert wire.fates() == {"/n/alpha-1": ("failed", "too large when decoded")}


def test_an_entry_redirected_to_another_s_page_ends_too(two: Site, wire: Wire) -> None:
    two.routes["/n/beta-2"] = Answer(status=302, headers={"Location": "/n/alpha-1"})

    said = wire.crawl(two.url("/feed"))

    assert "2 named = 1 stored + 1 unchanged + 0 skipped + 0 failed" in said.err


def test_a_linkless_entry_takes_no_linked_one_s_outcome(two: Site, wire: Wire) -> None:
    two.routes["/rss"] = Answer(
        body=b'<rss version="2.0"><channel><title>x</title>'
        b"<item><title>No link</title><guid isPermaLink='false'>/n/alpha-1</guid></item>"
        b"<item><title>Alpha</title><link>/n/alpha-1</link></item></channel></rss>",
        kind="application/rss+xml",
    )

    said = wire.crawl(two.url("/rss"))

    assert said.status == 0, said.err
    assert [s["url"] for s in wire.stories()] == [two.url("/n/alpha-1")]


CRASHES = {
    "read_story": """
    def read_story(self, page, entry, fetch):
        if "alpha" in entry.url:
            raise KeyError("oops")
        return super().read_story(page, entry, fetch)
""",
    "read_listing": """
    def read_listing(self, content, *, url, encoding):
        raise KeyError("oops")
""",
}
SUMS = {
    "read_story": "2 named = 1 stored + 0 unchanged + 0 skipped + 1 failed",
    "read_listing": "0 named = 0 stored",
}


@pytest.mark.parametrize("name", CRASHES)
def test_a_crash_in_a_spider_is_status_1_and_costs_no_other_story(
    two: Site, wire: Wire, name: str
) -> None:
    spider(wire, two, "/feed", extra=CRASHES[name])

    said = wire.run("crawl", "one")

    assert said.status == 1
    told, line, failure = said.err.splitlines()
    assert told.endswith(": crash: KeyError: 'oops'")
    assert SUMS[name] in line
    assert failure == "one: failed: crash: KeyError: 'oops'"
    failed = wire.run("outcomes", "--outcome", "failed", "--format", "jsonl").records
    assert [outcome["reason"] for outcome in failed] == ["crash: KeyError: 'oops'"]


def test_a_timeout_is_not_tried_again(site: Site, wire: Wire) -> None:
    site.story("/n/beta-2", "Beta")
    done = threading.Event()

    def stalled(_: Mapping[str, str]) -> Answer:
        done.wait(30)
        return Answer(status=404)

    site.routes["/n/alpha-1"] = stalled
    site.feed("/feed", [ALPHA, BETA])

    wire.crawl(site.url("/feed"), WIRECRAWLER_MAX_SECONDS="2")
    done.set()

    assert wire.fates() == {
        "/n/alpha-1": ("failed", "timeout"),
        "/n/beta-2": ("stored", ""),
    }
    assert site.asked.count("/n/alpha-1") == 1


ANSWERS = {
    "full": ("database or disk is full", "the disk is full"),
    "read-only": ("attempt to write a readonly database", "it cannot be written"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_store_that_fails_in_mid_crawl_is_told_and_keeps_no_validators(
    two: Site, wire: Wire, name: str
) -> None:
    answer, advice = ANSWERS[name]
    two.feed("/first", [ALPHA])
    wire.crawl(two.url("/first"), "-a", "slug=one")
    refuse_writes(wire, "revisions", "outcomes", "listings", "feeds", answer=answer)

    said = wire.crawl(two.url("/feed"), "-a", "slug=one", "--quiet")

    assert said.status == 1
    (line,) = said.err.splitlines()
    assert re.fullmatch(
        f"one: failed: .*{advice}.*; 2 of 2 URLs are not recorded", line
    )
    assert rows(wire, "SELECT url FROM feeds") == [(two.url("/first"),)]
    assert rows(wire, "SELECT role FROM outcomes WHERE run = 2") == []


def test_stories_that_cannot_be_filed_fail_by_name(two: Site, wire: Wire) -> None:
    two.feed("/first", [ALPHA])
    wire.crawl(two.url("/first"), "-a", "slug=one")
    refuse_writes(wire, "revisions", answer="database or disk is full")

    said = wire.crawl(two.url("/feed"), "-a", "slug=one")

    assert said.status == 1
    assert "2 named = 0 stored + 1 unchanged + 0 skipped + 1 failed" in said.err
    fate, reason = wire.fates()["/n/beta-2"]
    assert (fate, reason.startswith("not filed: ")) == ("failed", True)


def test_a_run_that_cannot_begin_asks_nothing(two: Site, wire: Wire) -> None:
    two.feed("/first", [ALPHA])
    wire.crawl(two.url("/first"), "-a", "slug=one")
    refuse_writes(wire, "runs", answer="database or disk is full")
    two.asked.clear()

    said = wire.crawl(two.url("/feed"), "-a", "slug=one", "--quiet")

    assert said.status == 1
    assert said.err.startswith("one: failed: ")
    assert "the disk is full" in said.err
    assert two.fetched() == []


def test_an_extension_that_cannot_open_the_store_is_one_line(
    two: Site, wire: Wire, tmp_path: Path
) -> None:
    (tmp_path / "fatal.py").write_text(
        "from wirecrawler.errors import StoreError\n\n"
        "class Fatal:\n    @classmethod\n    def from_crawler(cls, crawler):\n"
        '        raise StoreError("sqlite:///x", "the disk is full")\n'
    )
    setting = 'EXTENSIONS={"fatal.Fatal": 1}'

    said = wire.crawl(
        two.url("/feed"), "-a", "slug=one", "-s", setting, PYTHONPATH=str(tmp_path)
    )

    assert (said.status, said.err) == (
        1,
        "one: failed: sqlite:///x: the disk is full\n",
    )


def test_two_pages_that_claim_one_canonical_url_stay_two_stories(
    site: Site, wire: Wire
) -> None:
    extra = f'<link rel="canonical" href="{site.url("/n/all")}">'
    site.story("/n/alpha-1", "Alpha", PARAGRAPHS[0], extra=extra)
    site.story("/n/beta-2", "Beta", PARAGRAPHS[2] * 3, extra=extra)
    site.feed("/feed", [ALPHA, BETA])

    wire.crawl(site.url("/feed"))

    assert set(wire.fates().values()) == {("stored", "")}
    assert {s["headline"] for s in wire.stories()} == {"Alpha", "Beta"}
