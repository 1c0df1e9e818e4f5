"""Original: which story of a family is the one that the others print."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from wirecrawler.match.decide import Held
from wirecrawler.normalize.agencies import credited_name
from wirecrawler.story import Precision

_NEVER = datetime.max.replace(tzinfo=UTC)


def original_of(family: Iterable[Held]) -> int:
    """Return the id of the family's original.

    That is the story of the agency whom most others of the family credit; else the first
    published.  Whom it credits itself says nothing: "AP contributed to this report" stands below
    what others print, and where an agency's own story is not held a copy that names nobody is no
    more the original than one that does.  Of two at the same instant it is the longer, and then
    the first seen.

    A day counts as its end, as which hour is meant nobody knows; so does the midnight that is
    printed for a day.  A story without a date comes after those that have one.
    """
    members = list(family)
    if len(members) == 1:
        return members[0].story
    others = {
        one.story: one.credited - _names(one.agency, one.source) for one in members
    }
    times = Counter(name for named in others.values() for name in named)

    def rank(one: Held) -> tuple[int, datetime, int, datetime, int]:
        named = max(times[name] for name in _names(one.agency, one.source))
        return (
            -named,
            _published(one),
            -one.words,
            one.seen_at,
            one.story,
        )

    return min(members, key=rank).story


def _published(one: Held) -> datetime:
    if one.published_at is None:
        return _NEVER
    is_day = one.published_precision is Precision.DAY
    if is_day or one.published_at.time() == time():
        return one.published_at + timedelta(days=1)
    return one.published_at


@lru_cache(maxsize=1024)
def _names(agency: str, slug: str) -> frozenset[str]:
    """Return the names by which a source may be credited, as credits are kept."""
    said = (agency, slug, slug.partition("_")[0])
    known = (credited_name(name) or credited_name(name.upper()) for name in said)
    return frozenset(name.casefold() for name in (*said, *known) if name)
