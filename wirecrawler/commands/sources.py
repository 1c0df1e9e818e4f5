"""List the sources: what they are, what their terms allow, how they fare."""

import argparse
from datetime import UTC, datetime

from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import (
    add_format,
    chosen_format,
    print_records,
    say,
)
from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.record import SOURCE_KEYS, UNTRIED, source_record

EXAMPLE = "wirecrawler sources --format csv"

_COLUMNS = (
    "slug",
    "agency",
    "language",
    "kind",
    "use",
    "licence",
    "health",
    "last_good_at",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    listing = catalogue(crawl_settings({}))
    with configured_query() as query:
        states = query.source_states(now=datetime.now(UTC))
    records = [
        source_record(
            one.source,
            kind=one.kind,
            feeds=one.feeds,
            standing=states[slug].standing if slug in states else UNTRIED,
        )
        for slug, one in listing.items()
    ]
    form = chosen_format(arguments.format)
    if form == "table":
        terms = (one.source.terms for one in listing.values())
        flat = [{"use": t.use.value, "licence": t.licence} for t in terms]
        records = [r | f for r, f in zip(records, flat, strict=True)]
    print_records(records, form=form, columns=_COLUMNS, keys=SOURCE_KEYS)
    if not records:
        say("No sources.  `wirecrawler crawl feed -a url=URL` needs none.")
    return ExitStatus.DONE
