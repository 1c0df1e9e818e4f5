"""Source's dates: a printed date read as its source prints them.

Midnight is how many systems write a day: it is read as the day it stands for.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from wirecrawler.normalize.dates import parse_published
from wirecrawler.source import Source
from wirecrawler.story import ParsedDate

_MIDNIGHT = re.compile(
    r"(?:T|[ ,|-]{1,3})(?:00:00(?::00(?:\.0{1,9})?)?(?![\d:])|12:00(?::00)?\s?am\b)",
    re.IGNORECASE,
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""What systems write where they know no time."""
_READ = 200
"""Characters in which midnight is looked for; no date is longer."""


def read_date(
    text: str, *, source: Source, languages: Iterable[str], now: datetime
) -> ParsedDate | None:
    """Return the instant that a date of a source names, or None when it names none.

    Args:
        text: As printed.
        source: Whose it is; a time without a zone is read in its zone.
        languages: Tags that page and entry say, in order, after the source's own; "" for none.
            Only the source's region is heard, by which 3/9 is March 9 in en-US: a page's is
            often its template's.
        now: When the page was fetched, aware.
    """
    midnight = _MIDNIGHT.search(text, 0, _READ)
    tags = (source.language, *_primary((source.language, *languages)))
    for said in (text[: midnight.start()], text) if midnight else (text,):
        found = parse_published(said, timezone=source.timezone, languages=tags, now=now)
        if found:
            return None if found.instant == _EPOCH else found
    return None


def _primary(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of tags such as "fa_IR" and "en-GB", each once."""
    found = [tag.replace("_", "-").partition("-")[0].lower() for tag in tags]
    return tuple(dict.fromkeys(t for t in found if t.isalpha() and len(t) in (2, 3)))
