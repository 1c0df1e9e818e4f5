"""Sketch rows: the features in the database made those of `scratch`, a stretch at a time.

Both tables are read in the order of their key, so neither is ever in memory, and features that no
rule makes any more go too: nothing else would find them.
"""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, Engine, Select, select, tuple_
from sqlalchemy import Row as SqlRow

from wirecrawler.store.engine import reading, writing
from wirecrawler.store.kin import day_in_sketches
from wirecrawler.store.models import sketches, stories
from wirecrawler.store.upsert import Rows, delete_all, insert_numbers
from wirecrawler.story import Story

# Rows of a stretch: locked for some 50 ms.
_STRETCH = 5_000

Row = tuple[int, int, int]
"""(feature, day, story)."""
_ROW = select(sketches.c.feature, sketches.c.day, sketches.c.story).order_by(
    *sketches.primary_key
)
_KEY = tuple_(*sketches.primary_key)


def write_sketches(engine: Engine, scratch: Connection) -> Iterator[int]:
    """Make the rows of the stories in `scratch` what they are there; yield how many are done.

    Those of later stories, and of texts that were revised since, stay.
    """
    done, after = 0, None
    while True:
        with reading(engine) as main:
            upto = _end(main, scratch, after)
            made, held = _between(scratch, after, upto), _between(main, after, upto)
        if made != held:
            # Without the lock nothing may be written, and with it nothing is old.
            with writing(engine) as main:
                held = _between(main, after, upto)
                settled = _settled(main, scratch, {row[2] for row in made ^ held})
                delete_all(main, sketches, _rows(held - made, settled))
                insert_numbers(main, sketches, _rows(made - held, settled))
        done += len(made)
        yield done
        if upto is None:
            return
        after = upto


def sketch_rows_of(told: Iterable[Story]) -> Rows:
    """Return a row for each feature of these stories."""
    rows = []
    for story in told:
        day = day_in_sketches(story)
        rows += [{"feature": f, "day": day, "story": story.id} for f in story.sketch]
    return rows


def _end(main: Connection, scratch: Connection, after: Row | None) -> Row | None:
    """Return the last key of the next stretch; None where the tables end in it."""
    place = _beyond(after).offset(_STRETCH - 1).limit(1)
    found = [one.execute(place).first() for one in (main, scratch)]
    return min((_row(row) for row in found if row is not None), default=None)


def _between(connection: Connection, after: Row | None, upto: Row | None) -> set[Row]:
    statement = _beyond(after)
    if upto is not None:
        statement = statement.where(tuple_(*upto) >= _KEY)
    return {_row(row) for row in connection.execute(statement)}


def _beyond(after: Row | None) -> Select[Row]:
    return _ROW if after is None else _ROW.where(tuple_(*after) < _KEY)


def _row(row: SqlRow[Row]) -> Row:
    return row.feature, row.day, row.story


def _rows(found: Iterable[Row], settled: Collection[int]) -> Rows:
    return [
        {"feature": feature, "day": day, "story": story}
        for feature, day, story in found
        if story in settled
    ]


def _settled(
    main: Connection, scratch: Connection, numbers: Collection[int]
) -> set[int]:
    """Return those of the stories of which both know the same revision."""
    statement = select(stories.c.id, stories.c.revision).where(
        stories.c.id.in_(numbers)
    )
    both = set(main.execute(statement)) & set(scratch.execute(statement))
    return {row.id for row in both}
