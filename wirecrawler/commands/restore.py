"""Make the database what a backup holds, in one step: all of it, or nothing.

A database that has stories is replaced only with --force.  One in which a crawl is at work is
left alone in any case.
"""

import argparse
from pathlib import Path

from wirecrawler import settings
from wirecrawler.commands.backup import told
from wirecrawler.commands.rows import say
from wirecrawler.errors import ExitStatus
from wirecrawler.store.engine import shown
from wirecrawler.store.restore import restore
from wirecrawler.store.schema import HEAD

EXAMPLE = "wirecrawler restore /srv/backups/wire-2026-11-23.db"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a backup")
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace a database that has stories, or is damaged",
    )


def run(arguments: argparse.Namespace) -> int:
    url = settings.WIRECRAWLER_DATABASE_URL
    backup, aside = restore(url, arguments.file, is_forced=arguments.force)
    if aside:
        say(f"the damaged file is kept: {aside}")
    say(f"{shown(url)}: restored from {arguments.file}: {told(backup)}")
    if backup.schema != HEAD:
        say(f"its schema {backup.schema} is older; run `wirecrawler upgrade-db`")
    return ExitStatus.DONE
