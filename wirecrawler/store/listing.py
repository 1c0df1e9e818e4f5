"""Listings: the entries that a source lists, and when each is to be looked at again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, case, func, or_, select

from wirecrawler.normalize.sessions import without_session
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.models import feeds, listings, stories
from wirecrawler.store.rows import entry_json, entry_of, storable, url_key
from wirecrawler.store.upsert import Excluded, Rows, insert_missing, upsert
from wirecrawler.story import Entry, Status, Story

SAME_TEXT = "same text"
"""The reason of an outcome: the page says what is held."""
CUT_OFF = "the crawl was cut off before it ended"
"""The reason of an outcome: the URL was named, and the crawl was killed before it had its own."""

# Parameters of one IN; SQLite takes 32,766 in all, PostgreSQL 65,535.
MOST_KEYS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An outcome that files no story, and the entry it is about, where there is one."""

    outcome: Outcome
    entry: Entry | None
    is_provisional: bool = False
    """Whether it holds only until the true one is known."""
    asked_as: Role | None = None
    """The role that a listing had until it was read, where that was another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One entry of a source, and what became of it when it was last looked at."""

    entry: Entry
    mark: str
    """`Entry.mark` of `entry`: as the source named it when its page was last read."""
    story: int | None
    """The story it led to, where it led to one."""
    etag: str | None
    """Verbatim, of its page."""
    last_modified: str | None
    """Verbatim, of its page."""
    seen_at: datetime
    """When the source first named it."""
    checked_at: datetime
    """When its page was last asked for; where it never was, when it was first named."""
    fate: Fate
    reason: str
    failures: int
    """How often in a row it was asked for and failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a page answered for the next conditional request (RFC 9110 section 8.8)."""

    etag: str | None
    last_modified: str | None


def listing_key(url: str) -> bytes:
    """Return the key of an entry's URL, whoever read the listing."""
    # With its session it would be another entry each time that the source is read.
    return url_key(without_session(url))


def listings_of(
    connection: Connection, slug: str, urls: Sequence[str]
) -> dict[str, Listing]:
    """Return the listings of a source by `Entry.url`; URLs without one are left out."""
    asked: dict[bytes, list[str]] = {}
    for url in urls:
        asked.setdefault(listing_key(url), []).append(url)
    keys = list(asked)
    found: dict[str, Listing] = {}
    for start in range(0, len(keys), MOST_KEYS):
        chunk = keys[start : start + MOST_KEYS]
        rows = connection.execute(
            select(listings).where(
                listings.c.source == slug, listings.c.url_key.in_(chunk)
            )
        )
        for row in rows.mappings():
            found |= dict.fromkeys(asked[row["url_key"]], _listing(row))
    return found


def due_listings(
    connection: Connection, slug: str, *, now: datetime, ladder: Sequence[timedelta]
) -> list[Listing]:
    """Return the listings whose page should be looked at again, oldest first.

    Those that failed last time, and those of stories not killed for which one of the instants
    `seen_at + rung` has passed since `checked_at`.  A story whose last rung was missed for as
    long as the whole ladder takes is left alone.
    """
    oldest = now - 2 * max(ladder, default=timedelta())
    failed = listings.c.fate == Fate.FAILED.value
    # A page that was a wall once is skipped, and its story is looked at all the same.
    young = and_(
        listings.c.fate != Fate.FAILED.value,
        listings.c.seen_at >= oldest,
        stories.c.status != Status.KILLED.value,
    )
    rows = connection.execute(
        select(listings)
        .outerjoin(stories, stories.c.id == listings.c.story)
        .where(listings.c.source == slug, or_(failed, young))
        .order_by(listings.c.seen_at, listings.c.url_key)
    )
    found = (_listing(row) for row in rows.mappings())
    return [one for one in found if _is_due(one, now=now, ladder=ladder)]


def write_filed(
    connection: Connection,
    filed: Iterable[tuple[Story, Outcome]],
    *,
    now: datetime,
) -> None:
    """Write the listings of stories whose pages were read, with their new validators.

    Where the text was not taken (a wall, a part), the validators stay those of the held one: the
    source would else answer that it has not changed when it is back.
    """
    read: Rows = []
    refused: Rows = []
    for story, outcome in filed:
        row = _row(story.entry, outcome, now=now)
        if outcome.fate is Fate.UNCHANGED and outcome.reason != SAME_TEXT:
            refused.append(row)
        else:
            validators = story.fetch.etag, story.fetch.last_modified
            row["etag"], row["last_modified"] = validators
            read.append(row)
    upsert(connection, listings, read, _read_anew)
    upsert(connection, listings, refused, _looked_at)


def write_recorded(
    connection: Connection, recorded: Iterable[Recorded], *, now: datetime
) -> None:
    """Write the listings of outcomes that filed no story.

    A failure keeps what the listing said of its last good reading.  An entry that was not
    asked for leaves its listing alone, unless it failed: then it is to be tried again.
    """
    failed: Rows = []
    looked_at: Rows = []
    unasked: Rows = []
    named: Rows = []
    for one in recorded:
        if one.entry is None or one.outcome.role is not Role.STORY:
            continue
        row = _row(one.entry, one.outcome, now=now)
        if one.is_provisional:
            named.append(row)
        elif one.outcome.fate is Fate.FAILED:
            failed.append(row)
        elif one.outcome.attempts:
            looked_at.append(row)
        elif one.outcome.fate is not Fate.UNCHANGED:
            unasked.append(row)
    # What is known of those named before stands until they have been asked for.
    insert_missing(connection, listings, named)
    upsert(connection, listings, failed, _failed_again)
    upsert(connection, listings, looked_at, _looked_at)
    is_open = listings.c.reason == CUT_OFF
    upsert(connection, listings, unasked, _looked_at, where=is_open)


def validators_of(connection: Connection, slug: str, url: str) -> Validators | None:
    """Return the validators of a feed, sitemap or section page; None where none are kept."""
    row = connection.execute(
        select(feeds.c.etag, feeds.c.last_modified).where(
            feeds.c.source == slug, feeds.c.url_key == url_key(url)
        )
    ).first()
    if row is None:
        return None
    return Validators(etag=row.etag, last_modified=row.last_modified)


def write_validators(
    connection: Connection,
    slug: str,
    answered: Mapping[str, Validators],
    *,
    now: datetime,
) -> None:
    """Keep the validators that feeds, sitemaps and section pages answered with, by address."""
    rows: Rows = [
        {
            "source": slug,
            "url_key": url_key(url),
            "url": storable(url),
            "etag": storable(validators.etag),
            "last_modified": storable(validators.last_modified),
            "checked_at": now,
        }
        for url, validators in answered.items()
    ]
    upsert(
        connection,
        feeds,
        rows,
        lambda new: {n: new[n] for n in ("etag", "last_modified", "checked_at")},
    )


def _is_due(listing: Listing, *, now: datetime, ladder: Sequence[timedelta]) -> bool:
    if listing.fate is Fate.FAILED:
        return True
    return any(listing.checked_at < listing.seen_at + rung <= now for rung in ladder)


def _row(entry: Entry, outcome: Outcome, *, now: datetime) -> dict[str, Any]:
    entry = storable(entry)
    return {
        "source": outcome.source,
        "url_key": listing_key(entry.url),
        "entry": entry_json(entry),
        "mark": entry.mark,
        "story": outcome.story,
        "etag": None,
        "last_modified": None,
        "seen_at": now,
        "checked_at": now,
        "fate": outcome.fate.value,
        "reason": storable(outcome.reason),
        "failures": int(outcome.fate is Fate.FAILED and outcome.attempts > 0),
    }


def _looked_at(new: Excluded) -> dict[str, Any]:
    """A page that was skipped or answered 304: its story and validators stand."""
    return {
        "entry": new.entry,
        "mark": new.mark,
        "story": func.coalesce(new.story, listings.c.story),
        "checked_at": new.checked_at,
        "fate": new.fate,
        "reason": new.reason,
        "failures": 0,
    }


def _read_anew(new: Excluded) -> dict[str, Any]:
    return _looked_at(new) | {"etag": new.etag, "last_modified": new.last_modified}


def _failed_again(new: Excluded) -> dict[str, Any]:
    was_asked = new.failures > 0
    return {
        "checked_at": case((was_asked, new.checked_at), else_=listings.c.checked_at),
        "fate": new.fate,
        "reason": new.reason,
        "failures": listings.c.failures + new.failures,
    }


def _listing(row: RowMapping) -> Listing:
    return Listing(
        entry=entry_of(row["entry"]),
        mark=row["mark"],
        story=row["story"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        seen_at=row["seen_at"],
        checked_at=row["checked_at"],
        fate=Fate(row["fate"]),
        reason=row["reason"],
        failures=row["failures"],
    )
