"""`check-source`: which selector of a source broke, and what would work now."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, atom

SPIDER = '''"""Quay Times: a made-up daily."""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source


class QuayTimesSpider(FeedSpider):
    source = Source(
        slug="quay_times", agency="Quay Times", home="{home}", language="en",
        timezone="Europe/London",
    )
    name = source.slug
    feeds = ("/feed.xml",)
    selectors = PageSelectors({selectors})
'''
SELECTORS = (
    'headline="h1.head", body=".story-text", byline=".byline", published=".stamp"'
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} | Quay Times</title></head>
<body><nav><a href="/">Home</a></nav><div class="page"><h1 class="head">{title}</h1>
<p class="byline">By Mara Lund</p><p class="stamp">3 June 2024, 09:30</p>
<div class="story-text"><p>{one}</p><p>{two}</p><p>{three}</p></div>
<div class="more-news"><p><a href="/x">The ferry that never came back to the quay</a></p></div>
</div><footer>Quay Times</footer></body></html>"""
TITLES = {
    1: "Bridge stays open for ten more years",
    2: "Crane comes down after sixty years",
    3: "Harbour master retires to the hills",
    4: "Ferry is late for the last time",
}
RENAMED = {"story-text": "text", "byline": "signature", "head": "main-title"}


def page(number: int, renamed: Mapping[str, str] | None = None) -> bytes:
    """Return a page of the site, some of its classes renamed."""
    title = TITLES[number]
    texts = [f"{text} ({title}.)" for text in PARAGRAPHS]
    content = PAGE.format(title=title, one=texts[0], two=texts[1], three=texts[2])
    for old, new in (renamed or {}).items():
        content = content.replace(f'class="{old}"', f'class="{new}"')
    return content.encode()


def body(number: int) -> str:
    return "\n\n".join(f"{text} ({TITLES[number]}.)" for text in PARAGRAPHS)


class Quay:
    """A site, and the source of its own file that reads it."""

    def __init__(self, site: Site, wire: Wire) -> None:
        self.site, self.wire = site, wire
        self.folder = wire.folder / "more_sources"
        self.folder.mkdir()
        (self.folder / "__init__.py").touch()
        wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "more_sources"
        wire.environment["PYTHONPATH"] = str(wire.folder)
        wire.environment["PYTHONDONTWRITEBYTECODE"] = "1"
        self.declare(SELECTORS)
        self.serve(1, 2, 3)

    @property
    def file(self) -> Path:
        return self.folder / "quay_times.py"

    def declare(self, selectors: str) -> None:
        text = SPIDER.format(home=self.site.home, selectors=selectors)
        self.file.write_text(text, "utf-8")

    def serve(self, *numbers: int, renamed: Mapping[str, str] | None = None) -> None:
        entries = [
            {"link": f"{self.site.home}news/{n}-story", "title": TITLES[n]}
            for n in numbers
        ]
        feed = atom(entries)
        self.site.routes["/feed.xml"] = Answer(body=feed, kind="application/atom+xml")
        for n in numbers:
            self.site.routes[f"/news/{n}-story"] = Answer(body=page(n, renamed))

    def check(self, *words: str) -> "Checked":
        said = self.wire.run("check-source", "quay_times", *words)
        return Checked(said.status, said.records, said.err)

    def fixture(self, expected: Mapping[str, object]) -> Path:
        folder = self.folder / "fixtures" / "quay_times"
        folder.mkdir(parents=True)
        feed = atom([{"link": "{home}news/1-story", "title": TITLES[1]}])
        (folder / "feed.xml").write_bytes(feed)
        (folder / "story.html").write_bytes(page(1))
        whole = {"url": "{home}news/1-story", **expected}
        (folder / "story.json").write_text(json.dumps(whole), "utf-8")
        return folder


class Checked:
    """What a check said."""

    def __init__(self, status: int, records: list[dict[str, Any]], err: str) -> None:
        self.status, self.records, self.err = status, records, err

    @property
    def verdicts(self) -> dict[str, str]:
        return {record["field"]: record["verdict"] for record in self.records}

    def of(self, field: str) -> dict[str, Any]:
        (record,) = [r for r in self.records if r["field"] == field]
        return record


@pytest.fixture
def quay(site: Site, wire: Wire) -> Quay:
    return Quay(site, wire)


def test_a_redesign_is_named_with_what_works_and_nothing_wrong_is_stored(
    quay: Quay,
) -> None:
    wire = quay.wire
    assert wire.run("crawl", "quay_times", "--quiet").status == 0
    before = {s["url"]: s["body"] for s in wire.stories()}
    assert sorted(before.values()) == sorted(body(n) for n in (1, 2, 3))

    quay.serve(1, 2, 3, 4, renamed=RENAMED)
    wire.run("crawl", "quay_times", "--recheck", "--quiet")
    assert {s["url"]: s["body"] for s in wire.stories()} == before
    reasons = {reason for _, reason in wire.fates().values()}
    head = "the selector of headline finds nothing: h1.head; .main-title would"
    text = "the selector of body finds nothing: .story-text; .text would"
    assert reasons == {f"{head}; {text}"}

    checked = quay.check("--live")
    assert checked.status == 1
    told = "source selector found pages instead instead_found file edit".split()
    assert {key: checked.of("body")[key] for key in told} == {
        "source": "quay_times",
        "selector": ".story-text",
        "found": 0,
        "pages": 4,
        "instead": ".text",
        "instead_found": 4,
        "file": str(quay.file),
        "edit": 'body=".text"',
    }
    instead = {r["field"]: r["instead"] for r in checked.records if r["instead"]}
    assert instead == {
        "headline": ".main-title",
        "byline": ".signature",
        "body": ".text",
    }
    assert checked.verdicts["published"] == "ok"
    assert f'.text would on 4 of 4; in {quay.file} declare body=".text"' in checked.err

    mended = ", ".join(f'{field}="{value}"' for field, value in instead.items())
    quay.declare(f'{mended}, published=".stamp"')
    assert quay.check("--live").status == 0
    assert wire.run("crawl", "quay_times", "--quiet").status == 0
    stored = {s["url"]: s["body"] for s in wire.stories()}
    assert stored == before | {f"{quay.site.home}news/4-story": body(4)}


def test_a_source_that_fares_well_is_status_0(quay: Quay) -> None:
    checked = quay.check("--live")
    assert (checked.status, checked.err) == (0, "")
    assert checked.verdicts == dict.fromkeys(
        ("listing", "headline", "byline", "body", "published"), "ok"
    )


def test_a_live_check_stores_nothing(quay: Quay) -> None:
    quay.check("--live")
    assert quay.wire.stories() == []
    said = quay.wire.run("outcomes", "--format", "jsonl")
    assert (said.status, said.out) == (0, "")


def test_a_live_check_asks_for_few_pages(quay: Quay) -> None:
    quay.serve(1, 2, 3, 4)
    quay.check("--live", "--stories", "2")
    asked = sorted(quay.site.fetched())
    assert asked == ["/feed.xml", "/news/1-story", "/news/2-story"]


LISTINGS = {
    "gone": (Answer(status=404), "http 404"),
    "a page": (Answer(body=b"<html><p>Checking your browser</p></html>"), ""),
    "empty": (Answer(body=atom([]), kind="application/atom+xml"), "it names no story"),
}


@pytest.mark.parametrize(("answer", "reason"), LISTINGS.values(), ids=LISTINGS)
def test_a_listing_that_is_none_is_named(
    quay: Quay, answer: Answer, reason: str
) -> None:
    quay.site.routes["/feed.xml"] = answer
    checked = quay.check("--live")
    assert (checked.status, checked.verdicts) == (1, {"listing": "failed"})
    assert reason in checked.of("listing")["reason"]
    assert checked.err.startswith("quay_times: ")


def test_a_story_that_the_source_corrected_is_no_fault(quay: Quay) -> None:
    quay.wire.run("crawl", "quay_times", "--quiet")
    altered = page(1).replace(b"once a month", b"").replace(b"twice", b"three times")
    quay.site.routes["/news/1-story"] = Answer(body=altered)
    checked = quay.check("--live")
    assert checked.status == 0
    (changed,) = [r for r in checked.records if r["verdict"] == "changed"]
    assert (changed["field"], changed["page"]) == (
        "body",
        f"{quay.site.home}news/1-story",
    )
    assert "twice a month" in changed["expected"]
    assert "three times a month" in changed["got"]


def test_a_page_that_is_gone_is_named(quay: Quay) -> None:
    quay.wire.run("crawl", "quay_times", "--quiet")
    quay.site.routes["/news/2-story"] = Answer(status=410)
    checked = quay.check("--live")
    page_finding = checked.of("page")
    assert (checked.status, page_finding["reason"]) == (1, "http 410")
    assert page_finding["page"] == f"{quay.site.home}news/2-story"


def test_a_fixture_that_is_read_as_expected_is_status_0(quay: Quay) -> None:
    quay.fixture({"headline_original": TITLES[1], "byline": ["Mara Lund"]})
    checked = quay.check()
    assert (checked.status, checked.err) == (0, "")
    assert checked.verdicts == dict.fromkeys(
        ("listing", "url", "headline_original", "byline"), "ok"
    )


def test_a_fixture_that_is_read_otherwise_says_where(quay: Quay) -> None:
    quay.fixture({"headline_original": "Bridge stays shut", "body": body(1)})
    quay.declare('body=".text"')
    checked = quay.check()
    assert checked.status == 1
    headline, text = checked.of("headline_original"), checked.of("body")
    assert (headline["verdict"], headline["expected"], headline["got"]) == (
        "differs",
        "Bridge stays shut",
        TITLES[1],
    )
    assert (text["verdict"], text["selector"], text["instead"]) == (
        "finds nothing",
        ".text",
        ".story-text",
    )


def test_a_listing_that_does_not_name_its_story_says_so(quay: Quay) -> None:
    folder = quay.fixture({"headline_original": TITLES[1]})
    (folder / "feed.xml").write_bytes(
        atom([{"link": "{home}news/9-story", "title": "Another"}])
    )
    checked = quay.check()
    assert (checked.status, checked.verdicts["listing"]) == (1, "not named")


def test_a_source_without_a_fixture_says_where_it_was_looked_for(quay: Quay) -> None:
    checked = quay.check()
    assert (checked.status, checked.records) == (2, [])
    assert str(quay.folder / "fixtures" / "quay_times") in checked.err
    assert checked.err.count("\n") == 1


REFUSED = {
    "an unknown source": ["nowhere"],
    "no source": [],
    "a source and all": ["quay_times", "--all"],
    "a number of no page": ["quay_times", "--live", "--stories", "0"],
    "a number without pages": ["quay_times", "--stories", "2"],
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_one_line_and_status_2(
    quay: Quay, words: list[str]
) -> None:
    said = quay.wire.run("check-source", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1), said


def test_a_person_gets_a_line_a_field(quay: Quay) -> None:
    quay.serve(1, 2, 3, renamed={"story-text": "text"})
    said = quay.wire.run(*("check-source", "quay_times", "--live", "--format", "table"))
    (line,) = [line for line in said.out.splitlines() if ".story-text" in line]
    shown = "quay_times body finds nothing .story-text 0 of 3 .text 3 of 3"
    assert " ".join(line.split()) == shown


HASHED = {"story-text": "css-1x2y3z", "stamp": "css-4d5e6f"}


def test_what_the_general_rules_find_needs_no_selector(quay: Quay) -> None:
    quay.wire.run("crawl", "quay_times", "--quiet")
    quay.serve(1, 2, 3, renamed=HASHED)
    checked = quay.check("--live")
    text = checked.of("body")
    assert (checked.status, text["verdict"], text["instead"], text["reason"]) == (
        1,
        "finds nothing",
        "",
        "the general rules find it on every page: leave the selector out",
    )


def test_a_layout_that_fits_no_page_is_mended_by_one_of_its_own(quay: Quay) -> None:
    layouts = 'body=".newest", years="2026"), PageSelectors(body=".oldest"'
    declared = quay.file.read_text("utf-8")
    only = f"selectors = PageSelectors({SELECTORS})"
    several = f"selectors = (PageSelectors({layouts}))"
    quay.file.write_text(declared.replace(only, several), "utf-8")
    text = quay.check("--live").of("body")
    assert (text["selector"], text["edit"]) == (
        ".newest",
        'body=".story-text" in a layout of its own, before the others',
    )


def test_a_page_that_hides_its_story_is_no_broken_selector(quay: Quay) -> None:
    wall = b"<title>Just a moment</title><h1>Checking your browser</h1><p>Enable cookies</p>"
    for number in (1, 2, 3):
        quay.site.routes[f"/news/{number}-story"] = Answer(body=wall)
    checked = quay.check("--live")
    pages = {r["page"]: r["reason"] for r in checked.records if r["field"] == "page"}
    assert checked.status == 1
    assert {reason[:14] for reason in pages.values()} == {"no story but: "}
    assert len(pages) == 3


def test_a_reading_that_crashes_is_one_line_a_page(quay: Quay) -> None:
    quay.fixture({"headline_original": TITLES[1]})
    method = "def read_story(self, page, entry, fetch):\n        raise KeyError('x')\n"
    with quay.file.open("a", encoding="utf-8") as file:
        file.write(f"\n    {method}")
    checked = quay.check()
    assert (checked.status, checked.of("page")["reason"]) == (
        1,
        "crash: KeyError: 'x'",
    )
    assert checked.err == "quay_times: story.json: page: failed; crash: KeyError: 'x'\n"


def test_where_old_pages_keep_their_look_both_selectors_are_put_forward(
    quay: Quay,
) -> None:
    assert quay.wire.run("crawl", "quay_times").status == 0
    quay.serve(1, 2, 3, 4, renamed={"story-text": "text"})
    for number in (1, 2, 3):
        quay.site.routes[f"/news/{number}-story"] = Answer(body=page(number))
    found = quay.check("--live").of("body")
    assert (found["found"], found["pages"], found["edit"]) == (
        3,
        4,
        'body=".story-text, .text"',
    )


def test_keywords_that_were_stored_are_found_again(quay: Quay) -> None:
    quay.declare(SELECTORS + ', keywords=".labels a"')

    def serve(name: str) -> None:
        labels = (
            f'<p class="{name}"><a href="/x/1">quay</a> <a href="/x/2">tide</a></p>'
        )
        for number in (1, 2, 3):
            content = page(number).replace(
                b'<div class="more-news">', labels.encode() + b'<div class="more-news">'
            )
            quay.site.routes[f"/news/{number}-story"] = Answer(body=content)

    serve("labels")
    assert quay.wire.run("crawl", "quay_times").status == 0
    serve("wares")
    assert quay.check("--live").of("keywords")["edit"] == 'keywords=".wares a"'
