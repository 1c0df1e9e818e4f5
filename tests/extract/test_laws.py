"""Any bytes are a story or an ExtractionError, and every letter of a story stood on its page."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.pages import ENTRY, URL, jsonld, meta
from tests.factories import HARBOUR_WIRE, make_fetch
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.html_tree import Element, read_html
from wirecrawler.extract.page import parse_page, read_page
from wirecrawler.extract.paragraphs import read_blocks
from wirecrawler.story import RawStory

FETCH = make_fetch(URL)
LAW = settings(deadline=5000, suppress_health_check=[HealthCheck.too_slow])
UNSEEN = frozenset("script style template noscript head svg".split())

ONE = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned and a third "
    "over its budget, the harbour master said."
)
TWO = (
    "می\u200cگویند دو کشتی در ساعت اول پهلو گرفتند، و سومی در آبدره ماند\u200f.\u00a0 "
    "港の新しい岸壁が開いた。"
)
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Port opens quay | Harbour "
    f"Wire</title>{meta(og__title='Port opens quay', article__published_time='2026-11-03T10:15Z')}"
    f"{jsonld(headline='Port opens quay', datePublished='2026-11-03', author={'name': 'Jo Moen'})}"
    "<link rel='canonical' href='/news/quay'></head><body><nav><ul><li><a href='/a'>World</a></li>"
    "<li><a href='/b'>Sport</a></li></ul></nav><main><article><h1>Port opens <em>quay</em></h1>"
    "<p class='byline'>By <a href='/jo'>Jo Moen</a></p><time datetime='2026-11-03T10:15Z'>3 Nov"
    f"</time><figure><img src='/q.jpg'><figcaption>The quay</figcaption></figure><p>{ONE}</p>"
    f"<p dir='rtl'>{TWO}</p><h2>Fees</h2><ul><li>{ONE}</li></ul><blockquote><p>“{ONE}”</p>"
    f"</blockquote><script>var a = '<p>';</script><p>{ONE}<br>{TWO} <span hidden>x</span> end.</p>"
    "<table><tr><td>Fee</td><td>12&nbsp;kr</td></tr></table><aside><h3>Related</h3><a href='/c'>"
    "Fog lifts</a></aside></article></main><footer>© Harbour Wire</footer></body></html>"
)
TAGS = (
    "html head body main article section div p span b em a h1 h2 ul ol li table tr td th br hr pre "
    "blockquote figure figcaption time script style title meta link base form button svg template "
    "noscript iframe textarea select option dl dt dd ruby rt custom-tag o:p nav aside header"
).split()
NAMES = (
    "class id style hidden href src content property name itemprop itemscope itemtype datetime rel "
    "lang dir role aria-hidden data-x type charset http-equiv onclick"
).split()
VALUES = (
    "byline headline story-body related og:title article:published_time datePublished author "
    "canonical true display:none 2026-13-45T99:99 ۱۴۰۵/۰۸/۱۲ http://[ //[ javascript:x data:,x "
    "application/ld+json text/html;charset=x utf-16 refresh x-default NewsArticle"
).split()
TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)
VALUE = st.sampled_from(VALUES) | TEXT
ATTRIBUTE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(NAMES) | TEXT,
    st.sampled_from(["=", " = ", ""]),
    st.sampled_from(["'", '"', ""]),
    VALUE,
)
TAG = st.builds(
    "<{}{} {}{}".format,
    st.sampled_from(["", "/", "!", "?"]),
    st.sampled_from(TAGS),
    st.lists(ATTRIBUTE, max_size=3).map(" ".join),
    st.sampled_from([">", "'>", "/>", "", "\0>"]),
)
ENTITY = st.sampled_from(
    "&amp; &nbsp; &#0; &#xD800; &#x; &zwnj; &shy &lt; &#1114112; &NotEqualTilde; & &;".split()
)
OTHER = st.sampled_from(
    [
        *(
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "\0",
            "\ufeff",
            "\r\n",
            "<",
            ">",
            ONE,
            TWO,
        ),
        *(
            '{"@graph":[',
            '{"@type":"NewsArticle","headline":',
            "[[[",
            '"articleBody":"',
        ),
    ]
)
SOUP = st.lists(TAG | ENTITY | OTHER | TEXT, max_size=40).map("".join)


@st.composite
def damaged_pages(draw: st.DrawFn) -> bytes:
    """Return a page of which pieces were cut, doubled, moved or overwritten."""
    content = PAGE.encode()
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(content)))
        piece = content[start : start + draw(st.integers(0, 300))]
        put = draw(st.sampled_from([b"", 2 * piece, b"\0", b"\xff\xfe", b"<", b"'"]))
        content = content[:start] + put + content[start + len(piece) :]
    return content


@st.composite
def told_pages(draw: st.DrawFn) -> str:
    """Return a page whose paragraphs are soup, between two that are plain."""
    inline = st.sampled_from(
        [
            *(
                "<b>",
                "</b>",
                "<a href='/x'>",
                "</a>",
                "<br>",
                "<i> </i>",
                "<p>",
                "</p>",
            ),
            *(
                "<span hidden>x</span>",
                "<script>x</script>",
                "<li>",
                "<h2>",
                "<!-- x -->",
            ),
            *(
                "&nbsp;",
                "&shy;",
                "&amp;lt;",
                "می\u200cرود",
                "e\u0301",
                "\u3000",
                "\u200f",
            ),
            *("👩🏽\u200d🚀", "\n", " "),
        ]
    )
    soup = "".join(draw(st.lists(inline | TEXT, max_size=25)))
    return PAGE.replace("<h2>Fees</h2>", f"<p>{ONE}</p><p>{soup}</p><p>{ONE}</p>")


def read(content: bytes) -> RawStory:
    page = parse_page(content, url=URL)
    return read_page(page, source=HARBOUR_WIRE, entry=ENTRY, fetch=FETCH)


def read_or_refused(content: bytes) -> None:
    try:
        story = read(content)
    except ExtractionError:
        return
    told = (story.headline, *story.byline, story.lede, story.section, *story.keywords)
    "\n".join((*told, story.body, story.body_html, story.canonical)).encode()


@LAW
@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refused(content)


@LAW
@given(SOUP)
def test_any_soup_of_tags_is_read_or_refused(soup: str) -> None:
    read_or_refused(soup.encode("utf-8", "surrogatepass"))


@LAW
@given(SOUP)
def test_any_soup_inside_a_page_is_read_or_refused(soup: str) -> None:
    page = PAGE.replace("<h2>Fees</h2>", soup)
    read_or_refused(page.encode("utf-8", "surrogatepass"))


@LAW
@given(damaged_pages())
def test_any_damaged_page_is_read_or_refused(content: bytes) -> None:
    read_or_refused(content)


@LAW
@given(told_pages())
def test_every_paragraph_stood_on_its_page(markup: str) -> None:
    content = markup.encode("utf-8", "surrogatepass")
    story = read(content)
    shown = solid(seen_of(read_html(content, url=URL)))
    for paragraph in filter(None, story.body.split("\n\n")):
        assert solid(paragraph) in shown
    assert solid(ONE) in solid(story.body)


@LAW
@given(told_pages())
def test_the_html_of_a_body_holds_its_text(markup: str) -> None:
    story = read(markup.encode("utf-8", "surrogatepass"))
    again = read_html(f"<div>{story.body_html}</div>".encode(), url=URL)
    assert solid(body_text(read_blocks(again))) == solid(story.body)
    assert story.body_html or not story.body


def solid(text: str) -> str:
    """Return `text` without ASCII white space."""
    return re.sub(r"[ \t\n\r\f]+", "", text)


def seen_of(element: Element) -> str:
    """Return all text of a tree that could be seen, in order."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return ""
    if element.get("hidden") is not None:
        return ""
    inner = [seen_of(child) + (child.tail or "") for child in element]
    return (element.text or "") + "".join(inner)
