"""What a person would declare instead of a selector that finds nothing any more."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from tests.loopback import PARAGRAPHS
from wirecrawler.extract.element_names import is_lasting, names_of, shown_path
from wirecrawler.extract.field_check import Told, finds_the_same, found_fields
from wirecrawler.extract.html_tree import Element, read_html
from wirecrawler.extract.page import PageReading, PageSelectors, parse_page
from wirecrawler.extract.replacement import told_replacement, value_replacement
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, Missing

URL = "https://eastwick.example/news/1"
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
BODY = "\n\n".join(PARAGRAPHS)
LONGER = (
    "The quay was swept, the flags were out and the band had been told to come at noon."
)


def tree(body: str, head: str = "") -> Element:
    return read_html(
        f"<html><head><title>Quay opens</title>{head}</head><body>{body}</body></html>".encode(),
        url=URL,
    )


def reading(page: str, **selectors: str) -> PageReading:
    content = f"<html><head><title>Quay opens</title></head><body>{page}</body></html>"
    fetch = Fetch(
        final_url=URL, status=200, size=1, at=datetime(2026, 11, 20, tzinfo=UTC)
    )
    return PageReading(
        parse_page(content.encode(), url=URL),
        source=Source(slug="eastwick", agency="Eastwick Post", home=URL),
        entry=Entry(url=URL, link=URL),
        fetch=fetch,
        selectors=PageSelectors(**selectors),
    )


LASTING = {
    "text": True,
    "story-text": True,
    "article__body": True,
    "articleBody": True,
    "articleURL": True,
    "h2-title": True,
    "lead3": True,
    "css-1x2y3z": False,
    "sc-bdnxRM": False,
    "hQKpYb": False,
    "Paragraph_paragraph__2FiCb": False,
    "c3f9a1b7": False,
    "post-1322065": False,
    "e_bc": False,
    "col-8": False,
    "mt-4": False,
    "is-active": False,
    "md:w-1": False,
    "طرح": False,
    "": False,
    "x" * 61: False,
}


@pytest.mark.parametrize(("name", "lasts"), LASTING.items(), ids=LASTING)
def test_a_name_that_a_program_made_up_does_not_last(name: str, lasts: bool) -> None:
    assert is_lasting(name) is lasts


NAMED = {
    "what schema.org calls it": (
        '<p itemprop="articleBody" class="tx" id="main">',
        ["[itemprop=articleBody]", ".tx", "#main"],
    ),
    "classes before what says little": (
        '<p class="wrapper story">',
        [".story", ".wrapper"],
    ),
    "a component": ('<p data-component="text-block">', ["[data-component=text-block]"]),
    "the part that a person made": (
        '<p class="Paragraph_paragraph__2FiCb">',
        ["[class*=Paragraph_paragraph__]"],
    ),
    "the part behind what is made up": (
        '<p class="ssrcss-11r1m41-RichTextComponent">',
        ["[class*=RichTextComponent]"],
    ),
    "nothing": ('<p class="css-1x2y3z col-8" id="s4711">', []),
    "values that are no names": ('<p itemprop="a]b" data-type="x y" id="a b">', []),
}


@pytest.mark.parametrize(("tag", "names"), NAMED.values(), ids=NAMED)
def test_an_element_has_the_names_that_last(tag: str, names: list[str]) -> None:
    (element,) = tree(f"{tag}x</p>").iter("p")
    assert names_of(element) == names


def test_an_element_without_a_name_is_named_by_the_nearest_around_it() -> None:
    root = tree('<div class="text"><div><p><b>x</b></p></div></div>')
    (element,) = root.iter("b")
    assert shown_path(element) == "div.text b"


def _boxed(name: str, texts: Sequence[str]) -> str:
    inner = "".join(f"<p>{text}</p>" for text in texts)
    return f'<div class="{name}">{inner}</div>'


SPREAD = "".join(
    [
        '<div class="page">',
        _boxed("top", PARAGRAPHS[:1]),
        _boxed("rest", PARAGRAPHS[1:]),
        _boxed("more", [LONGER]),
        "</div>",
    ]
)
OTHER = f'<div class="more"><div class="text"><p>{LONGER}</p></div></div>'
BODIES = {
    "its class": (f'<div class="text">{TEXT}</div>', ".text"),
    "the innermost that holds it all": (
        f'<div class="page"><div class="text"><div>{TEXT}</div></div></div>',
        ".text",
    ),
    "what schema.org calls it": (
        f'<div class="c3f9a1b7" itemprop="articleBody">{TEXT}</div>',
        "[itemprop=articleBody]",
    ),
    "within what is named, where it is not": (
        f'<div id="story"><h1>Quay opens</h1><div class="css-1x2y3z">{TEXT}</div></div>',
        "#story div",
    ),
    "its paragraphs, where other things stand between them": (
        f'<div class="text"><div>{LONGER}</div>{TEXT}<ul><li>{LONGER}</li></ul></div>',
        ".text > p",
    ),
    "the boxes that advertisements cut it into": (
        "".join(
            f'<div class="c{n}"><div class="part"><p>{text}</p></div><i>Ad</i></div>'
            for n, text in enumerate(PARAGRAPHS)
        ),
        ".part",
    ),
    "the elements side by side over which it is spread": (
        SPREAD,
        ".top, .rest",
    ),
    "by where it stands, where its class is on others too": (
        f'<div class="story"><h1>{LONGER}</h1><div class="text">{TEXT}</div></div>{OTHER}',
        ".story .text",
    ),
    "no class that is made up": (f'<div class="css-1x2y3z">{TEXT}</div>', ""),
    "nothing where the text is not": (f'<div class="text"><p>{LONGER}</p></div>', ""),
}


@pytest.mark.parametrize(("body", "selector"), BODIES.values(), ids=BODIES)
def test_a_text_that_is_known_is_found_again(body: str, selector: str) -> None:
    assert told_replacement(tree(body), BODY) == selector


def test_a_part_that_the_source_drops_is_no_reason_against_its_element() -> None:
    root = tree(f'<div class="text">{TEXT}<div class="ad"><p>{LONGER}</p></div></div>')
    dropped = list(root.iter("div"))[1:]
    assert told_replacement(root, BODY, dropped) == ".text"


HEAD = '<meta name="author" content="Mara Lund">'
VALUES = {
    "a headline": (
        "headline",
        ["Quay opens"],
        '<h1 class="main-title">Quay opens</h1>',
        ".main-title",
    ),
    "a headline without a class": (
        "headline",
        ["Quay opens"],
        "<h1>Quay opens</h1>",
        "h1",
    ),
    "a headline among others of its tag": (
        "headline",
        ["Quay opens"],
        '<div class="top"><h1><i>Quay</i> opens</h1></div><h1 class="logo">Eastwick</h1>',
        ".top h1",
    ),
    "a byline in other words": (
        "byline",
        ["Mara Lund"],
        '<p class="who">By Mara Lund</p>',
        ".who",
    ),
    "bylines": (
        "byline",
        ["Mara Lund", "Ole Berg"],
        '<p class="by"><a>Mara Lund</a> <a>Ole Berg</a></p>',
        ".by a",
    ),
    "a byline that stands in a meta element alone": (
        "byline",
        ["Mara Lund"],
        "<p>x</p>",
        "",
    ),
    "the machine's form of a time": (
        "published",
        ["2026-11-20T09:30:00Z"],
        '<time datetime="2026-11-20T09:30:00Z">today</time>',
        "time",
    ),
    "a section": (
        "section",
        ["Harbour"],
        '<nav class="crumbs"><a>Home</a></nav><a class="rubric">Harbour</a>',
        ".rubric",
    ),
    "keywords": (
        "keywords",
        ["bridge", "ferry"],
        '<ul class="tags"><li><a>bridge</a></li><li><a>ferry</a></li></ul>',
        ".tags a",
    ),
    "keywords that others stand among": (
        "keywords",
        ["bridge"],
        '<ul class="tags"><li><a>bridge</a></li><li><a>ferry</a></li></ul>',
        "",
    ),
    "nothing wanted": ("byline", ["", " "], "<p>x</p>", ""),
}


@pytest.mark.parametrize(
    ("field", "texts", "body", "selector"), VALUES.values(), ids=VALUES
)
def test_a_value_is_found_again(
    field: str, texts: list[str], body: str, selector: str
) -> None:
    assert value_replacement(tree(body, HEAD), field, texts) == selector


PAGE = (
    '<h1 class="main-title">Quay opens</h1><p class="by">By Mara Lund</p>'
    f'<div class="text">{TEXT}</div><div class="more"><p><a>{LONGER}</a></p></div>'
)


def test_a_page_says_what_would_do_for_each_selector_that_finds_nothing() -> None:
    page = reading(PAGE, headline="h1.head", body=".story-text", byline=".by")
    assert page.missing == (
        Missing(field="headline", selector="h1.head", instead=".main-title"),
        Missing(field="body", selector=".story-text", instead=".text"),
    )


def test_what_was_stored_goes_before_what_the_general_rules_find() -> None:
    page = reading(PAGE, body=".story-text")
    told = Told(headline="Quay opens", byline=(), body=LONGER)
    (found,) = found_fields(page, told)
    assert (found.is_missing, found.instead) == (True, (".more", ".text"))


def test_a_lede_that_stands_apart_is_found_apart() -> None:
    lede, *rest = PARAGRAPHS
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page = reading(
        f'<h1>Quay opens</h1><p class="intro">{lede}</p><i>Share</i><div class="text">{text}</div>',
        lede=".lede",
        body=".story-text",
    )
    told = Told(headline="Quay opens", byline=(), lede=lede, body=BODY)
    found = {one.field: one.instead[0] for one in found_fields(page, told)}
    assert found == {"lede": ".intro", "body": ".text"}
    agreed = [finds_the_same(page, field, one, told) for field, one in found.items()]
    assert agreed == [True, True]


def test_beside_a_lede_that_is_found_the_body_is_the_rest() -> None:
    lede, *rest = PARAGRAPHS
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page = reading(
        f'<h1>Quay opens</h1><p class="intro">{lede}</p><div class="text">{text}</div>',
        lede=".intro",
        body=".story-text",
    )
    told = Told(headline="Quay opens", byline=(), lede=lede, body=BODY)
    (body,) = [one for one in found_fields(page, told) if one.field == "body"]
    assert body.instead[0] == ".text"
    assert finds_the_same(page, "body", ".text", told)


LABELS = (
    '<p class="crumb">Harbour</p><p class="when">19 November 2026, 09:30</p>'
    '<p class="updated">20 November 2026, 10:00</p>'
    '<p class="subjects"><a>quay</a> <a>tide</a></p>'
)
AGREED = {
    "the text": ("body", ".text", True),
    "another text": ("body", ".more", False),
    "nothing": ("body", ".nowhere", False),
    "the headline": ("headline", "h1", True),
    "the byline": ("byline", ".by", True),
    "no byline": ("byline", "h1", False),
    "the keywords": ("keywords", ".subjects a", True),
    "other keywords": ("keywords", ".more", False),
    "the section": ("section", ".crumb", True),
    "the time, to the minute": ("published", ".when", True),
    "no time": ("published", ".crumb", False),
    "another time": ("published", ".updated", False),
}


@pytest.mark.parametrize(("field", "selector", "agrees"), AGREED.values(), ids=AGREED)
def test_a_selector_is_tried_on_what_was_stored(
    field: str, selector: str, agrees: bool
) -> None:
    told = Told(
        headline="Quay opens",
        byline=("Mara Lund",),
        body=BODY,
        published="2026-11-19T09:30:12+00:00",
        section="Harbour",
        keywords=("quay", "tide"),
    )
    page = reading(PAGE + LABELS, **{field: ".old"})
    assert finds_the_same(page, field, selector, told) is agrees


def test_a_deep_page_of_many_names_ends() -> None:
    names = " ".join(f"name-{chr(97 + n)}" for n in range(26))
    deep = f'<div class="{names}">' * 200 + TEXT + "</div>" * 200
    assert told_replacement(tree(deep), BODY) == ".name-a"
