"""Withdraw a story: it goes from print, and its page answers 410 and says for which reason.

Its text stays in its history, its copies are flagged, and no later crawl brings it back:
`wirecrawler unkill` does.
"""

import argparse
from datetime import UTC, datetime

from wirecrawler.commands.acting import (
    add_editor,
    configured_archive,
    killed_line,
    worded,
)
from wirecrawler.commands.rows import say
from wirecrawler.errors import ExitStatus

EXAMPLE = 'wirecrawler kill 12 --reason "names a witness" --by "Jo Berg"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_editor(parser)
    parser.add_argument("--reason", required=True, help="printed on the story's page")


def run(arguments: argparse.Namespace) -> int:
    editor = worded("--by", arguments.by)
    reason = worded("--reason", arguments.reason)
    now = datetime.now(UTC)
    with configured_archive() as archive:
        acted = archive.kill(arguments.id, editor=editor, reason=reason, now=now)
    say(killed_line(acted))
    return ExitStatus.DONE
