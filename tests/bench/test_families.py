"""What a decision costs in an archive of 50,000 stories against one of 10,000.

`make bench` prints it; nothing here fails for being slow.  For a million stories, and for
PostgreSQL: python -m tests.bench.families --stories 1000000 --database URL.
"""

from datetime import timedelta
from pathlib import Path

from tests.bench.families import SINCE, Growth
from tests.bench.generator import Newsroom
from wirecrawler.store.archive import Archive, upgrade_database

SIZES = (10_000, 50_000)
# 250 stories a day, at which each looks at as many of its days in the small one as in the large.
DAYS = 200


def test_decisions_in_a_larger_archive(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/wire.db"
    upgrade_database(database)
    with Archive.open(database, tag="e.example,2026") as archive:
        growth = Growth(archive, database, sizes=SIZES, days=DAYS)
        small, large = growth.costs()
        sizes = growth.bytes_a_story()
    print()
    for before, cost in zip(small, large, strict=True):
        print(
            f"a decision in {SIZES[1]:,} stories, {cost.moment}, batches of {cost.batch}: "
            f"{cost.ms:.2f} ms, {cost.ms / before.ms:.2f} times that in {SIZES[0]:,}"
        )
    print("kept for matching, bytes a story:", sizes)


def test_a_newsroom_tells_the_same_again() -> None:
    tellings = [
        [room.tell(SINCE + timedelta(minutes=n)) for n in range(50)]
        for room in (Newsroom(seed=3), Newsroom(seed=3))
    ]
    assert tellings[0] == tellings[1]
