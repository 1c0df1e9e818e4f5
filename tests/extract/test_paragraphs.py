"""Paragraphs: what a browser would show of a part of a page, as text and as a few tags."""

import re
import time
import unicodedata

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement

from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.markup import ALLOWED_TAGS, body_html
from wirecrawler.extract.paragraphs import is_shown, read_blocks, text_of

BASE = "https://harbourwire.example/news/1"


def part(markup: str) -> HtmlElement:
    """Return a `div` that holds this markup, parsed as a browser parses it."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    page = lxml.html.document_fromstring(
        f"<body><div id='part'>{markup}</div></body>".encode(), parser=parser
    )
    return page.get_element_by_id("part")


def read(markup: str) -> tuple[str, str]:
    """Return the text and the HTML of some markup."""
    blocks = read_blocks(part(markup))
    return body_text(blocks), body_html(blocks, base=BASE)


WHITE_SPACE = {
    "runs collapse": (
        "<p>  One \n\t two\r\n\f three </p>",
        "One two three",
        "<p>One two three</p>",
    ),
    "none at the ends of a line": (
        "<p>One <br> two </p>",
        "One\ntwo",
        "<p>One<br>two</p>",
    ),
    "an inline tag across a space keeps one": (
        "<p>One <em>two</em> three</p>",
        "One two three",
        "<p>One <em>two</em> three</p>",
    ),
    "spaces on both sides of a tag are one": (
        "<p>One <em> two </em> three</p>",
        "One two three",
        "<p>One <em>two</em> three</p>",
    ),
    "a space of an element's own": (
        "<p>One<b> </b>two</p>",
        "One two",
        "<p>One two</p>",
    ),
    "no space where there is none": (
        "<p>One<em>two</em>three</p>",
        "Onetwothree",
        "<p>One<em>two</em>three</p>",
    ),
    "a link is not underlined before it begins": (
        "<p>One<a href='/2'> two</a></p>",
        "One two",
        '<p>One <a href="https://harbourwire.example/2">two</a></p>',
    ),
    "a space inside a mark stays in it": (
        "<p><b>One <i>two</i></b></p>",
        "One two",
        "<p><strong>One <em>two</em></strong></p>",
    ),
    "line feeds of pre": (
        "<pre>\nRoses\n  are red\n\nViolets\tare\n</pre>",
        "Roses\nare red\n\nViolets are",
        "<p>Roses<br>are red</p><p>Violets are</p>",
    ),
    "a comment is nothing": ("<p>One<!-- x -->two</p>", "Onetwo", "<p>Onetwo</p>"),
    "wbr is nothing": ("<p>one<wbr>two</p>", "onetwo", "<p>onetwo</p>"),
}
VERBATIM = {
    "zero-width non-joiner": "می‌خواهند",
    "zero-width joiner": "ن‍ ‍ن",
    "right-to-left mark": "۱۲\u200f٪ رشد",
    "embedding and its end": "a \u202bשלום\u202c b",
    "no-break space": "10\u00a0000 \u00a0 kr\u00a0",
    "narrow no-break space": "12\u202f%",
    "soft hyphen": "Schiff\u00adfahrt",
    "Arabic yeh and kaf": "يکشنبه كتاب",
    "Persian yeh and kaf": "یکشنبه کتاب",
    "combining marks": "e\u0301t\u00e9 a\u0308",
    "fullwidth": "ＡＢＣ　１２３",
    "ideographic space": "日本\u3000東京",
    "emoji of several parts": "👩‍👩‍👧‍👦 🇳🇴 ✊🏽",
    "beyond the first plane": "𠮷野家",
    "line separator": "one\u2028two",
    "zero-width space": "ไทย\u200bแลนด์",
    "quotes": "“a” ‘b’ « c » \"d\" 'e'",
    "byte order mark inside": "a\ufeffb",
}
LINES = {
    "br": ("<p>One<br>two</p>", "One\ntwo", "<p>One<br>two</p>"),
    "two br end the paragraph": (
        "<div>One<br><br>two</div>",
        "One\n\ntwo",
        "<p>One</p><p>two</p>",
    ),
    "two br with white space between": (
        "<div>One<br>\n <br/>two</div>",
        "One\n\ntwo",
        "<p>One</p><p>two</p>",
    ),
    "br at the ends": ("<p><br>One<br></p>", "One", "<p>One</p>"),
    "br inside a mark": (
        "<p><b>One<br>two</b></p>",
        "One\ntwo",
        "<p><strong>One<br>two</strong></p>",
    ),
    "text between paragraphs": (
        "Zero<p>One</p>two<div>three</div>",
        "Zero\n\nOne\n\ntwo\n\nthree",
        "<p>Zero</p><p>One</p><p>two</p><p>three</p>",
    ),
    "empty paragraphs": ("<p>One</p><p></p><p> </p><p>two</p>", "One\n\ntwo", None),
    "a paragraph of a no-break space": (
        "<p>One</p><p>\u00a0</p><p>two</p>",
        "One\n\ntwo",
        "<p>One</p><p>two</p>",
    ),
    "a paragraph of format characters": ("<p>One</p><p>\u200b\u200f</p>", "One", None),
    "blocks in a link": (
        "<a href='/1'><p>One</p><p>two</p></a>",
        "One\n\ntwo",
        (
            '<p><a href="https://harbourwire.example/1">One</a></p>'
            '<p><a href="https://harbourwire.example/1">two</a></p>'
        ),
    ),
    "hr": ("One<hr>two", "One\n\ntwo", None),
}
MARKS = {
    "b and i": (
        "<p><b>One</b> <i>two</i></p>",
        "One two",
        "<p><strong>One</strong> <em>two</em></p>",
    ),
    "nested spans": (
        "<p><span>O<span>n<span>e</span></span></span></p>",
        "One",
        "<p>One</p>",
    ),
    "the same mark twice": (
        "<p><b><strong>One</strong></b></p>",
        "One",
        "<p><strong>One</strong></p>",
    ),
    "a mark that ends in another": (
        "<p><em>a <strong>b</strong></em><strong>c</strong></p>",
        "a bc",
        "<p><em>a <strong>b</strong></em><strong>c</strong></p>",
    ),
    "relative link": (
        "<p><a href=' ../2?a=1&amp;b=2#c '>One</a></p>",
        "One",
        '<p><a href="https://harbourwire.example/2?a=1&amp;b=2#c">One</a></p>',
    ),
    "a link that is none": (
        "<p><a name='x'>One</a> <a href=''>two</a></p>",
        "One two",
        "<p>One two</p>",
    ),
    "a link that runs": (
        "<p><a href='javascript:alert(1)'>One</a> <a href='mailto:a@b.example'>two</a></p>",
        "One two",
        "<p>One two</p>",
    ),
    "a link that is broken": (
        "<p><a href='http://['>One</a></p>",
        "One",
        "<p>One</p>",
    ),
    "a link inside a link": (
        "<p><a href='/1'><b>One <a href='/2'>two</a></b></a></p>",
        "One two",
        (
            '<p><a href="https://harbourwire.example/1"><strong>One</strong></a> '
            '<strong><a href="https://harbourwire.example/2">two</a></strong></p>'
        ),
    ),
    "a link with a quote": (
        "<p><a href='/&quot;onclick=&quot;x'>One</a></p>",
        "One",
        '<p><a href="https://harbourwire.example/%22onclick=%22x">One</a></p>',
    ),
    "text that looks like a tag": (
        "<p>&lt;script&gt;a&lt;/script&gt; &amp;amp;</p>",
        "<script>a</script> &amp;",
        "<p>&lt;script&gt;a&lt;/script&gt; &amp;amp;</p>",
    ),
    "attributes go": (
        "<p onclick='x' style='y'><em class='z'>One</em></p>",
        "One",
        "<p><em>One</em></p>",
    ),
}
BLOCKS = {
    "headings": (
        "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>",
        "a\n\nb\n\nc\n\nd\n\ne\n\nf",
        "<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3><h3>e</h3><h3>f</h3>",
    ),
    "a list": (
        "<ul><li>One</li><li>two</li></ul>",
        "One\n\ntwo",
        "<ul><li>One</li><li>two</li></ul>",
    ),
    "a numbered list": ("<ol><li>One</li></ol>", "One", "<ol><li>One</li></ol>"),
    "two lists": (
        "<ul><li>One</li></ul><ul><li>two</li></ul>",
        "One\n\ntwo",
        "<ul><li>One</li></ul><ul><li>two</li></ul>",
    ),
    "paragraphs of one item stay one item": (
        "<ol><li><p>One</p><p>more</p></li><li>Two</li></ol>",
        "One\n\nmore\n\nTwo",
        "<ol><li>One<br><br>more</li><li>Two</li></ol>",
    ),
    "a list in a list": (
        "<ul><li>One<ol><li>a</li></ol>on</li></ul>",
        "One\n\na\n\non",
        "<ul><li>One</li></ul><ol><li>a</li></ol><ul><li>on</li></ul>",
    ),
    "items without a list": (
        "<div><li>One</li><li>two</li></div>",
        "One\n\ntwo",
        "<ul><li>One</li><li>two</li></ul>",
    ),
    "text between items": (
        "<ul>One<li>two</li></ul>",
        "One\n\ntwo",
        "<p>One</p><ul><li>two</li></ul>",
    ),
    "a quotation": (
        "<blockquote><p>One</p><p>two</p></blockquote><p>three</p>",
        "One\n\ntwo\n\nthree",
        "<blockquote><p>One</p><p>two</p></blockquote><p>three</p>",
    ),
    "a quotation of text alone": (
        "<blockquote>One</blockquote>",
        "One",
        "<blockquote><p>One</p></blockquote>",
    ),
    "items in a quotation": (
        "<blockquote>One<li>two</li></blockquote>",
        "One\n\ntwo",
        "<blockquote><p>One</p></blockquote><ul><li>two</li></ul>",
    ),
    "a quotation in an item": (
        "<ul><li>One<blockquote>two</blockquote></li></ul>",
        "One\n\ntwo",
        "<ul><li>One</li></ul><blockquote><p>two</p></blockquote>",
    ),
    "definitions": ("<dl><dt>One</dt><dd>two</dd></dl>", "One\n\ntwo", None),
}
TABLES = {
    "a table of data": (
        (
            "<table><caption>Prices</caption><tr><th>Oil</th><th> Gas</th></tr>"
            "<tr><td>80<br></td>\n<td> 3</td></tr></table>"
        ),
        "Prices\n\nOil\tGas\n\n80\t3",
        None,
    ),
    "empty cells": (
        "<table><tr><td></td><td>a</td><td></td><td>b</td><td> </td></tr></table>",
        "a\t\tb",
        None,
    ),
    "a table that lays out the page": (
        "<table><tr><td>Menu</td><td>Lead<p>One</p>two</td><td>Side</td></tr></table>",
        "Menu\n\nLead\n\nOne\n\ntwo\n\nSide",
        None,
    ),
    "one cell a row": (
        "<table><tr><td>One</td></tr><tr><td>two</td></tr></table>",
        "One\n\ntwo",
        None,
    ),
    "a table in a table": (
        "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>",
        "a\tb\n\nc",
        None,
    ),
}
HIDDEN = {
    "hidden": ("<p>One<span hidden>x</span></p>", "One", "<p>One</p>"),
    "display none": ("<p>One</p><p style='color:red; DISPLAY : none'>x</p>", "One", ""),
    "visibility hidden": ("<p>One<b style='visibility:hidden'>x</b>two</p>", "Onetwo", ""),
    "hidden until a script of React's shows it": (
        "<div hidden id='S:0'><p>One</p></div>",
        "One",
        "<p>One</p>",
    ),
    "a button that is never closed": (
        "<button>Menu<div><p>One</p></div>",
        "Menu\n\nOne",
        "",
    ),
    "scripts and styles": (
        "<p>One</p><script>x</script><style>y</style><noscript>z</noscript><p>two</p>",
        "One\n\ntwo",
        "",
    ),
    "a dialog that is not open": (
        "<dialog><p>One</p></dialog><p>two</p><div popover>three</div>",
        "two",
        "<p>two</p>",
    ),
    "an open dialog": ("<dialog open>One</dialog>", "One", "<p>One</p>"),
    "what old browsers or plugins show": (
        "<p>One <noframes>x</noframes><noembed>y</noembed> two</p>",
        "One two",
        "<p>One two</p>",
    ),
    "things to press": ("<p>One <button>x</button><input value=y> two</p>", "One two", ""),
    "frames and drawings": (
        "<p>One<iframe>x</iframe><svg><text>y</text></svg><object>z</object></p>",
        "One",
        "",
    ),
    "parentheses of ruby": (
        "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby></p>",
        "東京とうきょう",
        "",
    ),
}  # fmt: skip
CASES = WHITE_SPACE | LINES | MARKS | BLOCKS | TABLES | HIDDEN


@pytest.mark.parametrize(("markup", "text", "html"), CASES.values(), ids=CASES)
def test_a_part_of_a_page_is_read_as_a_browser_shows_it(
    markup: str, text: str, html: str | None
) -> None:
    shown, made = read(markup)
    assert (shown, made if html else "") == (text, html or "")


@pytest.mark.parametrize("text", VERBATIM.values(), ids=VERBATIM)
def test_every_character_but_white_space_stays(text: str) -> None:
    blocks = read_blocks(part(f"<p>a{text}b</p>"))
    html = body_html(blocks, base=BASE)
    assert (body_text(blocks), text_of(part(html))) == (f"a{text}b", f"a{text}b")


def test_text_of_is_one_line() -> None:
    assert (
        text_of(part("<h1>One<br>two</h1> three <p>four</p>")) == "One two three four"
    )


def test_elements_are_read_in_order_and_lists_of_theirs_stay_apart() -> None:
    root = part("<ol><li>One</li><li>two</li></ol><ul><li>three</li></ul>")
    blocks = read_blocks(*root.iter("li"))
    assert body_html(blocks, base=BASE) == (
        "<ol><li>One</li><li>two</li></ol><ul><li>three</li></ul>"
    )


def test_an_item_without_any_parent_is_a_list_of_its_own() -> None:
    item = lxml.html.Element("li")
    item.text = "One"
    assert body_html(read_blocks(item), base=BASE) == "<ul><li>One</li></ul>"


def test_what_keep_denies_is_left_out_but_not_the_element_itself() -> None:
    root = part("<p class='x'>One</p><p>two</p>three")
    kept = read_blocks(root, keep=lambda e: e.get("class") != "x")
    assert (body_text(kept), body_text(read_blocks(root[0], keep=lambda _: False))) == (
        "two\n\nthree",
        "One",
    )


def test_link_chars_count_what_stands_in_links() -> None:
    (block,) = read_blocks(part("<p>One <a href='/1'>two <b>three</b></a> four</p>"))
    assert block.link_chars == len("two three")


def test_is_shown_judges_by_the_elements_own_attributes() -> None:
    root = part("<p hidden>a</p><p style='margin:0'>b</p><p>c</p>")
    assert [is_shown(p) for p in root] == [False, True, True]


def test_five_thousand_nested_elements_are_read() -> None:
    root = top = lxml.html.Element("div")
    for _ in range(5000):
        root = etree.SubElement(root, "div")
    root.text = "deep"
    assert body_text(read_blocks(top)) == "deep"


@pytest.mark.parametrize(
    "markup",
    ["<table><tr>" + "<td>a" * 20_000, "<b>" * 200 + "a " * 50_000, "<br>" * 100_000],
    ids=["cells of one row", "marks", "line ends"],
)
def test_reading_takes_time_in_step_with_the_page(markup: str) -> None:
    root = part(markup)
    start = time.process_time()
    read_blocks(root)
    assert time.process_time() - start < 5


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from(" \t\n\r"),
    max_size=12,
)
TAGS = st.sampled_from(
    "p div span b i em strong a br ul ol li blockquote h2 h4 table tr td th pre section dl dd hr"
    .split()
)  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> HtmlElement:
    """Return any tree of elements that a browser shows."""
    root = lxml.html.Element("div")
    homes = [root]
    for _ in range(draw(st.integers(0, 12))):
        home = draw(st.sampled_from(homes))
        node = etree.SubElement(home, draw(TAGS))
        if node.tag == "a":
            node.set("href", draw(st.sampled_from(("/1", "/2")) | TEXT))
        node.text, node.tail = draw(TEXT), draw(TEXT)
        homes.append(node)
    return root


def solid(text: str) -> str:
    """Return the characters of a text that are not white space or format characters."""
    return "".join(
        c for c in text if not c.isspace() and unicodedata.category(c) != "Cf"
    )


def untabbed(text: str) -> str:
    """Return a text as HTML shows it: tabs between cells as one space, at a line's end as none."""
    return re.sub(r"\t+", " ", re.sub(r"\t*\n\t*", "\n", text))


@given(trees())
def test_text_never_gains_or_loses_a_character(root: HtmlElement) -> None:
    assert solid(body_text(read_blocks(root))) == solid("".join(root.itertext()))


@given(trees())
def test_html_is_the_allowed_tags_and_shows_the_text(root: HtmlElement) -> None:
    blocks = read_blocks(root)
    made = part(body_html(blocks, base=BASE))
    tags = {(e.tag, *e.attrib) for e in made.iterdescendants()}
    assert tags <= {(tag,) for tag in ALLOWED_TAGS} | {("a", "href")}
    assert body_text(read_blocks(made)) == untabbed(body_text(blocks))


@given(trees())
def test_reading_what_was_read_changes_nothing(root: HtmlElement) -> None:
    first = body_html(read_blocks(root), base=BASE)
    if (
        "\t" in first
    ):  # a tab between cells is a space in HTML, and marks join across it
        first = body_html(read_blocks(part(first)), base=BASE)
    assert body_html(read_blocks(part(first)), base=BASE) == first
