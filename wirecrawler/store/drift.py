"""Drift: how a source is, told from what it was like before.

`broken`: nothing right can be stored.  `silent`: nothing is printed.  `odd`: what is stored may
be wrong.  `slow`: less is printed.  Each against the source's own last 28 days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from wirecrawler.store.change import fall_of_rate
from wirecrawler.store.days import Day, RunMeasured
from wirecrawler.store.findings import Finding, Health
from wirecrawler.store.page_drift import page_findings
from wirecrawler.store.passing import is_hiccup

BASELINE_DAYS = 28
"""Days that a source is held against: four weeks with their weekends."""
LATELY = timedelta(days=4)
"""A weekend with a holiday before it is no silence, whatever the baseline."""

_PRECEDENCE: tuple[Health, ...] = ("broken", "silent", "odd", "slow")

_DAY = timedelta(days=1)
# A source this young has no baseline to be held against: one week with its weekend.
_YOUNG = timedelta(days=7)
# Were stories to come at random, ten usual gaps without one would happen once in 22,000.
_GAPS_OF_SILENCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a source printed in the last 28 days, by `published_at`, else `seen_at`."""

    stories: int
    oldest_at: datetime
    newest_at: datetime
    lately: int = 0
    """Of these, the ones of the last four days."""

    def per_day(self, *, now: datetime) -> float:
        """Return the stories a day, with two decimals."""
        days = max((now - self.oldest_at) / _DAY, 1)
        return round(self.stories / days, 2)

    @property
    def lately_per_day(self) -> float:
        """The stories a day of the last four days, with two decimals."""
        return round(self.lately * (_DAY / LATELY), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known of a source."""

    first_seen_at: datetime
    is_good: bool | None
    """Whether its last ended run could read what it lists; None: no run ended."""
    bad_since: datetime | None = None
    """When the first of the runs began that could not, after the last that could."""
    ended: str = ""
    """Why its last run ended."""
    failed: Sequence[str] = ()
    """Why the first of those runs ended that could not; three at most."""
    output: Output | None = None
    """None: nothing was printed in 28 days."""
    printed_at: datetime | None = None
    """When its newest story was printed; None: there is none."""
    days: Sequence[Day] = ()
    """Those of the last 28 days, oldest first."""
    runs: Sequence[RunMeasured] = ()
    """The newest that asked for pages, oldest first."""


def findings_of(past: Past, *, now: datetime) -> tuple[Finding, ...]:
    """Return what is wrong with a source, the gravest first."""
    if past.is_good is None:
        return ()
    found = [*_unreadable(past, now=now), *page_findings(past.days, past.runs, now=now)]
    if now - past.first_seen_at >= _YOUNG:
        found += [*_silent(past, now=now), *_slow(past, now=now)]
    return tuple(sorted(found, key=lambda one: _PRECEDENCE.index(one.health)))


def health_of(past: Past, findings: Sequence[Finding], *, now: datetime) -> Health:
    """Return the health of a source.

    It is that of its gravest finding; without one it is `new` where no run has ended or it was
    first seen less than a week ago, and `ok` otherwise.
    """
    if findings:
        return findings[0].health
    is_new = past.is_good is None or now - past.first_seen_at < _YOUNG
    return "new" if is_new else "ok"


def _unreadable(past: Past, *, now: datetime) -> Iterator[Finding]:
    """Yield a finding where the last ended runs could not read what the source lists.

    What mostly passes by itself is given some time to.
    """
    if not past.is_good and not is_hiccup(past.failed, since=past.bad_since, now=now):
        yield Finding(
            health="broken",
            since=past.bad_since,
            why=past.ended or "what it lists cannot be read",
        )


def _silent(past: Past, *, now: datetime) -> Iterator[Finding]:
    """Yield a finding where nothing was printed for four days and ten times the usual gap."""
    output = past.output
    if output is None:
        since = past.printed_at or past.first_seen_at
        yield Finding(
            health="silent",
            since=since,
            why=f"nothing new in {BASELINE_DAYS} days",
            now=0.0,
        )
        return
    gap = (output.newest_at - output.oldest_at) / max(output.stories - 1, 1)
    if now - output.newest_at > max(LATELY, _GAPS_OF_SILENCE * gap):
        quiet = (now - output.newest_at) / _DAY
        usual = round(_DAY / gap, 2) if gap else None
        told = f"{_round(usual)} stories a day" if usual else "a single story"
        yield Finding(
            health="silent",
            since=output.newest_at,
            why=f"nothing new for {quiet:.1f} days; {told} before",
            before=usual,
            now=0,
        )


def _slow(past: Past, *, now: datetime) -> Iterator[Finding]:
    """Yield a finding where a third of the usual is read a day, or less."""
    today, first = now.astimezone(UTC).date(), past.first_seen_at.astimezone(UTC).date()
    # The first day reads whatever was listed; today is not over.
    whole = [one for one in past.days if first < one.day < today]
    change = fall_of_rate([(1, one.measured.stories) for one in whole])
    if change is not None:
        yield Finding(
            health="slow",
            since=_midnight(whole[change.place].day),
            why=f"{_round(change.now)} stories a day for {change.amount} days, "
            f"{_round(change.before)} before",
            before=round(change.before, 2),
            now=round(change.now, 2),
        )


def _round(per_day: float) -> str:
    return f"{per_day:.0f}" if per_day >= 10 else f"{per_day:.1g}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
