"""Probe a source and write its spider and fixture; nothing is written over.

URL may be its front page, a section, a feed, a sitemap or a story.  At most 25 pages are asked
for, as a crawl would ask: robots.txt, the address gate and the delay between two requests hold.
The files go to `wirecrawler/spiders` and `tests/spiders` inside a checkout, else to the folder
`sources`, which every command reads; --into names another.  Their paths go to stdout; what was
found, how sure it is and what a person must decide to stderr.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from keyword import iskeyword
from pathlib import Path

from scrapy.settings import Settings

from wirecrawler.commands.finding_words import (
    decision_lines,
    finding_lines,
    next_lines,
    short_line,
)
from wirecrawler.commands.rows import say, write
from wirecrawler.commands.source_draft import Draft, drafted
from wirecrawler.commands.source_files import Places, places, write_source
from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.catalogue import Listed, catalogue
from wirecrawler.crawl.hosts import listed_at
from wirecrawler.crawl.overrides import check_settings, crawl_settings, page_limits
from wirecrawler.crawl.pace import Pace
from wirecrawler.crawl.probe import Asking, Web, run_probe
from wirecrawler.crawl.probing import Probing
from wirecrawler.errors import ExitStatus, ExtractionError, SettingError
from wirecrawler.extract.opml import Subscription, read_opml
from wirecrawler.extract.site_slug import front_of, slug_of
from wirecrawler.normalize.url import canonical_url, resolve
from wirecrawler.publish.terminal import terminal_line

_SLUG = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)

EXAMPLE = """wirecrawler new-source https://globalvoices.org/
  wirecrawler new-source --from-opml subscriptions.opml --into my_sources"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "url", metavar="URL", nargs="?", help="a page or a listing of the source"
    )
    parser.add_argument(
        "--slug",
        metavar="NAME",
        help="the short fixed name of the source, for a second one of a host",
    )
    parser.add_argument("--into", metavar="FOLDER", help="write the files there")
    parser.add_argument(
        "--from-opml",
        metavar="FILE",
        help="every subscription of another reader's file, instead of URL",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")


@dataclass(slots=True, kw_only=True)
class _Work:
    """What is to be probed, and what has come of it."""

    sources: Sequence[Subscription]
    slug: str = ""
    """As it was named; "" where addresses make them."""
    where: Places
    known: dict[str, Listed]
    pace: Pace
    is_many: bool = False
    written: list[str] = field(default_factory=list)
    """Slugs."""
    failed: int = 0
    error: SettingError | None = None


def run(arguments: argparse.Namespace) -> int:
    settings = crawl_settings({"LOG_LEVEL": "DEBUG" if arguments.debug else "CRITICAL"})
    check_settings(settings)
    work = _Work(
        sources=_sources(arguments),
        slug=_slug(arguments),
        where=places(arguments.into),
        known=catalogue(settings),
        pace=Pace("new-source", is_quiet=arguments.quiet),
        is_many=bool(arguments.from_opml),
    )
    if not work.is_many:
        _check_free(work.sources[0].url, work)
        _say_known(work.sources[0].url, work)
    _probe(work, settings)
    if work.error is not None:
        raise work.error
    if work.written:
        say("Next:")
        for line in next_lines(work.written, work.where):
            say(line)
    return ExitStatus.PARTLY if work.failed else ExitStatus.DONE


def _sources(arguments: argparse.Namespace) -> Sequence[Subscription]:
    """Return the sources that are to be probed.

    Raises:
        SettingError: None is named, or one that is none, or a file that cannot be read.
    """
    if bool(arguments.url) == bool(arguments.from_opml):
        raise SettingError("new-source", "name one URL, or --from-opml FILE")
    if arguments.from_opml:
        return _subscribed(arguments.from_opml)
    if resolve(arguments.url, arguments.url) is None:
        # Not shown: there may be a password in it.
        reason = "name an address with http:// or https://, a host, and no password"
        raise SettingError("URL", reason)
    return [Subscription(title="", url=arguments.url)]


def _slug(arguments: argparse.Namespace) -> str:
    """Return the slug that is named, "" where none is.

    Raises:
        SettingError: It is none, or one for many sources.
    """
    slug: str = arguments.slug or ""
    if slug and arguments.from_opml:
        raise SettingError("--slug", "one name is for one URL, not for --from-opml")
    if arguments.slug is not None and (not _SLUG.fullmatch(slug) or iskeyword(slug)):
        raise SettingError(
            "--slug", "name it with a-z, 0-9 and _, a letter first: eastwick_post_en"
        )
    return slug


def _subscribed(name: str) -> Sequence[Subscription]:
    try:
        read = read_opml(Path(name).read_bytes(), url=name)
    except OSError as error:
        raise SettingError("--from-opml", f"{name}: {error.strerror}") from error
    except ExtractionError as error:
        raise SettingError("--from-opml", str(error)) from error
    for problem in read.problems:
        say(f"wirecrawler: {terminal_line(f'{name}: {problem}')}")
    return read.sources


def _check_free(url: str, work: _Work) -> None:
    """Refuse a source that is there already.

    Raises:
        SettingError: It names the source or the file.
    """
    for slug, one in work.known.items():
        if canonical_url(url) in map(canonical_url, one.feeds):
            raise SettingError(
                "new-source", f"{slug} reads {url} already: `wirecrawler crawl {slug}`"
            )
    _check_slug(work.slug or slug_of(front_of(url)), work)


def _say_known(url: str, work: _Work) -> None:
    """Say that a source reads the same host: the new one may be an edition of it, or the same."""
    one = listed_at(work.known, url)
    if one is not None:
        say(f"{one.source.slug} reads stories of {one.source.home} already; going on")


def _check_slug(slug: str, work: _Work) -> None:
    if slug in work.known and not work.where.spider(slug).exists():
        raise SettingError(
            "new-source",
            f"{slug} is a source already: `wirecrawler crawl {slug}`; --slug names another",
        )
    work.where.check_free(slug)


def _probe(work: _Work, settings: Settings) -> None:
    # Before there are threads: the worker is forked off.
    with Aside(page_limits(settings)) as aside:

        async def plan(asking: Asking) -> None:
            for number, one in enumerate(work.sources, start=1):
                of = f" {number} of {len(work.sources)}:" if work.is_many else ""

                def watch(asked: str, of: str = of) -> None:
                    work.pace.show(f"{of} {terminal_line(asked)}".strip(), 0)

                probing = Probing(Web(asking, watch=watch), aside)
                await _one(one, work, probing, aside)

        run_probe(settings, plan)


async def _one(one: Subscription, work: _Work, probing: Probing, aside: Aside) -> None:
    """Probe one source and write it; a failure is a line of its own."""
    url = one.url
    try:
        _check_free(url, work)
        draft = drafted(await probing.found(url, one.title), aside, work.slug)
        _check_slug(draft.slug, work)
        paths = write_source(work.where, draft.slug, draft.spider, draft.fixture)
    except ExtractionError as error:
        work.failed += 1
        said = error.reason if error.url == url else str(error)
        work.pace.say(f"wirecrawler: {terminal_line(f'{url}: {said}')}")
    except SettingError as error:
        if not work.is_many:
            work.error = error
        else:
            line = terminal_line(f"{url}: skipped: {error.reason}")
            work.pace.say(f"wirecrawler: {line}")
    else:
        work.written.append(draft.slug)
        _report(draft, work, paths)


def _report(draft: Draft, work: _Work, paths: Sequence[Path]) -> None:
    for path in paths:
        write(f"{path}\n")
    lines = [*finding_lines(draft), *decision_lines(draft)]
    work.pace.say(short_line(draft) if work.is_many else "\n".join(lines))
