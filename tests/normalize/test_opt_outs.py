"""What the opt-outs of a page leave to us."""

from datetime import date

import pytest

from wirecrawler.normalize.opt_outs import is_unarchived, opted_terms, unkept_by
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Terms, Use

TODAY = date(2026, 11, 20)
LEFT = {
    "nothing": ([], CC_BY_4, Use.FULL, "licensed CC BY 4.0"),
    "noai": (["noai (meta robots)"], CC_BY_4, Use.LINK, "noai (meta robots)"),
    "reserved": (
        ["tdm-reservation: 1, policy https://x.example/tdm (header)"],
        EXCERPT,
        Use.LINK,
        "tdm-reservation: 1, policy https://x.example/tdm (header)",
    ),
    "noarchive": (
        ["noarchive (meta robots)"],
        CC_BY_4,
        Use.EXCERPT,
        "noarchive (meta robots)",
    ),
    "noarchive of an excerpt": (
        ["noarchive (meta robots)"],
        EXCERPT,
        Use.EXCERPT,
        EXCERPT.reason,
    ),
    "the narrowest": (
        ["nocache (meta robots)", "nosnippet (X-Robots-Tag)"],
        CC_BY_4,
        Use.LINK,
        "nosnippet (X-Robots-Tag)",
    ),
    "few characters": (
        ["max-snippet: 279 (meta robots)"],
        CC_BY_4,
        Use.LINK,
        "max-snippet: 279 (meta robots)",
    ),
    "as many as an excerpt": (
        ["max-snippet: 280 (meta robots)"],
        CC_BY_4,
        Use.EXCERPT,
        "max-snippet: 280 (meta robots)",
    ),
    "training": (
        ["ai-train (Content-Signal)"],
        CC_BY_4,
        Use.LINK,
        "ai-train (Content-Signal)",
    ),
    "a link stays": (["noai (meta robots)"], LINK_ONLY, Use.LINK, LINK_ONLY.reason),
    "what bars printing": (
        ["noindex (meta robots)"],
        CC_BY_4,
        Use.FULL,
        CC_BY_4.reason,
    ),
}


@pytest.mark.parametrize(("said", "terms", "use", "why"), LEFT.values(), ids=LEFT)
def test_opt_outs_narrow_the_terms(
    said: list[str], terms: Terms, use: Use, why: str
) -> None:
    left = opted_terms(terms, said)
    reason = why if left is terms else f"the page opts out: {why}"
    licence = terms.licence if left is terms else None
    assert (left.use, left.reason, left.licence) == (use, reason, licence)


BARRED = {
    "noindex": ("noindex (meta robots)", True),
    "none": ("none (X-Robots-Tag)", True),
    "a day that has passed": ("unavailable_after: 2026-11-19 (meta robots)", True),
    "today": ("unavailable_after: 2026-11-20 (meta robots)", True),
    "tomorrow": ("unavailable_after: 2026-11-21 (meta robots)", False),
    "no day": ("unavailable_after: soon (meta robots)", False),
    "noarchive": ("noarchive (meta robots)", False),
}


@pytest.mark.parametrize(("said", "is_barred"), BARRED.values(), ids=BARRED)
def test_some_bar_keeping(said: str, is_barred: bool) -> None:
    assert unkept_by(["noai (meta)", said], today=TODAY) == (said if is_barred else "")


@pytest.mark.parametrize(
    ("said", "is_barred"),
    [
        (["noarchive (meta robots)"], True),
        (["nocache (X)"], True),
        (["noai (X)"], False),
    ],
)
def test_some_bar_the_archive(said: list[str], is_barred: bool) -> None:
    assert is_unarchived(said) is is_barred
