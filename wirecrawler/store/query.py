"""Query: the one reader of the database, over connections that cannot write."""

from collections.abc import Collection, Iterator
from datetime import datetime
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, RowMapping, Select, func, select

from wirecrawler.errors import NoSuchStory, StoreError
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.audited import EVERY, Audited, AuditFilter, audited_of
from wirecrawler.store.brought import brought_ids
from wirecrawler.store.engine import database_of, reading
from wirecrawler.store.entered import Entered, entered
from wirecrawler.store.figures import Figures, figures_of
from wirecrawler.store.filters import MOST_NUMBER, StoryFilter, in_order, matching
from wirecrawler.store.lookup import keys_of, known_addresses, newest
from wirecrawler.store.matches import Match, matches_of
from wirecrawler.store.models import outcomes, revisions, runs, sources, stories
from wirecrawler.store.original import OF_ORIGINAL, with_original
from wirecrawler.store.outcomes import outcome_of
from wirecrawler.store.records import Record, record_files, record_of, records_in
from wirecrawler.store.rhythms import Pace, Rhythm, cut_off, pace_of, rhythms_of
from wirecrawler.store.rows import original_of, source_of, story_of
from wirecrawler.store.runs import RunCounts, run_counts
from wirecrawler.store.schema import open_database
from wirecrawler.store.states import SourceState, source_states
from wirecrawler.story import FamilyRole, Status, Story

__all__ = ["Query", "RunCounts", "SourceState", "StoryFilter"]

# Rows fetched at once: what a reader of the first few waits for, and what memory holds.
_ROWS_AT_ONCE = 100

_others = stories.alias("others")
_COPIES = (
    select(func.count())
    .where(
        _others.c.family == stories.c.family,
        _others.c.id != stories.c.id,
        _others.c.status != Status.KILLED.value,
    )
    .scalar_subquery()
)
_OF_STORY = (
    stories.c.id,
    stories.c.source.label("slug"),
    stories.c.url,
    stories.c.seen_at,
    stories.c.family,
    stories.c.family_role,
    _COPIES.label("copies"),
    *OF_ORIGINAL,
)
_TOLD = with_original(newest)


class Query:
    """The one reader of a database; a context manager that closes it."""

    def __init__(self, engine: Engine, *, tag: str) -> None:
        self._engine = engine
        self.tag = tag
        """Authority and date of the tag: URIs of its stories (RFC 4151)."""

    @classmethod
    def open(cls, url: str, *, tag: str) -> Self:
        """Return a reader of the database at `url`, which is made on first use.

        Raises:
            StoreError: the database cannot be used.
            SchemaError: its schema is older or newer than this version's.
        """
        return cls(open_database(url, read_only=True), tag=tag)

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

    def stories(self, chosen: StoryFilter) -> Iterator[Story]:
        """Yield the newest revision of each story that `chosen` takes, in its order.

        They are read as they are asked for, from one state of the database.
        """
        statement = select(*_OF_STORY, revisions).select_from(_TOLD)
        return self._stories(in_order(statement.where(*matching(chosen)), chosen))

    def count(self, chosen: StoryFilter) -> int:
        """Return how many stories `chosen` takes, whatever its limit and offset."""
        statement = select(func.count()).select_from(_TOLD).where(*matching(chosen))
        with reading(self._engine) as connection:
            return connection.scalar(statement) or 0

    def story(self, story: int) -> Story:
        """Return the newest revision of the story with the id `story`.

        Raises:
            NoSuchStory: nothing is filed under that id.
        """
        statement = select(*_OF_STORY, revisions).select_from(_TOLD)
        return self._some(statement.where(stories.c.id == story), story)[0]

    def history(self, story: int) -> list[Story]:
        """Return every revision of the story with the id `story`, oldest first.

        Raises:
            NoSuchStory: nothing is filed under that id.
        """
        each = stories.join(revisions, revisions.c.story == stories.c.id)
        statement = select(*_OF_STORY, revisions).select_from(with_original(each))
        return self._some(
            statement.where(stories.c.id == story).order_by(revisions.c.revision), story
        )

    def family(self, story: int) -> list[Story]:
        """Return the family of the story with the id `story`: the original, then its copies.

        Raises:
            NoSuchStory: nothing is filed under that id.
        """
        family = select(stories.c.family).where(stories.c.id == story)
        statement = select(*_OF_STORY, revisions).select_from(_TOLD)
        found = self._some(
            statement.where(stories.c.family == family.scalar_subquery()).order_by(
                stories.c.sort_at, stories.c.id
            ),
            story,
        )
        return sorted(found, key=lambda one: one.family_role is FamilyRole.COPY)

    def matches(self, family: str) -> dict[int, Match]:
        """Return why each copy of a family is in it, by the copy's id."""
        with reading(self._engine) as connection:
            return matches_of(connection, family)

    def brought_ids(self, stories: Collection[int]) -> dict[int, str | int | float]:
        """Return the id by which each of `stories` was first ingested, as it was written."""
        with reading(self._engine) as connection:
            return brought_ids(connection, stories)

    def acts(self, story: int) -> list[Entered]:
        """Return what editors did to the story with the id `story`, oldest first."""
        with reading(self._engine) as connection:
            return entered(connection, story)

    def audited(
        self, ids: Collection[int] = (), *, chosen: AuditFilter = EVERY
    ) -> Iterator[Audited]:
        """Yield every revision of the stories with these ids, of all where none is given.

        Raises:
            NoSuchStory: nothing is filed under one of the ids.
        """
        for one in ids:
            self.story(one)
        statement = select(*_OF_STORY, stories.c.revision.label("newest"), revisions)
        each = stories.join(revisions, revisions.c.story == stories.c.id)
        wanted = statement.select_from(with_original(each)).where(*chosen.conditions())
        if ids:
            wanted = wanted.where(stories.c.id.in_(ids))
        with reading(self._engine) as connection:
            declared = _sources(connection)
            in_turn = wanted.order_by(stories.c.id, revisions.c.revision)
            for row in _rows(connection, in_turn):
                yield audited_of(row, declared, tag=self.tag)

    def record(self, record_id: str) -> Record | None:
        """Return where the archive's record of this id lies, or None."""
        with reading(self._engine) as connection:
            return record_of(connection, record_id)

    def records_in(self, file: str) -> list[Record]:
        """Return the records of one of the archive's files, in order."""
        with reading(self._engine) as connection:
            return records_in(connection, file)

    def record_files(self) -> list[str]:
        """Return the names of the archive's files in which there are records."""
        with reading(self._engine) as connection:
            return record_files(connection)

    def story_at(self, url: str) -> int | None:
        """Return the id of the story at the address `url`, an alias or the canonical one."""
        keys = keys_of(url)
        with reading(self._engine) as connection:
            known = known_addresses(connection, keys)
        return next((known[key] for key in keys if key in known), None)

    def outcomes(
        self,
        *,
        run: int | Literal["all"] | None = None,
        source: str | None = None,
        fate: Fate | None = None,
        role: Role | None = None,
    ) -> Iterator[Outcome]:
        """Yield what became of URLs, by run and in the order in which it was decided.

        `run` None takes the latest run of each source.

        Raises:
            StoreError: there is no run of that number.
        """
        conditions = {
            outcomes.c.source: source,
            outcomes.c.fate: fate and fate.value,
            outcomes.c.role: role and role.value,
        }
        statement = (
            select(outcomes)
            .where(
                *(c == value for c, value in conditions.items() if value is not None)
            )
            .order_by(outcomes.c.run, outcomes.c.at, outcomes.c.url)
        )
        if run is None:
            latest = select(func.max(runs.c.id)).group_by(runs.c.source)
            statement = statement.where(outcomes.c.run.in_(latest))
        elif run != "all":
            self._expect_run(run)
            statement = statement.where(outcomes.c.run == run)
        return self._outcomes(statement)

    def run_counts(self, run: int) -> RunCounts:
        """Return what the run of that number came to so far.

        Raises:
            StoreError: there is no run of that number.
        """
        self._expect_run(run)
        with reading(self._engine) as connection:
            return run_counts(connection, run)

    def sources(self) -> dict[str, Source]:
        """Return each source that was ever crawled or ingested, as it was then, by slug."""
        with reading(self._engine) as connection:
            return _sources(connection)

    def knows(self, source: str) -> bool:
        """Tell whether the source of that slug was ever crawled or ingested."""
        statement = select(sources.c.slug).where(sources.c.slug == source)
        with reading(self._engine) as connection:
            return connection.scalar(statement) is not None

    def source_states(self, *, now: datetime) -> dict[str, SourceState]:
        """Return how each source that was ever crawled or ingested has been doing, by slug."""
        with reading(self._engine) as connection:
            return source_states(connection, now=now)

    def rhythms(self) -> dict[str, Rhythm]:
        """Return the rhythm of every source that was polled or paused, by slug."""
        with reading(self._engine) as connection:
            return rhythms_of(connection)

    def cut_off(self) -> set[str]:
        """Return the sources whose last run has not ended: it was killed, or goes on."""
        with reading(self._engine) as connection:
            return cut_off(connection)

    def pace(self, source: str, *, now: datetime) -> Pace:
        """Return how many stories the source of that slug prints, by the hour of the day."""
        with reading(self._engine) as connection:
            return pace_of(connection, source, now=now)

    def figures(self, *, now: datetime) -> Figures:
        """Return what a monitor wants to know of everything that is held."""
        with reading(self._engine) as connection:
            return figures_of(connection, now=now)

    def _expect_run(self, run: int) -> None:
        with reading(self._engine) as connection:
            known = select(runs.c.id).where(runs.c.id == min(run, MOST_NUMBER))
            found = connection.scalar(known)
        if found is None:
            reason = f"no run {run}; `wirecrawler outcomes --run all` shows every run"
            raise StoreError(database_of(self._engine), reason)

    def _some(self, statement: Select[Any], story: int) -> list[Story]:
        found = list(self._stories(statement)) if story <= MOST_NUMBER else []
        if not found:
            raise NoSuchStory(database_of(self._engine), story)
        return found

    def _stories(self, statement: Select[Any]) -> Iterator[Story]:
        with reading(self._engine) as connection:
            declared = _sources(connection)
            for row in _rows(connection, statement):
                source = declared[row["slug"]]
                original = original_of(row, declared)
                yield story_of(row, source=source, tag=self.tag, original=original)

    def _outcomes(self, statement: Select[Any]) -> Iterator[Outcome]:
        with reading(self._engine) as connection:
            yield from map(outcome_of, _rows(connection, statement))


def _sources(connection: Connection) -> dict[str, Source]:
    rows = connection.execute(select(sources)).mappings()
    return {row["slug"]: source_of(row) for row in rows}


def _rows(connection: Connection, statement: Select[Any]) -> Iterator[RowMapping]:
    streaming = {"yield_per": _ROWS_AT_ONCE}
    with connection.execute(statement, execution_options=streaming) as result:
        yield from result.mappings()
