"""Read the archived pages again with today's rules; show what would differ, by field and source.

The counts go to stderr; then come the stories that would differ, each with its fields before and
after.  With --write each becomes a new revision with the status that it has; an editor's headline
stays, and so does the family: `rebuild-families` matches the new texts.  Killed stories, those
without an archived page, and those that today's rules would not file are left as they are.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

from wirecrawler import settings
from wirecrawler.commands.archive_reading import (
    archive_of_settings,
    page_limits,
    spiders_of_all,
)
from wirecrawler.commands.filters import check_source, instant
from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rereading import Changed, Comparison, Unread
from wirecrawler.commands.rows import Record, add_format, print_records
from wirecrawler.crawl.archived_pages import Rereading
from wirecrawler.crawl.pace import Pace
from wirecrawler.crawl.workers import usable_cpus
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.store.archive import Archive
from wirecrawler.store.audited import AuditFilter

EXAMPLE = "wirecrawler reextract --source tasnim_en --since 7d"

CHANGE_KEYS = tuple("story revision source url fields changes reason".split())
"""The keys of a record, in order."""
_COLUMNS = tuple("story revision source fields reason url".split())
_BATCH = 200
"""Stories of one transaction."""
_NAME = "reextract"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", metavar="SLUG")
    parser.add_argument(
        "--since", metavar="WHEN", help="filed since 7d, 36h, or 2026-11-01"
    )
    parser.add_argument(
        "--write", action="store_true", help="write what differs; without it, show it"
    )
    parser.add_argument("--quiet", action="store_true", help="no words on stderr")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    now = datetime.now(UTC)
    since = instant("--since", arguments.since, now=now)
    chosen = AuditFilter(source=arguments.source, since=since, is_newest=True)
    spiders = spiders_of_all()
    with (
        configured_query() as query,
        Rereading(page_limits(), most=usable_cpus()) as rereading,
    ):
        check_source(query, arguments.source)
        pace = Pace(_NAME, is_quiet=arguments.quiet)
        comparison = Comparison(
            query=query,
            archive=archive_of_settings(query.record),
            spiders=spiders,
            rereading=rereading,
            style=settings.WIRECRAWLER_HEADLINE_STYLE,
            template=settings.WIRECRAWLER_DISCLAIMER,
            outlet=settings.WIRECRAWLER_OUTLET,
            progress=pace.show,
        )
        report = _Report(writes=arguments.write)
        with ExitStack() as stack:
            if arguments.write:
                report.open(stack)
            print_records(
                report.records(comparison, chosen),
                form=arguments.format,
                columns=_COLUMNS,
                keys=CHANGE_KEYS,
            )
    for line in report.failed:
        pace.say(terminal_line(f"{_NAME}: {line}"))
    if not arguments.quiet:
        for line in report.lines(comparison, pace.seconds):
            pace.say(f"{_NAME}: {line}")
    return ExitStatus.PARTLY if report.failed else ExitStatus.DONE


class _Report:
    """What would differ, counted, and written in batches where that is asked for."""

    def __init__(self, *, writes: bool) -> None:
        self._writes = writes
        self._archive: Archive | None = None
        self._waiting: list[Changed] = []
        self._fields: Counter[tuple[str, str]] = Counter()
        self._stories = 0
        self._written = 0
        self.failed: list[str] = []
        """Stories whose pages cannot be read, in a line each."""

    def open(self, stack: ExitStack) -> None:
        """Open the store to be written."""
        url, tag = settings.WIRECRAWLER_DATABASE_URL, settings.WIRECRAWLER_TAG
        self._archive = stack.enter_context(Archive.open(url, tag=tag))

    def records(self, comparison: Comparison, chosen: AuditFilter) -> Iterator[Record]:
        """Yield the record of each story that differs, once that is written."""
        for found in comparison.found(chosen):
            if isinstance(found, Unread):
                self.failed.append(found.words)
                continue
            self._stories += 1
            self._fields.update((found.source, name) for name in found.fields)
            self._waiting.append(found)
            if len(self._waiting) >= _BATCH:
                yield from self._written_now()
        yield from self._written_now()

    def _written_now(self) -> Iterator[Record]:
        waiting, self._waiting = self._waiting, []
        stories = [found.story for found in waiting if found.story is not None]
        if self._archive is not None and stories:
            self._written += self._archive.reread(stories, now=datetime.now(UTC))
        yield from map(_record, waiting)

    def lines(self, comparison: Comparison, seconds: float) -> Sequence[str]:
        """Return what came of it, in lines."""
        by_source: dict[str, list[str]] = {}
        for (source, name), count in sorted(self._fields.items()):
            by_source.setdefault(source, []).append(f"{name} {count:,}")
        lines = [f"{source}: {', '.join(each)}" for source, each in by_source.items()]
        counts = comparison.counts
        lines.append(
            f"{counts['read']:,} pages read again, {self._stories:,} stories differ,"
            f" {counts['pageless']:,} without an archived page,"
            f" {counts['killed']:,} killed; {seconds:.1f} s"
        )
        if self._writes:
            lines.append(f"{self._written:,} written")
        elif self._stories:
            lines.append("nothing is written without --write")
        return lines


def _record(found: Changed) -> Record:
    return {
        "story": found.id,
        "revision": found.revision,
        "source": found.source,
        "url": found.url,
        "fields": list(found.fields),
        "changes": {
            name: {"before": before, "after": after}
            for name, (before, after) in found.fields.items()
        },
        "reason": found.reason,
    }
