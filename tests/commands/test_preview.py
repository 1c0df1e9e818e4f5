"""`preview` and `explain`: one page, read as a crawl would read it, and nothing written."""

import json
import signal
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, atom, story_page

HEADLINE = "Bridge stays open for ten more years"


@pytest.fixture
def url(site: Site) -> str:
    site.story("/news/bridge-100", HEADLINE)
    return site.url("/news/bridge-100")


def test_a_preview_is_the_record_of_the_page(wire: Wire, url: str) -> None:
    said = wire.run("preview", url)
    assert (said.status, said.err) == (0, "")
    (record,) = said.records
    shown = "headline headline_original byline published_at body kind".split()
    assert {key: record[key] for key in shown} == {
        "headline": "Bridge Stays Open for Ten More Years",
        "headline_original": HEADLINE,
        "byline": ["Mara Lund"],
        "published_at": "2026-11-20T08:30:00Z",
        "body": "\n\n".join(PARAGRAPHS),
        "kind": "story",
    }
    assert not (wire.folder / "wire.db").exists()


def test_a_preview_for_a_person_says_where_each_field_stood(
    wire: Wire, url: str
) -> None:
    said = wire.run("preview", url, "--format", "table")
    head, *paragraphs = said.out.rstrip("\n").split("\n\n")
    assert tuple(paragraphs) == PARAGRAPHS
    assert head.splitlines() == [
        "kind: story",
        f"url: {url}",
        "source: none declared for this host, so the general rules read it",
        "headline: Bridge Stays Open for Ten More Years (h1)",
        f"headline_original: {HEADLINE}",
        "byline: Mara Lund (markup:byline)",
        "published_at: 2026-11-20T08:30:00Z (meta:article:published_time)",
        "published_raw: 2026-11-20T09:30:00+01:00",
        "published_precision: second",
        "published_zone: +01:00",
        "language: en",
        "headline_rules: title_case",
        f"body: 3 paragraphs, {len('..'.join(PARAGRAPHS))} characters (markup)",
    ]


ZONELESS = {
    "a time": ("2026-11-20 09:30", "none known, so it was read in UTC"),
    "a day": ("2026-11-20", "none: a day has no time"),
}


@pytest.mark.parametrize(("printed", "zone"), ZONELESS.values(), ids=ZONELESS)
def test_a_preview_says_that_no_zone_is_known(
    wire: Wire, tmp_path: Path, printed: str, zone: str
) -> None:
    page = tmp_path / "saved.html"
    page.write_bytes(story_page("Quay opens", published=printed))
    url = "https://eastwick.example/quay"
    said = wire.run("preview", url, "--page", str(page), "--format", "table")
    assert f"published_zone: {zone}" in said.out.splitlines()


def test_a_preview_says_whose_rules_read_the_page(wire: Wire, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_bytes(story_page("Quay opens"))
    url = "https://www.tehrantimes.com/news/1"
    said = wire.run("preview", url, "--page", str(page), "--format", "table")
    assert "source: tehran_times" in said.out.splitlines()


def test_a_preview_of_an_index_says_that_it_would_not_be_stored(
    site: Site, wire: Wire
) -> None:
    links = "".join(f"<li><a href='/{n}'>Story {n} of many</a></li>" for n in range(60))
    site.routes["/news"] = Answer(body=f"<h1>News</h1><ul>{links}</ul>".encode())
    said = wire.run("preview", site.url("/news"), "--format", "table")
    assert said.out.splitlines()[0] == "kind: index, so it would not be stored"


def test_explain_shows_every_candidate_and_which_won(wire: Wire, url: str) -> None:
    said = wire.run("explain", url)
    assert (said.status, said.err) == (0, "")
    headlines = [r for r in said.records if r["field"] == "headline"]
    assert headlines == [
        {
            "field": "headline",
            "chosen": True,
            "text": HEADLINE,
            "read_as": "",
            "evidence": "h1",
            "rule": "the h1, which OpenGraph repeats",
        },
        {
            "field": "headline",
            "chosen": False,
            "text": HEADLINE,
            "read_as": "",
            "evidence": "meta:og:title",
            "rule": "",
        },
        {
            "field": "headline",
            "chosen": False,
            "text": HEADLINE,
            "read_as": "",
            "evidence": "title",
            "rule": "",
        },
    ]
    chosen = {r["field"]: r["rule"] for r in said.records if r["chosen"]}
    assert {"kind", "headline", "byline", "published_at", "body"} <= chosen.keys()
    assert all(chosen[f] for f in ("kind", "headline", "byline", "published_at"))
    left_out = [r["text"] for r in said.records if not r["chosen"]]
    assert HEADLINE in left_out


ODD = """<html lang="en-GB"><title>Quay opens</title>
<h1>Quay opens</h1><p class="info">Posted: 02/03/2026 14:05</p>
<p class="by">By Mara Lund</p><div class="md:w-1 tx" id="s4711"><p>{}</p><p>{}</p></div>
<div id="tail"><p><b>Subscribe to our newsletter</b></p></div>"""


def test_explain_sets_the_rule_beside_the_field_and_marks_the_winners(
    wire: Wire, tmp_path: Path
) -> None:
    page = tmp_path / "saved.html"
    page.write_text(ODD.format(*PARAGRAPHS[:2]), "utf-8")
    at = ("https://eastwick.example/quay", "--page", str(page))
    said = wire.run("explain", *at, "--format", "table")
    lines = said.out.splitlines()
    assert lines[:4] == [
        "kind: nothing says otherwise",
        "  * story",
        "headline: the h1, which the title element repeats",
        "  * Quay opens (h1)",
    ]
    assert "  * By Mara Lund > Mara Lund (line:byline)" in lines
    (date,) = [line for line in lines if "02/03/2026 14:05 > " in line]
    assert date.startswith("  * 02/03/2026 14:05 > 2026-03-02T14:05:00Z (")
    body = lines[lines.index("body: where most of the plain text stands") + 1 :]
    assert [line[:8] for line in body[:3]] == ["  * The ", "  * Engi", "    Quay"]


def test_explain_says_what_a_page_has_nothing_for(wire: Wire, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_text("<h1>Quay opens</h1>", "utf-8")
    url = "https://eastwick.example/quay"
    said = wire.run("explain", url, "--page", str(page), "--format", "table")
    lines = said.out.splitlines()
    assert "body: none of these" in lines
    assert lines[-2:] == [
        "byline: nothing on the page",
        "published_at: nothing on the page",
    ]


def test_explain_says_why_a_paragraph_is_left_out(wire: Wire, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    inside = '<p class="related">See also: the ferry that never came back.</p>'
    made = ODD.format(*PARAGRAPHS[:2]).replace("</p></div>", f"</p>{inside}</div>", 1)
    page.write_text(made, "utf-8")
    at = ("https://eastwick.example/quay", "--page", str(page))
    said = wire.run("explain", *at)
    body = [r for r in said.records if r["field"] == "body" and not r["chosen"]]
    assert {r["text"]: r["rule"] for r in body} == {
        "Quay opens": "the headline",
        "Posted: 02/03/2026 14:05": "outside the text",
        "By Mara Lund": "outside the text",
        "See also: the ferry that never came back.": "named as something else: p.related",
        "Subscribe to our newsletter": "outside the text",
    }
    shown = wire.run("explain", *at, "--format", "table")
    assert (
        "    By Mara Lund (markup <p.by>: outside the text)" in shown.out.splitlines()
    )


def test_explain_names_an_element_as_a_selector_would(
    wire: Wire, tmp_path: Path
) -> None:
    page = tmp_path / "saved.html"
    page.write_text(ODD.format(*PARAGRAPHS[:2]), "utf-8")
    said = wire.run("explain", "https://eastwick.example/quay", "--page", str(page))
    stood = {r["text"]: r["evidence"] for r in said.records if r["field"] == "body"}
    assert stood[PARAGRAPHS[0]] == "markup <div.tx p>"
    assert stood["Subscribe to our newsletter"] == "markup <div#tail b>"
    assert stood["Posted: 02/03/2026 14:05"] == "markup <p.info>"


def test_a_saved_page_asks_the_web_for_nothing(wire: Wire, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_bytes(story_page("Quay opens").replace(b"utf-8", b"latin-1"))
    url = "https://eastwick.example/quay"
    said = wire.run("preview", url, "--page", str(page))
    assert json.loads(said.out)["headline_original"] == "Quay opens"


def test_a_source_s_page_is_read_by_its_selectors(wire: Wire, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_bytes(story_page("Quay opens", published="2026-11-20 09:30"))
    at = "https://mirror.example/news/1"
    named = wire.run("preview", at, "--page", str(page), "--source", "tehran_times")
    of_host = "https://www.tehrantimes.com/news/1"
    found = wire.run("preview", of_host, "--page", str(page))
    zones = [said.records[0]["published_zone"] for said in (named, found)]
    assert zones == ["Asia/Tehran", "Asia/Tehran"]


READ_BY = """
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source

class OneSpider(FeedSpider):
    source = Source(slug="one", agency="One", home="https://one.example/")
    name = source.slug
    feeds = ("/feed",)
    selectors = PageSelectors(body=".tx", byline=".nobody")

    def read_story(self, page, entry, fetch):
        raise KeyError("no byline")
"""


@pytest.fixture
def at_one(wire: Wire, tmp_path: Path) -> list[str]:
    """The words that name a page of a source of its own file."""
    package = wire.folder / "more_sources"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.py").write_text(READ_BY, "utf-8")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "more_sources"
    wire.environment["PYTHONPATH"] = str(wire.folder)
    page = tmp_path / "saved.html"
    page.write_text(ODD.format(*PARAGRAPHS[:2]), "utf-8")
    return ["https://one.example/quay", "--page", str(page)]


def test_explain_says_what_each_selector_finds(wire: Wire, at_one: list[str]) -> None:
    said = wire.run("explain", *at_one)
    assert (said.status, said.err) == (0, "")
    named = [r for r in said.records if r["field"] == "selectors"]
    assert [(r["text"], r["evidence"], r["chosen"]) for r in named] == [
        ("byline: .nobody", "finds nothing; .by would", False),
        ("body: .tx", "finds 1", True),
    ]
    body = [(r["text"], r["chosen"]) for r in said.records if r["field"] == "body"]
    assert body[:2] == [(text, True) for text in PARAGRAPHS[:2]]
    assert not {text for text, is_chosen in body[2:]} & set(PARAGRAPHS)


def test_a_crash_of_a_source_s_own_reading_is_one_line(
    wire: Wire, at_one: list[str]
) -> None:
    said = wire.run("preview", *at_one)
    assert (said.status, said.out) == (1, "")
    url = at_one[0]
    assert said.err == f"wirecrawler: {url}: crash: KeyError: 'no byline'\n"


ZONED = {
    "a zone": (["--timezone", "Asia/Tehran"], "published_at", "2026-11-20T06:00:00Z"),
    "a language": (["--language", "nb"], "language", "nb"),
}


@pytest.mark.parametrize(("words", "key", "value"), ZONED.values(), ids=ZONED)
def test_what_no_source_declares_may_be_said(
    wire: Wire, tmp_path: Path, words: list[str], key: str, value: str
) -> None:
    page = tmp_path / "saved.html"
    made = story_page("Quay opens", published="2026-11-20 09:30")
    page.write_bytes(made.replace(b' lang="en"', b""))
    at = ("https://eastwick.example/quay", "--page", str(page))
    assert wire.run("preview", *at, *words).records[0][key] == value


MISPLACED = {
    "a zone that is none": (["--timezone", "Asia/Nowhere"], "--timezone: "),
    "a language that is none": (["--language", "?"], "--language: "),
    "what the source declares": (
        ["--source", "tehran_times", "--timezone", "Europe/Oslo"],
        "--timezone: tehran_times declares Asia/Tehran itself",
    ),
}


@pytest.mark.parametrize(("words", "reason"), MISPLACED.values(), ids=MISPLACED)
def test_a_zone_or_language_that_cannot_be_meant_is_status_2(
    wire: Wire, words: list[str], reason: str
) -> None:
    said = wire.run("preview", "https://e.example/1", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(f"wirecrawler: {reason}")


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://e.example/1</loc></url></urlset>"""
LISTINGS = {
    "a feed": (
        Answer(
            body=atom(
                [{"link": f"https://e.example/{n}", "title": "T"} for n in range(4)]
            ),
            kind="application/atom+xml",
        ),
        (
            "a feed of 4, not a story; it begins with"
            " https://e.example/0, https://e.example/1, https://e.example/2"
        ),
    ),
    "a sitemap": (
        Answer(body=SITEMAP.encode(), kind="text/xml"),
        "a sitemap of 1, not a story; it begins with https://e.example/1",
    ),
}


@pytest.mark.parametrize("command", ["preview", "explain"])
@pytest.mark.parametrize(("answer", "reason"), LISTINGS.values(), ids=LISTINGS)
def test_a_listing_is_told_from_a_story(
    site: Site, wire: Wire, command: str, answer: Answer, reason: str
) -> None:
    site.routes["/all"] = answer
    said = wire.run(command, site.url("/all"))
    takes = f"`wirecrawler crawl feed -a url={site.url('/all')}` takes it"
    line = f"wirecrawler: {site.url('/all')}: {reason}; {takes}\n"
    assert (said.status, said.out, said.err) == (1, "", line)


FAILED = {
    "that is not there": ("/gone", "http 404"),
    "that is no page": ("/picture", "not a page"),
    "without HTML": ("/words", "no HTML in it"),
}


@pytest.mark.parametrize("command", ["preview", "explain"])
@pytest.mark.parametrize(("path", "reason"), FAILED.values(), ids=FAILED)
def test_a_page_that_cannot_be_read_is_one_line_and_status_1(
    site: Site, wire: Wire, command: str, path: str, reason: str
) -> None:
    site.routes["/gone"] = Answer(status=404)
    site.routes["/picture"] = Answer(body=b"x", kind="image/png")
    site.routes["/words"] = Answer(body=b"only words", kind="text/plain")
    said = wire.run(command, site.url(path))
    line = f"wirecrawler: {site.url(path)}: {reason}\n"
    assert (said.status, said.out, said.err) == (1, "", line)


REFUSED = {
    "a file that is not there": ["--page", "nowhere.html"],
    "a source that is unknown": ["--source", "nowhere"],
    "a charset of no file": ["--encoding", "utf-8"],
    "a charset that is none": ["--page", "nowhere.html", "--encoding", "klingon"],
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_one_line_and_status_2(
    wire: Wire, words: list[str]
) -> None:
    said = wire.run("preview", "https://e.example/1", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1), said


@pytest.mark.parametrize(
    "url",
    ["eastwick.example/1", "ftp://eastwick.example/1", "http://u:secret@e.example/"],
)
def test_an_address_that_is_not_the_web_s_is_status_2(wire: Wire, url: str) -> None:
    said = wire.run("explain", url)
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "wirecrawler: URL: name an address with http:// or https://, a host, and no password\n"
    )


def test_a_private_address_is_refused(wire: Wire, url: str) -> None:
    said = wire.run("preview", url, WIRECRAWLER_PRIVATE_NETWORKS="")
    assert said.status == 1
    assert "address refused" in said.err


def test_a_page_that_takes_too_long_is_given_up(wire: Wire, tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    page.write_text("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>")
    said = wire.run(
        *("explain", "https://e.example/1", "--page", str(page)),
        WIRECRAWLER_MAX_PAGE_CPU_SECONDS="1",
    )
    assert said.status == 1
    assert said.err == (
        "wirecrawler: https://e.example/1: reading took over 1 s of CPU\n"
    )


def test_ctrl_c_ends_it_while_the_source_keeps_it_waiting(
    site: Site, wire: Wire
) -> None:
    asked, done = threading.Event(), threading.Event()

    def wait(_: Mapping[str, str]) -> Answer:
        asked.set()
        done.wait(30)
        return Answer(status=404)

    site.routes["/slow"] = wait
    with wire.start("preview", site.url("/slow")) as process:
        assert asked.wait(30)
        process.send_signal(signal.SIGINT)
        try:
            _, err = process.communicate(timeout=10)
        finally:
            done.set()
    assert (process.returncode, err) == (130, "")
