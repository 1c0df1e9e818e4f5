"""What pages say of their source."""

import pytest

from tests.extract.pages import URL, jsonld, meta
from wirecrawler.extract.site_facts import (
    Guess,
    SiteFacts,
    agency_guess,
    common_ending,
    country_of,
    host_of,
    language_guess,
    site_facts,
)


def facts(head: str = "", body: str = "", root: str = "<html>") -> SiteFacts:
    page = f"<!doctype html>{root}<head>{head}</head><body>{body}</body></html>"
    return site_facts(page.encode(), url=URL, encoding="utf-8")


def test_a_page_says_names_language_and_data() -> None:
    found = facts(
        "<title> Quay opens - Harbour Wire </title>"
        + meta(og__site_name="Harbour Wire", og__locale="en_GB")
        + jsonld(publisher={"@type": "Organization", "name": "HARBOUR WIRE"})
        + jsonld(publisher={"@type": "WebSite", "name": "Harbour Wire Ltd"})
        + f"<meta name='application-name' content='{'x' * 61}'>",
        "<div itemprop='articleBody'>The quay opens.</div>",
    )
    assert found == SiteFacts(
        url=URL,
        names=(("Harbour Wire", "og:site_name"), ("Harbour Wire Ltd", "JSON-LD")),
        title="Quay opens - Harbour Wire",
        language="en-GB",
        data=("JSON-LD NewsArticle", "OpenGraph", "microdata articleBody"),
    )


def test_a_page_that_says_nothing_is_none_the_worse() -> None:
    assert facts() == SiteFacts(url=URL)


def said(*names: str, title: str = "") -> SiteFacts:
    return SiteFacts(
        url=URL, names=tuple((name, "og:site_name") for name in names), title=title
    )


AGENCIES = {
    "what every page says": (
        [said("Harbour Wire"), said("Harbour Wire")],
        "",
        Guess(value="Harbour Wire", sureness="certain", ground="og:site_name"),
    ),
    "what one says, and its titles": (
        [
            said("Harbour Wire", title="Quay | Harbour Wire"),
            said(title="Ferry | Harbour Wire"),
        ],
        "",
        Guess(value="Harbour Wire", sureness="certain", ground="og:site_name"),
    ),
    "what one says": (
        [said("Harbour Wire", "The Owner")],
        "",
        Guess(
            value="Harbour Wire",
            sureness="likely",
            ground="og:site_name",
            others=("The Owner",),
        ),
    ),
    "the one that its host says too": (
        [said("The Owner", "Harbour Wire")],
        "",
        Guess(
            value="Harbour Wire",
            sureness="likely",
            ground="og:site_name",
            others=("The Owner",),
        ),
    ),
    "the end of its titles": (
        [said(title="Quay - Harbour Wire"), said(title="Ferry - Harbour Wire")],
        "",
        Guess(value="Harbour Wire", sureness="likely", ground="the end of every title"),
    ),
    "its feed": (
        [said(title="Quay")],
        "Home | Harbour Wire | Latest",
        Guess(value="Harbour Wire", sureness="likely", ground="the feed's title"),
    ),
    "its host": (
        [],
        "News",
        Guess(
            value="harbourwire.example",
            sureness="unsure",
            ground="nothing names it but its host",
        ),
    ),
}


@pytest.mark.parametrize(("pages", "feed", "guess"), AGENCIES.values(), ids=AGENCIES)
def test_an_agency_is_what_most_pages_say(
    pages: list[SiteFacts], feed: str, guess: Guess
) -> None:
    assert agency_guess(pages, feed, "harbourwire.example", ["Quay", "Ferry"]) == guess


def test_what_ends_a_headline_is_no_name() -> None:
    titles = ["Quay - in pictures", "Ferry - in pictures"]
    assert common_ending(titles, []) == "in pictures"
    assert common_ending(titles, ["Quay of Harwich - in pictures"]) == ""
    assert common_ending(["Quay | Wire"], []) == ""


COUNTRIES = {
    "a domain": ("tehrantimes.ir", [], "IR", "certain"),
    "the British one": ("bbc.co.uk", [], "GB", "certain"),
    "one that is sold to all": ("wire.io", ["de-AT"], "AT", "likely"),
    "no country's": ("wire.example", [], "", "unsure"),
    "Europe's": ("wire.eu", ["en-US", "en"], "", "unsure"),
    "an address": ("127.0.0.1", [], "", "unsure"),
}


@pytest.mark.parametrize(
    ("host", "languages", "code", "sureness"), COUNTRIES.values(), ids=COUNTRIES
)
def test_a_country_is_that_of_a_domain_or_a_language(
    host: str, languages: list[str], code: str, sureness: str
) -> None:
    guess = country_of(host, languages)
    assert (guess.value, guess.sureness) == (code, sureness)


LANGUAGES = {
    "all agree": (["en-GB", "en-GB"], ["en", "en-GB"], "", "en-GB", "certain"),
    "a feed says another": (["de", "en"], ["de", "de"], "", "de", "likely"),
    "the script agrees": (
        ["en"],
        ["fa"],
        "اسکله تازه روز سه‌شنبه گشوده شد",
        "fa",
        "certain",
    ),
    "two regions": (["en-GB", "en-US"], ["en"], "", "en", "certain"),
    "pages alone": (["", "tr"], [""], "", "tr", "likely"),
    "the script alone": ([], [], "اسکله تازه روز سه‌شنبه گشوده شد", "fa", "unsure"),
    "nothing": ([], [], "", "", "unsure"),
}


@pytest.mark.parametrize(
    ("pages", "stories", "text", "tag", "sureness"), LANGUAGES.values(), ids=LANGUAGES
)
def test_a_language_is_that_of_the_stories(
    pages: list[str], stories: list[str], text: str, tag: str, sureness: str
) -> None:
    guess = language_guess(pages, stories, text)
    assert (guess.value, guess.sureness) == (tag, sureness)


HOSTS = {
    "https://www.e.example/": "e.example",
    "https://[x/": "",
    "nothing": "",
}


@pytest.mark.parametrize(("url", "host"), HOSTS.items(), ids=HOSTS)
def test_a_host_is_named_without_its_www(url: str, host: str) -> None:
    assert host_of(url) == host


CALLED = {
    "a name": ("Harbour Notes - Latest", "", "Harbour Notes"),
    "an address": ("https://e.example/rss", "", "e.example"),
    "a host": ("www.e.example", "", "e.example"),
    "no name": ("RSS", "", "e.example"),
    "what the feed says goes before": ("Harbour Notes", "Harbour Wire", "Harbour Wire"),
}


@pytest.mark.parametrize(("called", "title", "name"), CALLED.values(), ids=CALLED)
def test_a_reader_s_name_is_taken_where_the_source_says_none(
    called: str, title: str, name: str
) -> None:
    assert agency_guess([said()], title, "e.example", [], called).value == name
