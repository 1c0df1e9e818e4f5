"""Traps: addresses of which a server can name any number, all without a story of their own.

Paths that go round in circles, endless addresses, calendars that go on for ever.
"""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from wirecrawler.crawl.listing_limits import ListingLimits
from wirecrawler.normalize.url import names_story
from wirecrawler.outcome import Role

TOO_LONG = "its address is too long"
CIRCULAR = "a path that repeats itself"
CALENDAR = "a page of a calendar"
"""The reasons under which such addresses are skipped."""

_SCATTERED = 3
"""How many times as often as in a row a piece may stand anywhere in a path; arbitrary."""
_MOST_PIECES = 60
"""Pieces of a path that are compared with each other; arbitrary: real ones have up to ten."""
# A day, a month or a year is all that the end of a calendar's path says: no story's slug follows.
_DATED = re.compile(
    r"/(?:19|20)\d\d(?:[/-](?:0?[1-9]|1[0-2]|[a-z]{3,9})(?:[/-](?:0?[1-9]|[12]\d|3[01]))?)?/?$"
)
_CALENDAR = re.compile(
    r"/(?:calendar|kalender|calendario|calendrier|taghvim)(?:[/.]|$)"
)
_DATE_ASKED = re.compile(
    r"(?:^|&)(?:date|day|month|year|cal(?:endar)?[a-z_-]*|(?:tribe-bar|event)-date)"
    r"=[0-9]{1,4}(?:-[0-9]{1,2}){0,2}(?:&|$)"
)


def trap_reason(link: str, *, role: Role, limits: ListingLimits) -> str:
    """Return why an absolute address is not asked for, or "".

    Args:
        link: The address.
        role: What named it: only of links that anybody may have put on a page is it asked
            whether they lead into a calendar.
        limits: What an address may be.
    """
    if len(link) > limits.url_chars:
        return TOO_LONG
    try:
        parts = urlsplit(link)
    except ValueError:  # brackets that hold no address: it cannot be asked for anyhow
        return ""
    path = unquote(parts.path).lower()
    if _is_circular([piece for piece in path.split("/") if piece], limits.path_repeats):
        return CIRCULAR
    is_link = role is Role.SECTION
    if is_link and (_CALENDAR.search(path) or _is_date(path, parts.query.lower())):
        return CALENDAR
    return ""


def _is_date(path: str, query: str) -> bool:
    is_asked = bool(_DATE_ASKED.search(query)) and not names_story(path)
    return is_asked or bool(_DATED.search(path))


def _is_circular(pieces: Sequence[str], most: int) -> bool:
    """Tell whether pieces of a path follow themselves too often, or stand in it everywhere."""
    commonest = max(Counter(pieces).values(), default=0)
    if commonest <= most:
        return False
    # The numbers of a date may be the same without going in a circle: /2011/11/11/11.
    told_apart = [
        f"{at} {piece}" if len(piece) < 3 and piece.isdigit() else piece
        for at, piece in enumerate(pieces[:_MOST_PIECES])
    ]
    longest = len(told_apart) // (most + 1)
    return commonest > _SCATTERED * most or any(
        _times(told_apart, length) > most for length in range(1, longest + 1)
    )


def _times(pieces: Sequence[str], length: int) -> int:
    """Return how often in a row the same `length` pieces stand in a path, at most."""
    longest = run = 0
    for one, other in zip(pieces, pieces[length:], strict=False):
        run = run + 1 if one == other else 0
        longest = max(longest, run)
    return longest // length + 1
