"""`preview` and `explain`: one page, read as a crawl would read it, and nothing written."""

import json
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, story_page

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
            "evidence": "h1",
            "rule": "the h1, which OpenGraph repeats",
        },
        {
            "field": "headline",
            "chosen": False,
            "text": HEADLINE,
            "evidence": "meta:og:title",
            "rule": "",
        },
        {
            "field": "headline",
            "chosen": False,
            "text": HEADLINE,
            "evidence": "title",
            "rule": "",
        },
    ]
    chosen = {r["field"]: r["rule"] for r in said.records if r["chosen"]}
    assert {"kind", "headline", "byline", "published_at", "body"} <= chosen.keys()
    assert all(chosen[f] for f in ("kind", "headline", "byline", "published_at"))
    left_out = [r["text"] for r in said.records if not r["chosen"]]
    assert HEADLINE in left_out


def test_explain_marks_the_winners_in_a_table(wire: Wire, url: str) -> None:
    said = wire.run("explain", url, "--format", "table")
    lines = said.out.splitlines()
    assert lines[0].split() == ["FIELD", "CHOSEN", "TEXT", "EVIDENCE", "RULE"]
    (won,) = [line for line in lines if line.startswith("headline") and "*" in line]
    assert "the h1, which OpenGraph repeats" in won


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
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_one_line_and_status_2(
    wire: Wire, words: list[str]
) -> None:
    said = wire.run("preview", "https://e.example/1", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1), said


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
