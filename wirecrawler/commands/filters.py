"""Filters: the arguments by which `stories` and `export` choose stories."""

import argparse
import re
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

from wirecrawler.errors import SettingError, SourceError
from wirecrawler.normalize.language import language_tag
from wirecrawler.source import Use
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.story import Status

_AGE = re.compile(r"(\d{1,6})([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_STATUSES = ("usable", "corrected", "killed", "any")


def story_id(text: str) -> int:
    """Return the number of a story.

    Raises:
        argparse.ArgumentTypeError: `text` is none.
    """
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number; `wirecrawler stories` lists ids"
        )
    return int(text)


def add_filters(parser: argparse.ArgumentParser, *, limit: int) -> None:
    """Add the filters; `limit` is how many stories are shown unless said otherwise."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words that occur")
    parser.add_argument("--source", metavar="SLUG")
    parser.add_argument("--family", metavar="FAMILY")
    parser.add_argument("--language", metavar="TAG", help="such as fa, or en-GB")
    parser.add_argument("--since", metavar="WHEN", help="7d, 36h, or 2026-11-01")
    parser.add_argument("--until", metavar="WHEN", help="likewise; not included")
    parser.add_argument("--terms", choices=[use.value for use in Use])
    parser.add_argument(
        "--status", choices=_STATUSES, help="by default all but the killed"
    )
    parser.add_argument("--sort", choices=("newest", "oldest"), default="newest")
    parser.add_argument(
        "--limit",
        type=int,
        default=limit,
        metavar="N",
        help=f"0 is all (default: {limit or 'all'})",
    )


def story_filter(arguments: argparse.Namespace, *, now: datetime) -> StoryFilter:
    """Return the filter that the arguments name.

    Raises:
        SettingError: One of them is not accepted.
    """
    if arguments.limit < 0:
        raise SettingError("--limit", "0 is all; less there is not")
    if arguments.language and not language_tag(arguments.language):
        raise SettingError("--language", f"{arguments.language!r} is no language tag")
    return StoryFilter(
        text=" ".join(arguments.query),
        source=arguments.source,
        family=arguments.family,
        language=arguments.language and language_tag(arguments.language),
        since=instant("--since", arguments.since, now=now),
        until=instant("--until", arguments.until, now=now),
        terms=Use(arguments.terms) if arguments.terms else None,
        statuses=_chosen_statuses(arguments.status),
        sort=arguments.sort,
        limit=arguments.limit,
    )


def check_source(query: Query, slug: str | None) -> None:
    """Refuse a source that was never crawled and that no spider declares.

    Raises:
        SourceError: Such a one.
    """
    if slug is None or query.knows(slug):
        return
    # Only now: the spiders bring Scrapy along, which takes its time.
    catalogue = import_module("wirecrawler.crawl.catalogue").catalogue
    crawl_settings = import_module("wirecrawler.crawl.overrides").crawl_settings
    if slug not in catalogue(crawl_settings({})):
        raise SourceError(slug, "unknown source; `wirecrawler list` names them all")


def _chosen_statuses(status: str | None) -> frozenset[Status] | None:
    if status is None:
        return None
    return frozenset(Status) if status == "any" else frozenset((Status(status),))


def instant(option: str, said: str | None, *, now: datetime) -> datetime | None:
    """Return the instant that `7d` (so long ago) or an ISO 8601 date or time names, in UTC.

    Raises:
        SettingError: It names none.
    """
    if said is None:
        return None
    try:
        if match := _AGE.fullmatch(said):
            return now - timedelta(**{_UNITS[match[2]]: int(match[1])})
        if len(said) == 10:
            day = date.fromisoformat(said)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        named = datetime.fromisoformat(said)
        return named.astimezone(UTC) if named.tzinfo else named.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise SettingError(
            option,
            f"{said!r} is neither an age such as 7d nor a date such as 2026-11-01",
        ) from error
