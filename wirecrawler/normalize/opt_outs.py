"""Opt-outs: what a page says may not be done with it, and what that leaves to us.

Each is a text, `DIRECTIVE (PLACE)` or `DIRECTIVE: VALUE (PLACE)`, as `extract.opt_outs` reads it:
`noindex (meta robots)`, `unavailable_after: 2026-11-20 (X-Robots-Tag)`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wirecrawler.normalize.excerpt import EXCERPT_CHARS
from wirecrawler.source import Terms, Use

BY_OPT_OUT = "opted out: "
"""What the reason of a page begins with that was not filed for one."""
UNKEPT = frozenset(("noindex", "none"))
"""Such a page is not filed; a story that is held already is printed no more."""
UNARCHIVED = frozenset(("noarchive", "nocache"))
"""No copy of the page is kept, and no more than an excerpt is printed."""
TEXTLESS = frozenset(("nosnippet", "tdm-reservation"))
"""None of the text is printed."""
AI = frozenset(
    "noai noimageai noml notrain no-ai no-ml noai-training noaitraining".split()
)
"""Nor of these: who takes the text from the wire need not have seen them."""
AI_USES = frozenset(
    "ai ai-input ai-output ai-train ai-use genai train-ai train-genai".split()
)
"""What Content-Usage and Content-Signal may answer with no."""
MOST_CHARS, UNAVAILABLE = "max-snippet", "unavailable_after"


def unkept_by(opt_outs: Sequence[str], *, today: date) -> str:
    """Return the opt-out by which a page may be neither filed nor printed today, or ""."""
    for said in opt_outs:
        name, value = _parts(said)
        if name in UNKEPT or (name == UNAVAILABLE and _day(value) <= today):
            return said
    return ""


def is_unarchived(opt_outs: Sequence[str]) -> bool:
    """Tell whether no copy of the page may be kept."""
    return any(_parts(said)[0] in UNARCHIVED for said in opt_outs)


def opted_terms(terms: Terms, opt_outs: Sequence[str]) -> Terms:
    """Return what the opt-outs of a page leave of `terms`: never more.

    They hold against a licence too: the page says it of this text, the licence of all texts.
    """
    for said in opt_outs:
        use = _use(said)
        if use.width < terms.use.width:
            reason = f"the page opts out: {said}"
            terms = replace(terms, use=use, licence=None, reason=reason)
    return terms


def _use(said: str) -> Use:
    name, value = _parts(said)
    if name in UNARCHIVED:
        return Use.EXCERPT
    if name == MOST_CHARS:
        # Shorter than an excerpt is: rather none than one that is cut anew.
        return Use.EXCERPT if int(value) >= EXCERPT_CHARS else Use.LINK
    return Use.LINK if name in TEXTLESS | AI | AI_USES else Use.FULL


def _parts(said: str) -> tuple[str, str]:
    """Return the directive and its value; "" where it has none."""
    directive, _, _place = said.partition(" (")
    name, _, value = directive.partition(": ")
    return name, value


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return date.max
