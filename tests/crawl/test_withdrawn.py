"""Pages that are gone: what a careful editor would withdraw, and what not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site

GONE = Answer(status=410)
MISSING = Answer(status=404)
OUTAGE = "like most of its pages: the site may be broken"


def story_url(number: int) -> str:
    return f"/news/story-{number}"


def put_up(site: Site, number: int, text: str = "") -> None:
    first = f"{number} {text} {PARAGRAPHS[0]}"
    site.story(story_url(number), f"Story number {number}", first, PARAGRAPHS[1])


def list_all(site: Site, *numbers: int) -> None:
    site.feed("/feed", [entry(number) for number in numbers])


def entry(number: int) -> dict[str, str]:
    return {"link": story_url(number), "title": f"Story number {number}"}


def crawl(wire: Wire, site: Site, *words: str) -> None:
    said = wire.crawl(site.url("/feed"), "-a", "slug=eastwick", "--quiet", *words)
    assert said.status == 0, said.err


def fate(wire: Wire, number: int) -> tuple[str, str]:
    return wire.fates()[story_url(number)]


def held(wire: Wire, number: int) -> int:
    """Return the id of the story with this number."""
    found = wire.stories("--status", "any")
    return next(int(s["id"]) for s in found if s["headline"].endswith(f" {number}"))


def history(wire: Wire, number: int) -> list[str]:
    said = wire.run("history", str(held(wire, number)), "--format", "jsonl")
    return [revision["status"] for revision in said.records]


def reason(wire: Wire, number: int) -> str:
    story = held(wire, number)
    with closing(sqlite3.connect(wire.folder / "wire.db")) as database:
        statement = (
            "SELECT reason FROM revisions WHERE story = ? ORDER BY revision DESC"
        )
        return str(database.execute(statement, (story,)).fetchone()[0])


@pytest.fixture
def three(site: Site, wire: Wire) -> Wire:
    """A wire that holds the stories 1, 2 and 3 of the site."""
    for number in (1, 2, 3):
        put_up(site, number)
    list_all(site, 1, 2, 3)
    crawl(wire, site)
    return wire


def test_a_page_that_is_missing_once_and_back_is_nothing(
    three: Wire, site: Site
) -> None:
    page, site.routes[story_url(1)] = site.routes[story_url(1)], MISSING
    crawl(three, site, "--recheck")
    first = fate(three, 1)
    site.routes[story_url(1)] = page
    crawl(three, site)
    assert (first, fate(three, 1), history(three, 1)) == (
        ("failed", "http 404"),
        ("unchanged", "not modified"),
        ["usable"],
    )


def test_a_page_that_is_missing_twice_in_a_row_is_withdrawn_until_it_is_back(
    three: Wire, site: Site
) -> None:
    page, site.routes[story_url(1)] = site.routes[story_url(1)], MISSING
    crawl(three, site, "--recheck")
    # The feed is unchanged, and the page is asked for all the same.
    crawl(three, site)
    second, why = fate(three, 1), reason(three, 1)
    crawl(three, site, "--recheck")
    third = fate(three, 1)
    site.routes[story_url(1)] = page
    crawl(three, site, "--recheck")
    assert (second, why, third, fate(three, 1), history(three, 1)) == (
        ("stored", "kill"),
        "withdrawn by its source (404 twice)",
        ("unchanged", "killed before"),
        ("stored", "correction"),
        ["usable", "killed", "corrected"],
    )


def test_another_failure_in_between_begins_anew(three: Wire, site: Site) -> None:
    told = []
    for answer in (MISSING, Answer(status=403), MISSING, MISSING):
        site.routes[story_url(1)] = answer
        crawl(three, site, "--recheck")
        told.append(fate(three, 1))
    assert told == [
        ("failed", "http 404"),
        ("failed", "http 403"),
        ("failed", "http 404"),
        ("stored", "kill"),
    ]


def test_what_was_never_held_is_not_withdrawn(site: Site, wire: Wire) -> None:
    site.routes[story_url(1)], site.routes[story_url(2)] = MISSING, GONE
    list_all(site, 1, 2)
    for _ in range(2):
        crawl(wire, site)
        told = (fate(wire, 1), fate(wire, 2))
        assert told == (("failed", "http 404"), ("failed", "gone"))
    assert wire.stories("--status", "any") == []


def test_a_page_that_is_gone_is_withdrawn_at_once_until_it_is_back(
    three: Wire, site: Site
) -> None:
    page, site.routes[story_url(2)] = site.routes[story_url(2)], GONE
    crawl(three, site, "--recheck")
    first, why = fate(three, 2), reason(three, 2)
    # As it was: the page must not be asked for conditionally, or it would answer 304.
    site.routes[story_url(2)] = page
    crawl(three, site, "--recheck")
    assert (first, why, fate(three, 2), history(three, 2)) == (
        ("stored", "kill"),
        "withdrawn by its source (410)",
        ("stored", "correction"),
        ["usable", "killed", "corrected"],
    )


def test_a_page_that_moved_takes_no_story_along(three: Wire, site: Site) -> None:
    page, site.routes[story_url(1)] = site.routes[story_url(1)], MISSING
    site.routes["/sport/story-1"] = page
    moved = {"link": "/sport/story-1", "title": "Story number 1"}
    site.feed("/feed", [moved, entry(2), entry(3)])
    told = []
    for _ in range(3):
        crawl(three, site, "--recheck")
        told.append(three.fates().get("/sport/story-1"))
    crawl(three, site)
    assert told[0] == ("skipped", "duplicate")
    assert history(three, 1) == ["usable"]


def test_an_alias_that_goes_takes_no_story_along(site: Site, wire: Wire) -> None:
    put_up(site, 1)
    site.routes["/go/1"] = Answer(status=302, headers={"Location": story_url(1)})
    site.feed("/feed", [{"link": "/go/1", "title": "Story number 1"}])
    crawl(wire, site)
    told = []
    for answer in (MISSING, MISSING, GONE):
        site.routes["/go/1"] = answer
        crawl(wire, site, "--recheck")
        told.append(wire.fates()["/go/1"])
    site.routes[story_url(1)] = GONE
    crawl(wire, site, "--recheck")
    assert (told, wire.fates()["/go/1"]) == (
        [("unchanged", "same text")] * 3,
        ("stored", "kill"),
    )


@pytest.mark.parametrize("answer", [MISSING, GONE], ids=["404", "410"])
def test_a_site_that_broke_withdraws_nothing(
    site: Site, wire: Wire, answer: Answer
) -> None:
    numbers = range(1, 7)
    for number in numbers:
        put_up(site, number)
    list_all(site, *numbers)
    crawl(wire, site)
    pages = dict(site.routes)
    for number in numbers:
        site.routes[story_url(number)] = answer
    crawl(wire, site, "--recheck")
    told = {fate(wire, number) for number in numbers}
    site.routes = pages
    crawl(wire, site)
    assert (told, {fate(wire, n) for n in numbers}, len(wire.stories())) == (
        {("failed", f"http {answer.status}, {OUTAGE}")},
        {("unchanged", "not modified")},
        6,
    )


LASTING = {
    "404-never": (MISSING, ("failed", f"http 404, {OUTAGE}"), 6),
    "410-at-the-second-look": (GONE, ("stored", "kill"), 0),
}


@pytest.mark.parametrize("name", LASTING)
def test_a_site_that_stays_broken(site: Site, wire: Wire, name: str) -> None:
    answer, expected, held = LASTING[name]
    for number in range(1, 7):
        put_up(site, number)
    list_all(site, *range(1, 7))
    crawl(wire, site)
    for number in range(1, 7):
        site.routes[story_url(number)] = answer
    crawl(wire, site, "--recheck")
    crawl(wire, site)
    assert {fate(wire, number) for number in range(1, 7)} == {expected}
    assert len(wire.stories()) == held


def test_stories_withdrawn_together_are_no_outage_at_the_second_look(
    site: Site, wire: Wire
) -> None:
    numbers = range(1, 13)
    for number in numbers:
        put_up(site, number)
    list_all(site, *numbers)
    crawl(wire, site)
    for number in range(1, 6):
        site.routes[story_url(number)] = MISSING
    crawl(wire, site, "--recheck")
    # Now those five alone are asked for.
    crawl(wire, site)
    assert {fate(wire, n) for n in range(1, 6)} == {("stored", "kill")}
    assert len(wire.stories()) == 7


@pytest.mark.parametrize("text", ["", "changed"], ids=["same", "changed"])
def test_what_an_editor_killed_no_crawl_brings_back(
    three: Wire, site: Site, text: str
) -> None:
    three.run("kill", str(held(three, 1)), "--reason", "an order", "--by", "Jo Berg")
    put_up(site, 1, text)
    site.routes[story_url(2)] = MISSING
    crawl(three, site, "--recheck")
    expected = ("unchanged", "not modified" if not text else "killed by an editor")
    assert (fate(three, 1), history(three, 1)) == (expected, ["usable", "killed"])
    site.routes[story_url(1)] = MISSING
    crawl(three, site, "--recheck")
    assert fate(three, 1) == ("unchanged", "killed before")


def test_what_an_editor_brought_back_stays_until_its_source_served_it_again(
    three: Wire, site: Site
) -> None:
    page, site.routes[story_url(1)] = site.routes[story_url(1)], GONE
    crawl(three, site, "--recheck")
    three.run("unkill", str(held(three, 1)), "--by", "Jo Berg")
    told = []
    for answer in (GONE, MISSING, page, GONE):
        site.routes[story_url(1)] = answer
        crawl(three, site, "--recheck")
        told.append(fate(three, 1))
    assert (told, history(three, 1)) == (
        [
            ("unchanged", "kept by an editor"),
            ("failed", "http 404"),
            ("unchanged", "same text"),
            ("stored", "kill"),
        ],
        ["usable", "killed", "usable", "killed"],
    )


def test_the_way_on_postgresql(site: Site, tmp_path: Path, empty_database: str) -> None:
    wire = Wire(tmp_path, empty_database)
    for number in (1, 2, 3):
        put_up(site, number)
    list_all(site, 1, 2, 3)
    crawl(wire, site)
    site.routes[story_url(1)], site.routes[story_url(2)] = MISSING, GONE
    crawl(wire, site, "--recheck")
    crawl(wire, site, "--recheck")
    assert wire.fates() == {
        story_url(1): ("stored", "kill"),
        story_url(2): ("unchanged", "killed before"),
        story_url(3): ("unchanged", "not modified"),
    }
