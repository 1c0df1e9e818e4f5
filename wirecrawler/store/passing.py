"""Passing: which failures mostly pass by themselves, and when they have lasted for too long."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

_PASSING = re.compile(
    r"http (?:408|425|429|5\d\d)|timeout|dns|refused$|cut short|connection|reset|no answer"
    r"|too slow|took over|host asks|left alone|proxy|temporar|unreachable|too many open"
    r"|^(?:killed|shutdown)$",
    re.IGNORECASE,
)
_LASTING = re.compile(r"address refused|tls|certificate", re.IGNORECASE)
_MANY = 3
"""Looks in a row that fail for what passes, before it is no hiccup; arbitrary."""
_LONG = timedelta(hours=6)
"""How long they may; arbitrary."""


def passes(reason: str) -> bool:
    """Return whether a failure mostly passes by itself; others somebody has to mend."""
    # The address before it may hold any word.
    told = reason.rpartition(": ")[2] if reason.startswith("crash: ") else reason
    if reason.startswith("crash: ") or _LASTING.search(told):
        return False
    return _PASSING.search(_without_address(told)) is not None


def is_hiccup(reasons: Sequence[str], *, since: datetime | None, now: datetime) -> bool:
    """Return whether looks in a row that failed for these `reasons` are not worth a word yet.

    `since` is when the first of them began; None: nobody knows.
    """
    if since is None or not reasons or len(reasons) >= _MANY or now - since >= _LONG:
        return False
    return all(passes(reason) for reason in reasons)


def _without_address(reason: str) -> str:
    return re.sub(r"https?://\S+", "", reason)
