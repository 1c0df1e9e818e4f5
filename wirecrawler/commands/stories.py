"""Search and list stories, newest first, for the house: whole texts, whatever their terms.

In jsonl and csv each is a whole record; a table shows what fits on a screen.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from wirecrawler.commands.filters import add_filters, check_source, story_filter
from wirecrawler.commands.reading import configured_query, house_gate
from wirecrawler.commands.rows import (
    add_format,
    chosen_format,
    print_records,
    say,
)
from wirecrawler.credit import Gate
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.record import STORY_KEYS, story_record
from wirecrawler.publish.standing import standing
from wirecrawler.story import Story

EXAMPLE = "wirecrawler stories --since 7d --source global_voices harbour --format csv"

_COLUMNS = ("id", "published_at", "source", "status", "headline")
_FAMILY_COLUMNS = ("id", "family_role", *_COLUMNS[1:])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_filters(parser, limit=50)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    chosen = story_filter(arguments, now=datetime.now(UTC))
    gate = house_gate()
    withheld: Counter[str] = Counter()
    with configured_query() as query:
        check_source(query, arguments.source)
        stories = _counted(query.stories(chosen), gate, withheld)
        is_table = chosen_format(arguments.format) == "table"
        records = (_record(story, is_table=is_table) for story in stories)
        columns = _FAMILY_COLUMNS if arguments.family else _COLUMNS
        if not print_records(
            records, form=arguments.format, columns=columns, keys=STORY_KEYS
        ):
            say(
                "No such stories.  `wirecrawler crawl` fetches some; --status any shows all."
            )
    for reason, count in sorted(withheld.items()):
        say(f"Withheld from print: {reason}: {count} of these stories")
    return ExitStatus.DONE


def _record(story: Story, *, is_table: bool) -> dict[str, object]:
    """Return the record of `story`; in a table its status says what became of its original."""
    record = story_record(story, gate=None)
    return record | {"status": standing(story)} if is_table else record


def _counted(
    stories: Iterable[Story], gate: Gate, withheld: Counter[str]
) -> Iterator[Story]:
    """Yield all of `stories`; count those that print would withhold by their reason."""
    for story in stories:
        if why := gate.story_withholding(story):
            withheld[str(why)] += 1
        yield story
