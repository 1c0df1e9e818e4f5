"""Crawl sources now, and file their stories.

`crawl feed -a url=URL` takes any feed, news sitemap or section page without a file of its own;
-a slug=, agency=, timezone=, language=, terms=full|excerpt|link and kind=feed|sitemap|section
say what the wire cannot know (by default: slug and agency from the host, UTC, terms=link, kind
by looking).
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack

from scrapy.settings import Settings

from wirecrawler.commands.scheduled import paused_slugs
from wirecrawler.commands.seconds import seconds
from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.catalogue import Listed, catalogue, chosen
from wirecrawler.crawl.disk import check_room
from wirecrawler.crawl.logs import Lines, lines_of
from wirecrawler.crawl.overrides import check_settings, crawl_settings
from wirecrawler.crawl.process import Crawl, Crawled, CrawlProcess
from wirecrawler.crawl.replay import replay_settings
from wirecrawler.crawl.thinning import thin
from wirecrawler.errors import ExitStatus, SettingError
from wirecrawler.store.archive import Archive
from wirecrawler.store.lease import lease

EXAMPLE = """wirecrawler crawl global_voices --max-time 600
  wirecrawler crawl feed -a url=https://globalvoices.org/feed/ -a language=en
  wirecrawler crawl global_voices --replay data/archive/wire-20261103-0001.warc.gz"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="sources; or `feed`")
    parser.add_argument(
        "--all", action="store_true", help="every source that is on and not paused"
    )
    parser.add_argument(
        "-a",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an argument of the spider, such as home=URL for a mirror",
    )
    parser.add_argument(
        "-s",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting, for this crawl",
    )
    parser.add_argument(
        "--max-time",
        type=seconds,
        metavar="S",
        help="end in good order after S seconds",
    )
    parser.add_argument(
        "--recheck",
        action="store_true",
        help="ask again for listed stories that are stored, whatever their age",
    )
    parser.add_argument(
        "--replay",
        action="append",
        default=[],
        metavar="FILE",
        help="answer every request from a WARC file, with no network at all;"
        " may be given several times",
    )
    parser.add_argument("--quiet", action="store_true", help="only failures on stderr")


def run(arguments: argparse.Namespace) -> int:
    overrides = {"LOG_LEVEL": "DEBUG" if arguments.debug else "CRITICAL"}
    overrides |= _pairs("-s", arguments.s)
    if arguments.quiet:
        overrides["WIRECRAWLER_QUIET"] = "1"
    if arguments.max_time:
        overrides["CLOSESPIDER_TIMEOUT"] = str(arguments.max_time)
    settings = crawl_settings(overrides)
    check_settings(settings)
    if arguments.replay:
        settings = replay_settings(settings, arguments.replay)
    check_room(settings)
    lines = lines_of(settings)
    crawls = _crawls(arguments, settings)
    database = settings["WIRECRAWLER_DATABASE_URL"]
    Archive.open(database, tag=settings["WIRECRAWLER_TAG"]).close()
    with ExitStack() as leases:
        free = list(_leased(crawls, database, leases, lines))
        if not free:
            return ExitStatus.BUSY
        ended = _crawl(free, settings)
        thin(settings, lines)
        return _status(ended, len(crawls) - len(free), lines)


def _crawls(arguments: argparse.Namespace, settings: Settings) -> list[Crawl]:
    """Return what is to be crawled.

    Raises:
        SettingError: Nothing is named, or an argument is not accepted.
        SourceError: A slug is unknown.
    """
    given = _pairs("-a", arguments.a)
    if arguments.recheck:
        given["recheck"] = "1"
    if "feed" in arguments.slugs and (arguments.all or len(arguments.slugs) > 1):
        raise SettingError("crawl feed", "it takes no other source beside it")
    listing = catalogue(settings)
    if arguments.slugs == ["feed"]:
        return [_undeclared(given, listing)]
    if arguments.all:
        off = paused_slugs(settings)
        listed = [
            one
            for slug, one in listing.items()
            if one.source.enabled and slug not in off
        ]
    else:
        listed = chosen(listing, list(dict.fromkeys(arguments.slugs)))
    if not listed:
        raise SettingError(
            "crawl", "name sources (`wirecrawler list`), or `feed -a url=URL`, or --all"
        )
    for one in listed:
        one.spider(**given)
    return [Crawl(spider=one.spider, arguments=given) for one in listed]


def _undeclared(given: dict[str, str], listing: Mapping[str, Listed]) -> Crawl:
    """Return the crawl of a listing that no file declares, its arguments looked at first."""
    slug = AnySourceSpider(**given).source.slug
    if slug in listing:
        raise SettingError("-a slug", f"{slug} is a source of its own: `crawl {slug}`")
    return Crawl(spider=AnySourceSpider, arguments=given)


def _pairs(option: str, given: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise SettingError(option, f"{pair!r} is not NAME=VALUE")
        pairs[name] = value
    return pairs


def _slug(crawl: Crawl) -> str:
    if crawl.spider is AnySourceSpider:
        return AnySourceSpider(**crawl.arguments).source.slug
    return crawl.spider.source.slug


def _leased(
    crawls: Sequence[Crawl], database: str, leases: ExitStack, lines: Lines
) -> Iterator[Crawl]:
    """Yield the crawls whose source no other process is crawling, and hold their leases."""
    for crawl in crawls:
        slug = _slug(crawl)
        if leases.enter_context(lease(database, slug)):
            yield crawl
        else:
            said = f"{slug}: it is being crawled already"
            lines.say(said, event="busy", level="warning", source=slug)


def _crawl(crawls: Sequence[Crawl], settings: Settings) -> list[Crawled]:
    ended: list[Crawled] = []

    async def step(process: CrawlProcess) -> None:
        ended.extend(await process.crawl(crawls))

    CrawlProcess(settings).run(step)
    return ended


def _status(ended: Sequence[Crawled], busy: int, lines: Lines) -> int:
    """Return the exit status, every failure on a line of its own."""
    for crawled in ended:
        if crawled.failure:
            said = f"{crawled.slug}: failed: {crawled.failure}"
            facts = {"source": crawled.slug, "reason": crawled.failure}
            lines.say(said, event="source failed", level="error", **facts)
    if any(c.report and c.report.reason == "shutdown" for c in ended):
        return ExitStatus.INTERRUPTED
    failed = any(crawled.failure for crawled in ended) or busy > 0
    return ExitStatus.PARTLY if failed else ExitStatus.DONE
