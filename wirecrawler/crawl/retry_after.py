"""Retry-After: until when a server asks to be left alone (RFC 9110 section 10.2.3)."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.http import Response

MOST = timedelta(hours=24)
"""A longer wait counts as this one."""
_SECONDS = re.compile(r"\d{1,9}")


def asked_until(response: Response, *, now: datetime) -> datetime | None:
    """Return until when an answer asks not to be asked again; None: it does not.

    Of several instants the latest holds; what is neither seconds nor a date says nothing, nor
    does an instant that has passed.
    """
    told = (
        _instant(value.decode("latin-1").strip(), now)
        for value in response.headers.getlist("Retry-After")
    )
    latest = max((instant for instant in told if instant is not None), default=now)
    return min(latest, now + MOST) if latest > now else None


def _instant(value: str, now: datetime) -> datetime | None:
    if value.isascii() and value.isdecimal():
        # More digits than these are more than a day too.
        is_short = _SECONDS.fullmatch(value)
        return now + (timedelta(seconds=int(value)) if is_short else MOST)
    try:
        instant = parsedate_to_datetime(value)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return instant.replace(tzinfo=instant.tzinfo or UTC)
