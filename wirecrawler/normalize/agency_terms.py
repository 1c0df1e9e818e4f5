"""Agency terms: what the agencies allow to whom sources credit stories.

A story that a source took from an agency is the agency's: the source's licence does not cover it.
"""

from collections.abc import Sequence
from dataclasses import replace

from wirecrawler.source import CC_BY_4, Terms, Use

"""The narrowest first."""
_MIXED = Terms(use=Use.EXCERPT, reason="under different licences")
_RESERVED = Terms(use=Use.EXCERPT, reason="all rights reserved")
_ALLOWED = {
    "Mehr News Agency": replace(CC_BY_4, evidence_url="https://en.mehrnews.com/"),
    "VOA": Terms(
        use=Use.FULL,
        licence="LicenseRef-public-domain",
        evidence_url="https://www.insidevoa.com/a/1204766.html",
        reason="in the public domain",
    ),
    "Global Voices": Terms(
        use=Use.FULL,
        licence="CC-BY-3.0",
        evidence_url="https://globalvoices.org/about/global-voices-attribution-policy/",
        reason="licensed CC BY 3.0",
    ),
    "Tasnim News Agency": Terms(
        use=Use.EXCERPT, reason="a licence is claimed, and not written on its pages"
    ),
}
"""dict[str, Terms]: the agencies of which more is known than that all rights are reserved."""


def narrowed_terms(terms: Terms, agencies: Sequence[str]) -> Terms:
    """Return the terms of a story that credits `agencies`: never wider than its source's.

    The narrowest of all that they allow wins.  Where they allow as much as the source does, its
    use stays, under their licence, and they are named as holders.
    """
    if not agencies:
        return terms
    allowed = _allowed(agencies)
    holder = ", ".join(agencies)
    is_narrower = allowed.use.width < terms.use.width
    is_other = terms.use is Use.FULL and allowed.licence != terms.licence
    if not (is_narrower or is_other):
        return replace(terms, holder=holder)
    return replace(
        terms,
        use=allowed.use,
        licence=allowed.licence,
        holder=holder,
        evidence_url=allowed.evidence_url,
        checked_on=None,
        reason=allowed.reason,
    )


def _allowed(agencies: Sequence[str]) -> Terms:
    """Return what all of them allow, and why no more."""
    each = [(name, _ALLOWED.get(name, _RESERVED)) for name in agencies]
    least = min(terms.use.width for _, terms in each)
    names = ", ".join(name for name, terms in each if terms.use.width == least)
    narrowest = next(terms for _, terms in each if terms.use.width == least)
    if len({terms.licence for _, terms in each}) > 1 and narrowest.use is Use.FULL:
        narrowest = _MIXED
    return replace(narrowest, reason=f"credits {names}: {narrowest.reason}")
