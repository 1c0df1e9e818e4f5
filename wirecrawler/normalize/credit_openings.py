"""Credits that open a story: a formula, or a place and an agency.

"به گزارش ایسنا، ...", "OSLO (AA) - ...", "［オスロ ３日 ロイター］ ...".
Those are among them that `dateline_of` does not know.
"""

import re

from wirecrawler.normalize.agencies import agencies_named
from wirecrawler.normalize.credit_lines import (
    ILLUSTRATES,
    LONGEST_CREDIT,
    UNSURE,
    WORDS_TOO,
    named_alone,
)

_UNBRACKETED = re.compile(r"(?<![(/\[|])\b(?:AA|CP|PA|TT)\b")
_OPENING = re.compile(r"^\W{0,4}(?:به گزارش|به نقل از|گزارش)\s[^،:.\n]{2,120}[،:]")
"""With "as ... reports" Persian agencies open a story that they took from another."""
_PLACED = re.compile(
    r"^[^()\[\]/\n]{0,50}?[(\[/]\s?([^()\[\]/\n]{2,40})\s?[)\]/]\s?[-–—ـ:.]"
    r"|^[^()\[\]\n–—]{2,40}[.,:|/]\s?([^()\[\]\n.,:|/–—-]{2,30})\s?[-–—|]\s"
    r"|^([^()\[\]\n.,:|/–—-]{2,30})\s[-–—]\s"
    r"|^([^\W\d_]{3,20})/[^\W\d_]{3,15}\s"
)
"""A place and the agency, which alone stands in brackets or before the dash."""
_IN_FULL = re.compile(r"^[【［（]([^】］）\n]{2,40})[】］）]")
"""What East Asian stories open with: "［オスロ ３日 ロイター］"."""


def credited_by_opening(text: str) -> tuple[str, ...]:
    """Return the agencies that the first words of a story credit: a formula, or a dateline."""
    start = text[:LONGEST_CREDIT]
    if found := _OPENING.match(start):
        return agencies_named(found[0])
    if (found := _IN_FULL.match(start)) and not ILLUSTRATES.search(found[1]):
        return agencies_named(found[1])
    found = _PLACED.match(start)
    return _placed(found) if found else ()


def sure_dateline(text: str) -> str:
    """Return a dateline less what is more often a state or a word: the "PA" of "SCRANTON, PA -"."""
    return _UNBRACKETED.sub(" ", text)


def _placed(found: re.Match[str]) -> tuple[str, ...]:
    """Return the agency of a dateline."""
    bracketed, *bare = found.groups()
    if bracketed:
        is_clear = (
            bracketed.strip() not in UNSURE or found[0][: found.start(1) - 1].isupper()
        )
        return named_alone(bracketed) if is_clear else ()
    name = next(filter(None, bare)).strip()
    return () if name in WORDS_TOO else named_alone(name)
