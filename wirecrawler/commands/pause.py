"""Pause a source: `crawl-due` and `crawl --all` leave it out until `resume`.

What it printed stays; `crawl SLUG` crawls it all the same.
"""

import argparse
from datetime import UTC, datetime

from wirecrawler.commands.acting import configured_archive, worded
from wirecrawler.commands.rows import say
from wirecrawler.commands.scheduled import scheduled_slug
from wirecrawler.errors import ExitStatus

EXAMPLE = 'wirecrawler pause eastwick_post --reason "moves to a new site this week"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="a source (`wirecrawler list`)")
    parser.add_argument(
        "--reason", required=True, metavar="TEXT", help="shown by status and sources"
    )


def run(arguments: argparse.Namespace) -> int:
    reason = worded("--reason", arguments.reason)
    slug = scheduled_slug(arguments.slug)
    with configured_archive() as archive:
        archive.pause(slug, reason=reason, now=datetime.now(UTC))
    say(f"Paused {slug}: {reason}")
    return ExitStatus.DONE
