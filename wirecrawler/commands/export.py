"""Export stories as they may leave the house: each within its terms.

A story whose terms are `link` has no body, one whose terms are `excerpt` has the excerpt; the
record says so under `terms`, with the reason.  Killed stories are left out of jsonl and csv; in
the other formats each is the cancelation that the format knows, without its text.  Of a source
that is withheld (WIRECRAWLER_WITHHELD) there is nothing; stderr says how many stories that were.
"""

import argparse
import errno
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from wirecrawler import settings
from wirecrawler.commands.filters import add_filters, check_source, story_filter
from wirecrawler.commands.reading import (
    configured_gate,
    configured_query,
    say_unknown,
)
from wirecrawler.commands.rows import say
from wirecrawler.credit import Gate, Printable
from wirecrawler.errors import ExitStatus, SettingError
from wirecrawler.publish.atom import atom_feed, entry_updated
from wirecrawler.publish.csv import csv_rows
from wirecrawler.publish.jsonl import json_lines
from wirecrawler.publish.newsml import Sender, newsml_message
from wirecrawler.publish.ninjs import ninjs_records
from wirecrawler.publish.record import STORY_KEYS, printed_records
from wirecrawler.store.filters import within
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.story import Status

EXAMPLE = "wirecrawler export --format atom --since 7d --output wire.atom"

_SIGNALLING = ("ninjs", "newsml-g2", "atom")
"""Formats that can tell a reader to drop a story."""
_FORMATS = ("jsonl", "csv", *_SIGNALLING)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=_FORMATS, default="jsonl", help="(default: jsonl)"
    )
    parser.add_argument("--output", metavar="FILE", help="by default stdout")
    add_filters(parser, limit=0)


def run(arguments: argparse.Namespace) -> int:
    now = datetime.now(UTC)
    asked = story_filter(arguments, now=now)
    if arguments.format in _SIGNALLING and asked.statuses is None:
        asked = replace(asked, statuses=frozenset(Status))
    gate = configured_gate()
    with configured_query() as query:
        check_source(query, arguments.source)
        sources = query.sources().values()
        chosen = within(asked, gate, sources)
        pieces = _pieces(query, chosen, gate, arguments.format, now=now)
        if not arguments.output:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
        else:
            _write(Path(arguments.output), pieces)
            say(f"Written: {arguments.output}")
        say_unknown(gate, sources)
        for line in _withheld(query, chosen, gate):
            say(line)
    return ExitStatus.DONE


def _withheld(query: Query, chosen: StoryFilter, gate: Gate) -> Iterator[str]:
    """Yield a line for each reason for which stories that would be here are withheld."""
    nobody: frozenset[str] = frozenset()
    reasons = gate.withheld_among(query.sources().values())
    every = replace(chosen, withheld=nobody, uncopied=nobody, barred=nobody)
    for slug in sorted(chosen.withheld):
        if chosen.source in (None, slug):
            count = query.count(replace(every, source=slug))
            yield from _line(count, f"of {slug} ({reasons[slug]})")
    others = replace(every, withheld=chosen.withheld)
    shown = query.count(others) if chosen.uncopied else 0
    for slug in sorted(chosen.uncopied):
        left = query.count(replace(others, uncopied=frozenset((slug,))))
        yield from _line(shown - left, f"copied from {slug} ({reasons[slug]})")
    own = replace(others, uncopied=chosen.uncopied)
    shown = query.count(own) if chosen.barred else 0
    for agency in sorted(chosen.barred):
        left = query.count(replace(own, barred=frozenset((agency,))))
        yield from _line(shown - left, f"crediting {agency} ({gate.barred[agency]})")


def _line(count: int, which: str) -> Iterator[str]:
    if count:
        yield f"Withheld: {_stories(count)} {which}"


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a file whole or not at all: an old one is replaced only at the end.

    Raises:
        SettingError: It cannot be written.
    """
    part = path.parent / f"{path.name}.part"
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        raise SettingError("--output", f"{path}: {error.strerror}") from error


def _pieces(
    query: Query, chosen: StoryFilter, gate: Gate, form: str, *, now: datetime
) -> Iterator[bytes]:
    stories = query.stories(chosen)
    if form == "atom":
        updated = _newest_change(query, chosen)
        return _atom(gate.printed(stories), updated=updated)
    if form == "newsml-g2":
        sender = Sender(
            name=settings.WIRECRAWLER_OUTLET,
            url=settings.WIRECRAWLER_BASE_URL,
            sent=now,
        )
        return newsml_message(gate.printed(stories), sender=sender)
    if form == "ninjs":
        return _encoded(json_lines(ninjs_records(gate.printed(stories))))
    records = printed_records(stories, gate=gate)
    return _encoded(
        json_lines(records) if form == "jsonl" else csv_rows(records, STORY_KEYS)
    )


def _atom(stories: Iterable[Printable], *, updated: datetime) -> Iterator[bytes]:
    return atom_feed(
        stories,
        title=settings.WIRECRAWLER_OUTLET,
        feed_url=f"{settings.WIRECRAWLER_BASE_URL.rstrip('/')}/feed.atom",
        site_url=settings.WIRECRAWLER_BASE_URL,
        tag=settings.WIRECRAWLER_TAG,
        updated=updated,
    )


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode("utf-8", "replace") for line in lines)


def _newest_change(query: Query, chosen: StoryFilter) -> datetime:
    """Return when the newest story of the feed was changed; the epoch where there is none.

    The clock has no say in it, so that the same stories make the same feed.
    """
    newest = query.stories(replace(chosen, limit=chosen.limit or 1000))
    return max(map(entry_updated, newest), default=datetime.fromtimestamp(0, tz=UTC))
