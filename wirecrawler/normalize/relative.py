"""Times as seen from now: "3 hours ago", "gestern", "۲ ساعت پیش", in shorthand.

What is counted in seconds, minutes or hours names a minute, what is counted in days a day.  Weeks,
months and years are too coarse to name one: nothing is read.
"""

import re
from datetime import timedelta

_EDGE = r"[lu :,.;|/()'~@·•-]*"
_COUNT = (
    r"(?P<n{0}>\d{{1,3}}|[o@])? ?(?P<unit{0}>[smhdD])(?:[ ,]*(?P<m{0}>\d{{1,2}}) ?m)?"
)
_COUNTED = re.compile(
    rf"{_EDGE}(?:{_COUNT.format(0)} ?g|g {_COUNT.format(1)}(?: ?g)?){_EDGE}"
)
_NAMED = re.compile(r"[^\dMSg]*?R(?P<days>[012])[^\dMSg]*")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours"}


def time_ago(short: str) -> timedelta | None:
    """Return how long ago `short` says it was, or None where it says days or nothing."""
    number, unit, minutes = _counted(short)
    if unit not in _UNITS:
        return None
    return timedelta(**{_UNITS[unit]: number}) + timedelta(minutes=minutes)


def days_ago(short: str) -> int | None:
    """Return how many days ago the day is that `short` names from today's, or None."""
    if named := _NAMED.fullmatch(short):
        return int(named["days"])
    number, unit, _ = _counted(short)
    return number if unit in ("d", "D") else None


def _counted(short: str) -> tuple[int, str, int]:
    found = _COUNTED.fullmatch(short) if "g" in short else None
    if found is None:
        return 0, "", 0
    way = "0" if found["unit0"] else "1"
    number = found[f"n{way}"] or "1"
    minutes = int(found[f"m{way}"] or 0)
    return int(number) if number.isdigit() else 1, found[f"unit{way}"], minutes
