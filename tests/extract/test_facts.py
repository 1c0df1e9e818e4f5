"""Facts: address, section, keywords, pictures and language as a page says them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.extract.pages import ENTRY, URL, context_of, jsonld, meta
from tests.factories import HARBOUR_WIRE
from wirecrawler.extract import facts
from wirecrawler.source import Source
from wirecrawler.story import Entry, Image

HOME = "https://harbourwire.example"

CANONICAL = {
    "rel=canonical": ('<link rel="canonical" href="/news/quay?id=1">', f"{HOME}/news/quay?id=1"),
    "in any case, among others": (
        '<link rel="icon" href="/i"><link rel="Self CANONICAL" href="/n">', f"{HOME}/n"),
    "og:url": (meta(og__url=f"{HOME}/news/quay2"), f"{HOME}/news/quay2"),
    "on another host of the source": (
        '<link rel="canonical" href="https://www.harbourwire.example/n">',
        "https://www.harbourwire.example/n",
    ),
    "on a foreign host": ('<link rel="canonical" href="https://coastnews.example/n">', ""),
    "on a foreign host, og:url its own": (
        '<link rel="canonical" href="https://coastnews.example/n">' + meta(og__url=URL),
        URL,
    ),
    "the front page": (f'<link rel="canonical" href="{HOME}">', ""),
    "the front page with a query": (f'<link rel="canonical" href="{HOME}/?p=7">', f"{HOME}/?p=7"),
    "empty": ('<link rel="canonical" href=""><link rel="canonical">', ""),
    "no address": ('<link rel="canonical" href="javascript:void(0)">', ""),
    "against the page's base": (
        '<base href="https://m.harbourwire.example/x/"><link rel="canonical" href="n">',
        "https://m.harbourwire.example/x/n",
    ),
    "against a base that is none": (
        '<base href="http://["><link rel="canonical" href="n">',
        f"{HOME}/news/n",
    ),
    "against an empty base": ('<base href=""><link rel="canonical" href="n">', f"{HOME}/news/n"),
    "none": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), CANONICAL.values(), ids=CANONICAL)
def test_a_page_may_name_its_own_address_but_not_anothers(
    head: str, expected: str
) -> None:
    assert facts.canonical(context_of("", head=head)) == expected


SECTIONS = {
    "JSON-LD": (jsonld(articleSection=["Ports", "News"]), "Ports"),
    "meta": (meta(article__section="Ports"), "Ports"),
    "the entry": ("", "Entry's own"),
}


@pytest.mark.parametrize(("head", "expected"), SECTIONS.values(), ids=SECTIONS)
def test_the_section_of_a_story(head: str, expected: str) -> None:
    context = context_of("", head=head, entry=replace(ENTRY, section="Entry's  own"))
    assert facts.section(context) == expected


def named(**contents: str) -> str:
    return "".join(f'<meta name="{n}" content="{c}">' for n, c in contents.items())


KEYWORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "one element a tag": (
        meta(article__tag="ports, large") + meta(article__tag="Oslo") + meta(article__tag="Oslo"),
        ("ports, large", "Oslo"),
    ),
    "a list in one string": (named(keywords="ports, Oslo,, quays ,"), ("ports", "Oslo", "quays")),
    "by Arabic commas": (named(keywords="بندر، اسلو"), ("بندر", "اسلو")),
    "JSON-LD": (jsonld(keywords=["ports", {"name": "Oslo"}]), ("ports", "Oslo")),
    "JSON-LD in one string": (jsonld(keywords="ports, Oslo"), ("ports", "Oslo")),
    "news keywords first": (named(news_keywords="ports", keywords="harbour wire"), ("ports",)),
    "the entry's": (named(keywords=" , "), ("From", "the entry")),
}  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), KEYWORDS.values(), ids=KEYWORDS)
def test_keywords_are_as_printed_each_once(
    head: str, expected: tuple[str, ...]
) -> None:
    context = context_of(
        "", head=head, entry=replace(ENTRY, keywords=("From", "the entry"))
    )
    assert facts.keywords(context) == expected


def test_a_page_and_an_entry_without_keywords_have_none() -> None:
    assert facts.keywords(context_of("")) == ()


def picture(**changes: Any) -> dict[str, Any]:
    return {"@type": "ImageObject", "url": "/1.jpg"} | changes


IMAGES: dict[str, tuple[str, tuple[Image, ...]]] = {
    "og:image": (meta(og__image="/1.jpg"), (Image(url=f"{HOME}/1.jpg"),)),
    "an empty og:image": (meta(og__image=" "), ()),
    "an empty picture in JSON-LD": (jsonld(image=["", " ", {}, None, 7]), ()),
    "JSON-LD with its words": (
        jsonld(image=picture(caption="The  quay", creditText="Per / HW")),
        (Image(url=f"{HOME}/1.jpg", caption="The quay", credit="Per / HW"),),
    ),
    "JSON-LD with a description and photographers": (
        jsonld(image=picture(description="The quay", author=[{"name": "Per"}, "Pål"])),
        (Image(url=f"{HOME}/1.jpg", caption="The quay", credit="Per, Pål"),),
    ),
    "each once, JSON-LD's first": (
        jsonld(image=["/2.jpg", picture()]) + meta(og__image=f"{HOME}/1.jpg"),
        (Image(url=f"{HOME}/2.jpg"), Image(url=f"{HOME}/1.jpg")),
    ),
    "five at most": (
        jsonld(image=[f"/{n}.jpg" for n in range(9)]),
        tuple(Image(url=f"{HOME}/{n}.jpg") for n in range(5)),
    ),
    "no address": (meta(og__image="data:image/png;base64,AAAA"), ()),
}  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), IMAGES.values(), ids=IMAGES)
def test_the_pictures_of_a_story(head: str, expected: tuple[Image, ...]) -> None:
    assert facts.images(context_of("", head=head)) == expected


PERSIAN = "اسکله تازه بندر امروز گشایش یافت و کشتی‌ها پهلو گرفتند"
LANGUAGES: dict[str, tuple[str, str, str, str, str]] = {
    "the page's": ("", '<html lang="nb-no">', "", "", "nb-NO"),
    "XHTML's": ("", '<html xml:lang="nb">', "", "", "nb"),
    "JSON-LD's": (jsonld(inLanguage="nn"), '<html lang="nb">', "", "", "nn"),
    "OpenGraph's": (meta(og__locale="en_US"), "<html>", "", "", "en-US"),
    "the page's by http-equiv": (
        '<meta http-equiv="Content-Language" content="tr">',
        "<html>",
        "",
        "",
        "tr",
    ),
    "the source's, said more exactly": ("", '<html lang="en-GB">', "en", "", "en-GB"),
    "the source's, where a template says another": ("", '<html lang="de">', "en", "", "en"),
    "the source's, where the page says none": ("", "<html>", "en", "", "en"),
    "a story in another script": ("", '<html lang="fa">', "en", PERSIAN, "fa"),
    "a story in another script on an English template": (
        "",
        '<html lang="en-US">',
        "",
        PERSIAN,
        "fa",
    ),
    "the script's, where nothing is said": ("", "<html>", "", PERSIAN, "fa"),
    "the source's, in whatever script, where the page says none": (
        "",
        "<html>",
        "en",
        PERSIAN,
        "en",
    ),
    "none": ("", "<html>", "", "Oslo", ""),
    "rubbish": ("", '<html lang="english">', "", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "root", "ours", "body", "expected"), LANGUAGES.values(), ids=LANGUAGES
)
def test_the_language_of_a_story(
    head: str, root: str, ours: str, body: str, expected: str
) -> None:
    source: Source = replace(HARBOUR_WIRE, language=ours)
    context = context_of("", head=head, root=root, source=source)
    assert facts.language(context, body) == expected


def test_the_entry_knows_the_language_where_the_page_does_not() -> None:
    entry = Entry(url="/1", link="/1", language="nb")
    context = context_of("", entry=entry, source=replace(HARBOUR_WIRE, language=""))
    assert facts.language(context, "") == "nb"
