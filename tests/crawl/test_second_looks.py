"""When a page that was read is looked at again, and what that costs."""

import pytest

from tests.conftest import Wire
from tests.crawl.test_five_crawls import let_pass
from tests.loopback import Answer, Site, serving
from wirecrawler.crawl.schedule import GIVE_UP_AFTER

BRIDGE = {"link": "/news/bridge-100", "title": "Bridge stays open"}
TIDE = {"link": "/news/tide-101", "title": "Tide tables reprinted"}

SPIDER = """
from pathlib import Path

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class OneSpider(FeedSpider):
    source = Source(slug="one", agency="One", home="{home}")
    name = source.slug
    feeds = {feeds!r}

    def read_story(self, page, entry, fetch):
        with Path("reads").open("a") as reads:
            print(entry.url, file=reads)
        return super().read_story(page, entry, fetch)
"""


@pytest.fixture
def two(site: Site) -> Site:
    for entry in (BRIDGE, TIDE):
        site.story(entry["link"], entry["title"], f"{entry['title']}. " * 12)
    return site


def declare(wire: Wire, site: Site, *feeds: str) -> None:
    """Declare the source `one`, which takes note of every page that it reads."""
    folder = wire.folder / "sources"
    folder.mkdir()
    text = SPIDER.format(home=site.home, feeds=feeds)
    (folder / "one.py").write_text(text, "utf-8")


def reads(wire: Wire) -> list[str]:
    return (wire.folder / "reads").read_text("utf-8").splitlines()


def test_a_page_that_is_unmodified_is_not_read(two: Site, wire: Wire) -> None:
    two.feed("/feed", [BRIDGE, TIDE])
    declare(wire, two, "/feed")
    wire.run("crawl", "one")
    two.story(TIDE["link"], TIDE["title"], "Another text. " * 12)
    let_pass(wire, 1)

    said = wire.run("crawl", "one")

    assert said.status == 0, said.err
    assert wire.fates() == {
        "/news/bridge-100": ("unchanged", "not modified"),
        "/news/tide-101": ("stored", "correction"),
    }
    assert sorted(reads(wire)) == [BRIDGE["link"], TIDE["link"], TIDE["link"]]


def test_a_story_that_left_its_feed_is_looked_at_again(two: Site, wire: Wire) -> None:
    two.feed("/feed", [BRIDGE])
    wire.crawl(two.url("/feed"))
    two.feed("/feed", [TIDE])
    let_pass(wire, 1)
    two.asked.clear()

    wire.crawl(two.url("/feed"))

    assert sorted(two.fetched()) == ["/feed", BRIDGE["link"], TIDE["link"]]


def test_a_story_is_asked_for_once_by_what_its_own_feed_says_now(
    two: Site, wire: Wire
) -> None:
    two.feed("/first", [BRIDGE])
    two.feed("/second", [TIDE])
    declare(wire, two, "/first", "/second")
    wire.run("crawl", "one")
    two.feed("/second", [TIDE | {"updated": "2026-11-21T08:30:00Z"}])
    let_pass(wire, 1)
    two.asked.clear()

    wire.run("crawl", "one")
    wire.run("crawl", "one")

    listings = ["/first", "/first", "/second", "/second"]
    assert sorted(two.fetched()) == sorted([*listings, BRIDGE["link"], TIDE["link"]])


def test_a_feed_that_fails_keeps_no_other_from_its_second_looks(
    two: Site, wire: Wire
) -> None:
    two.feed("/first", [BRIDGE])
    declare(wire, two, "/first", "/second")
    wire.run("crawl", "one")
    two.routes["/first"] = Answer(status=500)
    two.feed("/second", [TIDE])
    let_pass(wire, 1)
    two.asked.clear()

    wire.run("crawl", "one", "-s", "RETRY_TIMES=0")
    wire.run("crawl", "one", "-s", "RETRY_TIMES=0")

    assert BRIDGE["link"] in two.fetched()


SETTINGS = {
    "default": ({}, 1, True),
    "too early": ({}, 0.9, False),
    "other times": ({"WIRECRAWLER_RECHECKS": "2h, 30m"}, 0.6, True),
    "between other times": ({"WIRECRAWLER_RECHECKS": "2h, 30m"}, 0.4, False),
    "never": ({"WIRECRAWLER_RECHECKS": ""}, 200, False),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_ladder_is_a_setting(two: Site, wire: Wire, name: str) -> None:
    environment, hours, is_asked = SETTINGS[name]
    two.feed("/feed", [BRIDGE])
    wire.crawl(two.url("/feed"), **environment)
    let_pass(wire, hours)
    two.asked.clear()

    wire.crawl(two.url("/feed"), **environment)

    assert two.fetched() == ["/feed", *([BRIDGE["link"]] if is_asked else [])]


@pytest.mark.parametrize("words", [(), ("-s", "WIRECRAWLER_RECHECKS=soon")])
def test_a_ladder_that_is_none_is_refused_before_anything_is_asked(
    site: Site, wire: Wire, words: tuple[str, ...]
) -> None:
    environment = {} if words else {"WIRECRAWLER_RECHECKS": "1h soon"}

    said = wire.crawl(site.url("/feed"), *words, **environment)

    told = "WIRECRAWLER_RECHECKS: 'soon' is no time such as 30m, 6h or 3d\n"
    assert (said.status, said.out, said.err) == (2, "", f"wirecrawler: {told}")
    assert site.asked == []


def test_a_page_whose_host_wants_to_be_left_alone_is_not_given_up(
    two: Site, wire: Wire
) -> None:
    with serving(Site()) as feeds:
        feeds.feed("/feed", [BRIDGE | {"link": two.url(BRIDGE["link"])}])
        well = two.routes[BRIDGE["link"]]
        two.routes[BRIDGE["link"]] = Answer(status=503, headers={"Retry-After": "7200"})
        fates: list[tuple[str, str]] = []
        for _ in range(GIVE_UP_AFTER + 1):
            wire.crawl(feeds.url("/feed"), "-a", "slug=one")
            fates += wire.fates().values()
        two.routes[BRIDGE["link"]] = well
        for closed in (wire.folder / "data" / "hosts").glob("*.closed"):
            closed.unlink()  # two hours later

        wire.crawl(feeds.url("/feed"), "-a", "slug=one")

    reason = "http 503; the host asks to wait until "
    assert [fate for fate, _ in fates] == ["failed"] * (GIVE_UP_AFTER + 1)
    assert all(told.startswith(reason) for _, told in fates[1:])
    assert list(wire.fates().values()) == [("stored", "")]
