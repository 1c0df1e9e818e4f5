"""File stories from anywhere: JSON lines in, one decision a line out, in the order of the input.

A story is {"id"?, "source", "url", "headline", "body", "published_at"?} and whatever else its
record may say (docs/ingesting.md); it goes through the stages of a crawl, and nothing is too old.
Out comes {"id", "story", "family", "decision", "reason"?, "original"?}; a line that is rejected has
its line on stderr too, and the exit status is then 1.  The same command again goes on where the
last one ended: what is filed is found `unchanged`.
"""

import argparse
import gc
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

from wirecrawler import settings
from wirecrawler.commands.batches import Batches, Interruption
from wirecrawler.commands.bulk import add_bulk_arguments, opened, size_of
from wirecrawler.commands.decision_record import (
    REJECTED,
    Id,
    decision_records,
    others_of,
    rejection_record,
)
from wirecrawler.commands.json_object import crash, shortened
from wirecrawler.commands.lines import Lines
from wirecrawler.commands.story_line import House, Reader, Ready
from wirecrawler.crawl.declaration import spider_places
from wirecrawler.crawl.pace import Pace
from wirecrawler.errors import ExitStatus, WirecrawlerError
from wirecrawler.match.decide import DecisionKind
from wirecrawler.normalize.headline import case_rules
from wirecrawler.publish.jsonl import json_line
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.store.archive import Archive, Decision, Filing
from wirecrawler.store.query import Query

EXAMPLE = "wirecrawler ingest stories.jsonl --workers 4 > decisions.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_bulk_arguments(
        parser, workers=1, workers_help="processes that read stories (default: 1)"
    )


def run(arguments: argparse.Namespace) -> int:
    with ExitStack() as stack:
        file = stack.enter_context(opened(arguments.file))
        lines = Lines(file)
        pace = Pace("ingest", whole=size_of(file), is_quiet=arguments.quiet)
        interruption = stack.enter_context(Interruption())
        # Workers are forked before there is a connection that they would hold.
        batches = Batches(lines, _reader(), interruption, most=arguments.workers)
        stack.enter_context(batches)
        database, tag = settings.WIRECRAWLER_DATABASE_URL, settings.WIRECRAWLER_TAG
        archive = stack.enter_context(Archive.open(database, tag=tag))
        query = stack.enter_context(Query.open(database, tag=tag))
        ingestion = _Ingestion(archive, query, pace)
        gc.freeze()  # what is imported stays, and need not be looked through again
        for batch in batches.read():
            ingestion.take(batch, lines.taken)
    if not arguments.quiet:
        pace.say(f"ingest: {ingestion.words}; {pace.seconds:.1f} s")
    if interruption.is_asked:
        pace.say(f"ingest: interrupted: {ingestion.where}")
        return ExitStatus.INTERRUPTED
    return ExitStatus.PARTLY if ingestion.counts[REJECTED] else ExitStatus.DONE


def _reader() -> Reader:
    house = House(
        style=settings.WIRECRAWLER_HEADLINE_STYLE,
        template=settings.WIRECRAWLER_DISCLAIMER,
        outlet=settings.WIRECRAWLER_OUTLET,
    )
    case_rules(house.style)  # an unknown style is refused before a line is read
    places = spider_places(settings.SPIDER_MODULES)
    database, tag = settings.WIRECRAWLER_DATABASE_URL, settings.WIRECRAWLER_TAG
    with Query.open(database, tag=tag) as query:
        known = query.sources()
    return Reader(house, known=known, places=places, now=datetime.now(UTC))


class _Ingestion:
    """Files batches and prints what that came to."""

    def __init__(self, archive: Archive, query: Query, pace: Pace) -> None:
        self._archive = archive
        self._query = query
        self._pace = pace
        self._last = 0
        self.counts = Counter[str]()
        """Decision -> lines."""

    @property
    def words(self) -> str:
        lines = self.counts.total()
        told = [f"{lines:,} {'line' if lines == 1 else 'lines'}"]
        return ", ".join([*told, *(f"{n:,} {kind}" for kind, n in self.counts.items())])

    @property
    def where(self) -> str:
        """How far it is, and how to go on."""
        done = f"filed up to line {self._last:,}" if self._last else "nothing was filed"
        return f"{done}; the same command again files the rest"

    def take(self, batch: Sequence[Ready], taken: int) -> None:
        """File a batch and print its decisions; `taken` bytes of the input are then done."""
        filed = self._filed([ready for ready in batch if ready.story is not None])
        decisions = [d for d in filed.values() if isinstance(d, Decision)]
        ids = self._query.brought_ids(others_of(decisions))
        for ready in batch:
            outcome = filed.get(ready.number, ready.reason)
            if isinstance(outcome, str):
                self._reject(ready, outcome)
            elif outcome.kind is DecisionKind.REFUSED:
                self._reject(ready, shortened(f"withdrawn: {outcome.reason}"))
            else:
                self._decide(ready, outcome, ids)
        sys.stdout.buffer.flush()
        self._last = batch[-1].number
        self._pace.show(self.words, taken)

    def _filed(self, batch: Sequence[Ready]) -> dict[int, Decision | str]:
        """Return line -> what filing its story came to, or why it cannot be filed."""
        if not batch:
            return {}
        stories = [ready.story for ready in batch if ready.story is not None]
        filings = [Filing(run=None, story=story) for story in stories]
        try:
            decisions = self._archive.file(filings, now=datetime.now(UTC))
        except WirecrawlerError:
            raise
        except Exception as error:  # one bad story never costs the others
            if len(batch) > 1:
                return {n: d for one in batch for n, d in self._filed([one]).items()}
            return {batch[0].number: crash(error)}
        return dict(zip([ready.number for ready in batch], decisions, strict=True))

    def _decide(self, ready: Ready, decision: Decision, ids: Mapping[int, Id]) -> None:
        for record in decision_records(ready.id, decision, ids):
            self._print(record)
        self.counts[decision.kind.value] += 1

    def _reject(self, ready: Ready, reason: str) -> None:
        self._print(rejection_record(ready.id, reason))
        self.counts[REJECTED] += 1
        name = json.dumps(ready.id, ensure_ascii=False)
        self._pace.say(
            terminal_line(f"line {ready.number}, id {name}: rejected: {reason}")
        )

    def _print(self, record: Mapping[str, object]) -> None:
        sys.stdout.buffer.write(json_line(record).encode())
