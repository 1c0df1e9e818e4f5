"""Rebuild: the families made anew with today's rules, next to those that are stored.

First every story is matched in tables of its own (`scratch`), while crawls go on; that much
writes nothing.  To write, stories, then their features, are brought up to that a few at a time;
last come the stories that were filed meanwhile, matched anew while nobody else can file.  What
the families come to depends on the texts alone and not on the families stored, so whoever was
killed does the same again.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, RowMapping, func, select

from wirecrawler.errors import StoreError
from wirecrawler.match.thresholds import TODAYS, Thresholds
from wirecrawler.store.engine import (
    answered,
    database_of,
    is_sqlite,
    reading,
    shown,
    sqlite_path,
    writing,
)
from wirecrawler.store.family_changes import (
    FamilyChange,
    FamilyCounts,
    family_changes,
    family_counts,
)
from wirecrawler.store.family_numbers import bring_home, number_families
from wirecrawler.store.lease import lease
from wirecrawler.store.models import sketches, stories
from wirecrawler.store.rematch import BATCH, matched, story_rows
from wirecrawler.store.schema import open_database
from wirecrawler.store.scratch import scratch, stood
from wirecrawler.store.sketch_rows import write_sketches
from wirecrawler.store.standing import differs, revised, write_anew, write_standing
from wirecrawler.store.upsert import insert_numbers

# No source has a dot in its slug.
_LEASE = "families.rebuild"
# Batches of latecomers in one transaction, some seconds in all: more than crawls file meanwhile.
_AT_ONCE = 4

Progress = Callable[[str, int], None]
"""(what is done, how many stories): told now and then."""


class Rebuild:
    """The families of a database, made anew; see `rebuild`."""

    def __init__(
        self, engine: Engine, scratch: Connection, rules: Thresholds, whole: int
    ) -> None:
        self._engine = engine
        self._scratch = scratch
        self._rules = rules
        self._last = 0
        self.whole = whole
        """Id of the newest story; as many stories there are, about."""

    def match(self, progress: Progress) -> FamilyCounts:
        """Match every story that is filed by now anew; return how the families differ."""
        while self._match_next():
            progress("matched", self._last)
        with answered(database_of(self._engine)):
            number_families(self._scratch)
            return family_counts(self._scratch)

    def changes(self, limit: int = 0) -> Iterator[FamilyChange]:
        """Yield the stories whose family or role is another, family by family."""
        with answered(database_of(self._engine)):
            yield from family_changes(self._scratch, limit)

    def write(self, progress: Progress) -> None:
        """Write what was matched, and match what was filed since.

        Raises:
            StoreError: The database failed; what was written is whole, and the same again
                goes on.
        """
        for chosen in self._stretches():
            self._write_stories(chosen)
            progress("written", chosen[-1])
        for rows in write_sketches(self._engine, self._scratch):
            progress(f"written; {rows:,} features", self.whole)
        for chosen in self._stretches():
            self._write_revised(chosen)
        while self._match_latecomers():
            progress("matched, filed meanwhile", self._last)

    def _match_next(self) -> bool:
        with reading(self._engine) as main:
            rows = story_rows(main, after=self._last, upto=self.whole)
            if rows:
                self._last = matched(main, self._scratch, rows, self._rules).last
        return bool(rows)

    def _stretches(self) -> Iterator[list[int]]:
        """Yield the ids of the stories that were matched, in order, some at a time."""
        each = select(stood.c.story).order_by(stood.c.story).limit(BATCH)
        last = 0
        while True:
            with answered(database_of(self._engine)):
                chosen = list(self._scratch.scalars(each.where(stood.c.story > last)))
            if not chosen:
                return
            yield chosen
            last = chosen[-1]

    def _write_stories(self, chosen: list[int]) -> None:
        with reading(self._engine) as main:
            if not differs(main, self._scratch, chosen):
                return
        with writing(self._engine) as main:
            write_standing(main, self._scratch, chosen)

    def _write_revised(self, chosen: list[int]) -> None:
        """Keep all features of texts revised since: those of their families may be others now."""
        with reading(self._engine) as main:
            if not revised(main, self._scratch, chosen):
                return
        with writing(self._engine) as main:
            write_anew(main, revised(main, self._scratch, chosen))

    def _match_latecomers(self) -> bool:
        """Match stories that were filed meanwhile; tell whether there may be more."""
        with writing(self._engine) as main:
            for _ in range(_AT_ONCE):
                rows = story_rows(main, after=self._last)
                if not rows:
                    return False
                self._take(main, rows)
        return True

    def _take(self, main: Connection, rows: Sequence[RowMapping]) -> None:
        found = matched(main, self._scratch, rows, self._rules)
        bring_home(self._scratch, found.told)
        # Whoever filed them saw families that were half written, and may have moved others.
        touched = stories.c.family.in_({row["family"] for row in rows})
        beside = set(main.scalars(select(stories.c.id).where(touched)))
        chosen = found.moved | {number for number in beside if number <= found.last}
        write_standing(main, self._scratch, chosen | found.told)
        insert_numbers(main, sketches, found.sketches)
        self._last = found.last


@contextmanager
def rebuild(
    url: str, *, folder: Path, writes: bool, rules: Thresholds = TODAYS
) -> Iterator[Rebuild]:
    """Yield the families of the database at `url`, to be made anew by `rules`.

    Its tables are in a file beside an SQLite file, else in `folder`: about 2 KB a story.

    Raises:
        StoreError: The database cannot be used, or another process is writing its families.
        SchemaError: Its schema is older or newer than this version's.
    """
    with ExitStack() as stack:
        if writes and not stack.enter_context(lease(url, _LEASE)):
            why = "another process rebuilds its families; run the same again after that"
            raise StoreError(shown(url), why)
        engine = open_database(url, read_only=not writes)
        stack.callback(engine.dispose)
        place = sqlite_path(url).parent if is_sqlite(url) else folder
        made = stack.enter_context(scratch(place))
        with reading(engine) as main:
            whole = main.scalar(select(func.max(stories.c.id))) or 0
        yield Rebuild(engine, made, rules, whole)
