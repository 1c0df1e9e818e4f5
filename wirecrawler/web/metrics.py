"""Metrics: the figures of the database for Prometheus (text exposition format 0.0.4).

They count what is in the database, whichever process put it there; what is read is kept for some
seconds, so that asking often costs little.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TypeVar, get_args

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from wirecrawler import __version__
from wirecrawler.store.figures import Figures
from wirecrawler.store.findings import Health
from wirecrawler.store.query import Query
from wirecrawler.store.states import SourceState

_Key = TypeVar("_Key", bound=tuple[str, ...])
MEDIA_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_KEPT = timedelta(seconds=5)
"""How long figures are good for; Prometheus asks every 15 s or more."""


class Metrics:
    """The exposition of what `query` counts."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._taken: tuple[datetime, bytes] | None = None

    def exposition(self, *, now: datetime) -> bytes:
        """Return the figures of `now`, or of some seconds before.

        Raises:
            StoreError: the database cannot be read.
        """
        if self._taken is None or not timedelta() <= now - self._taken[0] < _KEPT:
            registry = CollectorRegistry(auto_describe=False)
            registry.register(_Figures(self._query.figures(now=now)))
            self._taken = (now, generate_latest(registry))
        return self._taken[1]


class _Figures(Collector):
    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        figures = self._figures
        yield InfoMetricFamily(
            "wirecrawler", "What serves.", value={"version": __version__}
        )
        yield _gauge(
            "wirecrawler_stories",
            "Stories held.",
            ("source", "status"),
            figures.stories,
        )
        yield _gauge(
            "wirecrawler_runs", "Runs so far.", ("source", "result"), figures.runs
        )
        yield _gauge(
            "wirecrawler_last_run_urls",
            "URLs of the latest run of each source, by what became of them.",
            ("source", "role", "outcome"),
            figures.outcomes,
        )
        yield from _instants(figures)
        yield _gauge(
            "wirecrawler_last_run_seconds",
            "How long the latest run that ended took.",
            ("source",),
            {(slug,): seconds for slug, (_, seconds) in figures.ended.items()},
        )
        yield from _states(figures.states)


def _instants(figures: Figures) -> Iterator[Metric]:
    """Yield when things happened last, in seconds since 1970."""
    good = {
        slug: state.last_good_at
        for slug, state in figures.states.items()
        if state.last_good_at is not None
    }
    ended = {slug: at for slug, (at, _) in figures.ended.items()}
    for name, what, instants in (
        ("newest_story", "When the newest story was filed.", figures.newest),
        ("last_run_end", "When the latest run ended.", ended),
        ("last_good", "When a run last read what the source lists.", good),
    ):
        yield _gauge(
            f"wirecrawler_{name}_timestamp_seconds",
            what,
            ("source",),
            {(slug,): at.timestamp() for slug, at in instants.items()},
        )


def _states(states: Mapping[str, SourceState]) -> Iterator[Metric]:
    yield _gauge(
        "wirecrawler_stories_per_day",
        "Stories a day over the last four weeks.",
        ("source",),
        {(slug,): state.stories_per_day for slug, state in states.items()},
    )
    yield _gauge(
        "wirecrawler_source_health",
        "1 for the health that a source has, 0 for the others.",
        ("source", "health"),
        {
            (slug, health): float(state.health == health)
            for slug, state in states.items()
            for health in get_args(Health)
        },
    )


def _gauge(
    name: str,
    what: str,
    labels: tuple[str, ...],
    values: Mapping[_Key, float],
) -> Metric:
    gauge = GaugeMetricFamily(name, what, labels=labels)
    for key in sorted(values):
        gauge.add_metric(key, values[key])
    return gauge
