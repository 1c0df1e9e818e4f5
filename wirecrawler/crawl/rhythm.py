"""Rhythm: when a source is to be looked at again, from what is known of it.

The usual gap is that in which a part of a story is to be expected, by the hour of the day; what
the source's feeds say of themselves may lengthen it, and failures replace it by pauses that grow
and never end for good.  Every gap lies within the operator's bounds; only a host's own word
(Retry-After) goes beyond.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from wirecrawler.errors import SettingError
from wirecrawler.extract.feed_rhythm import FeedRhythm
from wirecrawler.store.passing import passes
from wirecrawler.store.rhythms import Pace, Rhythm

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_YEAR_MINUTES = 60 * 24 * 365
_SHARE = 0.25
"""Of a story, to be expected before a look; arbitrary: three looks in four are a short 304."""
_UNKNOWN = timedelta(minutes=30)
"""The gap of a source whose pace nobody knows; arbitrary."""
_PATIENCE = 4
"""Looks in a row that find nothing before gaps grow: at the share above one in three such rows
is mere chance."""
_GROWTH = 1.25
_MOST_GROWTH, _MOST_GROWTH_WITH_HUB = 4.0, 2.0
"""What looks that find nothing make of a gap at most; arbitrary.  A hub is named by sources that
want their news to be known at once."""
_FRESH = _HOUR
"""What `Cache-Control` holds back at most: many servers give their feeds a year with all else."""
_SOFT, _HARD = 2, 12
"""The first pause after a failure, in least gaps: 10 and 60 minutes of the usual 5; arbitrary."""
_MOST_SOFT = 24
"""The longest after one that passes, in least gaps: two hours; longer would outlast by far what
it waits for, such as a night without a network of our own."""
_MOST_DOUBLINGS = 20
_CLOSED_AT_MOST = _DAY
"""What a host may ask for at most, as the crawl hears it."""
_CLOCK_SLACK = _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which every gap lies."""

    least: timedelta = timedelta(minutes=5)
    most: timedelta = _DAY


class Fare(Enum):
    """How a poll fared."""

    READ = "read"
    """What the source lists was read, or has not changed."""
    SOFT = "soft"
    """It failed for something that passes by itself."""
    HARD = "hard"
    """It failed for something that somebody has to mend."""
    LATE = "late"
    """Its time was up, or the store failed: more is left to be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What a look at a source came to."""

    source: str
    """Slug."""
    at: datetime
    """When it ended."""
    fare: Fare
    reason: str = ""
    """Why it failed."""
    named: int = 0
    """Stories that its listings named."""
    fresh: int = 0
    """Stories that were new, corrected or withdrawn."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """dict: address of a listing -> `FeedRhythm.kept`, and `fresh_s`: seconds it stays fresh."""
    asked: Collection[str] = ()
    """Addresses of the listings that were asked for."""
    closed_until: datetime | None = None
    declared: str = ""
    """SHA-256 of the file that declares the source."""


def bounds_of(least_minutes: float, most_minutes: float) -> Bounds:
    """Return the bounds of the two settings.

    Raises:
        SettingError: The least is no time, or more than the most.
    """
    if not 0 < least_minutes <= _YEAR_MINUTES:
        reason = f"{least_minutes:g} is no number of minutes above 0"
        raise SettingError("WIRECRAWLER_MIN_POLL_MINUTES", reason)
    if not least_minutes <= most_minutes <= _YEAR_MINUTES:
        reason = (
            f"{most_minutes:g} is no number of minutes from {least_minutes:g}"
            " (WIRECRAWLER_MIN_POLL_MINUTES) to a year"
        )
        raise SettingError("WIRECRAWLER_MAX_POLL_MINUTES", reason)
    return Bounds(
        least=timedelta(minutes=least_minutes), most=timedelta(minutes=most_minutes)
    )


def fare_of(reason: str) -> Fare:
    """Return whether a failure passes by itself (SOFT) or has to be mended (HARD)."""
    return Fare.SOFT if passes(reason) else Fare.HARD


def next_look(known: Rhythm | None, poll: Poll, pace: Pace, bounds: Bounds) -> Rhythm:
    """Return the rhythm of a source after a poll: when it is due, and what was counted."""
    before = known or Rhythm(source=poll.source)
    counted = _counted(before, poll)
    gap = _within(_gap(counted, poll, pace, bounds), bounds)
    due = poll.at + gap
    if poll.fare is Fare.READ:
        due = _out_of_skipped(due, _feeds(counted), latest=poll.at + bounds.most)
    if poll.closed_until is not None:
        due = max(due, min(poll.closed_until, poll.at + _CLOSED_AT_MOST))
    return replace(counted, next_due_at=due, interval_s=(due - poll.at).total_seconds())


def due_at(
    known: Rhythm | None, *, now: datetime, bounds: Bounds, declared: str = ""
) -> datetime:
    """Return when a source is due, by today's bounds; one that was never polled is, `now`.

    So is one whose file (`declared`, a SHA-256) is another than the one that failed, and one
    whose times lie further ahead than any gap: somebody has moved the clock.
    """
    if known is None or known.polled_at is None or known.next_due_at is None:
        return now
    failing = known.soft or known.hard
    if failing and declared and declared != known.declared:
        return known.closed_until or now
    if known.polled_at > now + _CLOCK_SLACK:
        return now
    latest = known.polled_at + bounds.most
    if known.closed_until is not None:
        latest = max(latest, min(known.closed_until, known.polled_at + _CLOSED_AT_MOST))
    return max(min(known.next_due_at, latest), known.polled_at + bounds.least)


def _counted(before: Rhythm, poll: Poll) -> Rhythm:
    """Return the rhythm with what a poll adds to its counts."""
    after = replace(
        before,
        polled_at=poll.at,
        reason=poll.reason,
        closed_until=poll.closed_until,
        declared=poll.declared,
        facts=_facts(before, poll),
    )
    match poll.fare:
        case Fare.READ:
            quiet = 0 if poll.fresh else before.quiet + 1
            return replace(after, soft=0, hard=0, quiet=quiet, reason="")
        case Fare.SOFT:
            return replace(after, soft=before.soft + 1)
        case Fare.HARD:
            return replace(after, hard=before.hard + 1)
        case _ if poll.reason:
            return after
        case _:
            return replace(after, soft=0, hard=0)


def _facts(before: Rhythm, poll: Poll) -> dict[str, Any]:
    """Return what the feeds say; what one said before stands until it is read again."""
    kept = dict(before.facts)
    if poll.fare is Fare.READ:
        kept = {url: said for url, said in kept.items() if url in poll.asked}
    return {**kept, **poll.facts}


def _gap(counted: Rhythm, poll: Poll, pace: Pace, bounds: Bounds) -> timedelta:
    match poll.fare:
        case Fare.SOFT:
            pause = _pause(_SOFT * bounds.least, counted.soft)
            return min(pause, _MOST_SOFT * bounds.least)
        case Fare.HARD:
            return _pause(_HARD * bounds.least, counted.hard)
        case Fare.LATE:
            return bounds.least
        case _:
            return _usual(counted, poll, pace, bounds)


def _pause(first: timedelta, times: int) -> timedelta:
    """Return the pause after so many failures in a row: doubled by each."""
    doublings: int = min(times - 1, _MOST_DOUBLINGS)
    return first * (1 << doublings)


def _usual(counted: Rhythm, poll: Poll, pace: Pace, bounds: Bounds) -> timedelta:
    """Return the gap of a source that could be read."""
    feeds = _feeds(counted)
    gap = expected_gap(pace, at=poll.at, most=bounds.most) or _UNKNOWN
    gap *= _growth(counted.quiet, has_hub=any(feed.hubs for feed in feeds))
    gap = max(gap, min(_least_update(feeds), 2 * gap))
    asked_for = min(_least_ttl(feeds, counted), _turnover(poll, pace))
    return max(gap, asked_for)


def expected_gap(pace: Pace, *, at: datetime, most: timedelta) -> timedelta | None:
    """Return how long after `at` a part of a story is to be expected, or None: nobody knows.

    The first hour is taken to be as busy as the last three, where that is more than usual.
    """
    if not any(pace.by_hour) and not pace.lately:
        return None
    left, moment, end = _SHARE, at.astimezone(UTC), at + most
    while moment < end:
        hour_ends = moment.replace(minute=0, second=0, microsecond=0) + _HOUR
        is_first = moment - at < _HOUR
        rate = max(pace.by_hour[moment.hour], pace.lately if is_first else 0.0)
        if rate * ((hour_ends - moment) / _HOUR) >= left:
            return moment + left / rate * _HOUR - at
        left -= rate * ((hour_ends - moment) / _HOUR)
        moment = hour_ends
    return most


def _growth(quiet: int, *, has_hub: bool) -> float:
    most = _MOST_GROWTH_WITH_HUB if has_hub else _MOST_GROWTH
    beyond = min(max(quiet - _PATIENCE, 0), _MOST_DOUBLINGS)
    return min(_GROWTH**beyond, most)


def _feeds(rhythm: Rhythm) -> list[FeedRhythm]:
    return [FeedRhythm.of(kept) for kept in rhythm.facts.values()]


def _least_ttl(feeds: Collection[FeedRhythm], rhythm: Rhythm) -> timedelta:
    """Return how long every feed's copy may serve: by its `ttl`, else by its HTTP headers."""
    fresh = [
        feed.ttl_s or min(kept.get("fresh_s", 0), _FRESH.total_seconds())
        for feed, kept in zip(feeds, rhythm.facts.values(), strict=True)
    ]
    return timedelta(seconds=min(fresh, default=0))


def _least_update(feeds: Collection[FeedRhythm]) -> timedelta:
    """Return the shortest time between two updates that the feeds name; none: nothing."""
    return timedelta(seconds=min((feed.update_s or 0 for feed in feeds), default=0))


def _turnover(poll: Poll, pace: Pace) -> timedelta:
    """Return half the time in which all that the listings name is replaced by newer stories.

    Whoever comes later than that loses some, whatever a feed says of its copies.
    """
    a_day = sum(pace.by_hour)
    if not poll.named or not a_day:
        return timedelta.max
    return min(poll.named / a_day, 365.0) * _DAY / 2


def _out_of_skipped(
    due: datetime, feeds: Collection[FeedRhythm], *, latest: datetime
) -> datetime:
    """Return `due`, or the end of the hours and days that every feed asks to be skipped."""
    if not feeds:
        return due
    hours = set.intersection(*(set(feed.skip_hours) for feed in feeds))
    days = set.intersection(*(set(feed.skip_days) for feed in feeds))
    moment = due.astimezone(UTC)
    while moment < latest and (moment.hour in hours or moment.weekday() in days):
        moment = moment.replace(minute=0, second=0, microsecond=0) + _HOUR
    # Where all hours or days are to be skipped, nothing was said.
    is_nonsense = len(hours) == 24 or len(days) == 7
    return due if is_nonsense else min(max(moment, due), max(latest, due))


def _within(gap: timedelta, bounds: Bounds) -> timedelta:
    return min(max(gap, bounds.least), bounds.most)
