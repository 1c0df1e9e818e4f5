"""Write the whole database to one file, while crawls and queries go on.

The file is there only when it is whole and checked; one that exists is never written over.
`wirecrawler restore FILE` brings it back, into SQLite or PostgreSQL, whichever it came from.
The archived pages are not in it: copy the folder `archive` of the data folder after the backup.
"""

import argparse
from pathlib import Path

from wirecrawler import settings
from wirecrawler.commands.rows import say
from wirecrawler.errors import ExitStatus
from wirecrawler.store.backup import Backup, back_up

EXAMPLE = "wirecrawler backup /srv/backups/wire-2026-11-23.db"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a new file")


def run(arguments: argparse.Namespace) -> int:
    backup = back_up(settings.WIRECRAWLER_DATABASE_URL, arguments.file)
    say(f"{arguments.file}: {told(backup)}")
    archive = Path(settings.WIRECRAWLER_DATA_DIR) / "archive"
    if archive.exists():
        say(f"the archived pages are not in it; copy {archive} now, after it")
    return ExitStatus.DONE


def told(backup: Backup) -> str:
    """Return what a backup holds, in words."""
    stories = "story" if backup.stories == 1 else "stories"
    mib = backup.size / 2**20
    return f"{backup.stories:,} {stories}, schema {backup.schema}, {mib:,.1f} MiB"
