"""Change: where a row of numbers fell by more than chance explains.

A row holds (amount, hits) pairs in order of time: pages and those that have a field, days and what
was printed on them, bodies and the logarithms of their lengths.  The mean of a part is its hits
by its amount.
Chance is bounded by Chernoff's inequality, and allowed as much more as the part before the fall
is more restless than independent draws are: bylines go missing by the desk, not by the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log

Row = Sequence[tuple[int, float]]

# The natural logarithm of the odds against chance; chosen by invented sources, where it gives less
# than one false alarm in a source's year (tests/store/test_change.py).
_EVIDENCE = 9.0

# Pages on either side of a fall, at least.
_PAGES = (20, 10)
# Whole days on either side: two weeks, and a weekend with a holiday before it.
_DAYS = (14, 4)
# Of a field that was on fewer pages, ten without it are no news.
_LEAST_SHARE = 0.5
# The spread of the natural logarithm of the length of stories: what is more is unrest.
_SPREAD = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Where a row fell."""

    place: int
    """Index of the first pair that is as they are now."""
    before: float
    """The mean of the pairs before it."""
    now: float
    """The mean of the others."""
    amount_before: int
    amount: int
    """The amount of the others."""
    evidence: float
    """The natural logarithm of the odds against chance."""

    @property
    def lost(self) -> int:
        """How much of the amount now is no hit."""
        return round(self.amount * (1 - self.now))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Law:
    """What chance may do to a row."""

    least: tuple[int, int]
    """The amounts before and since that there must be."""
    fall: Callable[[float], float]
    """mean before -> what the mean since is below."""
    floor: float = 0
    """The least mean before."""
    evidence: Callable[[float, float, float], float]
    """(amount, mean before, mean since) -> what speaks against chance.

    The amount is that since, less what the mean before is itself unsure of.
    """
    unrest: Callable[[int, float, float], float]
    """(amount, hits, mean) -> square of the deviation of a pair by its variance."""


def fall_of_share(row: Row) -> Change | None:
    """Return where the share of pages that have something fell below a third, or None."""
    # Nearly always the newest pages have it: then nothing need be weighed.
    return None if _newest(row, _PAGES[1]) >= _third(1) else _fall(row, _SHARES)


def fall_of_rate(row: Row) -> Change | None:
    """Return where what is printed a day fell below a third, or None."""
    return _fall(row, _RATES)


def fall_of_length(row: Row) -> Change | None:
    """Return where the length of bodies fell below a half, or None.

    The hits are natural logarithms of lengths: one long read weighs as much as one short.
    """
    return _fall(row, _LENGTHS)


def _fall(row: Row, law: _Law) -> Change | None:
    """Return the fall with the most evidence, or None.

    The first pair after it is as low as the others, and so are the newest together: what is
    back as it was has not fallen.
    """
    amount, hits = sum(pair[0] for pair in row), sum(pair[1] for pair in row)
    since, hits_since = 0, 0.0
    newest = _newest(row, law.least[1])
    best: Change | None = None
    for place in range(len(row) - 1, 0, -1):
        since += row[place][0]
        hits_since += row[place][1]
        if amount - since < law.least[0]:
            break
        if since < law.least[1]:
            continue
        now = hits_since / since
        change = Change(
            place=place,
            before=(hits - hits_since) / (amount - since),
            now=now,
            amount_before=amount - since,
            amount=since,
            evidence=best.evidence if best else _EVIDENCE,
        )
        if max(now, newest, row[place][1] / row[place][0]) < law.fall(change.before):
            best = _weighed(change, row, law) or best
    return best


def _newest(row: Row, least: int) -> float:
    """Return the mean of the newest pairs that come to an amount together; 1 without any."""
    amount, hits = 0, 0.0
    for pair in reversed(row):
        amount, hits = amount + pair[0], hits + pair[1]
        if amount >= least:
            break
    return hits / amount if amount else 1.0


def _weighed(change: Change, row: Row, law: _Law) -> Change | None:
    """Return a change with its evidence, or None where that is less than it had."""
    if change.before < law.floor:
        return None
    sure = change.amount * change.amount_before / (change.amount + change.amount_before)
    evidence = law.evidence(sure, change.before, change.now)
    if evidence < change.evidence:
        return None
    evidence /= _unrest(row[: change.place], law, change.before)
    return replace(change, evidence=evidence) if evidence >= change.evidence else None


def _unrest(row: Row, law: _Law, mean: float) -> float:
    """Return how many times more restless a row is than chance would have it, 1 or more."""
    pairs = [pair for pair in row if pair[0]]
    found = sum(law.unrest(amount, hits, mean) for amount, hits in pairs)
    return max(1.0, found / max(len(pairs) - 1, 1))


def _share_evidence(pages: float, before: float, now: float) -> float:
    before = _uncertain(before, pages)
    return pages * (_entropy(now, before) + _entropy(1 - now, 1 - before))


def _share_unrest(pages: int, hits: float, mean: float) -> float:
    mean = _uncertain(mean, pages)
    return (hits - pages * mean) ** 2 / (pages * mean * (1 - mean))


def _uncertain(share: float, pages: float) -> float:
    """Return a share that is less than one: no number of pages proves what is on all."""
    return min(share, 1 - 1 / (pages + _PAGES[0]))


def _rate_evidence(days: float, before: float, now: float) -> float:
    return days * (before - now + _entropy(now, before))


def _rate_unrest(days: int, hits: float, mean: float) -> float:
    return (hits - days * mean) ** 2 / (days * mean)


def _length_evidence(pages: float, before: float, now: float) -> float:
    return pages * (before - now) ** 2 / (2 * _SPREAD**2)


def _length_unrest(pages: int, hits: float, mean: float) -> float:
    return pages * (hits / pages - mean) ** 2 / _SPREAD**2


def _entropy(share: float, expected: float) -> float:
    return share * log(share / expected) if share else 0.0


def _third(before: float) -> float:
    return before / 3


def _half(before: float) -> float:
    return before - log(2)


_SHARES = _Law(
    least=_PAGES,
    fall=_third,
    floor=_LEAST_SHARE,
    evidence=_share_evidence,
    unrest=_share_unrest,
)
_RATES = _Law(least=_DAYS, fall=_third, evidence=_rate_evidence, unrest=_rate_unrest)
_LENGTHS = _Law(
    least=_PAGES, fall=_half, evidence=_length_evidence, unrest=_length_unrest
)
