from dataclasses import replace

import pytest

from tests.factories import HARBOUR_WIRE, make_story
from wirecrawler.credit import Printable
from wirecrawler.publish.attribution import (
    Attribution,
    attribution,
    attribution_line,
    attribution_markup,
)
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Terms, Use
from wirecrawler.story import Story

URL = "https://harbourwire.example/news/quay"
DEED = "https://creativecommons.org/licenses/by/4.0/"
OWN = "https://harbourwire.example/terms"
WHOLE = Attribution(
    title="Port opens new quay",
    changes=("headline changed",),
    author="Ingrid Moen",
    agency="Harbour Wire",
    source_url=URL,
    licence="CC BY 4.0",
    licence_url=DEED,
    holder="",
)


def under(terms: Terms) -> Story:
    return make_story(terms=terms)


@pytest.mark.parametrize(
    ("story", "parts"),
    [
        pytest.param(make_story(), WHOLE, id="all four parts"),
        pytest.param(
            make_story(headline_original="Port Opens New Quay"),
            replace(WHOLE, title="Port Opens New Quay", changes=()),
            id="nothing changed",
        ),
        pytest.param(
            make_story(headline_original=""),
            replace(WHOLE, title="Port Opens New Quay", changes=()),
            id="no headline but ours",
        ),
        pytest.param(
            make_story(byline=()), replace(WHOLE, author="Harbour Wire"), id="no byline"
        ),
        pytest.param(
            make_story(byline=("A. Moen", "B. Lie")),
            replace(WHOLE, author="A. Moen, B. Lie"),
            id="two names",
        ),
        pytest.param(
            make_story(source_url="javascript:alert(1)"),
            replace(WHOLE, source_url=None),
            id="nowhere to send a reader",
        ),
        pytest.param(
            under(replace(CC_BY_4, holder="Harbour Press")),
            replace(WHOLE, holder="Harbour Press"),
            id="a holder of its own",
        ),
        pytest.param(
            under(replace(CC_BY_4, holder="Harbour Wire")), WHOLE, id="the agency holds"
        ),
        pytest.param(
            under(Terms(use=Use.FULL, licence="LicenseRef-Port", evidence_url=OWN)),
            replace(WHOLE, licence="Port", licence_url=OWN),
            id="a licence that is nowhere listed",
        ),
        pytest.param(
            under(Terms(use=Use.FULL, reason="public domain", evidence_url=OWN)),
            replace(WHOLE, licence="public domain", licence_url=OWN),
            id="the public domain",
        ),
        pytest.param(
            under(Terms(use=Use.FULL, evidence_url="javascript:alert(1)")),
            replace(WHOLE, licence="printed with permission", licence_url=None),
            id="leave without a word",
        ),
        pytest.param(
            under(EXCERPT),
            replace(
                WHOLE,
                changes=("headline changed", "excerpt"),
                licence="",
                licence_url=None,
                holder="Harbour Wire",
            ),
            id="an excerpt",
        ),
        pytest.param(
            under(replace(LINK_ONLY, holder="AP")),
            replace(WHOLE, licence="", licence_url=None, holder="AP"),
            id="the link alone",
        ),
    ],
)
def test_a_story_is_attributed(story: Story, parts: Attribution) -> None:
    assert attribution(Printable(story)) == parts


@pytest.mark.parametrize(
    ("story", "line", "markup"),
    [
        pytest.param(
            make_story(),
            f"“Port opens new quay” (headline changed) by Ingrid Moen, Harbour Wire ({URL}); "
            f"CC BY 4.0 ({DEED})",
            "“<bdi>Port opens new quay</bdi>” (headline changed) by <bdi>Ingrid Moen</bdi>, "
            f'<a href="{URL}" rel="nofollow noopener"><bdi>Harbour Wire</bdi></a>; '
            f'<a href="{DEED}" rel="nofollow noopener"><bdi>CC BY 4.0</bdi></a>',
            id="licensed",
        ),
        pytest.param(
            make_story(
                byline=(),
                terms=EXCERPT,
                headline_original="<b>\n",
                source=replace(HARBOUR_WIRE, agency="A & B"),
                source_url="javascript:x",
            ),
            "“<b>” (headline changed, excerpt) by A & B; rights held by A & B",
            "“<bdi>&lt;b&gt;</bdi>” (headline changed, excerpt) by "
            "<bdi>A &amp; B</bdi>; rights held by <bdi>A &amp; B</bdi>",
            id="reserved, hostile, without names",
        ),
    ],
)
def test_the_attribution_is_told_in_text_and_in_html(
    story: Story, line: str, markup: str
) -> None:
    shown = Printable(story)
    assert (attribution_line(shown), attribution_markup(shown)) == (line, markup)
