from datetime import timedelta

import pytest

from tests.factories import BODY, COAST_NEWS, NOON, make_story
from wirecrawler.publish.plain import story_text, wire_text
from wirecrawler.source import EXCERPT, LINK_ONLY
from wirecrawler.story import Precision, Status, Story

FOOT = """\
Source: Harbour Wire, https://harbourwire.example/news/quay

This story is by Harbour Wire.
"""
FIRST, SECOND = BODY.split("\n\n")


@pytest.mark.parametrize(
    ("story", "text"),
    [
        pytest.param(
            make_story(),
            f"""\
Port Opens New Quay
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC

{FIRST}

{SECOND}

{FOOT}""",
            id="whole",
        ),
        pytest.param(
            make_story(
                byline=(), body="", published_precision=Precision.DAY, terms=LINK_ONLY
            ),
            f"""\
Port Opens New Quay
Harbour Wire | 3 November 2026

Terms: The headline and the link may be printed; rights held by Harbour Wire; \
no permission is known

{FOOT}""",
            id="link only, a day, no byline",
        ),
        pytest.param(
            make_story(
                byline=("A. Moen", "B. Lie"),
                body="Text.",
                status=Status.CORRECTED,
                revision=3,
                disclaimer="",
            ),
            """\
Port Opens New Quay
By A. Moen, B. Lie | Harbour Wire | 3 November 2026, 09:15 UTC
Corrected: this is revision 3

Text.

Source: Harbour Wire, https://harbourwire.example/news/quay
""",
            id="corrected, two names, no disclaimer",
        ),
        pytest.param(
            make_story(status=Status.KILLED, reason="gone (410)", body="Text."),
            f"""\
Port Opens New Quay
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC
Killed: gone (410)

Text.

{FOOT}""",
            id="killed: the house reads on",
        ),
        pytest.param(
            make_story(status=Status.KILLED, body="Text."),
            f"""\
Port Opens New Quay
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC
Killed: no reason is known

Text.

{FOOT}""",
            id="killed for no known reason",
        ),
        pytest.param(
            make_story(headline="\x1b[2JPort\nopens", body="a\u202eb\n- c\x07"),
            f"""\
[2JPort opens
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC

a b
- c\N{SPACE}

{FOOT}""",
            id="controls do nothing",
        ),
    ],
)
def test_a_story_is_printed_with_its_foot(story: Story, text: str) -> None:
    assert story_text(story) == text


def test_a_story_is_set_to_a_width() -> None:
    story = make_story(body="The port opened its new quay on Tuesday.", disclaimer="")
    assert story_text(story, width=30) == (
        "Port Opens New Quay\n"
        "By Ingrid Moen | Harbour Wire\n"
        "| 3 November 2026, 09:15 UTC\n"
        "\n"
        "The port opened its new quay\n"
        "on Tuesday.\n"
        "\n"
        "Source: Harbour Wire,\n"
        "https://harbourwire.example/news/quay\n"
    )


def test_the_wire_lists_what_the_terms_allow() -> None:
    linked = make_story(
        source=COAST_NEWS,
        url="https://coastnews.example/ferry",
        headline="Ferry Late",
        status=Status.CORRECTED,
        published_at=NOON - timedelta(days=1),
    )
    quoted = make_story(terms=EXCERPT, byline=())
    assert wire_text([linked, quoted], NOON) == (
        "Ferry Late\n"
        "Coast News | 1 day ago | corrected\n"
        "https://coastnews.example/ferry\n"
        "\n"
        "Port Opens New Quay\n"
        "OSLO, 3 November (HW) - The port of Oslo opened its new quay on Tuesday, two years "
        "later than planned and a third over its budget. Two ferries and a grain ship…\n"
        "Harbour Wire | 2 hours ago\n"
        "https://harbourwire.example/news/quay\n"
    )


def test_an_empty_wire_is_no_text() -> None:
    assert wire_text([], NOON) == ""
