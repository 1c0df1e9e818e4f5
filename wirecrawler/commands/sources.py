"""List the sources: what they are, what their terms allow, how they fare."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from wirecrawler import settings
from wirecrawler.commands.reading import (
    configured_gate,
    configured_query,
    say_unknown,
)
from wirecrawler.commands.rows import (
    FORMATS,
    Record,
    add_format,
    chosen_format,
    print_records,
    say,
    write,
)
from wirecrawler.commands.scheduled import scheduled_at
from wirecrawler.crawl.catalogue import Listed, catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.errors import ExitStatus, SourceError
from wirecrawler.publish.opml import Outline, opml_lines
from wirecrawler.publish.record import SOURCE_KEYS, UNTRIED, Standing, source_record
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.source import Source
from wirecrawler.store.rhythms import Rhythm

EXAMPLE = "wirecrawler sources --format csv"

_COLUMNS = (
    "slug",
    "agency",
    "language",
    "timezone",
    "use",
    "licence",
    "evidence",
    "health",
    "off",
    "withheld",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser, (*FORMATS, "opml"))


def run(arguments: argparse.Namespace) -> int:
    listing = catalogue(crawl_settings({}))
    if arguments.format == "opml":
        return _print_opml(listing)
    gate = configured_gate({slug: one.source for slug, one in listing.items()})
    now = datetime.now(UTC)
    with configured_query() as query:
        states, rhythms = query.source_states(now=now), query.rhythms()
        say_unknown(gate, query.sources().values())
    form = chosen_format(arguments.format)
    records: list[Record] = []
    unnamed: list[str] = []
    for slug, one in listing.items():
        standing = states[slug].standing if slug in states else UNTRIED
        standing = _scheduled(standing, one.source, rhythms.get(slug), now=now)
        record = source_record(
            one.source,
            kind=one.kind,
            feeds=_feeds(one, unnamed),
            withheld=gate.withholding(one.source),
            standing=standing,
        )
        off = _off(one.source, rhythms.get(slug))
        shown = _shown(one.source, off) if form == "table" else {}
        records.append(record | {"reason": off or one.source.reason} | shown)
    print_records(records, form=form, columns=_COLUMNS, keys=SOURCE_KEYS)
    if not records:
        say("No sources.  `wirecrawler crawl feed -a url=URL` needs none.")
    return _ended(unnamed)


def _feeds(one: Listed, unnamed: list[str]) -> tuple[str, ...]:
    """Return the listings of a source; where it does not name them, say so in `unnamed`."""
    try:
        return one.feeds
    except SourceError as error:
        unnamed.append(str(error))
        return ()


def _ended(unnamed: Sequence[str]) -> ExitStatus:
    for failure in unnamed:
        say(f"wirecrawler: {terminal_line(failure)}")
    return ExitStatus.PARTLY if unnamed else ExitStatus.DONE


def _scheduled(
    standing: Standing, source: Source, rhythm: Rhythm | None, *, now: datetime
) -> Standing:
    """Return how a source stands, with when it is due; one that is off is on no schedule."""
    if rhythm is not None and rhythm.paused_at is not None:
        return replace(standing, health="paused", next_due_at=None)
    due = scheduled_at(rhythm, now=now) if source.enabled else None
    return replace(standing, next_due_at=due)


def _print_opml(listing: dict[str, Listed]) -> int:
    """Write the subscriptions of the sources, for other readers."""
    unnamed: list[str] = []
    outlines = [
        Outline(
            agency=one.source.agency,
            home=one.source.home,
            language=one.source.language,
            kind=one.kind,
            listings=_feeds(one, unnamed),
        )
        for one in listing.values()
    ]
    title = settings.WIRECRAWLER_OUTLET
    for line in opml_lines(outlines, title=title, now=datetime.now(UTC)):
        write(line)
    return _ended(unnamed)


def _off(source: Source, rhythm: Rhythm | None) -> str:
    """Return why a source is off, or else paused; "" where it is neither."""
    if not source.enabled:
        return source.reason
    is_paused = rhythm is not None and rhythm.paused_at is not None
    return rhythm.paused_reason if rhythm and is_paused else ""


def _shown(source: Source, off: str) -> dict[str, object]:
    """Return the columns of a table that a record has elsewhere, or at more length."""
    terms = source.terms
    return {
        "use": terms.use.value,
        "licence": terms.licence,
        "evidence": terms.evidence_url or f"none: {terms.reason}",
        "off": off or None,
    }
