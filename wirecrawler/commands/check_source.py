"""Check sources: which selector broke, and what would work now.

Without --live a source's fixture is read by its own spider and compared with what is expected of
it.  With --live its listings and a few pages are asked for, as a crawl would ask, and so are pages
of its stories that are stored; nothing is stored.

INSTEAD is a selector that would find the field; stderr says which file to change.  Exit status 1
when something differs or is broken, 2 when a source is unknown or has no fixture.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from scrapy.settings import Settings

from wirecrawler.commands.finding import KEYS, Finding, Verdict
from wirecrawler.commands.fixture_check import fixture_findings
from wirecrawler.commands.fixtures import fixture_of
from wirecrawler.commands.live_check import live_findings
from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import add_format, chosen_format, print_records, say
from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.catalogue import Listed, catalogue, chosen
from wirecrawler.crawl.checked_pages import Asked, ask, scratch_settings
from wirecrawler.crawl.overrides import check_settings, crawl_settings, page_limits
from wirecrawler.errors import ExitStatus, SettingError, SourceError
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.store.filters import StoryFilter
from wirecrawler.story import Story

EXAMPLE = """wirecrawler check-source mehr_en
  wirecrawler check-source mehr_en --live"""

_COLUMNS = (
    "source", "field", "verdict", "selector", "found", "instead", "instead_found", "page",
    "reason",
)  # fmt: skip
_STORIES = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="sources to check")
    parser.add_argument(
        "--all", action="store_true", help="every source that is enabled"
    )
    parser.add_argument(
        "--live",
        action="store_true",
        help="ask for its listings and pages as they are now",
    )
    parser.add_argument(
        "--stories",
        type=_count,
        metavar="N",
        help=f"pages of new and of stored stories that --live asks for (default: {_STORIES})",
    )
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.stories is not None and not arguments.live:
        raise SettingError("--stories", "it is for --live; name both")
    level = "DEBUG" if arguments.debug else "CRITICAL"
    settings = crawl_settings({"LOG_LEVEL": level})
    check_settings(settings)
    listing = catalogue(settings)
    if arguments.all and not arguments.slugs:
        wanted = [one for one in listing.values() if one.source.enabled]
    elif arguments.slugs and not arguments.all:
        wanted = chosen(listing, list(dict.fromkeys(arguments.slugs)))
    else:
        raise SettingError(
            "check-source", "name sources (`wirecrawler list`), or --all"
        )
    if arguments.live:
        most = arguments.stories or _STORIES
        return _printed(_live(wanted, most, level), arguments.format)
    if not arguments.all:
        for one in wanted:
            fixture_of(one)
    return _printed(_offline(wanted, settings), arguments.format)


def _count(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= 50):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 50")
    return int(text)


def _offline(wanted: Sequence[Listed], settings: Settings) -> Iterator[Finding]:
    style = settings["WIRECRAWLER_HEADLINE_STYLE"]
    with Aside(page_limits(settings)) as aside:
        for one in wanted:
            try:
                fixture = fixture_of(one)
            except SourceError as error:
                yield Finding(
                    source=one.source.slug,
                    field="fixture",
                    verdict=Verdict.FAILED,
                    reason=error.reason,
                )
            else:
                yield from fixture_findings(one, fixture, aside, style=style)


def _live(wanted: Sequence[Listed], most: int, level: str) -> Iterator[Finding]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="wirecrawler-")))
        settings = crawl_settings({"LOG_LEVEL": level} | scratch_settings(folder))
        style = settings["WIRECRAWLER_HEADLINE_STYLE"]
        stored = _stored([one.source.slug for one in wanted], most)
        every = [
            Asked(
                listed=one,
                known=[story.entry for story in stored[one.source.slug]],
                most=most,
            )
            for one in wanted
        ]
        # Before the crawl's threads: the pages are read by a process that is forked off.
        aside = stack.enter_context(Aside(page_limits(settings)))
        ask(every, settings)
        for asked in every:
            held = stored[asked.listed.source.slug]
            yield from live_findings(asked, held, aside, style=style)


def _stored(slugs: Iterable[str], most: int) -> dict[str, list[Story]]:
    """Return the newest stories that are stored of each source."""
    with configured_query() as query:
        return {
            slug: list(query.stories(StoryFilter(source=slug, limit=most)))
            for slug in slugs
        }


def _printed(findings: Iterable[Finding], form: str | None) -> int:
    """Print findings, what is wrong on stderr too; return the exit status."""
    found = list(findings)
    form = chosen_format(form)
    records = [finding.record() for finding in found]
    if form == "table":
        records = [_counted(record) for record in records]
    print_records(records, form=form, columns=_COLUMNS, keys=KEYS)
    ill = [finding for finding in found if not finding.is_well]
    for finding in ill:
        say(terminal_line(finding.complaint()))
    return ExitStatus.PARTLY if ill else ExitStatus.DONE


def _counted(record: dict[str, object]) -> dict[str, object]:
    """Return a record for a person: "0 of 3" for its numbers."""
    counted = {
        key: f"{record[key]} of {record['pages']}"
        for key in ("found", "instead_found")
        if record[key] is not None
    }
    return record | counted
