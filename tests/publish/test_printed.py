"""What readers get, held against what is stored: a changed byte is named by its place."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.factories import make_story
from wirecrawler.credit import Gate
from wirecrawler.publish.printed import page_faults, printed_faults
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Terms
from wirecrawler.story import Status
from wirecrawler.web.story_html import StoryHtml

GATE = Gate(today=date(2026, 11, 3), withheld={})
PAGE = StoryHtml("The Wire", now=datetime(2026, 11, 3, 16, tzinfo=UTC))
STORY = make_story(
    headline="Ships & <boats> leave “at noon”",
    body="The first ship left.\n\nThe second did not & stayed.",
    body_html="<p>The <em>first</em> ship left.</p><p>The second did not &amp; stayed.</p>",
    credit="Source: Harbour Wire, https://harbourwire.example/1",
    disclaimer="The house has changed nothing.",
    byline=("Mara Lund", "Ole Byman"),
    terms=CC_BY_4,
)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("terms", [CC_BY_4, EXCERPT, LINK_ONLY], ids=str)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_printed_as_it_is_stored_has_no_fault(
    status: Status, terms: Terms, language: str
) -> None:
    story = replace(STORY, status=status, terms=terms, language=language)
    assert printed_faults(story, GATE, page=PAGE) == []
    assert printed_faults(replace(story, body_html=""), GATE, page=PAGE) == []


def test_a_text_that_markup_does_not_say_is_named_wherever_it_is_printed() -> None:
    story = replace(STORY, body_html="<p>The first ship left.</p>")
    assert printed_faults(story, GATE, page=PAGE) == [
        "the markup",
        "the Atom entry",
        "the page",
    ]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("second did", "the page"),
        ("Ships &amp;", "the headline of the page"),
        ("Mara Lund</bdi>,", "the byline of the page"),
        ("Byman", "the attribution of the page"),
        ("changed nothing", "the disclaimer of the page"),
        ("Source: Harbour", "the credit of the page"),
    ],
)
def test_a_flipped_byte_of_a_page_is_named(said: str, place: str) -> None:
    shown = GATE.printable(STORY)
    assert shown is not None
    page = PAGE(shown)
    at = page.rindex(said)
    flipped = f"{page[:at]}{chr(ord(said[0]) ^ 1)}{page[at + 1 :]}"
    assert page_faults(page, STORY, shown) == []
    assert page_faults(flipped, STORY, shown) == [place]
