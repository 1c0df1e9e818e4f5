"""Schedule: which of the pages that a source lists are asked for now."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from wirecrawler.crawl.reasons import is_mended
from wirecrawler.errors import SettingError
from wirecrawler.extract.page import Layouts
from wirecrawler.outcome import Fate
from wirecrawler.store.listing import Listing
from wirecrawler.story import Entry

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_RUNG = re.compile("([0-9]{1,5})([mhd])")

GIVE_UP_AFTER = 5
"""Failures in a row after which an entry waits for its source to mark it as changed; arbitrary."""


def ladder_of(setting: str) -> tuple[timedelta, ...]:
    """Return how long after it was first named a story is looked at again, shortest first.

    `setting` is a number of minutes, hours or days each, as in `30m 6h 3d`; empty: never.

    Raises:
        SettingError: One of them is none.
    """
    rungs = {_rung(word) for word in setting.replace(",", " ").split()}
    return tuple(sorted(rungs))


def _rung(word: str) -> timedelta:
    found = _RUNG.fullmatch(word.lower())
    if found is None or int(found[1]) == 0:
        reason = f"{word!r} is no time such as 30m, 6h or 3d"
        raise SettingError("WIRECRAWLER_RECHECKS", reason)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def is_wanted(
    entry: Entry,
    listing: Listing | None,
    *,
    now: datetime,
    recheck: bool,
    ladder: Sequence[timedelta],
    layouts: Layouts = (),
) -> bool:
    """Tell whether the page of an entry is to be asked for.

    It is, when it was never asked for, when its source marks it as changed, when the last try
    failed, and when a rung of `ladder` has passed since it was last looked at.  One that failed
    too often is asked for again when what it failed for was mended: the source's `layouts`.
    """
    if listing is None or listing.mark != entry.mark:
        return True
    if listing.fate is Fate.FAILED:
        is_open = listing.failures < GIVE_UP_AFTER or recheck
        return is_open or is_mended(listing.reason, layouts)
    if listing.story is None:
        return recheck
    return recheck or is_recheck_due(listing, now=now, ladder=ladder)


def is_recheck_due(
    listing: Listing, *, now: datetime, ladder: Sequence[timedelta]
) -> bool:
    """Tell whether a rung of `ladder` lies between the last look and now."""
    rungs = (listing.seen_at + rung for rung in ladder)
    return any(listing.checked_at < rung <= now for rung in rungs)
