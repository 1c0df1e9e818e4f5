from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import BODY, COAST_NEWS, NOON, WITHDRAWN, make_story
from wirecrawler.credit import Gate
from wirecrawler.publish.plain import story_text, wire_text
from wirecrawler.source import EXCERPT, LINK_ONLY
from wirecrawler.story import Precision, Status, Story

GATE = Gate(today=NOON.date(), withheld={})
CREDIT = """\
“Port opens new quay” (headline changed) by Ingrid Moen, Harbour Wire \
(https://harbourwire.example/news/quay); CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)
"""
BARE = """\
Source: Harbour Wire, https://harbourwire.example/news/quay

This story is by Harbour Wire.
"""
FOOT = f"{CREDIT}\n{BARE}"
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

“Port opens new quay” (headline changed) by Harbour Wire \
(https://harbourwire.example/news/quay); rights held by Harbour Wire

{BARE}""",
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
            f"""\
Port Opens New Quay
By A. Moen, B. Lie | Harbour Wire | 3 November 2026, 09:15 UTC
Corrected: this is revision 3

Text.

{CREDIT.replace("Ingrid Moen", "A. Moen, B. Lie")}
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
            make_story(
                status=Status.KILLED,
                reason="an\torder",
                evidence={"status": "editor:Jo\x1b Berg"},
                filed_at=NOON,
                original=WITHDRAWN,
                body="Text.",
            ),
            f"""\
Port Opens New Quay
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC
Killed: an order (by Jo Berg, 3 November 2026, 12:00 UTC)

Text.

{FOOT}""",
            id="killed by an editor",
        ),
        pytest.param(
            make_story(
                id=7,
                status=Status.CORRECTED,
                revision=2,
                filed_at=NOON,
                notice="Correction:\nthe name.",
                original=WITHDRAWN,
                body="Text.",
            ),
            f"""\
Port Opens New Quay
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC
Corrected: this is revision 2, filed 3 November 2026, 12:00 UTC
Its source's notice: Correction: the name.
Original withdrawn: see `wirecrawler family 7`

Text.

{FOOT}""",
            id="corrected with a notice, its original withdrawn",
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
    assert story_text(story, gate=GATE) == text


def test_the_house_is_told_what_print_withholds_and_reads_on() -> None:
    gate = replace(GATE, withheld={"harbour_wire": "court order"})
    assert (
        story_text(make_story(body="Text."), gate=gate)
        == f"""\
Port Opens New Quay
By Ingrid Moen | Harbour Wire | 3 November 2026, 09:15 UTC

Text.

Withheld from print: harbour_wire: court order

{BARE}"""
    )


def test_a_story_is_set_to_a_width() -> None:
    story = make_story(body="The port opened its new quay on Tuesday.", disclaimer="")
    assert story_text(story, gate=GATE, width=30) == (
        "Port Opens New Quay\n"
        "By Ingrid Moen | Harbour Wire\n"
        "| 3 November 2026, 09:15 UTC\n"
        "\n"
        "The port opened its new quay\n"
        "on Tuesday.\n"
        "\n"
        "“Port opens new quay”\n"
        "(headline changed) by Ingrid\n"
        "Moen, Harbour Wire\n"
        "(https://harbourwire.example/news/quay);\n"
        "CC BY 4.0\n"
        "(https://creativecommons.org/licenses/by/4.0/)\n"
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
    assert wire_text(GATE.printed([linked, quoted]), NOON) == (
        "Ferry Late\n"
        "Coast News | 1 day ago | corrected\n"
        "https://coastnews.example/ferry\n"
        "\n"
        "Port Opens New Quay\n"
        "OSLO, 3 November (HW) - The port of Oslo opened its new quay on Tuesday, two years "
        "later than planned and a third over its budget…\n"
        "Harbour Wire | 2 hours ago\n"
        "https://harbourwire.example/news/quay\n"
    )


def test_an_empty_wire_is_no_text() -> None:
    assert wire_text([], NOON) == ""
