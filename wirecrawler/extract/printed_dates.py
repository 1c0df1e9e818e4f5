"""Printed dates: the stretches of a running text that have the outline of a full date.

Whether one of them is a date, `normalize.dates` says: here a month is any word, so that no list
of months is needed.
"""

import re
from collections.abc import Iterator

_CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?!\d)(?::\d\d)?(?:\.\d{1,9})?(?:\s?[ap]\.?m\b\.?)?(?:\s?Uhr\b)?"
    r"|(?:午前|午後|上午|下午|오전|오후)?\s?\d{1,2}\s?[時时点시]\s?\d{1,2}\s?[分분])"
)
_ZONE = r"\s?(?:Z\b|[+-]\d\d:?\d\d\b|(?-i:(?:GMT|UTC)(?:[+-]\d{1,2}(?::\d\d)?)?|[A-Z]{2,4}T?)\b)"
_DAY = r"(?<!\d)[0-3۰-۳٠-٣]?\d(?:st|nd|rd|th|er|ème|[.ºª])?"
_YEAR = r"(?:(?:19|20|13|14)\d\d|[۰-۹]{4}|[٠-٩]{4})(?!\d)"
_WORD = r"(?<![^\W\d_])[^\W\d_]{3,14}"
_MONTH = rf"{_WORD}(?:[ \u200c][^\W\d_]{{3,6}})?"
_GAP = r"[\s.,/،-]{0,3}"
_DATE = (
    r"(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    rf"|{_YEAR}(?P<m>[-/.])\s?\d{{1,2}}(?P=m)\s?\d{{1,2}}(?!\d)"
    r"|(?<!\d)\d{1,2}(?P<n>[-/.])\s?\d{1,2}(?P=n)\s?(?:(?:19|20|13|14)?\d\d)(?![\d:]|[.]\d)"
    rf"|{_DAY}{_GAP}(?:(?:de|of|di|d')\s?)?{_MONTH}{_GAP}(?:del?\s)?{_YEAR}"
    rf"|{_WORD}\.?\s{{0,2}}{_DAY}{_GAP}{_YEAR}"
    rf"|{_YEAR}{_GAP}{_MONTH}\s{_DAY}(?!\d)"
)
_AT = (
    r"(?:T|[\s,;|/·•@()،-]{0,4}(?:[-–]|at|um|à|a las|às|alle|ore|kl\.?|om|o|в|ساعت|الساعة)?"
    r"[\s:]{0,2})"
)
_PRINTED = re.compile(
    rf"(?<![\d.,/:-])(?P<day>(?:{_CLOCK}[\s,|-]{{1,4}})?(?:{_DATE}))"
    rf"(?:(?P<clock>{_AT}{_CLOCK})(?P<zone>{_ZONE})?)?",
    re.IGNORECASE,
)
_READ = 240
"""Characters at either end of a text that are looked at; a date further in is part of its story."""


def printed_dates(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what may be the dates in `text`, verbatim, each in its spellings, the longest first.

    With the time and the zone that stand behind it, without the zone, without both.  Of a long
    text only the ends are looked at.
    """
    ends = [text] if len(text) <= 2 * _READ else [text[:_READ], text[-_READ:]]
    for end in ends:
        for found in _PRINTED.finditer(end):
            day, clock, zone = found.group("day", "clock", "zone")
            whole = day + (clock or "") + (zone or "")
            yield tuple(dict.fromkeys((whole, day + (clock or ""), day)))
