"""Sections: the stories that a page of links names."""

import time

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from wirecrawler.extract.section import Section, read_section
from wirecrawler.story import Entry

URL = "https://harbourwire.example/world/?page=1"
HOME = "https://harbourwire.example"


def page(body: str, head: str = "") -> HtmlElement:
    """Return a page with this body."""
    return lxml.html.document_fromstring(
        f"<html><head>{head}</head><body>{body}</body></html>"
    )


def links(body: str, pattern: str | None = None, head: str = "") -> list[str]:
    """Return what is asked for of the stories that a page with this body names."""
    section = read_section(page(body, head), url=URL, pattern=pattern)
    return [entry.link for entry in section.entries]


def test_a_section_names_stories_and_its_next_page() -> None:
    root = page(
        '<nav><a href="/news/9999/nav">Not a story</a></nav>'
        '<main><a href=" /news/1234/new-quay "><img></a>'
        '<h2><a href="/news/1234/new-quay?utm_source=x#top">New  quay\nopens</a></h2>'
        '<a href="/news/1234/new-quay">More</a>'
        '<a href="/news/5678/ferry">Ferry late</a>'
        '<a rel="prev" href="/world/?page=0">0</a>'
        '<a rel="NEXT nofollow" href="?page=2">2</a></main>'
    )
    assert read_section(root, url=URL, pattern=None) == Section(
        entries=(
            Entry(
                url="/news/1234/new-quay",
                link=f"{HOME}/news/1234/new-quay",
                headline="New quay opens",
            ),
            Entry(
                url="/news/5678/ferry",
                link=f"{HOME}/news/5678/ferry",
                headline="Ferry late",
            ),
        ),
        next_page=f"{HOME}/world/?page=2",
    )


@pytest.mark.parametrize(
    ("link", "is_story"),
    [
        *[
            ("/news/1234", True),
            ("/world/2026/11/3/quay", True),
            ("/2026/11-quay", True),
        ],
        *[("/new-quay-opens-at-last", True), ("/new_quay_opens_late.html", True)],
        *[
            ("/a/%D8%A7-%D8%A8-%D9%BE-%D8%AA", True),
            ("/x/ایران-و-نروژ-توافق-کردند/", True),
        ],
        *[
            ("https://www.harbourwire.example/news/1234", True),
            ("/new-quay-opens", False),
        ],
        *[
            ("/world/", False),
            ("/tag/sea", False),
            ("/2-3-4-5", False),
            ("?page=2", False),
        ],
        *[
            ("", False),
            ("#top", False),
            ("/world?page=1#x", False),
            ("mailto:a@b.example", False),
        ],
        *[("javascript:void(1234)", False), ("https://other.example/news/1234", False)],
    ],
)
def test_stories_are_known_by_their_look(link: str, is_story: bool) -> None:
    assert bool(links(f'<a href="{link}">x</a>')) is is_story


@pytest.mark.parametrize("tag", ["nav", "footer", "header", "aside", "form"])
def test_what_surrounds_the_list_is_no_story(tag: str) -> None:
    assert links(f'<{tag}><ul><li><a href="/news/1234">x</a></li></ul></{tag}>') == []


def test_a_pattern_decides_alone() -> None:
    body = (
        '<nav><a href="/a/1">x</a></nav><a href="/b/1234">x</a><a>x</a>'
        '<a href="https://other.example/a/2">x</a>'
    )
    assert links(body, r"/a/\d$") == [f"{HOME}/a/1", "https://other.example/a/2"]


def test_links_are_resolved_against_the_base_of_the_page() -> None:
    body = '<a href="1234">x</a><a rel="next" href="2">2</a>'
    section = read_section(page(body, '<base href="/en/">'), url=URL, pattern=None)
    assert (section.entries[0].link, section.next_page) == (
        f"{HOME}/en/1234",
        f"{HOME}/en/2",
    )


@pytest.mark.parametrize("base", ["mailto:x", "http://[", ""])
def test_a_useless_base_is_left(base: str) -> None:
    assert links('<a href="/news/1234">x</a>', head=f'<base href="{base}">') == [
        f"{HOME}/news/1234"
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            '<link rel="next" href="/world/?page=2">',
            f"{HOME}/world/?page=2",
            id="link",
        ),
        pytest.param('<link rel="next">', None, id="no address"),
        pytest.param(
            '<link rel="next" href="/world/?page=1">', None, id="the page itself"
        ),
        pytest.param(
            '<link rel="next" href="https://other.example/">', None, id="another source"
        ),
        pytest.param('<link rel="next" href="javascript:x">', None, id="no link"),
        pytest.param('<link rel="nextish" href="/2">', None, id="another relation"),
    ],
)
def test_the_next_page_is_one_of_the_source(head: str, expected: str | None) -> None:
    assert read_section(page("", head), url=URL, pattern=None).next_page == expected


def test_a_page_of_very_many_links_is_read_in_part() -> None:
    body = "".join(f'<a href="/news/{n}">{n}</a>' for n in range(10_000, 10_600))
    more = '<a href="/news/10000">The longest text</a>'
    section = read_section(page(body + more), url=URL, pattern=None)
    found = (
        len(section.entries),
        section.entries[0].headline,
        section.entries[-1].headline,
    )
    assert found == (500, "The longest text", "10499")


def test_a_hostile_address_costs_little() -> None:
    slugs = (
        "a" * 500_000,
        "a-" * 250_000,
        "-" * 500_000,
        "1-" * 250_000,
        "%2d" * 200_000,
    )
    root = page("".join(f'<a href="/{slug}">x</a>' for slug in slugs))
    started = time.process_time()
    read_section(root, url=URL, pattern=None)
    assert time.process_time() - started < 5


@settings(deadline=None)
@given(st.lists(st.text(alphabet='<a href="/news12-">x nxt rel=[:@', max_size=40)))
def test_any_page_is_read(parts: list[str]) -> None:
    section = read_section(page("".join(parts)), url=URL, pattern=None)
    assert all(entry.link.startswith(HOME) for entry in section.entries)
