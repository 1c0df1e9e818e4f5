"""Resume a source that was paused: it is due at once."""

import argparse

from wirecrawler.commands.acting import configured_archive
from wirecrawler.commands.rows import say
from wirecrawler.commands.scheduled import scheduled_slug
from wirecrawler.errors import ExitStatus, SourceError

EXAMPLE = "wirecrawler resume eastwick_post"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="a source that is paused")


def run(arguments: argparse.Namespace) -> int:
    slug = scheduled_slug(arguments.slug)
    with configured_archive() as archive:
        before = archive.resume(slug)
    if before is None:
        raise SourceError(
            slug, "it is not paused; `wirecrawler status` shows which are"
        )
    since = f"{before.paused_at:%Y-%m-%dT%H:%MZ}"
    say(f"Resumed {slug}, paused since {since}: {before.paused_reason}")
    return ExitStatus.DONE
