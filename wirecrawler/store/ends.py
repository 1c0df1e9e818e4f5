"""Ends: how the pages of a run ended that say something of how their source is.

A page that failed before and fails again says nothing new, nor does one that our own end kept from
being asked for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from wirecrawler.outcome import Fate, Role
from wirecrawler.store.listing import CUT_OFF, MOST_KEYS, listing_key
from wirecrawler.store.models import listings, outcomes

BY_NO_SELECTOR = "the selector of "
"""How the reason begins of a page that was read, and not filed because of a selector."""
_OURS = (CUT_OFF, "no answer before the end", "not filed: ")
"""How the reasons begin of pages that were not asked for, by no fault of their source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """How the pages of a run ended."""

    asked: int
    failed: int
    reason: str
    """The commonest of those that failed, else of those that were skipped.

    Where others failed for another, with how many: `http 503 (2 of 3)`.
    """


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    fate: str
    reason: str
    attempts: int


def ends_of(
    connection: Connection, source: str, run: int, *, since: datetime
) -> Ends | None:
    """Return how the pages of stories ended that a run of `source` asked for, or could not.

    None where it asked for none, or none had changed.  What was named before `since`, when pages
    could be read, and fails as before is left out, unless other pages are there as they were:
    then they show that it is not the source that fails.
    """
    asked = [one for one in _pages(connection, run) if _is_asked(one)]
    news = _news(connection, source, asked, since=since)
    if not all(one.fate == Fate.UNCHANGED.value for one in news):
        asked = news
    elif not news or len(news) == len(asked):
        return None
    failures = _counted(asked, Fate.FAILED)
    return Ends(
        asked=len(asked),
        failed=failures.total(),
        reason=_commonest(failures) or _first(_counted(asked, Fate.SKIPPED)),
    )


def _pages(connection: Connection, run: int) -> Iterator[_Page]:
    columns = outcomes.c.url, outcomes.c.fate, outcomes.c.reason, outcomes.c.attempts
    found = connection.execute(
        select(*columns).where(
            outcomes.c.run == run, outcomes.c.role == Role.STORY.value
        )
    )
    return (_Page(*row) for row in found)


def _is_asked(page: _Page) -> bool:
    if page.attempts:
        return True
    return page.fate == Fate.FAILED.value and not page.reason.startswith(_OURS)


def _news(
    connection: Connection, source: str, asked: Sequence[_Page], *, since: datetime
) -> list[_Page]:
    """Return the pages less those that failed as before; what was read says something anew."""
    failed = [one for one in asked if one.fate == Fate.FAILED.value]
    before = {one.url for one in _failed_before(connection, source, failed, since)}
    return [
        one
        for one in asked
        if one.url not in before or one.reason.startswith(BY_NO_SELECTOR)
    ]


def _failed_before(
    connection: Connection, source: str, failed: Sequence[_Page], since: datetime
) -> Iterator[_Page]:
    """Yield those of the failed pages that failed before `since`, and hold no story."""
    keys = {listing_key(one.url): one for one in failed}
    known = list(keys)
    for start in range(0, len(known), MOST_KEYS):
        chunk = known[start : start + MOST_KEYS]
        found = connection.execute(
            select(listings.c.url_key, listings.c.failures).where(
                listings.c.source == source,
                listings.c.url_key.in_(chunk),
                listings.c.story.is_(None),
                listings.c.seen_at < since,
            )
        )
        for key, failures in found:
            page = keys[key]
            # One that was named by a crawl that was killed is asked for the first time.
            if failures != 1 or not page.attempts:
                yield page


def _counted(pages: Sequence[_Page], fate: Fate) -> Counter[str]:
    return Counter(one.reason for one in pages if one.fate == fate.value)


def _first(reasons: Counter[str]) -> str:
    return min(reasons, key=lambda reason: (-reasons[reason], reason), default="")


def _commonest(reasons: Counter[str]) -> str:
    first = _first(reasons)
    if len(reasons) < 2:
        return first
    return f"{first} ({reasons[first]:,} of {reasons.total():,})"
