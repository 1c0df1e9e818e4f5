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


SHORT = "/story/1"
SAID = "The harbour council and the ferry"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f'<main><article><h2><a href="{SHORT}">{SAID}</a></h2><p>x</p></article></main>',
            id="a heading in an article",
        ),
        pytest.param(
            f'<ul><li><h3><a href="{SHORT}">{SAID}</a></h3></li></ul>', id="in a list"
        ),
        pytest.param(
            f'<main><h4><b><a href="{SHORT}">{SAID}</a></b></h4></main>', id="in main"
        ),
        pytest.param(
            f'<div role="main"><p role="heading"><a href="{SHORT}">{SAID}</a></p></div>',
            id="by roles",
        ),
        pytest.param(
            f'<div class="NewsCard-x"><h3><a href="{SHORT}">{SAID}</a></h3></div>',
            id="in a card",
        ),
        pytest.param(
            f'<article><a href="{SHORT}"><img><h2>{SAID}</h2></a></article>',
            id="a link around the heading",
        ),
        pytest.param(
            f'<li><a href="{SHORT}"></a><h2><a href="{SHORT}">{SAID}</a></h2>'
            f'<a href="{SHORT}">Read more</a></li>',
            id="with a picture and a prompt",
        ),
        pytest.param(
            f'<article><header><h2><a href="{SHORT}">{SAID}</a></h2></header></article>',
            id="in the header of an article",
        ),
        pytest.param(
            f'<form><main><h2><a href="{SHORT}">{SAID}</a></h2></main></form>',
            id="in a form around the whole page",
        ),
    ],
)
def test_a_short_address_under_a_headline_is_a_story(body: str) -> None:
    section = read_section(page(body), url=URL, pattern=None)
    assert section.entries == (Entry(url=SHORT, link=HOME + SHORT, headline=SAID),)


@pytest.mark.parametrize("link", ["/s/1", "/news/plain.html", "/plain", "/?p=7", "s2"])
def test_any_short_address_may_be_a_story(link: str) -> None:
    found = links(f'<article><h2><a href="{link}">{SAID}</a></h2></article>')
    assert len(found) == 1


@pytest.mark.parametrize(
    ("headline", "is_story"),
    [
        pytest.param("Ferry late again", True, id="three words"),
        pytest.param("World news", False, id="two words"),
        pytest.param("2026 11 22 – 10:30", False, id="no words"),
        pytest.param("مجلس بندر پل تازه را پذیرفت", True, id="Persian"),
        pytest.param("Совет порта одобрил новый мост", True, id="Russian"),
        pytest.param("港口议会批准新渡轮大桥", True, id="Chinese"),
        pytest.param("国际新闻", False, id="a section in Chinese"),
        pytest.param("エンターテインメント", False, id="a section in Japanese"),
        pytest.param("港の議会、新しい橋の建設を承認", True, id="Japanese"),
        pytest.param("항구 의회 새 다리 승인", True, id="Korean"),
        pytest.param("สภาท่าเรืออนุมัติสะพานเรือเฟอร์รี่แห่งใหม่", True, id="Thai"),
        pytest.param("ข่าวต่างประเทศ", False, id="a section in Thai"),
        pytest.param("Read more about this", False, id="a prompt"),
        pytest.param("Weitere Informationen", False, id="a label"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_headline_has_some_words(headline: str, is_story: bool) -> None:
    body = f'<article><h2><a href="{SHORT}">{headline}</a></h2></article>'
    assert bool(links(body)) is is_story


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<main><a href="/plain">{SAID}</a></main>', id="no heading"),
        pytest.param(f'<h2><a href="/plain">{SAID}</a></h2>', id="nothing around it"),
        pytest.param(
            f'<main><h5><a href="/plain">{SAID}</a></h5></main>', id="a small heading"
        ),
        pytest.param(
            '<main><h2><a href="/plain">World news today</a></h2></main>',
            id="three words outside an article",
        ),
        *[
            pytest.param(
                f"<{tag}><article><h2>"
                f'<a href="/plain">{SAID}</a></h2></article></{tag}>',
                id=f"in {tag}",
            )
            for tag in ("nav", "footer", "header", "aside")
        ],
        *[
            pytest.param(
                f'<div {said}><li><h2><a href="/plain">{SAID}</a></h2></li></div>',
                id=said,
            )
            for said in (
                'role="navigation"',
                'role="contentinfo"',
                'class="x main-menu"',
                'class="siteFooter"',
                'class="newsletter"',
            )
        ],
        *[
            pytest.param(
                f'<article><h2><a href="{link}">{SAID}</a></h2></article>', id=link
            )
            for link in (
                "/",
                "/world",
                "/world/?page=2",
                "/world/page/2",
                "/tag/sea",
                "/topics/ferries",
                "/news/category/sea",
                "/author/a",
                "/en/login",
                "/newsletter/",
                "/subscribe.html",
                "/about-us",
                "/search?q=sea",
                "/plan.pdf",
                "/plain?share=x",
                "https://social.example/plain",
                "javascript:x",
            )
        ],
        *[
            pytest.param(
                f'<article><h2><a rel="{rel}" href="/x">{SAID}</a></h2></article>',
                id=f"rel {rel}",
            )
            for rel in ("tag", "author", "category tag", "sponsored", "prev")
        ],
        pytest.param(
            f'<nav><a href="/sea">Sea</a></nav>'
            f'<main><h2><a href="/sea/">{SAID}</a></h2></main>',
            id="what the navigation names too",
        ),
    ],
)
def test_what_only_looks_like_a_headline_is_no_story(body: str) -> None:
    assert links(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('<h2><a href="/news/1234">x</a></h2>', 1, id="a headline"),
        pytest.param('<a href="/writer/1234">x</a>', 0, id="a byline"),
    ],
)
def test_the_header_of_an_article_has_its_headline_alone(
    body: str, expected: int
) -> None:
    found = links(f"<article><header>{body}</header></article>")
    assert len(found) == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param('<h2><a href="/{}">{}</a></h2>', ["1", "2"], id="headings"),
        pytest.param(
            '<main><p><a href="/{}">{}</a></p></main>', ["1", "2"], id="the main part"
        ),
        pytest.param('<p><a href="/{}">{}</a></p>', [], id="anywhere"),
        pytest.param(
            '<div id="footer"><h2><a href="/{}">{}</a></h2></div>', [], id="a footer"
        ),
        pytest.param('<h2><a href="/tag/{}">{}</a></h2>', [], id="labels"),
    ],
)
def test_words_alone_tell_where_nothing_else_does(
    one: str, expected: list[str]
) -> None:
    body = one.format(1, SAID) + one.format(2, SAID)
    assert links(body) == [f"{HOME}/{n}" for n in expected]
    assert links(body + '<a href="/news/1234">x</a>') == [f"{HOME}/news/1234"]


def test_one_further_page_below_makes_no_section() -> None:
    heading = f'<h2><a href="{SHORT}">{SAID}</a></h2>'
    body = f'<article>{heading}<a href="{SHORT}/12345">x</a></article>'
    assert links(body) == [HOME + SHORT, f"{HOME}{SHORT}/12345"]


def test_the_heading_of_a_block_of_stories_is_no_story() -> None:
    body = (
        f'<main><h2><a href="/sea">All the news of the sea</a></h2>'
        f'<article><h3><a href="/sea/1">{SAID}</a></h3></article>'
        f'<article><h3><a href="/sea/2">{SAID}</a></h3></article></main>'
    )
    assert links(body) == [f"{HOME}/sea/1", f"{HOME}/sea/2"]


def test_very_many_headlines_cost_little() -> None:
    nest = "<div class='a b c'>" * 200
    body = nest + f'<li><h2><a href="/tag/a">{SAID}</a></h2></li>' * 5_000
    root = page(body)
    started = time.process_time()
    read_section(root, url=URL, pattern=None)
    assert time.process_time() - started < 5
