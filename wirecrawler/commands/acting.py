"""Acting: what the commands share that change a story by an editor's word."""

import argparse

from wirecrawler import settings
from wirecrawler.commands.filters import story_id
from wirecrawler.errors import SettingError
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.store.acts import Acted
from wirecrawler.store.archive import Archive

_MOST_NAMED = 10
"""Copies named on the line; arbitrary: it is one line."""


def add_editor(parser: argparse.ArgumentParser) -> None:
    """Add `ID` and `--by`."""
    parser.add_argument("id", type=story_id, metavar="ID", help="number of a story")
    parser.add_argument(
        "--by", required=True, metavar="NAME", help="who decides; kept in the ledger"
    )


def configured_archive() -> Archive:
    """Return the writer of the configured database; a context manager that closes it.

    Raises:
        StoreError: The database cannot be used.
        SchemaError: Its schema is older or newer than this version's.
    """
    return Archive.open(settings.WIRECRAWLER_DATABASE_URL, tag=settings.WIRECRAWLER_TAG)


def worded(option: str, text: str) -> str:
    """Return `text` on one line, without controls and bidi overrides.

    Raises:
        SettingError: `option` was given no letter or digit.
    """
    line = " ".join(terminal_line(text).split())
    if not any(map(str.isalnum, line)):
        raise SettingError(option, "it is empty; say it in a few words")
    return line


def killed_line(acted: Acted) -> str:
    """Return on one line what was withdrawn, and which copies say so."""
    story = f"{acted.story} ({acted.source})"
    return f"Killed {story}: {terminal_line(acted.headline)}{_copies(acted, 'flagged')}"


def unkilled_line(acted: Acted) -> str:
    """Return on one line what was brought back, and which copies no longer say otherwise."""
    story = f"{acted.story} ({acted.source}), {acted.status.value} again"
    copies = _copies(acted, "no longer flagged")
    return f"Brought back {story}: {terminal_line(acted.headline)}{copies}"


def _copies(acted: Acted, told: str) -> str:
    count = len(acted.copies)
    if not count:
        return ""
    named = [f"{story} ({source})" for story, source in acted.copies[:_MOST_NAMED]]
    if count > _MOST_NAMED:
        named.append(f"and {count - _MOST_NAMED} more")
    copies = "1 copy is" if count == 1 else f"{count} copies are"
    return f"; {copies} {told}: {', '.join(named)}"
