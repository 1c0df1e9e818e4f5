"""Serve three invented agencies on loopback, crawl them twice over HTTP, and print the wire.

The database is data/demo.db, made anew each time; the configured store is never touched.
"""

import argparse
import contextlib
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import Settings

from wirecrawler import settings
from wirecrawler.commands.reading import configured_gate
from wirecrawler.commands.rows import say, write
from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import check_settings, crawl_settings
from wirecrawler.crawl.process import Crawl, Crawled, CrawlProcess
from wirecrawler.crawl.progress import fate_line
from wirecrawler.errors import ExitStatus, SettingError
from wirecrawler.publish.plain import wire_text
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.store.record_files import SUFFIX
from wirecrawler_demo.site import DemoSite

EXAMPLE = "wirecrawler demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="no words on stderr")


def run(arguments: argparse.Namespace) -> int:
    database = Path(settings.WIRECRAWLER_DATA_DIR) / "demo.db"
    url = f"sqlite:///{database}"
    chosen = _settings(url, debug=arguments.debug)
    check_settings(chosen)
    _remove(database)
    now = datetime.now(UTC)
    process = CrawlProcess(chosen)  # before the site has threads
    with DemoSite(now) as site:
        if not arguments.quiet:
            say(
                f"Three invented agencies are served on 127.0.0.1: {', '.join(site.homes)}."
            )
        first, second = _crawl_twice(site, chosen, process)
    _print_wire(url, now)
    write(
        "\n".join([*_lines("first crawl", first), *_lines("second crawl", second), ""])
    )
    if not arguments.quiet:
        say("Look around (the agencies' own addresses are closed again):")
        say(f"  WIRECRAWLER_DATABASE_URL={url} {_command()} serve")
    failed = any(crawled.failure for crawled in (*first, *second))
    return ExitStatus.PARTLY if failed else ExitStatus.DONE


def _command() -> str:
    """Return what starts wirecrawler: its file, as it was started, where PATH has none."""
    started = Path(sys.argv[0])
    if started.name != "wirecrawler" or shutil.which("wirecrawler"):
        return "wirecrawler"
    return str(started)


def _remove(database: Path) -> None:
    """Remove the database of an earlier demo, with what SQLite keeps beside it.

    Raises:
        SettingError: It cannot be removed.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        for end in ("", "-wal", "-shm"):
            database.with_name(database.name + end).unlink(missing_ok=True)
        for file in (database.parent / "archive").glob(f"{database.stem}-*{SUFFIX}"):
            file.unlink()
    except OSError as error:
        raise SettingError(
            "WIRECRAWLER_DATA_DIR", f"{database}: {error.strerror}"
        ) from error


def _settings(url: str, *, debug: bool) -> Settings:
    return crawl_settings(
        {
            "LOG_LEVEL": "DEBUG" if debug else "CRITICAL",
            "SPIDER_MODULES": ["wirecrawler_demo.spiders"],
            "WIRECRAWLER_DATABASE_URL": url,
            "WIRECRAWLER_PRIVATE_NETWORKS": "127.0.0.0/8",
            "WIRECRAWLER_QUIET": "1",
            "WIRECRAWLER_MAX_AGE_DAYS": "0",
            "DOWNLOAD_DELAY": "0",
            # A proxy of the environment cannot reach this machine's loopback.
            "HTTPPROXY_ENABLED": "0",
        }
    )


def _crawl_twice(
    site: DemoSite, chosen: Settings, process: CrawlProcess
) -> tuple[list[Crawled], list[Crawled]]:
    crawls = [
        Crawl(spider=one.spider, arguments={"home": site.homes[slug]})
        for slug, one in catalogue(chosen).items()
    ]
    runs: list[list[Crawled]] = []

    async def step(process: CrawlProcess) -> None:
        runs.append(await process.crawl(crawls))
        site.advance()
        runs.append(await process.crawl(crawls))

    process.run(step)
    return runs[0], runs[1]


def _print_wire(url: str, now: datetime) -> None:
    width = min(shutil.get_terminal_size().columns, 88) if sys.stdout.isatty() else 0
    query = Query.open(url, tag=settings.WIRECRAWLER_TAG)
    with contextlib.closing(query):
        stories = configured_gate({}).printed(query.stories(StoryFilter(limit=0)))
        write(f"{settings.WIRECRAWLER_OUTLET}\n\n")
        write(wire_text(stories, now, width=width))
        write("\n")


def _lines(title: str, ended: Sequence[Crawled]) -> list[str]:
    """Return what each source's crawl did, and the sum."""
    counts = [crawled.report.counts for crawled in ended if crawled.report]
    new = sum(c.new for c in counts)
    corrections = sum(c.corrections for c in counts)
    kills = sum(c.kills for c in counts)
    lines = [fate_line(c.report) for c in ended if c.report]
    lines += [f"{c.slug}: failed: {c.failure}" for c in ended if c.failure]
    return [
        *(f"  {line}" for line in lines),
        f"{title}: {new} new, {_many(corrections, 'correction')}, {_many(kills, 'kill')}",
    ]


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
