"""Read pages in bulk: one JSON object a line in, one a line out, in the order they are done.

A page is {"id", "url", "html_path" or "html", "encoding"?, "fetched_at"?, "source"?}; html_path is
relative to the current folder, encoding is what the HTTP Content-Type said, source the slug of a
source whose zone, language and selectors hold (by default that of the address, if any).  Out comes
its story with the `kind` of the page, or {"id", "error"} and a line on stderr; the exit status is
then 1.  For one page in a file there is `preview --page FILE URL`.
"""

import argparse
import json
import sys
from functools import partial

from wirecrawler import settings
from wirecrawler.commands.bulk import add_bulk_arguments, opened, size_of
from wirecrawler.commands.lines import Line, Lines
from wirecrawler.commands.page_line import (
    FAILED,
    answered,
    declared,
    error_line,
    name_of,
)
from wirecrawler.crawl.pace import Pace
from wirecrawler.crawl.workers import Done, Limits, Workers, usable_cpus
from wirecrawler.errors import ExitStatus
from wirecrawler.normalize.headline import house_headline
from wirecrawler.publish.terminal import terminal_line

EXAMPLE = "wirecrawler extract pages.jsonl --workers 4 > stories.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_bulk_arguments(
        parser,
        workers=usable_cpus(),
        workers_help="processes that read pages (default: one a CPU)",
    )


def run(arguments: argparse.Namespace) -> int:
    style = settings.WIRECRAWLER_HEADLINE_STYLE
    house_headline("Checked", style=style, language="")
    limits = Limits(cpu_s=settings.WIRECRAWLER_MAX_PAGE_CPU_SECONDS)
    declared()  # known to the workers, which are forked from here on
    with opened(arguments.file) as file:
        pace = Pace("extract", whole=size_of(file), is_quiet=arguments.quiet)
        with Workers(
            partial(answered, style=style), most=arguments.workers, limits=limits
        ) as workers:
            extraction = _Extraction(Lines(file), workers, pace)
            extraction.run()
    if not arguments.quiet:
        pace.say(f"extract: {extraction.words}; {pace.seconds:.1f} s")
    return ExitStatus.PARTLY if extraction.failed else ExitStatus.DONE


class _Extraction:
    """Gives out lines and prints what comes back."""

    def __init__(self, lines: Lines, workers: Workers, pace: Pace) -> None:
        self._lines = lines
        self._workers = workers
        self._pace = pace
        self._given: dict[int, Line] = {}
        self._pages = 0
        self.failed = 0

    @property
    def words(self) -> str:
        pages = "page" if self._pages == 1 else "pages"
        return f"{self._pages} {pages}, {self.failed} failed"

    def run(self) -> None:
        while True:
            self._give()
            is_waiting = not (self._workers.is_busy or self._lines.is_at_end)
            if self._workers.is_idle and not is_waiting:
                return
            ended, ready = self._workers.wait(
                [self._lines.fd] if is_waiting else (), timeout=self._pace.pause_s
            )
            for done in ended:
                self._take(done)
            if ended:
                sys.stdout.buffer.flush()
            if ready:
                self._lines.fill()
            self._pace.show(self.words, self._lines.taken)

    def _give(self) -> None:
        while not self._workers.is_busy and (line := self._lines.next()) is not None:
            if line.is_cut:
                self._print(error_line(None, "the line is too long"), line.number)
                continue
            self._given[line.number] = line
            self._workers.give(line.number, line.content)

    def _take(self, done: Done) -> None:
        line = self._given.pop(done.number)
        if done.lost:
            answer = error_line(name_of(line.content), done.lost)
            self._print(answer, line.number)
        else:
            is_failed = done.answer.startswith(FAILED)
            self._print(done.answer[1:], line.number, is_failed=is_failed)

    def _print(self, answer: bytes, number: int, *, is_failed: bool = True) -> None:
        self._pages += 1
        if is_failed:
            self.failed += 1
            self._pace.say(_failure(answer, number))
        sys.stdout.buffer.write(answer)


def _failure(answer: bytes, number: int) -> str:
    """Return the words that name a page that failed."""
    said = json.loads(answer)
    page = json.dumps(said["id"], ensure_ascii=False)
    return terminal_line(f"line {number}, id {page}: failed: {said['error']}")
