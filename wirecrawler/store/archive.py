"""Archive: the one writer of the database.

Each method that writes does so in one transaction during which no other process writes, so a
process killed at any moment leaves everything or nothing of it; and each may be repeated:
what is there already is found and not filed again.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, bindparam, select

from wirecrawler.outcome import Outcome
from wirecrawler.source import Source
from wirecrawler.store.days import NOTHING_READ, Measured, keep_measures
from wirecrawler.store.engine import reading, writing
from wirecrawler.store.filing import Decision, Filing, Plan, addresses_of
from wirecrawler.store.listing import (
    Listing,
    Recorded,
    Validators,
    due_listings,
    listings_of,
    validators_of,
    write_filed,
    write_recorded,
    write_validators,
)
from wirecrawler.store.lookup import held_stories, known_addresses, next_number
from wirecrawler.store.models import addresses, revisions, sources, stories
from wirecrawler.store.outcomes import write_outcomes
from wirecrawler.store.proved import proved_of
from wirecrawler.store.rows import url_key
from wirecrawler.store.runs import begin_run, declare_sources, end_run
from wirecrawler.store.schema import open_database, upgrade_database
from wirecrawler.store.upsert import Rows, insert_all, insert_missing
from wirecrawler.store.withdrawal import withdrawn
from wirecrawler.story import Entry, Fetch

__all__ = [
    "Archive",
    "Decision",
    "Filing",
    "Listing",
    "Recorded",
    "Validators",
    "upgrade_database",
]

# Stories looked up at once, so that what is asked for fits into one statement's parameters
# (SQLite: 32,766), of which a story takes up to six.
_MOST_STORIES = 2_000


class Archive:
    """The one writer of a database; a context manager that closes it."""

    def __init__(self, engine: Engine, *, tag: str) -> None:
        self._engine = engine
        self.tag = tag
        """Authority and date of the tag: URIs of its stories."""

    @classmethod
    def open(cls, url: str, *, tag: str) -> Self:
        """Return the archive of the database at `url`, which is made on first use.

        Raises:
            StoreError: the database cannot be used.
            SchemaError: its schema is older or newer than this version's.
        """
        return cls(open_database(url), tag=tag)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def begin_run(self, source: Source, *, now: datetime) -> int:
        """Return the number of a new run of `source`, whose declaration is kept."""
        with writing(self._engine) as connection:
            return begin_run(connection, source, now=now)

    def end_run(
        self,
        run: int,
        *,
        now: datetime,
        reason: str,
        measured: Measured = NOTHING_READ,
    ) -> None:
        """Note that `run` ended, for `reason`: `finished`, `shutdown`...

        `measured` is what its pages came to; it is kept with the run and added to its day.
        """
        with writing(self._engine) as connection:
            end_run(connection, run, now=now, reason=reason)
            keep_measures(connection, run, measured)

    def proved(self, source: str, fields: Collection[str]) -> frozenset[str]:
        """Return the `fields` whose selectors the pages of the source with this slug bear out."""
        with reading(self._engine) as connection:
            return proved_of(connection, source, fields)

    def told(self) -> dict[str, str]:
        """Return the health of each source that the webhook was last told, by slug."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(sources.c.slug, sources.c.told))
            return {row.slug: row.told for row in rows}

    def keep_told(self, slug: str, health: str) -> None:
        """Keep that the webhook was told the health of a source."""
        with writing(self._engine) as connection:
            connection.execute(
                sources.update().where(sources.c.slug == slug).values(told=health)
            )

    def file(self, filings: Sequence[Filing], *, now: datetime) -> list[Decision]:
        """File each story, in order, and return what that came to, in the same order.

        The outcomes and listings of the batch are written with it, in one transaction.  NUL
        characters are left out of every text, because PostgreSQL cannot hold them.

        Raises:
            StoreError: the database failed; nothing of the batch was filed.
        """
        decisions: list[Decision] = []
        with writing(self._engine) as connection:
            for start in range(0, len(filings), _MOST_STORIES):
                chunk = filings[start : start + _MOST_STORIES]
                decisions += _filed(connection, chunk, now=now)
        return decisions

    def record(self, outcomes: Sequence[Recorded], *, now: datetime) -> None:
        """Write outcomes that file no story, and what they say of their listings.

        A page that failed is counted; one that was skipped or has not changed (304) was
        looked at, `now`; of an entry that was not asked for, nothing that is known changes,
        save that a failure is to be tried again.
        """
        with writing(self._engine) as connection:
            write_outcomes(connection, [one.outcome for one in outcomes])
            write_recorded(connection, outcomes, now=now)

    def withdraw(
        self,
        run: int,
        source: Source,
        entry: Entry,
        *,
        fetch: Fetch,
        reason: str,
        now: datetime,
    ) -> Outcome:
        """Kill the story of `entry`, which its source took back for `reason` (`410 Gone`).

        Returns:
            Its outcome, written with it: `stored` for `kill`; `unchanged` for `killed before`;
            `failed` for `gone` where nothing was held, or a duplicate of what still stands.
        """
        with writing(self._engine) as connection:
            outcome = withdrawn(
                connection, run, source, entry, fetch=fetch, reason=reason, now=now
            )
            write_outcomes(connection, [outcome])
            recorded = Recorded(outcome=outcome, entry=entry)
            write_recorded(connection, [recorded], now=now)
        return outcome

    def listings(self, slug: str, urls: Sequence[str]) -> dict[str, Listing]:
        """Return what is known of the entries of a source, by `Entry.url`."""
        with reading(self._engine) as connection:
            return listings_of(connection, slug, urls)

    def due(
        self, slug: str, *, now: datetime, ladder: Sequence[timedelta]
    ) -> list[Listing]:
        """Return the listings of a source to be looked at again, oldest first.

        Those that failed last time, and those of stories for which a rung of `ladder`, counted
        from when they were first named, has passed since they were last looked at.
        """
        with reading(self._engine) as connection:
            return due_listings(connection, slug, now=now, ladder=ladder)

    def validators(self, slug: str, url: str) -> Validators | None:
        """Return what the feed, sitemap or section page at `url` last answered with."""
        with reading(self._engine) as connection:
            return validators_of(connection, slug, url)

    def keep_validators(
        self, slug: str, url: str, validators: Validators, *, now: datetime
    ) -> None:
        """Keep what the feed, sitemap or section page at `url` answered with."""
        with writing(self._engine) as connection:
            write_validators(connection, slug, url, validators, now=now)


def _filed(
    connection: Connection, filings: Sequence[Filing], *, now: datetime
) -> list[Decision]:
    declare_sources(connection, [filing.story.source for filing in filings], now=now)
    plan = _plan(connection, filings, now=now)
    decisions = [plan.file(filing) for filing in filings]
    insert_all(connection, stories, plan.new_stories())
    _change_stories(connection, plan.revised_stories())
    _change_stories(connection, plan.recast_stories())
    insert_all(connection, revisions, plan.revisions)
    insert_missing(connection, addresses, plan.addresses)
    write_outcomes(connection, [outcome for _, outcome in plan.filed])
    write_filed(connection, plan.filed, now=now)
    return decisions


def _plan(connection: Connection, filings: Sequence[Filing], *, now: datetime) -> Plan:
    told = [filing.story for filing in filings]
    keys = {url_key(url) for story in told for url in addresses_of(story)}
    known = known_addresses(connection, keys)
    held = held_stories(
        connection,
        numbers=set(known.values()),
        fingerprints={story.fingerprint for story in told} - {""},
    )
    return Plan(held=held, addresses=known, next_story=next_number(connection), now=now)


def _change_stories(connection: Connection, rows: Rows) -> None:
    if rows:
        by_number = stories.c.id == bindparam("number")
        connection.execute(stories.update().where(by_number), rows)
