"""Title: the headline that readers of a page see."""

import time

import pytest

from tests.extract.pages import ENTRY, context_of, jsonld, meta
from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.title import choose_headline, headline_candidates
from wirecrawler.story import Entry

QUAY = "Port opens new quay after two years"
FERRY = "Ferry runs late for the fifth day in a row"


def chosen(body: str, head: str = "", entry: Entry = ENTRY) -> tuple[str, str]:
    """Return the headline of a page and where it stood."""
    headline = choose_headline(context_of(body, head=head, entry=entry))
    return headline.text, headline.evidence


def entry(headline: str) -> Entry:
    return Entry(url="/1", link="/1", headline=headline)


CASES = {
    "h1 alone": (f"<h1>{QUAY}</h1>", "", (QUAY, "h1")),
    "h1, though the title was written for search engines": (
        f"<h1>{QUAY}</h1>",
        "<title>New Oslo quay: what the port opening means</title>",
        (QUAY, "h1"),
    ),
    "white space collapsed, nothing else changed": (
        f"<h1>\n Port  opens<br>new\u00a0<em>quay</em>\n</h1>",  # noqa: F541
        "",
        ("Port opens new\u00a0quay", "h1"),
    ),
    "of several h1 the one that the page names": (
        f"<h1>Harbour Wire</h1><h1>{FERRY}</h1><h1>{QUAY}</h1>",
        meta(og__title=QUAY),
        (QUAY, "h1"),
    ),
    "of several h1 none is named": (
        f"<h1>{FERRY}</h1><h1>{QUAY}</h1>",
        "",
        (FERRY, "h1"),
    ),
    "h1 that agrees, though a teaser's h2 agrees more": (
        f"<h1>{QUAY} of work</h1><h2>Port opens new quay</h2>",
        meta(og__title="Port opens new quay"),
        (f"{QUAY} of work", "h1"),
    ),
    "the h1 that OpenGraph repeats, though JSON-LD names an h2": (
        f"<h1>Oslo port: {QUAY}</h1><h2>{QUAY}</h2>",
        jsonld(headline=QUAY) + meta(og__title=f"Oslo port: {QUAY}"),
        (f"Oslo port: {QUAY}", "h1"),
    ),
    "h1 that shares no word with any title, though an h2 does": (
        f"<h1>{FERRY}</h1><h2>Port opens new quay</h2>",
        meta(og__title=QUAY),
        (FERRY, "h1"),
    ),
    "the one sentence among several h1": (
        f"<h1>Ports</h1><h1>{FERRY}</h1><h1>Related</h1>",
        meta(og__title=QUAY),
        (FERRY, "h1"),
    ),
    "h1 of two words, one of them in a title": (
        "<h1>Quay opens</h1>",
        meta(
            og__title="All you need to know of the new quay in Oslo, its price and owners"
        ),
        ("Quay opens", "h1"),
    ),
    "h1 of one word that a longer title begins with": (
        "<h1>Homecoming</h1>",
        meta(og__title="Homecoming - The Western Harbour Gazette and Shipping News"),
        ("Homecoming", "h1"),
    ),
    "h1 that the title ends in names a section": (
        "<h1>Coast and Sea Today</h1>",
        f"<title>{QUAY} - Coast and Sea Today</title>",
        (QUAY, "title"),
    ),
    "h1 that is the section the page names": (
        "<h1>Ships Ports and Ferries</h1>",
        meta(article__section="Ships, Ports and Ferries", og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "h1 that is the logo": (
        "<h1 class='site-title'>All news of the coast, every day</h1>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "h1 that is the host's name": (
        f"<h1>HarbourWire</h1><h2>{QUAY}</h2>",
        meta(og__title=QUAY),
        (QUAY, "h2"),
    ),
    "h1 that is the site's name, and no title": (
        "<h1>Harbour Wire</h1>",
        "",
        ("Harbour Wire", "h1"),
    ),
    "h1 that was not closed": (
        f"<h1>{'word ' * 300}</h1>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "h1 of invisible characters": (
        "<h1>\u200b</h1>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "invisible characters stay as they are": (
        "<h1>Kai\u00adkante \u200fopen\u200ced</h1>",
        "",
        ("Kai\u00adkante \u200fopen\u200ced", "h1"),
    ),
    "quotation marks as the h1 has them": (
        "<h1>Quay ‘opens at last’</h1>",
        jsonld(headline="Quay 'opens at last'"),
        ("Quay ‘opens at last’", "h1"),
    ),
    "h1 whole, where cards cut it": (
        f"<h1>{FERRY}, captain says</h1>",
        jsonld(headline=FERRY) + meta(og__title=FERRY, twitter__title=FERRY),
        (f"{FERRY}, captain says", "h1"),
    ),
    "marked by itemprop and alike": (
        f"<div itemprop='headline'>{QUAY} of work</div>",
        meta(og__title=QUAY),
        (f"{QUAY} of work", "itemprop:headline"),
    ),
    "h2 that is alike": (
        f"<h2>{QUAY} of work</h2>",
        meta(og__title=QUAY),
        (f"{QUAY} of work", "h2"),
    ),
    "no heading, microdata's meta": (
        "",
        "<meta itemprop='headline' content='Quay opens'>",
        ("Quay opens", "meta:headline"),
    ),
    "an empty og:title": (
        "",
        meta(og__title="") + f"<title>{QUAY}</title>",
        (QUAY, "title"),
    ),
    "a drawing's title is none": (
        "<svg><title>Menu</title></svg>",
        meta(twitter__title=QUAY),
        (QUAY, "meta:twitter:title"),
    ),
    "a title outside the head": (
        f"<svg><title>Menu</title></svg><title>{QUAY}</title>",
        "",
        (QUAY, "title"),
    ),
    "entities escaped twice": (
        "",
        meta(og__title="Port &amp;amp; quay &amp;#8217;open&amp;#8217;"),
        ("Port & quay ’open’", "meta:og:title"),
    ),
    "h1 that is the site's name": (
        f"<h1>Harbour Wire</h1><h2>{QUAY}</h2>",
        f"<title>{QUAY} | Harbour Wire</title>",
        (QUAY, "h2"),
    ),
    "h1 that is the site's name, no other heading": (
        "<h1>Harbour Wire</h1>",
        jsonld(headline=QUAY),
        (QUAY, "jsonld:headline"),
    ),
    "headline marked by itemprop": (
        f"<h1>News</h1><div itemprop='headline'>{QUAY}</div>",
        f"<title>{QUAY}</title>",
        (QUAY, "itemprop:headline"),
    ),
    "headings that are empty": (
        "<h1></h1><b itemprop='headline'></b><h2></h2>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "an h1 that is empty": (
        "<h1><img></h1>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "none but the entry's": ("<p>x</p>", "", ("Port opens", "entry")),
    "no heading, twitter's title": (
        "",
        meta(twitter__title=f"{QUAY} - Harbour Wire"),
        (QUAY, "meta:twitter:title"),
    ),
    "no heading, the title element": ("", f"<title> {QUAY}\n</title>", (QUAY, "title")),
    "JSON-LD with entities": (
        "",
        jsonld(headline="Port &amp; quay &quot;open&quot;"),
        ('Port & quay "open"', "jsonld:headline"),
    ),
    "nothing at all": ("", "", ("", "")),
    "of two words": (
        "<h1>Quay opens</h1>",
        meta(og__title="Quay opens"),
        ("Quay opens", "h1"),
    ),
    "in a script without spaces": (
        "<h1>新しい岸壁が開業</h1><h2>関連</h2>",
        "<title>新しい岸壁が開業 - Harbour Wire</title>",
        ("新しい岸壁が開業", "h1"),
    ),
    "a section's name as h1": (
        "<h1>World news</h1>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "two sentences as h1, none of them named": (
        f"<h1>{FERRY}</h1><h1>More of today's best stories</h1>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title"),
    ),
    "of signs alone": ("<h1>???</h1>", meta(og__title="Why"), ("Why", "meta:og:title")),
}


UNSEEN = {
    "a template": f"<template><h1>{FERRY}</h1></template>",
    "a shadow tree": f"<x-a><template shadowrootmode=open><h1>{FERRY}</h1></template></x-a>",
    "no script": f"<noscript><h1>{FERRY}</h1></noscript>",
    "a drawing": f"<svg><foreignObject><h1>{FERRY}</h1></foreignObject></svg>",
    "a dialog": f"<dialog><h1>{FERRY}</h1></dialog>",
    "what is hidden": f"<h1 hidden>{FERRY}</h1>",
    "what is styled away": f"<h1 style='display: none'>{FERRY}</h1>",
}


@pytest.mark.parametrize("first", UNSEEN.values(), ids=UNSEEN)
def test_a_heading_that_no_browser_shows_is_no_headline(first: str) -> None:
    assert chosen(f"{first}<h1>{QUAY}</h1>") == (QUAY, "h1")
    assert chosen(f"{first}<h2>{QUAY}</h2>", f"<title>{QUAY}</title>") == (QUAY, "h2")


def test_an_h1_that_is_only_read_out_goes_behind_what_is_seen() -> None:
    body = f"<h1 class='sr-only'>The Tide Post news</h1><h2>{QUAY}</h2>"
    assert chosen(body, f"<title>{QUAY} - The Tide Post</title>") == (QUAY, "h2")
    assert chosen(body, meta(og__title=QUAY)) == (QUAY, "h2")


def test_an_h1_that_is_only_read_out_and_repeated_is_the_headline() -> None:
    body = f"<h1 class='visually-hidden'>{QUAY}</h1><h2>{FERRY}</h2>"
    assert chosen(body, meta(og__title=QUAY) + jsonld(headline=FERRY))[0] == QUAY


def test_a_heading_in_an_open_dialog_is_seen() -> None:
    assert chosen(f"<dialog open><h1>{QUAY}</h1></dialog>") == (QUAY, "h1")


def test_the_time_at_the_end_of_a_headline_is_none_of_it() -> None:
    body = f"<h1>{QUAY} <time>3 November 2026</time></h1>"
    assert chosen(body) == (QUAY, "h1")


def test_an_h1_that_names_the_source_tells_what_goes_from_the_title() -> None:
    head = f"<title>{QUAY} | The Tide Post</title>"
    assert chosen("<h1>The Tide Post</h1>", head) == (QUAY, "title")


@pytest.mark.parametrize(("body", "head", "expected"), CASES.values(), ids=CASES)
def test_the_headline_is_what_readers_see(
    body: str, head: str, expected: tuple[str, str]
) -> None:
    named = entry("Port opens") if expected[1] == "entry" else ENTRY
    assert chosen(body, head, named) == expected


KICKERS = {
    "a kicker goes": (
        "<h1><span class='kicker'>Ports</span> Quay opens</h1>",
        "Quay opens",
    ),
    "by a part of its class": (
        "<h1><b class='c-Eyebrow--x'>Ports</b>Quay opens</h1>",
        "Quay opens",
    ),
    "with the bar behind it": (
        "<h1><a class='topline' href='/ports'>Ports</a> | Quay opens</h1>",
        "Quay opens",
    ),
    "inside an element that holds all": (
        "<h1><a href='/1'><span><i class='kicker'>Ports</i> Quay opens</span></a></h1>",
        "Quay opens",
    ),
    "what is only read out": (
        "<h1><span class='sr-only'>Video:</span> Quay opens</h1>",
        "Quay opens",
    ),
    "a kicker that a colon ties stays": (
        "<h1><span class='kicker'>Ports</span>: Quay opens</h1>",
        "Ports: Quay opens",
    ),
    "a minus sign stays": (
        "<h1><b class='kicker'>Oslo</b>-20 degrees at sea</h1>",
        "-20 degrees at sea",
    ),
    "a heading that is all kicker stays": (
        "<h1><span class='kicker'>Ports</span></h1>",
        "Ports",
    ),
    "a kicker behind the headline stays": (
        "<h1>Quay opens <span class='kicker'>Ports</span></h1>",
        "Quay opens Ports",
    ),
    "an empty kicker": (
        "<h1><span class='kicker'></span>Quay opens</h1>",
        "Quay opens",
    ),
    "a badge goes": (
        "<h1>Quay opens <span class='badge'>Premium</span></h1>",
        "Quay opens",
    ),
    "a badge of many words stays": (
        "<h1>Quay <span class='badge'>opens at last today</span></h1>",
        "Quay opens at last today",
    ),
    "a first word in italics stays": (
        "<h1><i>Havbris</i> sinks at quay</h1>",
        "Havbris sinks at quay",
    ),
    "a last word in italics stays": (
        "<h1>Quay opens for <i>Havbris</i></h1>",
        "Quay opens for Havbris",
    ),
}


@pytest.mark.parametrize(("body", "expected"), KICKERS.values(), ids=KICKERS)
def test_a_kicker_is_no_part_of_the_headline(body: str, expected: str) -> None:
    assert chosen(body) == (expected, "h1")


CONFIRMED = {
    "kicker, as JSON-LD lacks it": (
        f"<h1><span>Ports</span> {QUAY}</h1>",
        jsonld(headline=QUAY),
        QUAY,
        "the h1, which JSON-LD repeats; less its kicker or badge",
    ),
    "kicker and its colon, as OpenGraph lacks both": (
        f"<h1><span>Ports</span>: {QUAY}</h1>",
        meta(og__title=QUAY),
        QUAY,
        "the h1, which OpenGraph repeats; less its kicker or badge",
    ),
    "kicker alone: the dash opens a quotation": (
        "<h1><span>Ports</span> – We open the quay</h1>",
        meta(og__title="– We open the quay"),
        "– We open the quay",
        "the h1, which OpenGraph repeats; less its kicker or badge",
    ),
    "subtitle, as OpenGraph lacks it": (
        f"<h1>{QUAY} <small>What ferries pay from now on</small></h1>",
        meta(og__title=QUAY),
        QUAY,
        "the h1, which OpenGraph repeats; less its kicker or badge",
    ),
    "nothing: the last part is the headline's by JSON-LD": (
        f"<h1>{QUAY} <em>of work</em></h1>",
        jsonld(headline=f"{QUAY} of work") + meta(og__title=QUAY),
        f"{QUAY} of work",
        "the h1, which JSON-LD repeats",
    ),
    "the section that the page names": (
        f"<h1>Ports | {QUAY}</h1>",
        meta(article__section="Ports", og__title=QUAY),
        QUAY,
        "the h1 that agrees best with the other titles",
    ),
    "the source's name": (
        f"<h1>{QUAY} - Harbour Wire</h1>",
        meta(twitter__title=QUAY),
        QUAY,
        "the h1 that agrees best with the other titles",
    ),
}


@pytest.mark.parametrize(
    ("body", "head", "expected", "rule"), CONFIRMED.values(), ids=CONFIRMED
)
def test_what_goes_from_an_h1_where_other_titles_lack_it(
    body: str, head: str, expected: str, rule: str
) -> None:
    headline = choose_headline(context_of(body, head=head))
    assert (headline.text, headline.rule) == (expected, rule)


SEARCHED = "Oslo port 2026: new quay, price, opening hours"
TRAIL = f"<nav><ul><li><a href='/'>News</a></li><li><h1>{SEARCHED}</h1></li></ul></nav>"
BELOW = "the heading below a path that ends in the h1"
TRAILS = {
    "the h2 that OpenGraph repeats": (
        f"{TRAIL}<h2>{QUAY}</h2><h2>{FERRY}</h2>",
        jsonld(headline=SEARCHED) + meta(og__title=QUAY),
        (QUAY, "h2", BELOW),
    ),
    "less its kicker": (
        (
            f"<div class='l-Breadcrumbs'><h1>{SEARCHED}</h1></div>"
            f"<h2><span>Oslo – </span><span>{QUAY}</span></h2>"
        ),
        jsonld(headline=SEARCHED) + meta(og__title=QUAY),
        (QUAY, "h2", f"{BELOW}; less its kicker or badge"),
    ),
    "by its signs too": (
        (
            f"<ol itemtype='https://schema.org/BreadcrumbList'><h1>{SEARCHED}</h1></ol>"
            f"<h2><span>Oslo</span> {QUAY}</h2>"
        ),
        jsonld(headline=f"Oslo: {QUAY}") + meta(og__title=SEARCHED),
        (
            f"Oslo: {QUAY}",
            "jsonld:headline",
            "what JSON-LD says; the h1 ends the path to the page",
        ),
    ),
    "the h1 itself, where JSON-LD repeats it": (
        f"{TRAIL}<h2>More of ports</h2>",
        jsonld(headline=SEARCHED) + meta(og__title=QUAY),
        (
            SEARCHED,
            "h1",
            "the h1 that ends the path to the page that agrees best with the other titles",
        ),
    ),
    "but one far inside another part": (
        f"<nav><div><div><div><div><div><h1>{QUAY}</h1></div></div></div></div></div></nav>",
        meta(og__title=QUAY),
        (QUAY, "h1", "the h1, which OpenGraph repeats"),
    ),
    "not a menu's name": (
        "<nav><h1>Menu</h1></nav>",
        meta(og__title=QUAY),
        (QUAY, "meta:og:title", "what OpenGraph says; no heading agrees"),
    ),
    "another h1 goes before the path's": (
        f"{TRAIL}<h1>{QUAY}</h1>",
        meta(og__title=QUAY),
        (QUAY, "h1", "the h1, which OpenGraph repeats"),
    ),
}


@pytest.mark.parametrize(("body", "head", "expected"), TRAILS.values(), ids=TRAILS)
def test_an_h1_in_the_path_to_the_page_is_not_what_readers_see(
    body: str, head: str, expected: tuple[str, str, str]
) -> None:
    headline = choose_headline(context_of(body, head=head))
    assert (headline.text, headline.evidence, headline.rule) == expected


SAID = "Port opens: new quay ready after two years"
ALIKE = {"og__title": SAID, "twitter__title": SAID}
OTHER_WORDS = {
    "a newsroom's": jsonld(headline=SAID) + meta(**ALIKE),
    "a blog's": jsonld(**{"@type": "BlogPosting"}, headline=SAID) + meta(**ALIKE),
    "about something else": jsonld(headline=FERRY)
    + meta(og__title=FERRY, twitter__title=FERRY),
}


@pytest.mark.parametrize("head", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_what_is_said_to_machines_does_not_replace_what_readers_see(head: str) -> None:
    assert chosen(f"<h1>{QUAY}</h1>", head) == (QUAY, "h1")


@pytest.mark.parametrize(
    "title",
    [
        "a - " * 20_000,
        "a\u00a0" * 50_000,
        "\u00a0" * 100_000 + "x",
        "a | Harbour Wire" * 5000,
        "|" * 999,
    ],
    ids=["separators", "words", "spaces", "names", "bars"],
)
def test_a_hostile_title_costs_little(title: str) -> None:
    start = time.process_time()
    chosen("<h1>x</h1>" * 20, f"<title>{title}</title>" + meta(og__title=title))
    chosen(f"<h1><b>{title}</b>{title}</h1>" * 20, f"<title>{title[:999]}</title>")
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "heading", ["<h1>", "<div><h1>", "<div><h2>", "<div itemprop='headline'>"]
)
@pytest.mark.parametrize(
    "inside", ["<b>x</b>" * 20_000, "<b></b>" * 20_000, "x " * 10**6]
)
def test_a_part_of_the_page_inside_headings_costs_little(
    heading: str, inside: str
) -> None:
    context = context_of(heading * 25 + inside)
    start = time.process_time()
    choose_headline(context)
    assert time.process_time() - start < 0.5


def test_all_that_may_be_the_headline_is_listed_the_chosen_first() -> None:
    context = context_of(
        f"<h1>{FERRY}</h1><h2>{QUAY}</h2><b itemprop='headline'>Quay</b>",
        head=jsonld(headline=FERRY) + "<title>Ferry - Harbour Wire</title>",
    )
    h1, h2, b = (context.root.find(f".//{tag}") for tag in ("h1", "h2", "b"))
    assert headline_candidates(context) == [
        Candidate(text=FERRY, evidence="h1", element=h1),
        Candidate(text="Quay", evidence="itemprop:headline", element=b),
        Candidate(text=QUAY, evidence="h2", element=h2),
        Candidate(text=FERRY, evidence="jsonld:headline"),
        Candidate(text="Ferry", evidence="title"),
    ]


def test_nothing_is_listed_of_a_page_without_any_title() -> None:
    assert headline_candidates(context_of("<p>x</p>")) == []
