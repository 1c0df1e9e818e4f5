"""Search and list stories, newest first, for the house: whole texts, whatever their terms.

In jsonl and csv each is a whole record; a table shows what fits on a screen.
"""

import argparse
from datetime import UTC, datetime

from wirecrawler.commands.filters import add_filters, check_source, story_filter
from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import add_format, print_records, say
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.record import STORY_KEYS, story_record

EXAMPLE = "wirecrawler stories --since 7d --source global_voices harbour --format csv"

_COLUMNS = ("id", "published_at", "source", "status", "headline")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_filters(parser, limit=50)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    chosen = story_filter(arguments, now=datetime.now(UTC))
    with configured_query() as query:
        check_source(query, arguments.source)
        records = (story_record(s, house=True) for s in query.stories(chosen))
        if not print_records(
            records, form=arguments.format, columns=_COLUMNS, keys=STORY_KEYS
        ):
            say(
                "No such stories.  `wirecrawler crawl` fetches some; --status any shows all."
            )
    return ExitStatus.DONE
