"""Page: the whole of a page, every value as its readers see it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import ENTRY, URL, jsonld, meta
from tests.factories import HARBOUR_WIRE, make_fetch
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import Layouts, PageSelectors, parse_page, read_page
from wirecrawler.source import Source
from wirecrawler.story import Entry, Image, Kind, Missing, RawDate, RawStory

HOME = "https://harbourwire.example"
FETCH = make_fetch()
ONE = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned and a third"
    " over its budget, with a brass band and very little wind."
)
TWO = (
    "Two ferries and a grain ship tied up within the first hour, the harbour master said, and a"
    " fourth was waiting in the fjord for its pilot."
)
OTHER = (
    "The mayor of Bergen has promised a tram to the airport, a bridge to Askøy and a new library,"
    " all of them before the next election."
)


def read(
    content: str | bytes,
    *,
    source: Source = HARBOUR_WIRE,
    entry: Entry = ENTRY,
    selectors: Layouts | None = None,
    encoding: str | None = "utf-8",
) -> RawStory:
    raw = content.encode() if isinstance(content, str) else content
    page = parse_page(raw, url=URL, encoding=encoding)
    return read_page(page, source=source, entry=entry, fetch=FETCH, selectors=selectors)


def story_of(**facts: Any) -> RawStory:
    return RawStory(source=HARBOUR_WIRE, entry=ENTRY, fetch=FETCH, **facts)


MODERN = f"""<!doctype html><html lang="en-GB"><head><title>Port opens quay | Harbour Wire</title>
<link rel="canonical" href="/news/quay-1">
{meta(og__type="article", og__title="Port opens new quay", og__image="/quay.jpg")}
{
    jsonld(
        headline="Port opens new quay",
        datePublished="2026-11-03T10:15:00+01:00",
        dateModified="2026-11-03T11:00:00+01:00",
        author={"name": "Ingrid Moen"},
        articleSection="Ports",
        keywords=["ports", "Oslo"],
    )
}</head><body>
<nav><a href="/">Home</a></nav><main><article><h1>Port opens new <em>quay</em></h1>
<p class="standfirst">Ships may tie up in the east of the harbour at last.</p>
<figure><img src="/quay.jpg"><figcaption>{OTHER}</figcaption></figure>
<div class="article-body"><p>{ONE}</p><h2>First ships</h2><p><b>Two</b>{TWO[3:]}</p>
<aside><h3>Read more</h3><p>{OTHER}</p></aside>
<p>See <a href="../map">the map</a>, which is also on the wall.</p></div></article></main>
<footer><p>{OTHER}</p></footer></body></html>"""
SUMMARY = "Ships may tie up in the east of the harbour at last."


def test_a_modern_page() -> None:
    assert read(MODERN) == story_of(
        canonical=f"{HOME}/news/quay-1",
        headline="Port opens new quay",
        byline=("Ingrid Moen",),
        published=RawDate(text="2026-11-03T10:15:00+01:00", evidence="jsonld:datePublished"),
        updated=RawDate(text="2026-11-03T11:00:00+01:00", evidence="jsonld:dateModified"),
        lede=SUMMARY,
        body=f"{SUMMARY}\n\n{ONE}\n\nFirst ships\n\n{TWO}\n\n"
        "See the map, which is also on the wall.",
        body_html=f"<p>{SUMMARY}</p><p>{ONE}</p><h2>First ships</h2>"
        f"<p><strong>Two</strong>{TWO[3:]}</p>"
        f'<p>See <a href="{HOME}/map">the map</a>, which is also on the wall.</p>',
        section="Ports",
        keywords=("ports", "Oslo"),
        images=(Image(url=f"{HOME}/quay.jpg"),),
        language="en-GB",
        evidence={"headline": "h1", "byline": "jsonld:author", "body": "markup"},
    )  # fmt: skip


def test_an_old_page_of_tables() -> None:
    markup = f"""<HTML><HEAD><TITLE>Harbour Wire - Port opens new quay</TITLE>
<META NAME="keywords" CONTENT="ports, Oslo"></HEAD><BODY BGCOLOR=white><TABLE><TR>
<TD WIDTH=120><A HREF="/">Front page</A><BR><A HREF="/sports">Sports</A></TD>
<TD><H1>Port opens new quay</H1><FONT SIZE=1 CLASS=date>3 November 2026, 10:15</FONT>
<FONT><P>{ONE}<P>{TWO}</FONT></TD></TR></TABLE></BODY></HTML>"""
    assert read(markup.encode("cp1252"), encoding=None) == story_of(
        headline="Port opens new quay",
        published=RawDate(text="3 November 2026, 10:15", evidence="class:date"),
        lede=ONE,
        body=f"{ONE}\n\n{TWO}",
        body_html=f"<p>{ONE}</p><p>{TWO}</p>",
        keywords=("ports", "Oslo"),
        language="en",
        evidence={"headline": "h1", "byline": "", "body": "markup"},
    )


FIRST = "اسکله‌ی تازهٔ بندر، امروز پس از دو سال گشایش یافت و کشتی‌ها یکی پس از دیگری پهلو گرفتند."
SECOND = "رئیس بندر گفت: «دو کشتی در ساعت نخست آمدند و سومی در راه است؛ باد کم بود و کار آسان.»"


def test_a_persian_page() -> None:
    source = replace(HARBOUR_WIRE, language="fa", timezone="Asia/Tehran")
    markup = f"""<html lang="fa" dir="rtl"><head><title>گشایش اسکله</title></head><body>
<article id="item"><h1 class="title">گشایش اسکله‌ی تازه</h1>
<div class="item-date"><span>۱۲ آبان ۱۴۰۵، ۱۲:۴۵</span></div>
<div class="item-text"><p>{FIRST}</p><p>{SECOND}</p></div></article></body></html>"""
    found = read(markup, source=source)
    assert (found.headline, found.body, found.language, found.published) == (
        "گشایش اسکله‌ی تازه",
        f"{FIRST}\n\n{SECOND}",
        "fa",
        RawDate(text="۱۲ آبان ۱۴۰۵، ۱۲:۴۵", evidence="class:item-date"),
    )


TOLD = {
    "lines": (f"{ONE}\n\n{TWO}", f"{ONE}\n\n{TWO}"),
    "one paragraph": (ONE, ONE),
    "HTML": (f"<p>{ONE}</p><p onclick='x'>{TWO}</p>", f"{ONE}\n\n{TWO}"),
    "HTML, escaped": (f"&lt;p&gt;{ONE}&lt;/p&gt;", ONE),
    "signs that are no tags": (f"a < b & c > d. {ONE}", f"a < b & c > d. {ONE}"),
    "blank": (" \n ", ""),
    "not a text": ([ONE], ""),
}


@pytest.mark.parametrize(("told", "body"), TOLD.values(), ids=TOLD)
def test_a_page_without_paragraphs_is_read_as_its_json_ld_says(
    told: object, body: str
) -> None:
    found = read(
        f"<html><head>{jsonld(articleBody=told)}</head><body><h1>Quay</h1></body></html>"
    )
    evidence = "jsonld:articleBody" if body else ""
    assert (found.body, found.evidence["body"]) == (body, evidence)


def test_what_a_page_shows_goes_before_what_its_json_ld_says() -> None:
    found = read(
        f"<head>{jsonld(articleBody=TWO)}</head><h1>Quay</h1><div><p>{ONE}</p></div>"
    )
    assert (found.body, found.evidence["body"]) == (ONE, "markup")


def test_a_page_without_anything_is_a_story_without_a_text() -> None:
    found = read("<p>Hi</p>")
    assert (found.headline, found.body, found.lede, found.kind) == (
        "",
        "",
        "",
        Kind.STORY,
    )


OWN = f"""<html><body><h1>Harbour Wire</h1><div class="t">Port opens  new quay</div>
<p class="who">By Kari</p><p class="who"> </p><span class="when">3 Nov 2026 10:15</span>
<time class="then" datetime="2026-11-03T11:00+01:00">11 o'clock</time><i class="where">Ports</i>
<b class="about">ports</b><b class="about">Oslo</b><b class="about"> </b>
<p class="lede">{OTHER}</p><div class="text"><p>{ONE}</p><div class="text">
<p class="ad">Buy</p><p hidden>Hidden</p><ul><li>Item</li></ul></div></div>
<div class="text ad"><p>Bye</p></div><div class="text"><p>{TWO}</p></div></body></html>"""
SELECTORS = PageSelectors(
    headline=".none, .t",
    byline=".who",
    body=".text",
    lede=".lede",
    published=".when",
    updated=".then",
    section=".where",
    keywords=".about",
    drop=".ad",
)


def test_the_sources_own_selectors_choose_what_they_name() -> None:
    assert read(OWN, selectors=SELECTORS) == story_of(
        headline="Port opens new quay",
        byline=("By Kari",),
        published=RawDate(text="3 Nov 2026 10:15", evidence="selector:published"),
        updated=RawDate(text="2026-11-03T11:00+01:00", evidence="selector:updated"),
        lede=OTHER,
        body=f"{OTHER}\n\n{ONE}\n\nItem\n\n{TWO}",
        body_html=f"<p>{OTHER}</p><p>{ONE}</p><ul><li>Item</li></ul><p>{TWO}</p>",
        section="Ports",
        keywords=("ports", "Oslo"),
        language="en",
        evidence={
            "headline": "selector:.none, .t",
            "byline": "selector:byline",
            "body": "selector:.text",
        },
    )


def test_a_lede_that_is_printed_as_a_subhead_is_a_paragraph() -> None:
    page = f"<h1>Port opens</h1><h3 class='deck'>{OTHER}</h3><div class='text'><p>{ONE}</p></div>"
    found = read(page, selectors=PageSelectors(body=".text", lede="h3.deck"))
    assert (found.lede, found.body_html) == (OTHER, f"<p>{OTHER}</p><p>{ONE}</p>")


LAYOUTS = (
    PageSelectors(body=".text-2026", headline="h1"),
    PageSelectors(body=".text-2019", headline="h2", years="2019-2025"),
    PageSelectors(headline="h3.title", years="before 2019"),
)
LAID_OUT = {
    "the newest": ("<div class='text-2026'><p>{text}</p></div>", "New"),
    "an older one": ("<div class='text-2019'><p>{text}</p></div>", "Old"),
    "one known by its headline": ("<p>{text}</p>", "Oldest"),
}


@pytest.mark.parametrize(("body", "headline"), LAID_OUT.values(), ids=LAID_OUT)
def test_the_first_layout_is_used_that_fits(body: str, headline: str) -> None:
    heads = "<h1>New</h1><h2>Old</h2><h3 class='title'>Oldest</h3>"
    found = read(heads + body.format(text=ONE), selectors=LAYOUTS)
    assert (found.headline, found.missing) == (headline, ())


def test_where_no_layout_fits_the_newest_is_missed() -> None:
    page = (
        f"<article><h1>Port opens</h1><div class='story'><p>{ONE}</p></div></article>"
    )
    found = read(page, selectors=LAYOUTS[:2])
    assert (found.body, found.missing) == (
        ONE,
        (Missing(field="body", selector=".text-2026", instead=".story"),),
    )


SELECTED = {
    "paragraphs": (PageSelectors(body=".text p", drop=".ad, .ad *"), f"{ONE}\n\n{TWO}"),
    "a drop around all of the text": (
        PageSelectors(body=".text p", drop="body, .ad, .ad *"),
        f"{ONE}\n\n{TWO}",
    ),
    "a lede that the text holds": (
        PageSelectors(body=".text > p", lede=".text > p", drop=".ad, .ad *"),
        f"{ONE}\n\n{TWO}",
    ),
    "a text that is not there": (
        PageSelectors(body=".none", drop=".ad, .t, ul"),
        f"{OTHER}\n\n{ONE}\n\n{TWO}",
    ),
    "an empty page of its own": (PageSelectors(headline=".none", body=".who:empty"), None),
}  # fmt: skip


@pytest.mark.parametrize(("selectors", "body"), SELECTED.values(), ids=SELECTED)
def test_a_selector_that_finds_nothing_leaves_the_field_to_the_general_rules(
    selectors: PageSelectors, body: str | None
) -> None:
    found = read(OWN, selectors=selectors)
    assert found.body == (read(OWN).body if body is None else body)


@pytest.mark.parametrize(
    "selector", ["p[", "..x", "p::nonsense(", "!", "p:has-no-such"]
)
@pytest.mark.parametrize(
    "field", ["headline", "byline", "body", "lede", "published", "drop"]
)
def test_a_selector_that_is_no_css_is_refused(field: str, selector: str) -> None:
    selectors = replace(PageSelectors(body=".text"), **{field: selector})
    with pytest.raises(
        ExtractionError, match=r"^https://harbourwire.example/news/quay: selector"
    ):
        read(OWN, selectors=selectors)


def test_an_element_without_a_text_says_nothing() -> None:
    selectors = PageSelectors(headline=".x", published=".x")
    found = read("<p class='x'> </p><h1>Quay opens</h1>", selectors=selectors)
    assert (found.headline, found.published) == ("Quay opens", None)


def test_the_entry_stands_in_for_what_the_page_lacks() -> None:
    entry = replace(
        ENTRY,
        headline="Port opens  quay",
        byline=("Kari",),
        published="Tue, 03 Nov 2026 10:15:00 +0100",
        section="Ports",
        keywords=("ports",),
        language="nb",
    )
    found = read("<div></div>", entry=entry, source=replace(HARBOUR_WIRE, language=""))
    assert found == RawStory(
        source=replace(HARBOUR_WIRE, language=""),
        entry=entry,
        fetch=FETCH,
        headline="Port opens quay",
        byline=("Kari",),
        published=RawDate(text="Tue, 03 Nov 2026 10:15:00 +0100", evidence="entry"),
        section="Ports",
        keywords=("ports",),
        language="nb",
        evidence={"headline": "entry", "byline": "entry", "body": ""},
    )


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 9, b"Invalid url"]
)
def test_what_is_no_page_is_refused(content: bytes) -> None:
    with pytest.raises(ExtractionError):
        read(content)


def test_an_index_is_known_when_it_is_read() -> None:
    teasers = "".join(f"<p><a href='/news/{n}'>{OTHER}</a></p>" for n in range(20))
    assert read(f"<h1>World</h1><main>{teasers}</main>").kind is Kind.INDEX


SNIPPETS = st.lists(
    st.sampled_from(
        ["<h1>", "<p>", "</p>", "<article>", "<div class='date'>", "<time datetime='", "'>",
         "<a href='//['>", "<script type='application/ld+json'>", '{"@type":"NewsArticle",',
         '"headline":["a",{}],"image":[[]]', ',"author":{"name":7},"datePublished":9e999}',
         "</script>", "<meta property='og:title' content='", "<html lang='x-",
         "<link rel=canonical href='http://[", ONE, TWO, "2026-13-45T99:99", "۱۴۰۵/۱۳/۴۰",
         "<li>", "<table><td>", "<br>", "<title>", " - ", " | "]
    )
    | st.text(max_size=5)
).map("".join)  # fmt: skip


@given(st.binary() | SNIPPETS.map(lambda s: s.encode("utf-8", "replace")))
def test_any_bytes_are_a_story_or_an_extraction_error(content: bytes) -> None:
    try:
        found = read(content)
    except ExtractionError:
        return
    text = "\n".join(
        (found.headline, found.body, found.body_html, found.lede, *found.byline)
    )
    assert text.encode()
    assert found.published is None or found.published.text.encode()


def test_a_page_says_what_was_known_when_it_was_fetched() -> None:
    early = replace(FETCH, at=datetime(2020, 1, 1, tzinfo=UTC))
    page = parse_page(MODERN.encode(), url=URL)
    found = read_page(page, source=HARBOUR_WIRE, entry=ENTRY, fetch=early)
    assert found.published == RawDate(
        text="2026-11-03T10:15:00+01:00", evidence="jsonld:datePublished"
    )
