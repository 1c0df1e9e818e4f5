"""Masthead: the names of the source and section at the ends of a title."""

import pytest

from tests.extract.pages import context_of, jsonld, meta
from wirecrawler.extract.title import choose_headline

QUAY = "Port opens new quay after two years"


def chosen(head: str, body: str = "") -> tuple[str, str]:
    """Return the headline of a page and where it stood."""
    headline = choose_headline(context_of(body, head=head))
    return headline.text, headline.evidence


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
    "a bar of another script": f"{QUAY}｜Harbour Wire",
    "a letter that stands for a bar": f"{QUAY}ㅣHarbour Wire",
    "a joint without spaces": f"{QUAY}_Harbour Wire",
    "a colon without spaces": f"{QUAY}:Harbour Wire",
    "more than the name": f"{QUAY} - Harbour Wire English",
    "the host's name": f"{QUAY} - HarbourWire.example",
}


@pytest.mark.parametrize("title", SITES.values(), ids=SITES)
def test_the_sites_name_is_taken_off_either_end(title: str) -> None:
    head = (
        f"<title>{title}</title>"
        + meta(og__site_name="HW Online")
        + '<meta name="application-name" content="HW App">'
        + jsonld(publisher={"@type": "Organization", "name": "The Port Paper"})
    )
    assert chosen(head) == (QUAY, "title")


KEPT = {
    "a dash of the headline's own": "Port opens - at last",
    "a colon of its own": "Minister: the quay is open",
    "a site's name without a separator": "All about Harbour Wire",
    "the site's name alone": "Harbour Wire",
    "who says so": "Quay is unsafe: Harbour Wire",
    "what has the name for a part": "Quay opens - what Harbour Wire and its readers think of it",
    "a word of another title": "Col·legi opens - Barcelona today",
    "a bar at the start": "| Harbour Wire",
    "a bar at the end": "Port opens |",
}


@pytest.mark.parametrize("title", KEPT.values(), ids=KEPT)
def test_what_is_not_the_sites_name_stays(title: str) -> None:
    assert chosen(f"<title>{title}</title>") == (title, "title")


def test_a_section_behind_a_title_goes_when_another_title_lacks_it() -> None:
    head = f"<title>{QUAY} - Ports - Harbour Wire</title>" + meta(twitter__title=QUAY)
    assert chosen(head, f"<h2>{QUAY}</h2>") == (QUAY, "h2")


def test_a_section_goes_that_the_page_names() -> None:
    head = (
        meta(article__section="Ports") + f"<title>{QUAY}-Ports | Harbour Wire</title>"
    )
    assert chosen(head) == (QUAY, "title")


def test_a_section_in_front_goes_too() -> None:
    head = jsonld(articleSection="Ports") + f"<title>Ports | {QUAY}</title>"
    assert chosen(head) == (QUAY, "title")


def test_what_another_title_lacks_stays_where_it_may_be_of_the_sentence() -> None:
    head = jsonld(headline=f"{QUAY}: ferries pay") + meta(og__title=QUAY)
    assert chosen(head) == (f"{QUAY}: ferries pay", "jsonld:headline")


def test_what_stands_before_the_sites_name_stays() -> None:
    title = "Port opens new quay - ferries pay | Harbour Wire"
    assert chosen(f"<title>{title}</title>") == (
        "Port opens new quay - ferries pay",
        "title",
    )


def test_what_joins_words_parts_no_section_of_two_words() -> None:
    head = jsonld(articleSection="Deep Sea") + "<title>Oslo-Deep Sea</title>"
    assert chosen(head) == ("Oslo-Deep Sea", "title")
