"""Bring back a story that an editor or its source withdrew, with the status that it had.

Where the source withdrew it, it stays although its page is gone, until the source serves it
again: what the source does after that counts.
"""

import argparse
from datetime import UTC, datetime

from wirecrawler.commands.acting import (
    add_editor,
    configured_archive,
    unkilled_line,
    worded,
)
from wirecrawler.commands.rows import say
from wirecrawler.errors import ExitStatus

EXAMPLE = 'wirecrawler unkill 12 --by "Jo Berg"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_editor(parser)
    parser.add_argument("--reason", help="kept in the ledger")


def run(arguments: argparse.Namespace) -> int:
    editor = worded("--by", arguments.by)
    reason = ""
    if arguments.reason is not None:
        reason = worded("--reason", arguments.reason)
    now = datetime.now(UTC)
    with configured_archive() as archive:
        acted = archive.unkill(arguments.id, editor=editor, reason=reason, now=now)
    say(unkilled_line(acted))
    return ExitStatus.DONE
