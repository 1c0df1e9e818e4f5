"""Schedule: which of the pages that a source lists are asked for now."""

from datetime import datetime, timedelta

from wirecrawler.crawl.reasons import is_mended
from wirecrawler.extract.page import Layouts
from wirecrawler.outcome import Fate
from wirecrawler.store.listing import Listing
from wirecrawler.story import Entry

LADDER = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
    timedelta(days=3),
    timedelta(days=7),
)
"""How long after it was first seen a story is looked at again."""

GIVE_UP_AFTER = 5
"""Failures in a row after which an entry waits for its source to mark it as changed; arbitrary."""


def is_wanted(
    entry: Entry,
    listing: Listing | None,
    *,
    now: datetime,
    recheck: bool,
    layouts: Layouts = (),
) -> bool:
    """Tell whether the page of an entry is to be asked for.

    It is, when it was never asked for, when its source marks it as changed, when the last try
    failed, and when a rung of the ladder has passed since it was last looked at.  One that failed
    too often is asked for again when what it failed for was mended: the source's `layouts`.
    """
    if listing is None or listing.mark != entry.mark:
        return True
    if listing.fate is Fate.FAILED:
        is_open = listing.failures < GIVE_UP_AFTER or recheck
        return is_open or is_mended(listing.reason, layouts)
    if listing.story is None:
        return recheck
    return recheck or is_recheck_due(listing, now=now)


def is_recheck_due(listing: Listing, *, now: datetime) -> bool:
    """Tell whether a rung of the ladder lies between the last look and now."""
    rungs = (listing.seen_at + rung for rung in LADDER)
    return any(listing.checked_at < rung <= now for rung in rungs)
