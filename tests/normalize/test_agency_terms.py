"""Agency terms: a story is never freer than the agencies that it credits allow."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.agency_terms import narrowed_terms
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Terms, Use

WIDTHS = [Use.LINK, Use.EXCERPT, Use.FULL]
OURS = replace(
    CC_BY_4,
    evidence_url="https://harbourwire.example/terms",
    checked_on=date(2026, 11, 3),
    expires_on=date(2027, 11, 3),
)
FREE = Terms(use=Use.FULL, reason="by letter")
MEHR = "https://en.mehrnews.com/"

NARROWED = {
    "nobody": (OURS, (), OURS),
    "an agency that reserves all rights": (
        OURS,
        ("AP",),
        Terms(
            use=Use.EXCERPT,
            holder="AP",
            reason="credits AP: all rights reserved",
            expires_on=date(2027, 11, 3),
        ),
    ),
    "a licence that is only claimed": (
        CC_BY_4,
        ("Tasnim News Agency",),
        Terms(
            use=Use.EXCERPT,
            holder="Tasnim News Agency",
            reason="credits Tasnim News Agency: a licence is claimed, and not written on its pages",
        ),
    ),
    "the narrowest of several": (
        CC_BY_4,
        ("Mehr News Agency", "AP"),
        Terms(
            use=Use.EXCERPT,
            holder="Mehr News Agency, AP",
            reason="credits AP: all rights reserved",
        ),
    ),
    "one of the same licence": (
        OURS,
        ("Mehr News Agency",),
        replace(OURS, holder="Mehr News Agency"),
    ),
    "one of another licence": (
        FREE,
        ("Mehr News Agency",),
        Terms(
            use=Use.FULL,
            licence="CC-BY-4.0",
            holder="Mehr News Agency",
            evidence_url=MEHR,
            reason="credits Mehr News Agency: licensed CC BY 4.0",
        ),
    ),
    "two of different licences": (
        CC_BY_4,
        ("Mehr News Agency", "Global Voices"),
        Terms(
            use=Use.EXCERPT,
            holder="Mehr News Agency, Global Voices",
            reason="credits Mehr News Agency, Global Voices: under different licences",
        ),
    ),
    "a source as narrow": (EXCERPT, ("AP",), replace(EXCERPT, holder="AP")),
    "a source that is narrower": (LINK_ONLY, ("AP",), replace(LINK_ONLY, holder="AP")),
}


@pytest.mark.parametrize(
    ("terms", "agencies", "expected"), NARROWED.values(), ids=NARROWED
)
def test_what_a_credited_story_allows(
    terms: Terms, agencies: tuple[str, ...], expected: Terms
) -> None:
    assert narrowed_terms(terms, agencies) == expected


@given(
    st.sampled_from([OURS, FREE, CC_BY_4, EXCERPT, LINK_ONLY]),
    st.lists(
        st.sampled_from(
            ["AP", "Mehr News Agency", "VOA", "Global Voices", "Tasnim News Agency"]
        )
        | st.text(),
        unique=True,
    ),
)
def test_terms_are_never_widened_and_narrowed_once(
    terms: Terms, agencies: list[str]
) -> None:
    narrowed = narrowed_terms(terms, agencies)
    assert WIDTHS.index(narrowed.use) <= WIDTHS.index(terms.use)
    assert narrowed_terms(narrowed, agencies) == narrowed
