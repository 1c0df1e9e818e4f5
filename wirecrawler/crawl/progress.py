"""Progress: where a crawl stands, on stderr: a bar on a terminal, a line every 10 s elsewhere."""

import asyncio
import sys
from dataclasses import asdict
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from wirecrawler.crawl.logs import lines_of
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.crawl.pace import BAR_S, CLEAR, LINE_S, bar
from wirecrawler.crawl.report import RunReport, run_reported

_EARLY = {"closespider_timeout": "its time was up", "shutdown": "interrupted"}


class Progress:
    """Shows a run's progress, and its line of fates at the end."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._lines = lines_of(crawler.settings)
        self._bar = sys.stderr.isatty() and not self._lines.is_json
        self._showing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if crawler.settings.getbool("WIRECRAWLER_QUIET"):
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress.spider_opened, signals.spider_opened)
        crawler.signals.connect(progress.reported, run_reported)
        return progress

    def spider_opened(self, spider: Spider) -> None:
        recorder = self._crawler.get_extension(OutcomeRecorder)
        is_beside = self._crawler.settings.getbool("WIRECRAWLER_BESIDE")
        # Beside other crawls on one terminal, its line at the end will do.
        if recorder is not None and not is_beside:
            self._showing = asyncio.create_task(self._show(recorder))

    def reported(self, report: RunReport) -> None:
        if self._showing:
            self._showing.cancel()
        self._clear()
        self._lines.say(
            fate_line(report),
            event="run",
            source=report.slug,
            run=report.run,
            ended=report.reason,
            failure=report.failure,
            seconds=round(report.seconds, 3),
            **asdict(report.counts),
        )

    async def _show(self, recorder: OutcomeRecorder) -> None:
        while True:
            await asyncio.sleep(BAR_S if self._bar else LINE_S)
            named, ended = recorder.progress
            if self._bar:
                print(
                    f"{CLEAR}{recorder.slug} {bar(ended, named)} {ended}/{named}",
                    end="",
                    file=sys.stderr,
                    flush=True,
                )
            else:
                where = (
                    f"{ended} of {named} read" if named else "waiting for its listing"
                )
                self._lines.say(
                    f"{recorder.slug}: {where}",
                    event="progress",
                    source=recorder.slug,
                    named=named,
                    ended=ended,
                )

    def _clear(self) -> None:
        if self._bar:
            print(CLEAR, end="", file=sys.stderr)


def fate_line(report: RunReport) -> str:
    """Return the line at the end of a run: every URL of a story that was named, and its fate."""
    counts = report.counts
    line = (
        f"{report.slug}: {counts.named} named = {counts.stored} stored"
        f" + {counts.unchanged} unchanged + {counts.skipped} skipped + {counts.failed} failed"
        f" ({counts.new} new, {counts.corrections} corrected, {counts.kills} killed;"
        f" {report.seconds:.1f} s)"
    )
    if report.unmodified:
        line += "; its listing is unchanged (304)"
    if report.reason != "finished":
        line += f"; ended early: {_EARLY.get(report.reason, report.reason)}"
    return line
