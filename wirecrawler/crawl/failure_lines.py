"""Failure lines: one line on stderr for each URL of a run that failed, with its reason.

They are told when the run ends, from its record: only then is every fate settled, and what is
said is what `wirecrawler outcomes` lists.
"""

import contextlib
from collections.abc import Mapping
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from wirecrawler.crawl.logs import lines_of
from wirecrawler.crawl.report import RunReport, run_reported
from wirecrawler.errors import StoreError
from wirecrawler.outcome import Fate, Outcome
from wirecrawler.publish.record import outcome_record
from wirecrawler.store.query import Query


class FailureLines:
    """Says of each run what failed."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._lines = lines_of(settings)
        self._database = str(settings["WIRECRAWLER_DATABASE_URL"])
        self._tag = str(settings["WIRECRAWLER_TAG"])

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if crawler.settings.getbool("WIRECRAWLER_QUIET"):
            raise NotConfigured
        said = cls(crawler.settings)
        crawler.signals.connect(said.reported, run_reported)
        return said

    def reported(self, report: RunReport) -> None:
        for outcome in self._failed(report.run) if report.run else ():
            # Where the source failed for one URL, the command says so at its end.
            if f"{outcome.url}: {outcome.reason}" != report.failure:
                self._say(outcome)

    def _failed(self, run: int) -> list[Outcome]:
        try:
            with contextlib.closing(Query.open(self._database, tag=self._tag)) as query:
                return list(query.outcomes(run=run, fate=Fate.FAILED))
        except StoreError:
            return []  # the run's own failure says that the store cannot be read

    def _say(self, outcome: Outcome) -> None:
        text = f"{outcome.source}: failed: {outcome.url}: {outcome.reason}"
        facts = outcome_record(outcome)
        del facts["at"], facts["story"]
        self._lines.say(text, event="failure", level="warning", **facts)
