"""Credits: what a page says of whose work its story is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import ENTRY, jsonld, page_of
from tests.factories import HARBOUR_WIRE, make_fetch
from wirecrawler.extract.credits import page_credits
from wirecrawler.extract.page import PageReading, PageSelectors
from wirecrawler.story import Entry

SENTENCE = (
    "Two ferries and a grain ship tied up at the new quay within the first hour, the harbour"
    " master said, and a fourth was waiting in the fjord for its pilot on Tuesday."
)
# So much that what is named for other things is not looked into for want of text.
TEXT = "".join(f"<p>On day {day}, {SENTENCE}</p>" for day in range(8))


def credits_of(
    below: str = "",
    *,
    above: str = "",
    head: str = "",
    text: str = TEXT,
    outside: str = "",
    entry: Entry = ENTRY,
    selectors: PageSelectors | None = None,
) -> tuple[str, ...]:
    """Return the credits of a page with this around its text."""
    story = f"<h1>Port opens new quay</h1>{above}<article>{text}{below}</article>"
    page = page_of(f"<main>{story}</main>{outside}", head=head)
    reading = PageReading(
        page,
        source=HARBOUR_WIRE,
        entry=entry,
        fetch=make_fetch(),
        selectors=selectors or PageSelectors(),
    )
    return page_credits(
        reading.context,
        located=reading.located,
        body=reading.body.blocks,
        headline=reading.headline.element,
    )


FOUND = {
    "nothing": ("", ()),
    "a credit that is left out of the text": (
        "<p>With files from The Associated Press</p>",
        ("With files from The Associated Press",),
    ),
    "of nobody that is known": (
        "<p>Reporting by Ann Poe; editing by John Roe</p>",
        ("Reporting by Ann Poe; editing by John Roe",),
    ),
    "a label": ("<div class='source'>Source: AP</div>", ("Source: AP",)),
    "a Persian one": ("<footer>منبع: ایسنا</footer>", ("منبع: ایسنا",)),
    "a code": ("<p>sak/Reuters</p>", ("sak/Reuters",)),
    "a code on the last line": (
        f"<p>At last, {SENTENCE}<br>MNA/6017630</p>",
        ("MNA/6017630",),
    ),
    "rights": ("<p>© dpa-infocom, dpa:2611-9/5</p>", ("© dpa-infocom, dpa:2611-9/5",)),
    "a footer": (
        "<div class='story-footer'>red, ORF.at/<a href='/a'>Agenturen</a></div>",
        ("red, ORF.at/Agenturen",),
    ),
    "a footer of tabs": ("<ul class='nav nav-tabs'><li>MLA<li>APA<li>Chicago</ul>", ()),
    "a picture's": ("<figure><figcaption>Source: AP</figcaption></figure>", ()),
    "a picture's by its name": ("<div class='photo-box'><p>Source: AP</p></div>", ()),
    "what cites": ("<p>Read it at Associated Press</p>", ()),
    "labels of other stories": ("<h3>Reuters</h3><p><a href='/a'>AFP</a></p>", ()),
    "the source": ("<p>Harbour Wire</p>", ()),
}


@pytest.mark.parametrize(("below", "expected"), FOUND.values(), ids=FOUND)
def test_credits_below_a_text(below: str, expected: tuple[str, ...]) -> None:
    assert credits_of(below) == expected


ABOVE = {
    "a byline": ("<div>By Ann Poe with AP</div>", ("By Ann Poe with AP",)),
    "in brackets": (
        "<p>Ann Poe (with inputs from Agencies) | 3 November</p>",
        ("Ann Poe (with inputs from Agencies) | 3 November",),
    ),
    "a label": ("<span>Quelle: dpa Sport</span>", ("Quelle: dpa Sport",)),
    "an author": ("<div class='article-author'>APA</div>", ("APA",)),
    "a picture's": ("<figure><span>AFP</span></figure><p>© AFP</p>", ()),
    "agencies that are not named": (
        "<div>3 November 2026 | Agencies</div>",
        ("3 November 2026 | Agencies",),
    ),
    "a person's": ("<p>By Ann Poe</p>", ()),
    "a menu": ("<div class='share'>" + "<b>AP</b>" * 50 + "</div>", ()),
}


@pytest.mark.parametrize(("above", "expected"), ABOVE.values(), ids=ABOVE)
def test_credits_above_a_text(above: str, expected: tuple[str, ...]) -> None:
    assert credits_of(above=above) == expected


HEADS = {
    "an author": (jsonld(author={"@type": "Person", "name": "AP"}), ("AP",)),
    "a person": (jsonld(author={"@type": "Person", "name": "Ann Poe"}), ()),
    "a publisher": (
        jsonld(publisher={"@type": "Organization", "name": "The Quay"}),
        (),
    ),
    "an origin": (
        jsonld(sourceOrganization={"@type": "Organization", "name": "The Quay"}),
        ("The Quay",),
    ),
    "an address": (jsonld(isBasedOn="https://thequay.example/a"), ()),
    "what it is based on": (
        jsonld(isBasedOn=[{"@type": "NewsArticle", "publisher": {"name": "AFP"}}]),
        ("AFP",),
    ),
    "a notice": (jsonld(copyrightNotice="© AFP"), ("© AFP",)),
    "for whom its author works": (
        jsonld(author={"name": "Ann Poe", "affiliation": {"name": "Associated Press"}}),
        ("Associated Press",),
    ),
    "where it was first": (
        '<meta name="syndication-source" content="https://apnews.com/a/1">',
        ("AP",),
    ),
    "where it was first, at nobody's": (
        '<meta name="original-source" content="https://thequay.example/a">',
        (),
    ),
    "a photographer": ('<meta name="photo-author" content="AFP">', ()),
    "a meta element": (
        '<meta property="article:author" content="Associated Press in Oslo">',
        ("Associated Press in Oslo",),
    ),
    "an account": (
        '<meta property="article:author" content="https://facebook.com/ap">',
        (),
    ),
    "a picture": ('<meta property="og:image:copyright" content="AFP">', ()),
}


@pytest.mark.parametrize(("head", "expected"), HEADS.values(), ids=HEADS)
def test_credits_for_machines(head: str, expected: tuple[str, ...]) -> None:
    assert credits_of(head=head) == expected


def test_a_byline_above_the_headline() -> None:
    page = page_of(
        f"<p>By Ann Poe, AP</p><h1>Port opens new quay</h1><div>{TEXT}</div>"
    )
    reading = PageReading(
        page,
        source=HARBOUR_WIRE,
        entry=ENTRY,
        fetch=make_fetch(),
        selectors=PageSelectors(),
    )
    assert reading.credits == ("By Ann Poe, AP",)


def test_a_page_whose_headline_is_not_shown() -> None:
    page = page_of(
        f"<p>By Ann Poe, AP</p>{TEXT}", head="<title>Port opens new quay</title>"
    )
    reading = PageReading(
        page,
        source=HARBOUR_WIRE,
        entry=ENTRY,
        fetch=make_fetch(),
        selectors=PageSelectors(),
    )
    assert reading.credits == ("By Ann Poe, AP",)


def test_what_stands_far_above_the_text_is_not_heard() -> None:
    between = "<span>Listen</span><br><br>" * 30
    assert credits_of(above=f"<p>By Ann Poe, AP</p><div>{between}</div>") == ()


def test_a_byline_within_the_text() -> None:
    text = f"{TEXT}<div class='author'>Af Ritzau</div>{TEXT.replace('day', 'night')}"
    assert credits_of(text=text) == ("Af Ritzau",)


def test_the_entry_is_heard() -> None:
    assert credits_of(entry=replace(ENTRY, byline=("Reuters",))) == ("Reuters",)


def test_the_text_of_a_selector_has_its_credits_too() -> None:
    selectors = PageSelectors(body="article p", drop=".from")
    below = "<p class='from'>With information from AFP</p><p>im/kx (AP)</p>"
    assert credits_of(below, selectors=selectors) == (
        "With information from AFP",
        "im/kx (AP)",
    )


def test_a_page_without_text_credits_nobody() -> None:
    assert credits_of(text="") == ()


@given(st.text(alphabet="AP(/)© by:Source<>pdivclass=' \n", max_size=200))
def test_any_markup_is_read(markup: str) -> None:
    found = credits_of(markup, above=markup, outside=markup)
    assert len(found) == len(set(found))
