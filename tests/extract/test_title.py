"""Title: the headline that readers of a page see."""

import time

import pytest

from tests.extract.pages import ENTRY, context_of, jsonld, meta
from wirecrawler.extract.title import choose_headline
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
    "of several h1 none is named": (f"<h1>{FERRY}</h1><h1>{QUAY}</h1>", "", (FERRY, "h1")),
    "h1 that agrees, though a teaser's h2 agrees more": (
        f"<h1>{QUAY} of work</h1><h2>Port opens new quay</h2>",
        meta(og__title="Port opens new quay"),
        (f"{QUAY} of work", "h1"),
    ),
    "the heading that JSON-LD names, whatever its level": (
        f"<h1>Oslo port: {QUAY}</h1><h2>{QUAY}</h2>",
        jsonld(headline=QUAY) + meta(og__title=f"Oslo port: {QUAY}"),
        (QUAY, "h2"),
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
    "an h1 that is empty": ("<h1><img></h1>", meta(og__title=QUAY), (QUAY, "meta:og:title")),
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
    "of two words": ("<h1>Quay opens</h1>", meta(og__title="Quay opens"), ("Quay opens", "h1")),
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
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "expected"), CASES.values(), ids=CASES)
def test_the_headline_is_what_readers_see(
    body: str, head: str, expected: tuple[str, str]
) -> None:
    named = entry("Port opens") if expected[1] == "entry" else ENTRY
    assert chosen(body, head, named) == expected


KICKERS = {
    "a kicker goes": ("<h1><span class='kicker'>Ports</span> Quay opens</h1>", "Quay opens"),
    "by a part of its class": (
        "<h1><b class='c-Eyebrow--x'>Ports</b>Quay opens</h1>",
        "Quay opens",
    ),
    "a kicker that a colon ties stays": (
        "<h1><span class='kicker'>Ports</span>: Quay opens</h1>",
        "Ports: Quay opens",
    ),
    "a heading that is all kicker stays": ("<h1><span class='kicker'>Ports</span></h1>", "Ports"),
    "a kicker behind the headline stays": (
        "<h1>Quay opens <span class='kicker'>Ports</span></h1>",
        "Quay opens Ports",
    ),
    "an empty kicker": ("<h1><span class='kicker'></span>Quay opens</h1>", "Quay opens"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), KICKERS.values(), ids=KICKERS)
def test_a_kicker_is_no_part_of_the_headline(body: str, expected: str) -> None:
    assert chosen(body) == (expected, "h1")


SITES = {
    "bar": f"{QUAY} | Harbour Wire",
    "bar without spaces": f"{QUAY}|Harbour Wire",
    "dash": f"{QUAY} – Harbour Wire",
    "colons": f"{QUAY} :: Harbour Wire",
    "in front": f"Harbour Wire: {QUAY}".replace(": ", " : "),
    "in other letters": f"{QUAY} - HARBOURWIRE",
    "twice": f"{QUAY} - Harbour Wire | Harbour Wire",
    "as a publisher": f"{QUAY} - The Port Paper",
    "as a site name": f"{QUAY} - HW Online",
    "as an application": f"{QUAY} - HW App",
    "no-break spaces": f"{QUAY}\u00a0|\u00a0Harbour Wire",
}


@pytest.mark.parametrize("title", SITES.values(), ids=SITES)
def test_the_sites_name_is_taken_off_either_end(title: str) -> None:
    head = (
        f"<title>{title}</title>"
        + meta(og__site_name="HW Online")
        + '<meta name="application-name" content="HW App">'
        + jsonld(publisher={"@type": "Organization", "name": "The Port Paper"})
    )
    assert chosen("", head) == (QUAY, "title")


KEPT = {
    "a dash of the headline's own": "Port opens - at last",
    "a colon of its own": "Minister: the quay is open",
    "a site's name without a separator": "All about Harbour Wire",
    "the site's name alone": "Harbour Wire",
    "a bar at the start": "| Harbour Wire",
    "a bar at the end": "Port opens |",
}


@pytest.mark.parametrize("title", KEPT.values(), ids=KEPT)
def test_what_is_not_the_sites_name_stays(title: str) -> None:
    assert chosen("", f"<title>{title}</title>") == (title, "title")


def test_a_section_behind_a_title_goes_when_another_title_lacks_it() -> None:
    head = f"<title>{QUAY} - Ports - Harbour Wire</title>" + meta(twitter__title=QUAY)
    assert chosen(f"<h2>{QUAY}</h2>", head) == (QUAY, "h2")


@pytest.mark.parametrize(
    "title",
    ["a - " * 20_000, "a\u00a0" * 50_000, "\u00a0" * 100_000 + "x", "a | Harbour Wire" * 5000],
    ids=["separators", "words", "spaces", "names"],
)  # fmt: skip
def test_a_hostile_title_costs_little(title: str) -> None:
    start = time.process_time()
    chosen("<h1>x</h1>" * 20, f"<title>{title}</title>" + meta(og__title=title))
    assert time.process_time() - start < 3
