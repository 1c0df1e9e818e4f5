"""What deciding about a new story costs in a small archive and in a large one.

python -m tests.bench.families --stories 1000000 --database sqlite:////tmp/large.db

Grows an empty database by invented stories, told evenly over three years, and measures at 10,000,
at 100,000... and at the end: CPU of one decision, in batches of 1, 50 and 500, of stories of that
moment and of others from the middle of what is held; and the size of what matching keeps.  CPU is
that of this process and of the PostgreSQL server's, where it runs on this machine.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, create_engine, text

from tests.bench.generator import Newsroom
from tests.bench.stopwatch import PARTS, Stopwatch, cpu_s, timing
from wirecrawler.store.archive import Archive, Filing, upgrade_database
from wirecrawler.story import Story

SINCE = datetime(2023, 11, 1, tzinfo=UTC)
DAYS = 3 * 365
_BATCH = 500
# Batch -> how many of them are measured; some hundred stories each.
MEASURED = {1: 100, 50: 6, 500: 2}
SIZED = ("sketches", "matches", "addresses", "stories")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a decision took, on average, in an archive of this size."""

    held: int
    moment: str
    """`now` or `middle`."""
    batch: int
    ms: float
    """CPU."""
    server_ms: float
    """The part of it that the server took."""
    wall_ms: float
    parts: dict[str, float]
    """CPU in ms by part."""

    @property
    def line(self) -> str:
        parts = "  ".join(f"{name} {self.parts[name]:.2f}" for name in PARTS)
        return (
            f"{self.held:>9,} {self.moment:<6} batches of {self.batch:>3}: "
            f"{self.ms:6.2f} ms (server {self.server_ms:.2f}; wall {self.wall_ms:.2f})  {parts}"
        )


class Growth:
    """An archive that grows; `sizes` are the numbers of stories at which it is measured."""

    def __init__(
        self,
        archive: Archive,
        database: str,
        *,
        sizes: Sequence[int],
        days: float = DAYS,
        words: int = 138,
    ) -> None:
        """Prepare to grow `archive`, which holds nothing, to the last of `sizes` in `days` days."""
        self._archive = archive
        self._database = database
        self._sizes = sizes
        self._step = timedelta(days=days) / sizes[-1]
        self._room = Newsroom(words=words)
        self._held = 0
        self._at = SINCE
        self._kept: list[Story] = []
        """One story of each batch, of which a later one may be a copy."""
        self.grown_s = 0.0
        """CPU seconds of filing while it grew."""

    def costs(self) -> Iterator[list[Cost]]:
        """Yield what decisions cost at each size."""
        for size in self._sizes:
            while self._held < size:
                self._grow(min(_BATCH, size - self._held))
            yield [
                self._measured(moment, batch, times)
                for moment in ("now", "middle")
                for batch, times in MEASURED.items()
            ]

    def bytes_a_story(self) -> dict[str, int]:
        """Return what tables take with their indexes, by name, in bytes a story held."""
        engine = create_engine(self._database)
        with engine.connect() as connection:
            found = {name: _bytes_of(connection, name) // self._held for name in SIZED}
        engine.dispose()
        return found

    def _grow(self, number: int) -> None:
        stories = [self._next() for _ in range(number)]
        self._kept.append(stories[0])
        begun = cpu_s()
        self._file(stories)
        self.grown_s += cpu_s() - begun

    def _next(self) -> Story:
        self._at += self._step
        return self._room.tell(self._at)

    def _file(self, stories: Sequence[Story]) -> None:
        filings = [Filing(run=None, story=story) for story in stories]
        self._archive.file(filings, now=max(story.seen_at for story in stories))
        self._held += len(stories)

    def _measured(self, moment: str, batch: int, times: int) -> Cost:
        stopwatch = Stopwatch()
        held = self._held
        with timing(stopwatch):
            for _ in range(times):
                stories = [
                    self._next() if moment == "now" else self._earlier()
                    for _ in range(batch)
                ]
                stopwatch.take(lambda told=stories: self._file(told))  # type: ignore[misc]
        number = batch * times
        return Cost(
            held=held,
            moment=moment,
            batch=batch,
            ms=stopwatch.whole * 1000 / number,
            server_ms=stopwatch.server * 1000 / number,
            wall_ms=stopwatch.wall * 1000 / number,
            parts={name: stopwatch.parts[name] * 1000 / number for name in PARTS},
        )

    def _earlier(self) -> Story:
        """Return a story that nobody brought until now, of the middle of what is held."""
        middle = len(self._kept) // 2
        chance = self._room.chance()
        near = self._kept[middle + int(chance * min(20, len(self._kept) - middle))]
        assert near.published_at is not None
        at = near.published_at + timedelta(hours=3)
        if chance < 0.1:
            return self._room.copy_of(near, at)
        return self._room.tell_new(at)


def _bytes_of(connection: Connection, table: str) -> int:
    if connection.dialect.name == "postgresql":
        asked = text("SELECT pg_total_relation_size(:name)")
    else:
        asked = text(
            "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN"
            " (SELECT name FROM sqlite_master WHERE tbl_name = :name)"
        )
    return int(connection.execute(asked, {"name": table}).scalar_one() or 0)


def sizes_up_to(most: int) -> list[int]:
    """Return 10,000, 100,000... below `most`, and `most`."""
    sizes = []
    size = 10_000
    while size < most:
        sizes.append(size)
        size *= 10
    return [*sizes, most]


def main() -> None:
    """Print the costs at each size, and at the end the ratios of the largest to the smallest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000_000)
    parser.add_argument("--words", type=int, default=138, help="of a story, on average")
    parser.add_argument(
        "--days", type=float, default=DAYS, help="all of them are told in"
    )
    parser.add_argument("--database", required=True, help="URL of one that is empty")
    given = parser.parse_args()
    upgrade_database(given.database)
    with Archive.open(given.database, tag="e.example,2026") as archive:
        growth = Growth(
            archive,
            given.database,
            sizes=sizes_up_to(given.stories),
            days=given.days,
            words=given.words,
        )
        first: list[Cost] = []
        for costs in growth.costs():
            first = first or costs
            for before, cost in zip(first, costs, strict=True):
                print(f"{cost.line}  {cost.ms / before.ms:.2f} times the first")
            sizes = growth.bytes_a_story()
            print(
                "bytes a story:", ", ".join(f"{n} {size}" for n, size in sizes.items())
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
