"""Report: how a run ended, as the commands are told."""

from dataclasses import dataclass

from wirecrawler.store.runs import RunCounts

NOTHING = RunCounts(
    named=0,
    stored=0,
    unchanged=0,
    skipped=0,
    failed=0,
    new=0,
    corrections=0,
    kills=0,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How a run ended."""

    slug: str
    run: int
    reason: str
    """Scrapy's reason of closing: `finished`, `shutdown`, `closespider_timeout`..."""
    failure: str
    """Why the source failed, or ""."""
    counts: RunCounts
    unmodified: int
    """Listings that answered that nothing changed (304)."""
    seconds: float


run_reported = object()
"""Signal: a run ended; its `report` is a RunReport."""


def crash_line(error: BaseException | None) -> str:
    """Return what is said of a crash, on one line."""
    return f"crash: {type(error).__name__}: {' '.join(str(error).split())}"[:300]
