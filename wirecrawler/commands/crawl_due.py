"""Crawl the sources that are due: once, for cron, or for ever, as a daemon.

Each source has a rhythm of its own: how many stories it prints at this hour, what its feeds say,
how it answered last.  One that was never crawled is due now, one that is paused never is.
On the schedule is what `wirecrawler list` names, unless its file says that it is off.
--forever reads the files of sources anew when they change (or on SIGHUP) and ends in good order
on SIGTERM, within 15 seconds.
"""

import argparse

from wirecrawler.commands.seconds import seconds
from wirecrawler.crawl.due import MOST_S, DueCrawls, Scope
from wirecrawler.crawl.overrides import check_settings, crawl_settings
from wirecrawler.store.archive import Archive

EXAMPLE = """wirecrawler crawl-due --once --quiet --max-time 840   # each 15 minutes, by cron
  wirecrawler crawl-due --forever --jobs 4"""

_MOST_JOBS = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--once", action="store_true", help="what is due now, then end (the default)"
    )
    how.add_argument("--forever", action="store_true", help="until it is told to end")
    parser.add_argument(
        "--jobs", type=_jobs, default=8, metavar="N", help="sources at once; 8"
    )
    parser.add_argument(
        "--max-time",
        type=seconds,
        metavar="S",
        help="end in good order after S seconds: each crawl of --forever"
        f" ({MOST_S:.0f}), all together otherwise",
    )
    parser.add_argument("--quiet", action="store_true", help="only failures on stderr")


def run(arguments: argparse.Namespace) -> int:
    overrides = {"LOG_LEVEL": "DEBUG" if arguments.debug else "CRITICAL"}
    if arguments.quiet:
        overrides["WIRECRAWLER_QUIET"] = "1"
    settings = crawl_settings(overrides)
    check_settings(settings)
    # Made on first use; the crawls find it made.
    tag = settings["WIRECRAWLER_TAG"]
    Archive.open(settings["WIRECRAWLER_DATABASE_URL"], tag=tag).close()
    scope = Scope(
        is_forever=arguments.forever,
        jobs=arguments.jobs,
        max_s=arguments.max_time,
        is_quiet=arguments.quiet,
    )
    return DueCrawls(settings, scope).run()


def _jobs(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= _MOST_JOBS):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number from 1 to {_MOST_JOBS}"
        )
    return int(text)
