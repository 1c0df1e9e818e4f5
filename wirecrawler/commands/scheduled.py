"""Scheduled: which sources the schedule knows, and when each is due."""

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from typing import Any

from wirecrawler import settings
from wirecrawler.commands.reading import configured_query
from wirecrawler.crawl.rhythm import bounds_of, due_at
from wirecrawler.errors import SourceError
from wirecrawler.store.query import Query
from wirecrawler.store.rhythms import Rhythm


def scheduled_slug(slug: str) -> str:
    """Return the slug of a source that was crawled or paused before, or that a file declares.

    Raises:
        SourceError: There is no such source.
        StoreError: The database cannot be used.
    """
    with configured_query() as query:
        if slug in query.rhythms() or query.knows(slug):
            return slug
    # Only now: the spiders bring Scrapy along, which takes its time.  One bad file among them
    # is no reason why another source could not be paused.
    surveyed = import_module("wirecrawler.crawl.children").surveyed
    crawl_settings = import_module("wirecrawler.crawl.overrides").crawl_settings
    found = surveyed(crawl_settings({}))
    if slug not in {getattr(one, "slug", None) for one in found}:
        raise SourceError(slug, "unknown source; `wirecrawler list` names them all")
    return slug


def scheduled_at(rhythm: Rhythm | None, *, now: datetime) -> datetime | None:
    """Return when a source that is on is due, by today's bounds; None: it is paused.

    Without a rhythm it was never polled, and is due `now`.

    Raises:
        SettingError: The bounds are not accepted.
    """
    if rhythm is not None and rhythm.paused_at is not None:
        return None
    bounds = bounds_of(
        settings.WIRECRAWLER_MIN_POLL_MINUTES, settings.WIRECRAWLER_MAX_POLL_MINUTES
    )
    return due_at(rhythm, now=now, bounds=bounds).replace(microsecond=0)


def hubs_of(rhythm: Rhythm) -> list[str]:
    """Return the WebSub hubs that the feeds of a source name, each once."""
    named = (hub for said in rhythm.facts.values() for hub in said.get("hubs", ()))
    return list(dict.fromkeys(named))


def paused_slugs(crawl: Mapping[str, Any]) -> set[str]:
    """Return the sources that are paused in the store of the settings of a crawl."""
    database, tag = crawl["WIRECRAWLER_DATABASE_URL"], crawl["WIRECRAWLER_TAG"]
    with Query.open(database, tag=tag) as query:
        return {slug for slug, one in query.rhythms().items() if one.paused_at}
