"""Show one story as the wire prints it, foot and all (for the house: the whole text).

The foot says what may be printed of it today, and why no more.
"""

import argparse
import shutil
import sys

from wirecrawler.commands.filters import story_id
from wirecrawler.commands.reading import configured_query, house_gate
from wirecrawler.commands.rows import FORMATS, chosen_format, print_records, say, write
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.plain import story_text
from wirecrawler.publish.record import STORY_KEYS, story_record

EXAMPLE = "wirecrawler story 12"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=story_id, metavar="ID", help="number of a story")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="by default a table (here: the page as text) on a terminal, jsonl in a pipe",
    )


def run(arguments: argparse.Namespace) -> int:
    gate = house_gate()
    with configured_query() as query:
        story = query.story(arguments.id)
    form = chosen_format(arguments.format)
    if form == "table":
        width = (
            min(shutil.get_terminal_size().columns, 88) if sys.stdout.isatty() else 0
        )
        write(story_text(story, gate=gate, width=width))
    else:
        print_records(
            [story_record(story, gate=None)], form=form, columns=(), keys=STORY_KEYS
        )
        if why := gate.story_withholding(story):
            say(f"Withheld from print: {why}")
    return ExitStatus.DONE
