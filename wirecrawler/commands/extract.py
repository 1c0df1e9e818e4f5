"""Read pages in bulk: one JSON object a line in, one a line out, in the order they are done.

A page is {"id", "url", "html_path" or "html", "encoding"?, "fetched_at"?, "source"?}; html_path is
relative to the current folder, encoding is what the HTTP Content-Type said, source the slug of a
source whose zone, language and selectors hold (by default that of the address, if any).  Out comes
its story with the `kind` of the page, or {"id", "error"} and a line on stderr; the exit status is
then 1.  For one page in a file there is `preview --page FILE URL`.
"""

import argparse
import json
import os
import stat
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO

from wirecrawler import settings
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
from wirecrawler.errors import ExitStatus, SettingError
from wirecrawler.normalize.headline import house_headline
from wirecrawler.publish.terminal import terminal_line

EXAMPLE = "wirecrawler extract pages.jsonl --workers 4 > stories.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="JSON lines; by default, or -: stdin",
    )
    parser.add_argument(
        "--workers",
        type=_number,
        default=usable_cpus(),
        metavar="N",
        help="processes that read pages (default: one a CPU)",
    )
    parser.add_argument("--quiet", action="store_true", help="only failures on stderr")


def run(arguments: argparse.Namespace) -> int:
    style = settings.WIRECRAWLER_HEADLINE_STYLE
    house_headline("Checked", style=style, language="")
    limits = Limits(cpu_s=settings.WIRECRAWLER_MAX_PAGE_CPU_SECONDS)
    declared()  # known to the workers, which are forked from here on
    with _opened(arguments.file) as file:
        pace = Pace("extract", whole=_size(file), is_quiet=arguments.quiet)
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


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1000):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1000")
    return int(text)


def _opened(name: str) -> BinaryIO:
    """Return the file of pages.

    Raises:
        SettingError: It cannot be opened.
    """
    if name == "-":
        if sys.stdin is None:
            raise SettingError("FILE", "stdin is closed; name a file of pages")
        return sys.stdin.buffer
    try:
        return Path(name).open("rb", buffering=0)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingError(name, said or "it cannot be opened") from error


def _size(file: BinaryIO) -> int:
    """Return the size of a file in bytes; 0 for what has none, such as a pipe."""
    status = os.fstat(file.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
