"""Archive: the one writer of the database.

Each method that writes does so in one transaction during which no other process writes, so a
process killed at any moment leaves everything or nothing of it; and each may be repeated:
what is there already is found and not filed again.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select

from wirecrawler.match.decide import Held
from wirecrawler.outcome import Outcome
from wirecrawler.source import Source
from wirecrawler.store.acts import Acted, killed, unkilled
from wirecrawler.store.around import held_around, kin_around
from wirecrawler.store.days import NOTHING_READ, Measured, keep_measures
from wirecrawler.store.engine import reading, writing
from wirecrawler.store.filing import Decision, Filing, addresses_of
from wirecrawler.store.gone import GonePage, address_elsewhere, unheld
from wirecrawler.store.held_text import is_as_held
from wirecrawler.store.kin import Kin
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
from wirecrawler.store.lookup import (
    known_addresses,
    newest_revisions,
    next_number,
    texts_of,
)
from wirecrawler.store.matches import write_matches
from wirecrawler.store.models import addresses, revisions, sketches, sources, stories
from wirecrawler.store.neighbours import shared_paragraphs
from wirecrawler.store.opt_outs import opt_out_held, restate_opt_outs
from wirecrawler.store.origin_files import (
    OriginFile,
    keep_origin_file,
    origin_file,
)
from wirecrawler.store.outcomes import (
    drop_outcome,
    write_outcomes,
    write_provisional,
)
from wirecrawler.store.plan import Plan
from wirecrawler.store.proved import proved_of
from wirecrawler.store.query import Query
from wirecrawler.store.record_files import Appending, RecordFiles
from wirecrawler.store.records import (
    Page,
    archived_columns,
    keep_openings,
    keep_page,
    known_end,
)
from wirecrawler.store.repeat import repeated
from wirecrawler.store.reread import write_reread
from wirecrawler.store.retention import NOTHING_LEFT, Keeping, Thinned, thin
from wirecrawler.store.rhythms import Rhythm, keep_rhythm, pause, resume
from wirecrawler.store.runs import begin_run, declare_sources, end_run
from wirecrawler.store.schema import open_database, upgrade_database
from wirecrawler.store.upsert import (
    change_all,
    delete_all,
    insert_all,
    insert_missing,
    insert_numbers,
)
from wirecrawler.store.withdrawal import missed
from wirecrawler.story import Entry, Story

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
# (SQLite: 32,766), of which a story takes up to 26: its candidates, its digest, its family.
_MOST_STORIES = 1_000
_NO_VALIDATORS: Mapping[str, Validators] = MappingProxyType({})


class Archive:
    """The one writer of a database; a context manager that closes it."""

    def __init__(
        self, engine: Engine, *, tag: str, files: RecordFiles | None = None
    ) -> None:
        self._engine = engine
        self.files = files
        """Into which pages go; None: none are kept."""
        self.tag = tag
        """Authority and date of the tag: URIs of its stories."""

    @classmethod
    def open(cls, url: str, *, tag: str, files: RecordFiles | None = None) -> Self:
        """Return the archive of the database at `url`, which is made on first use.

        `files` are those into which pages go; None: none are kept.

        Raises:
            StoreError: the database cannot be used.
            SchemaError: its schema is older or newer than this version's.
        """
        return cls(open_database(url), tag=tag, files=files)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def reader(self) -> Query:
        """Return a reader over the same connections, which are closed with the archive.

        A server that is to restart takes no further ones, and waits for these.
        """
        return Query(self._engine, tag=self.tag)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @repeated
    def begin_run(
        self, source: Source, *, now: datetime, is_replay: bool = False
    ) -> int:
        """Return the number of a new run of `source`, whose declaration is kept.

        A replay asks its source nothing and says nothing of its health.
        """
        with writing(self._engine) as connection:
            return begin_run(connection, source, now=now, is_replay=is_replay)

    @repeated
    def end_run(
        self,
        run: int,
        *,
        now: datetime,
        reason: str,
        measured: Measured = NOTHING_READ,
        validators: Mapping[str, Validators] = _NO_VALIDATORS,
    ) -> None:
        """Note that `run` ended, for `reason`: `finished`, `shutdown`...

        `measured` is what its pages came to; it is kept with the run and added to its day.
        `validators` are what its feeds, sitemaps and section pages answered with, by address:
        with its end, for a crawl that is killed must read them again.
        """
        with writing(self._engine) as connection:
            slug = end_run(connection, run, now=now, reason=reason)
            keep_measures(connection, run, measured)
            write_validators(connection, slug, validators, now=now)

    @repeated
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

    @repeated
    def file(
        self, filings: Sequence[Filing], *, now: datetime, pages: Sequence[Page] = ()
    ) -> list[Decision]:
        """File each story, in order, and return what that came to, in the same order.

        The outcomes and listings of the batch are written with it, in one transaction, after
        the pages that it was read from are on the disk; `pages` are archived with them.  NUL
        characters are left out of every text, because PostgreSQL cannot hold them.

        Raises:
            StoreError: the database or the archive's files failed; nothing of the batch was
                filed.
        """
        decisions: list[Decision] = []
        with self._appending(now) as files, writing(self._engine) as connection:
            if files is not None:
                files.known_end = partial(known_end, connection)
            for start in range(0, len(filings), _MOST_STORIES):
                chunk = filings[start : start + _MOST_STORIES]
                decisions += _filed(connection, chunk, files, now=now)
            if files is not None:
                for page in pages:
                    keep_page(connection, files, page, anywhere=False)
                keep_openings(connection, files, now=now)
                files.sync()
        return decisions

    def thin(self, keeping: Keeping, *, now: datetime) -> Thinned:
        """Let go of the archive what no story was read from, as `keeping` says.

        Raises:
            StoreError: the archive's files or the database cannot be written.
        """
        if self.files is None:
            return NOTHING_LEFT
        return thin(self._engine, self.files, keeping, now=now)

    def _appending(self, now: datetime) -> AbstractContextManager[Appending | None]:
        return nullcontext() if self.files is None else self.files.appending(now=now)

    @repeated
    def reread(self, stories: Sequence[Story], *, now: datetime) -> int:
        """Write what today's rules read from the pages of held stories; return of how many.

        Each has the id and the number of the revision that it was read for; one that has been
        revised since is left out.

        Raises:
            StoreError: the database failed; nothing of it was written.
        """
        with writing(self._engine) as connection:
            return write_reread(connection, stories, now=now)

    def record(self, outcomes: Sequence[Recorded], *, now: datetime) -> None:
        """Write outcomes that file no story, and what they say of their listings.

        A page that failed is counted; one that was skipped or has not changed (304) was
        looked at, `now`; of an entry that was not asked for, nothing that is known changes,
        save that a failure is to be tried again.
        """
        with writing(self._engine) as connection:
            for one in outcomes:
                if one.asked_as is not None:
                    met = one.outcome
                    drop_outcome(connection, met.run, met.url, one.asked_as)
            named = [one.outcome for one in outcomes if one.is_provisional]
            write_provisional(connection, named)
            ended = [one.outcome for one in outcomes if not one.is_provisional]
            write_outcomes(connection, ended)
            write_recorded(connection, outcomes, now=now)
            opt_out_held(connection, outcomes)

    @repeated
    def missed(
        self,
        run: int,
        source: Source,
        pages: Sequence[GonePage],
        *,
        is_outage: bool,
        now: datetime,
    ) -> list[Outcome]:
        """Write what the pages come to that answered 404 or 410 in `run`, in one transaction.

        A 410 kills its story, a 404 at the second look in a row; in an outage, when the site
        answers so for most of its pages, no 404 does and a 410 only at the second look.
        """
        with writing(self._engine) as connection:
            return missed(connection, run, source, pages, is_outage=is_outage, now=now)

    @repeated
    def unheld(self, slug: str, entries: Sequence[Entry]) -> list[str]:
        """Return the `Entry.url` of those entries of a source of which no story is known."""
        with reading(self._engine) as connection:
            return list(unheld(connection, slug, entries))

    @repeated
    def elsewhere(self, source: Source, page: GonePage) -> str:
        """Return another address at which the story of `page` may still stand, or ""."""
        with reading(self._engine) as connection:
            return address_elsewhere(connection, source, page)

    def kill(self, story: int, *, editor: str, reason: str, now: datetime) -> Acted:
        """Withdraw the story with the id `story`, as `editor` decided, for `reason`.

        Raises:
            NoSuchStory: nothing is filed under that id.
            StoreError: it is killed already.
        """
        with writing(self._engine) as connection:
            return killed(connection, story, editor=editor, reason=reason, now=now)

    def unkill(self, story: int, *, editor: str, reason: str, now: datetime) -> Acted:
        """Bring the story with the id `story` back, with the status that it had.

        Raises:
            NoSuchStory: nothing is filed under that id.
            StoreError: it is not killed.
        """
        with writing(self._engine) as connection:
            return unkilled(connection, story, editor=editor, reason=reason, now=now)

    @repeated
    def listings(self, slug: str, urls: Sequence[str]) -> dict[str, Listing]:
        """Return what is known of the entries of a source, by `Entry.url`."""
        with reading(self._engine) as connection:
            return listings_of(connection, slug, urls)

    @repeated
    def due(
        self, slug: str, *, now: datetime, ladder: Sequence[timedelta]
    ) -> list[Listing]:
        """Return the listings of a source to be looked at again, oldest first.

        Those that failed last time, and those of stories for which a rung of `ladder`, counted
        from when they were first named, has passed since they were last looked at.
        """
        with reading(self._engine) as connection:
            return due_listings(connection, slug, now=now, ladder=ladder)

    @repeated
    def validators(self, slug: str, url: str) -> Validators | None:
        """Return what the feed, sitemap or section page at `url` last answered with."""
        with reading(self._engine) as connection:
            return validators_of(connection, slug, url)

    @repeated
    def origin_file(self, origin: str, path: str) -> OriginFile | None:
        """Return what is kept of a file such as robots.txt; None: it was never asked for."""
        with reading(self._engine) as connection:
            return origin_file(connection, origin, path)

    @repeated
    def keep_origin_file(self, file: OriginFile) -> None:
        """Keep what asking for a file such as robots.txt came to."""
        with writing(self._engine) as connection:
            keep_origin_file(connection, file)

    @repeated
    def keep_rhythm(self, rhythm: Rhythm) -> None:
        """Keep when a source is to be polled next; whether it is paused stays as it is."""
        with writing(self._engine) as connection:
            keep_rhythm(connection, rhythm)

    def pause(self, slug: str, *, reason: str, now: datetime) -> None:
        """Turn the source `slug` off, for `reason`, until it is resumed."""
        with writing(self._engine) as connection:
            pause(connection, slug, reason=reason, now=now)

    def resume(self, slug: str) -> Rhythm | None:
        """Turn the source `slug` on again; return how it was, or None: it was not off."""
        with writing(self._engine) as connection:
            return resume(connection, slug)


def _filed(
    connection: Connection,
    filings: Sequence[Filing],
    files: Appending | None,
    *,
    now: datetime,
) -> list[Decision]:
    declare_sources(connection, [filing.story.source for filing in filings], now=now)
    plan, kin = _plan(connection, filings, now=now)
    decisions = [plan.file(filing) for filing in filings]
    if files is not None:
        for row, page in plan.read:
            kept = keep_page(connection, files, page, anywhere=True)
            row.update(archived_columns(kept))
    insert_all(connection, stories, plan.new_stories())
    change_all(connection, stories, plan.revised_stories())
    change_all(connection, stories, plan.recast_stories())
    change_all(connection, stories, plan.moved_stories())
    insert_all(connection, revisions, plan.revisions)
    insert_missing(connection, addresses, plan.addresses)
    delete_all(connection, sketches, kin.dropped)
    insert_numbers(connection, sketches, kin.rows)
    write_matches(connection, list(plan.families.matches.values()))
    write_outcomes(connection, [outcome for _, outcome in plan.filed])
    write_filed(connection, plan.filed, now=now)
    restate_opt_outs(connection, plan.filed)
    return decisions


def _plan(
    connection: Connection, filings: Sequence[Filing], *, now: datetime
) -> tuple[Plan, Kin]:
    told = [filing.story for filing in filings]
    keys = [list(addresses_of(story)) for story in told]
    known = known_addresses(connection, {key for each in keys for key in each})
    fresh = [
        story
        for story, each in zip(told, keys, strict=True)
        if known.keys().isdisjoint(each)
    ]
    kin = kin_around(connection, fresh)
    held = held_around(
        connection,
        fresh,
        kin,
        numbers=known.values(),
        fingerprints={story.fingerprint for story in told},
        texts=connection,
    )
    revisable = _revisable(told, keys, known, held)
    is_ingested = any(filing.run is None for filing in filings)
    plan = Plan(
        held=held,
        addresses=known,
        newest=newest_revisions(connection, revisable),
        told=texts_of(connection, revisable) if is_ingested else (),
        kin=kin,
        boilerplate=partial(shared_paragraphs, connection),
        next_story=next_number(connection),
        now=now,
    )
    return plan, kin


def _revisable(
    told: Sequence[Story],
    keys: Sequence[Collection[bytes]],
    known: Mapping[bytes, int],
    held: Sequence[Held],
) -> set[int]:
    """Return the stories of which a page says something else than is held."""
    by_number = {one.story: one for one in held}
    found: set[int] = set()
    for story, each in zip(told, keys, strict=True):
        number = next((known[key] for key in each if key in known), None)
        if number is not None and not is_as_held(story, by_number[number]):
            found.add(number)
    return found
