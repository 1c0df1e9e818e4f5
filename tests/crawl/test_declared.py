"""What a source's file may declare beside its listings: layouts, dead hosts, feeds alone."""

from pathlib import Path
from textwrap import dedent, indent

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, story_page

_SPIDER = '''
"""Eastwick Post, as one test declares it."""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source


class EastwickSpider(FeedSpider):
    source = Source(
        slug="eastwick", agency="Eastwick Post", home="{home}", timezone="UTC"
    )
    name = source.slug
    feeds = ("/feed.atom",)
{declared}
'''


class Declared:
    """A source outside the package, declared by the test."""

    def __init__(self, wire: Wire, site: Site) -> None:
        self._wire, self._site = wire, site
        self._folder = wire.folder / "eastwick_sources"
        self._folder.mkdir()
        (self._folder / "__init__.py").touch()

    def crawl(self, declared: str) -> dict[str, tuple[str, str]]:
        """Crawl the source with this declared; return url -> (outcome, reason)."""
        more = indent(dedent(declared), "    ")
        text = _SPIDER.format(home=self._site.home, declared=more)
        (self._folder / "eastwick.py").write_text(text)
        said = self._wire.run(
            "crawl",
            "eastwick",
            "--quiet",
            WIRECRAWLER_SPIDER_MODULES=self._folder.name,
            PYTHONPATH=str(self._wire.folder),
        )
        assert said.status == 0, said.err
        # The pages of a test share their text, so whichever comes second is a copy.
        return {
            url: (fate, reason.replace("copy", ""))
            for url, (fate, reason) in self._wire.fates().items()
        }


@pytest.fixture
def eastwick(wire: Wire, site: Site) -> Declared:
    return Declared(wire, site)


def test_each_page_is_read_by_the_first_layout_that_fits_it(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    aside = "Read next: the ferry that never came back to the town of Eastwick."
    new = story_page("The new quay", (*PARAGRAPHS, aside))
    old = story_page("The old quay", (*PARAGRAPHS[:2], aside))
    links = ("/new", "/old")
    site.routes["/new"] = Answer(body=new)
    site.routes["/old"] = Answer(body=old.replace(b"story-text", b"body-2019"))
    site.feed("/feed.atom", [{"link": link, "title": link} for link in links])

    fates = eastwick.crawl(
        """
        selectors = (
            PageSelectors(body=".story-text", drop=".story-text > p:last-child"),
            PageSelectors(body=".body-2019", drop=".body-2019 > p:last-child", years="2019"),
        )
        """
    )

    assert set(fates.values()) == {("stored", "")}
    assert {story["headline_original"]: story["body"] for story in wire.stories()} == {
        "The new quay": "\n\n".join(PARAGRAPHS),
        "The old quay": "\n\n".join(PARAGRAPHS[:2]),
    }


def test_a_selector_that_never_found_anything_leaves_the_page_to_the_general_rules(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    site.story("/quay", "The quay")
    site.feed("/feed.atom", [{"link": "/quay", "title": "The quay"}])

    fates = eastwick.crawl('selectors = PageSelectors(body=".text", byline=".author")')

    assert fates == {"/quay": ("stored", "")}
    assert [story["body"] for story in wire.stories()] == ["\n\n".join(PARAGRAPHS)]


def test_a_page_on_which_a_proved_selector_finds_nothing_is_not_stored(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    declared = 'selectors = PageSelectors(body=".story-text", byline=".author")'
    site.story("/quay", "The quay")
    site.feed("/feed.atom", [{"link": "/quay", "title": "The quay"}])
    assert eastwick.crawl(declared) == {"/quay": ("stored", "")}
    before = wire.stories()
    for path, text in {"/quay": PARAGRAPHS[:2], "/mast": PARAGRAPHS[1:]}.items():
        changed = story_page(f"The {path[1:]}", text)
        site.routes[path] = Answer(body=changed.replace(b"story-text", b"prose"))
    entries = [{"link": link, "title": link} for link in ("/quay", "/mast")]
    site.feed("/feed.atom", entries)

    fates = eastwick.crawl(declared)

    reason = "the selector of body finds nothing: .story-text; .prose would"
    assert fates == dict.fromkeys(("/quay", "/mast"), ("failed", reason))
    assert wire.stories() == before

    mended = eastwick.crawl('selectors = PageSelectors(body=".prose")')

    assert mended == {"/quay": ("stored", "correction"), "/mast": ("stored", "")}


def test_a_link_to_a_host_that_answers_no_more_is_asked_for_where_it_moved(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    site.story("/quay", "The quay")
    dead = "https://eastwick-post.example/quay"
    site.feed("/feed.atom", [{"link": dead, "title": "The quay"}])
    place = site.home.rstrip("/")

    fates = eastwick.crawl(f'moved = {{"eastwick-post.example": "{place}"}}')

    assert fates == {dead: ("stored", "")}
    assert [story["url"] for story in wire.stories()] == [site.url("/quay")]


def test_a_source_whose_pages_cannot_be_had_is_read_from_its_feed(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    feed = (Path(__file__).parent / "entries.xml").read_text(encoding="utf-8")
    site.conditional("/feed.atom", feed.encode(), "application/rss+xml")

    fates = eastwick.crawl("reads_pages = False")

    assert fates == {
        "/quay": ("stored", ""),
        "/mast": ("stored", ""),
        "/bare": ("skipped", "no body"),
    }
    assert site.fetched() == ["/feed.atom"]
    stories = {story["guid"]: story for story in wire.stories()}
    assert {guid: one["body"] for guid, one in stories.items()} == {
        "e-1": "The quay opens at dawn.\n\nThe ferry waits.",
        "e-2": "A mast of oak & tar.",
    }
    assert {one["partial"] for one in stories.values()} == {True}
    assert stories["e-1"]["published_at"] == "2026-11-20T09:30:00Z"
    assert stories["e-1"]["url"] == site.url("/quay")

    assert eastwick.crawl("reads_pages = False") == {}


def test_pages_that_declare_no_charset_are_read_in_the_one_of_their_source(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    page = story_page("Мост открыт").decode().replace('<meta charset="utf-8">', "")
    site.routes["/most"] = Answer(body=page.encode("cp1251"), kind="text/html")
    site.feed("/feed.atom", [{"link": "/most", "title": "Мост открыт"}])

    eastwick.crawl('encoding = "windows-1251"')

    assert [s["headline_original"] for s in wire.stories()] == ["Мост открыт"]


def test_a_page_that_failed_is_asked_for_when_its_listing_names_it_no_more(
    site: Site, eastwick: Declared
) -> None:
    site.routes["/quay"] = Answer(status=500)
    site.feed("/feed.atom", [{"link": "/quay", "title": "The quay"}])
    assert eastwick.crawl("") == {"/quay": ("failed", "http 500")}
    site.story("/quay", "The quay")
    site.story("/mast", "The mast", *PARAGRAPHS[:2])
    site.feed("/feed.atom", [{"link": "/mast", "title": "The mast"}])

    assert eastwick.crawl("") == {"/mast": ("stored", ""), "/quay": ("stored", "")}


def test_a_box_that_was_dropped_from_every_page_is_not_stored_under_another_name(
    site: Site, wire: Wire, eastwick: Declared
) -> None:
    declared = 'selectors = PageSelectors(drop=".promo")'
    promo = "Our letter brings the tides to your door each Friday, free of charge."
    old, new = ("quay", "mast", "weir"), ("lock", "dune", "reef")
    for name in (*old, *new):
        page = story_page(f"The {name}", (*PARAGRAPHS, f"The {name} stands.", promo))
        box = f"<p>{promo}</p>".encode()
        named = b"promo" if name in old else b"teaser"
        boxed = page.replace(box, b'<div class="' + named + b'">' + box + b"</div>")
        site.routes[f"/{name}"] = Answer(body=boxed)
    site.feed("/feed.atom", [{"link": f"/{name}", "title": name} for name in old])
    assert set(eastwick.crawl(declared).values()) == {("stored", "")}
    site.feed("/feed.atom", [{"link": f"/{name}", "title": name} for name in new])

    fates = eastwick.crawl(declared)

    reason = "the selector of drop finds nothing: .promo"
    assert fates == {f"/{name}": ("failed", reason) for name in new}
    assert not any(promo in story["body"] for story in wire.stories())
    said = wire.run("status")
    assert said.status == 1
    assert "the selector of drop, .promo, finds nothing on 3 of 3" in said.err
