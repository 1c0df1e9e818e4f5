"""Bylines: who a page says wrote its story, and which of its voices is heard."""

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import ENTRY, context_of, jsonld, meta
from wirecrawler.extract import facts
from wirecrawler.extract.bylines import byline_candidates
from wirecrawler.extract.facts import Byline
from wirecrawler.normalize.byline import byline_names

H1 = "<h1>Quay opens</h1>"
GRAPH = """<script type="application/ld+json">{"@graph": [
{"@type": "NewsArticle", "author": %s},
{"@type": "Person", "@id": "#kari", "name": "Kari Nordmann"}, {"@type": "Person", "@id": "#x"}
]}</script>"""


def named(**contents: str) -> str:
    return "".join(f'<meta name="{n}" content="{c}">' for n, c in contents.items())


def chosen(body: str, head: str = "", **context: Any) -> Byline:
    page = context_of(body, head=head, **context)
    return facts.byline(page, next(page.root.iter("h1"), None), [])


TOLD: dict[str, tuple[str, tuple[str, ...], str]] = {
    "JSON-LD": (
        jsonld(author=[{"name": "Kari Nordmann"}, {"name": "Ola Nordmann"}]),
        ("Kari Nordmann", "Ola Nordmann"),
        "jsonld:author",
    ),
    "several names in one string": (
        jsonld(author="Kari Nordmann and Ola Nordmann"),
        ("Kari Nordmann and Ola Nordmann",),
        "jsonld:author",
    ),
    "names in a list": (
        jsonld(author={"@type": "Person", "name": ["Kari Nordmann", "Ola Nordmann"]}),
        ("Kari Nordmann", "Ola Nordmann"),
        "jsonld:author",
    ),
    "a name in two parts": (
        jsonld(author={"givenName": "Kari", "familyName": "Nordmann"}),
        ("Kari Nordmann",),
        "jsonld:author",
    ),
    "half a name": (jsonld(author={"givenName": "Kari", "familyName": 7}), (), ""),
    "a reference": (GRAPH % '{"@id": "#kari"}', ("Kari Nordmann",), "jsonld:author"),
    "a handle for a name": (jsonld(author=["@kari", "K" * 201]), (), ""),
    "a reference to nobody": (GRAPH % '[{"@id": "#x"}, {"@id": 7}]', (), ""),
    "the creator": (jsonld(creator="Kari Nordmann"), ("Kari Nordmann",), "jsonld:creator"),
    "a contributor, at last": (
        jsonld(contributor={"name": "Kari Nordmann"}),
        ("Kari Nordmann",),
        "jsonld:contributor",
    ),
    "the page's author": (
        ('<script type="application/ld+json">'
        '{"@type": "WebPage", "author": {"name": "Kari Nordmann"}}</script>'),
        ("Kari Nordmann",),
        "jsonld:author",
    ),
    "what is no name": (jsonld(author=[7, None, True, {"name": {"name": 1}}, {}, [[]]]), (), ""),
    "blank": (jsonld(author=[" ", {"name": ""}]), (), ""),
    "meta": (named(Author="Kari Nordmann"), ("Kari Nordmann",), "meta:author"),
    "meta of the site's own": (
        '<meta name="harbour_authors" content="Kari Nordmann">',
        ("Kari Nordmann",),
        "meta:harbour_authors",
    ),
    "an address": (meta(article__author="https://social.example/kari"), (), ""),
    "a handle": ('<meta name="twitter:creator" content="@kari">', (), ""),
    "a handle among names": (
        named(author="@kari") + named(author="Kari Nordmann") + named(author="K" * 201),
        ("Kari Nordmann",),
        "meta:author",
    ),
    "what is written by": (
        ('<meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Kari Nordmann">'),
        ("Kari Nordmann",),
        "meta:twitter:data1",
    ),
    "how long it takes to read": (
        ('<meta name="twitter:label1" content="Est. reading time">'
        '<meta name="twitter:data1" content="Four minutes">'),
        (),
        "",
    ),
    "JSON-LD first, where all agree": (
        jsonld(author=["Kari Nordmann", "Ola Nordmann"]) + named(author="Kari Nordmann"),
        ("Kari Nordmann", "Ola Nordmann"),
        "jsonld:author",
    ),
    "a person before the source": (
        jsonld(author={"@type": "Organization", "name": "Quay Courier"})
        + named(author="Kari Nordmann"),
        ("Kari Nordmann",),
        "meta:author",
    ),
    "a person before the site": (
        jsonld(author="The Quay") + meta(og__site_name="The Quay") + named(byl="Ola Nordmann"),
        ("Ola Nordmann",),
        "meta:byl",
    ),
    "a full name before a login": (
        jsonld(author="knordmann") + named(author="Kari Nordmann"),
        ("Kari Nordmann",),
        "meta:author",
    ),
    "the source's name off": (
        meta(og__site_name="Quay Courier")
        + named(author="Quay Courier")
        + '<meta name="author" content="Kari Nordmann">',
        ("Kari Nordmann",),
        "meta:author",
    ),
    "the source where nobody else signs": (
        jsonld(author="Quay Courier", publisher={"name": "Quay Courier"}),
        ("Quay Courier",),
        "jsonld:author",
    ),
    "the source by its address": (
        named(author="The Quay (harbourwire.example)"),
        ("The Quay (harbourwire.example)",),
        "meta:author",
    ),
    "an agency where nobody else signs": (jsonld(author="AFP"), ("AFP",), "jsonld:author"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "names", "evidence"), TOLD.values(), ids=TOLD)
def test_bylines_that_are_said_for_machines(
    head: str, names: tuple[str, ...], evidence: str
) -> None:
    found = chosen(H1, head)
    assert (found.names, found.evidence) == (names, evidence)


FILLER = "<p>" + "The quay is long. " * 20 + "</p>"
SHOWN: dict[str, tuple[str, tuple[str, ...], str]] = {
    "itemprop with a name in it": (
        (f"{H1}<div itemprop='author'><b itemprop='name'>Kari Nordmann</b>"
        "<a>https://eastwick.example/kari.png</a></div>"),
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a link to the author": (
        f"{H1}<a rel='author' href='/k'>Kari Nordmann</a>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a class": (
        f"{H1}<p class='x author-name'>Kari Nordmann</p>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a class in camel case": (
        f"{H1}<p class='storyByline_3x'>By Kari Nordmann</p>",
        ("By Kari Nordmann",),
        "markup:byline",
    ),
    "a test's name": (
        f"{H1}<div data-testid='byline'>Kari Nordmann</div>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "above the headline": (
        f"<header><p class='author'>Kari Nordmann</p>{H1}</header>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "each in its item": (
        f"{H1}<ul><li class='author'>Kari Nordmann</li><li class='author'>Ola Nordmann</li></ul>",
        ("Kari Nordmann", "Ola Nordmann"),
        "markup:byline",
    ),
    "each in an item's link": (
        (f"{H1}<ul><li><a class='author'>Kari Nordmann</a></li>"
        "<li><a class='author'>Ola Nordmann</a></li></ul>"),
        ("Kari Nordmann", "Ola Nordmann"),
        "markup:byline",
    ),
    "the first of those that stand apart": (
        f"{H1}<p class='author'>Kari Nordmann</p><div><p class='author'>Ola Nordmann</p></div>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "not what is named otherwise": (
        f"{H1}<p class='author'>Kari Nordmann</p><p class='byline'>Ola Nordmann</p>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a headline deep in its header": (
        f"<p class='author'>Kari Nordmann</p><div><div><div><b>{H1}</b></div></div></div>",
        ("Kari Nordmann",),
        "markup:page",
    ),
    "an office beside the name": (
        f"{H1}<div class='byline'><b>Kari Nordmann</b><i>sails since 2001</i></div>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a box that tells of its author": (
        f"{H1}<div class='author-box'><b>Kari Nordmann</b>{FILLER * 2}</div>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a line that goes on": (
        f"{H1}<div class='byline'><b>Kari Nordmann</b> <i>{'writes of ships ' * 8}</i></div>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "a line that begins with By": (
        f"{H1}<p>By Kari Nordmann</p>",
        ("By Kari Nordmann",),
        "line:byline",
    ),
    "By before a link": (
        f"{H1}<p>By <a>Kari Nordmann</a>, <a href='/o'>Ola Nordmann</a> | Oslo bureau</p>",
        ("Kari Nordmann", "Ola Nordmann"),
        "line:byline",
    ),
    "By in an element of its own": (
        f"{H1}<p><span>By</span><a href='/k'>Kari Nordmann</a></p>",
        ("Kari Nordmann",),
        "line:byline",
    ),
    "By behind a time": (
        f"{H1}<p><time>3 June</time> by <a href='/k'>Kari Nordmann</a></p>",
        ("Kari Nordmann",),
        "line:byline",
    ),
    "By at the end of a line": (
        f"{H1}<p><time>3 June</time> by Kari Nordmann</p>",
        ("by Kari Nordmann",),
        "line:byline",
    ),
    "by one word": (f"{H1}<p>By Kari</p>", ("By Kari",), "line:byline"),
    "Persian": (f"{H1}<p>نویسنده: علی رضایی</p>", ("نویسنده: علی رضایی",), "line:byline"),
    "a reporter amid a line": (
        f"{H1}<p>به گزارش<a href='/'> خبرنگار مهر</a>، این پل بازسازی شد.</p>",
        (),
        "",
    ),
    "a link to an author's page": (
        (f"{H1}<p><a href='/author/kari'>Kari Nordmann</a>, <a href='/author/o'>Ola Nordmann</a>"
        "</p><p><a href='/author/all'>All</a><a href='/author/per'>Per Nordmann</a></p>"),
        ("Kari Nordmann", "Ola Nordmann"),
        "link:author",
    ),
    "far from the headline": (
        (f"{H1}{FILLER * 4}<footer></footer><article><footer class='x'>"
        "<p class='author'>Kari Nordmann</p></footer></article>"),
        ("Kari Nordmann",),
        "markup:page",
    ),
    "no headline": ("<p class='author'>Kari Nordmann</p>", ("Kari Nordmann",), "markup:page"),
    "a paragraph about the author": (f"{H1}<p class='author'>{'Kari ' * 50}</p>", (), ""),
    "a class that holds the word": (f"{H1}<p class='authoring'>Kari Nordmann</p>", (), ""),
    "a picture of the author": (f"{H1}<p class='author-avatar'>Kari Nordmann</p>", (), ""),
    "a script": (f"{H1}<script class='author'>Kari Nordmann</script>", (), ""),
    "words of a script in it": (
        f"{H1}<p class='author'><script>Ola Nordmann</script>Kari Nordmann</p>",
        ("Kari Nordmann",),
        "markup:byline",
    ),
    "below a picture": (
        f"{H1}<figure><img src='q'><figcaption>By Kari Nordmann</figcaption></figure>",
        (),
        "",
    ),
    "the page of a photographer": (
        f"{H1}<figure><a href='/author/kari'>Kari Nordmann</a></figure>",
        (),
        "",
    ),
    "who took the picture": (
        f"{H1}<figure><p class='byline'>Kari Nordmann</p></figure>", (), ""),
    "another story's": (
        f"{H1}<div class='related-stories'><p class='author'>Kari Nordmann</p></div>", (), ""),
    "the site's footer": (f"{H1}<footer><p class='author'>Kari Nordmann</p></footer>", (), ""),
    "a sentence": (f"{H1}<p>By Monday the quay was open.</p>", (), ""),
    "another name's line": (f"{H1}<p>By <b>the old harbour wall</b> Kari Nordmann</p>", (), ""),
    "By, and nothing else": (f"{H1}<p>by</p>", (), ""),
    "a link in a paragraph": (
        f"{H1}<p>{'The quay is long. ' * 8}<a href='/author/k'>Kari Nordmann</a></p>", (), ""),
    "a button": (f"{H1}<button>By Kari Nordmann</button>", (), ""),
    "nothing": ("<p>Kari Nordmann</p>", (), ""),
}  # fmt: skip


@pytest.mark.parametrize(("body", "names", "evidence"), SHOWN.values(), ids=SHOWN)
def test_bylines_that_a_reader_sees(
    body: str, names: tuple[str, ...], evidence: str
) -> None:
    found = chosen(body)
    assert (found.names, found.evidence) == (names, evidence)


def test_the_sources_own_selector_goes_before_what_the_page_says() -> None:
    context = context_of("<i>By  Kari</i>", head=jsonld(author="Ola Nordmann"))
    assert facts.byline(context, None, context.root.iter("i")) == Byline(
        names=("By Kari",),
        evidence="selector:byline",
        rule="the source's selector",
    )


def test_the_entry_names_its_author_where_the_page_does_not() -> None:
    found = chosen("", entry=replace(ENTRY, byline=(" Kari\nNordmann ",)))
    assert found == Byline(
        names=("Kari Nordmann",), evidence="entry", rule="first to name a person"
    )


def test_where_voices_differ_the_page_decides() -> None:
    head = jsonld(author="Ola Nordmann") + named(author="Kari Nordmann")
    assert chosen(f"{H1}<p class='byline'>By Kari Nordmann</p>", head) == Byline(
        names=("Kari Nordmann",), evidence="meta:author", rule="named by 2 of 3"
    )
    assert chosen(H1, head).names == ("Ola Nordmann",)


def test_a_word_alone_is_heard_after_full_names() -> None:
    assert (
        chosen(H1, jsonld(author="Kari")).rule == "no full name; first to name someone"
    )
    shown = f"{H1}<p class='byline'>Ola Nordmann</p>"
    assert chosen(shown, jsonld(author="Kari")).names == ("Ola Nordmann",)


def test_where_an_agency_signs_no_name_further_off_is_heard() -> None:
    body = f"{H1}{FILLER * 4}<p class='author'>Kari Nordmann</p>"
    assert chosen(body, jsonld(author="AFP")).names == ("AFP",)
    assert chosen(body, jsonld(author="harbourwire.example")).names == (
        "Kari Nordmann",
    )


def test_a_site_that_signs_goes_before_a_desk_on_its_page() -> None:
    head = jsonld(author="Harbour Wire")
    assert chosen(f"{H1}<p class='byline'>Harbour desk</p>", head).names == (
        "Harbour Wire",
    )


def test_candidates_stand_in_rank_order() -> None:
    page = context_of(
        f"{H1}<p class='byline'>By Kari Nordmann</p>",
        head=jsonld(author="Ola Nordmann", contributor="Per Nordmann"),
        entry=replace(ENTRY, byline=("Pål Nordmann",)),
    )
    headline = next(page.root.iter("h1"))
    found = byline_candidates(page, headline, page.root.iter("h1"))
    assert [(c.evidence, c.text) for c in found] == [
        ("selector:byline", "Quay opens"),
        ("jsonld:author", "Ola Nordmann"),
        ("markup:byline", "By Kari Nordmann"),
        ("line:byline", "By Kari Nordmann"),
        ("entry", "Pål Nordmann"),
        ("markup:page", "By Kari Nordmann"),
        ("jsonld:contributor", "Per Nordmann"),
    ]
    assert found[2].element is not None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "@id", "@type", "author"]), inner)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_whatever_an_author_is_said_to_be(value: object) -> None:
    names = chosen(H1, jsonld(author=value)).names
    assert all(isinstance(name, str) and name for name in names)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param("<b class='byline'>By </b>" * 20_000, "", id="elements"),
        pytest.param(f"<p class='author'>{'By Kari, ' * 100_000}</p>", "", id="text"),
        pytest.param("<i>" * 2_000 + "By Kari Nordmann", "", id="depth"),
        pytest.param(
            "<div class='author'>" * 200 + "<b>x</b>" * 20_000, "", id="boxes in boxes"
        ),
        pytest.param(
            "<div class='author'>" * 200 + "x " * 1_000_000, "", id="a long text"
        ),
        pytest.param(
            "",
            "".join(
                f"<meta name='x{n}.author' content='Ann P{n}'>" for n in range(9999)
            ),
            id="voices",
        ),
    ],
)
def test_hostile_pages_take_no_longer(body: str, head: str) -> None:
    page = context_of(H1 + body, head=head)
    begun = time.process_time()
    names = facts.byline(page, next(page.root.iter("h1")), []).names
    assert time.process_time() - begun < 1
    assert len(byline_names(names)) <= 30
