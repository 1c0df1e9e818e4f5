"""Withdrawal: a story that its source took back becomes a killed one, text and all."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from wirecrawler.normalize.url import canonical_url
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.listing import listings_of
from wirecrawler.store.lookup import known_addresses, newest
from wirecrawler.store.models import revisions, stories
from wirecrawler.store.rows import storable, url_key
from wirecrawler.store.upsert import insert_all
from wirecrawler.story import Entry, Fetch, Status


def withdrawn(
    connection: Connection,
    run: int,
    source: Source,
    entry: Entry,
    *,
    fetch: Fetch,
    reason: str,
    now: datetime,
) -> Outcome:
    """Kill the story of `entry` and return the outcome, which is not written yet.

    The killed revision holds the old text: what is withdrawn is withdrawn from print, and the
    house can still see what it printed.
    """
    number = _story_of(connection, source.slug, entry, fetch)
    fate, why = Fate.FAILED, "gone"
    if number is not None:
        fate, why = _kill(connection, number, reason=storable(reason), now=now)
    return Outcome(
        run=run,
        source=source.slug,
        url=entry.url,
        role=Role.STORY,
        fate=fate,
        reason=why,
        story=number,
        final_url=fetch.final_url,
        status=fetch.status,
        size=fetch.size,
        attempts=fetch.attempts,
        at=now,
    )


def _story_of(
    connection: Connection, slug: str, entry: Entry, fetch: Fetch
) -> int | None:
    listing = listings_of(connection, slug, [entry.url]).get(entry.url)
    if listing is not None and listing.reason == "duplicate":
        # The text still stands at the address under which it is held.
        return None
    if listing is not None and listing.story is not None:
        return listing.story
    urls = (entry.link, canonical_url(entry.link), fetch.final_url)
    known = known_addresses(connection, [url_key(url) for url in urls])
    return next((known[key] for url in urls if (key := url_key(url)) in known), None)


def _kill(
    connection: Connection, number: int, *, reason: str, now: datetime
) -> tuple[Fate, str]:
    row = _newest_revision(connection, number)
    if row["status"] == Status.KILLED.value:
        return Fate.UNCHANGED, "killed before"
    killed = {
        "revision": row["revision"] + 1,
        "status": Status.KILLED.value,
        "filed_at": now,
    }
    insert_all(connection, revisions, [{**row, **killed, "reason": reason}])
    connection.execute(stories.update().where(stories.c.id == number).values(killed))
    return Fate.STORED, "kill"


def _newest_revision(connection: Connection, number: int) -> RowMapping:
    found = connection.execute(
        select(revisions).select_from(newest).where(stories.c.id == number)
    )
    return found.mappings().one()
