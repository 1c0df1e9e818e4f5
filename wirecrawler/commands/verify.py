"""Audit what is stored: every text against its hash, its archived page and what the wire prints.

Of each revision: the text gives its hash; the archived page is the one that was written, and what
was read from it is what is held; read again, it gives that text; and what the wire prints is that
text, as far as its terms allow.  What today's rules read otherwise is no damage: `reextract` shows
what would change.  Stories without an archived page (ingested, opted out, filed by an older
version) are checked as far as they can be, and counted apart.  Without ids every record of the
archive is checked too.  The exit status is 1 when anything is damaged.
"""

import argparse
from dataclasses import asdict, fields
from datetime import UTC, datetime
from importlib import import_module

from wirecrawler import settings
from wirecrawler.commands.archive_reading import (
    archive_of_settings,
    page_limits,
    spiders_of_all,
)
from wirecrawler.commands.auditing import Audit, Finding
from wirecrawler.commands.filters import story_id
from wirecrawler.commands.reading import configured_gate, configured_query
from wirecrawler.commands.rows import add_format, print_records
from wirecrawler.crawl.archived_pages import Rereading
from wirecrawler.crawl.pace import Pace
from wirecrawler.crawl.workers import usable_cpus
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.printed import Page
from wirecrawler.publish.terminal import terminal_line

EXAMPLE = "wirecrawler verify"

FINDING_KEYS = tuple(field.name for field in fields(Finding))
"""The keys of a record, in order."""
_NAMED = 20
"""Findings that stderr names; arbitrary: all of them are on stdout."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids",
        nargs="*",
        type=story_id,
        metavar="ID",
        help="numbers of stories; by default all of them",
    )
    parser.add_argument("--quiet", action="store_true", help="only damage on stderr")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    spiders = spiders_of_all()
    gate = configured_gate({slug: one.source for slug, one in spiders.items()})
    pace = Pace("verify", is_quiet=arguments.quiet)
    with (
        configured_query() as query,
        Rereading(page_limits(), most=usable_cpus()) as rereading,
    ):
        audit = Audit(
            query=query,
            gate=gate,
            archive=archive_of_settings(query.record),
            spiders=spiders,
            rereading=rereading,
            style=settings.WIRECRAWLER_HEADLINE_STYLE,
            page=_page(),
            progress=pace.show,
        )
        print_records(
            map(asdict, audit.findings(arguments.ids)),
            form=arguments.format,
            columns=FINDING_KEYS,
            keys=FINDING_KEYS,
        )
    _say(audit, pace, is_quiet=arguments.quiet)
    return ExitStatus.PARTLY if audit.damaged else ExitStatus.DONE


def _page() -> Page | None:
    """Return what sets the pages of the wire; None where the extra `web` is not installed."""
    try:
        setter = import_module("wirecrawler.web.story_html").StoryHtml
    except ModuleNotFoundError:
        return None
    page: Page = setter(settings.WIRECRAWLER_OUTLET, now=datetime.now(UTC))
    return page


def _say(audit: Audit, pace: Pace, *, is_quiet: bool) -> None:
    """Say on stderr what is damaged, and what was looked at."""
    for finding in audit.damaged[:_NAMED]:
        pace.say(terminal_line(f"verify: {finding.words}"))
    if (left := len(audit.damaged) - _NAMED) > 0:
        pace.say(f"verify: and {left:,} more; all are on stdout")
    if is_quiet:
        return
    counts = audit.counts
    revisions = _many(counts["revisions"], "revision", "revisions")
    parts = [
        f"{_many(counts['stories'], 'story', 'stories')}, {revisions}",
        f"{counts['alike']:,} read again alike",
        f"{counts['otherwise']:,} read otherwise today",
        f"{counts['pageless']:,} without an archived page",
        f"{_many(counts['records'], 'record', 'records')} of the archive",
        f"{len(audit.damaged):,} damaged",
    ]
    pace.say(f"verify: {'; '.join(parts)}; {pace.seconds:.1f} s")
    if counts["otherwise"]:
        pace.say(
            "verify: `wirecrawler reextract` shows what today's rules would change"
        )


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
