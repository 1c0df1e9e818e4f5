"""Around: what is held of the texts that are to be matched, for `Plan` and `Kin`."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from wirecrawler.match.decide import Held
from wirecrawler.match.thresholds import TODAYS, Thresholds
from wirecrawler.store.kin import Kin, spans
from wirecrawler.store.lookup import bodies, held_stories, sketch_rows
from wirecrawler.story import Story


def kin_around(
    connection: Connection, fresh: Sequence[Story], rules: Thresholds = TODAYS
) -> Kin:
    """Return the kin of the stories `fresh`, with the features that are held of their time."""
    asked = spans(fresh, rules.window)
    rows = (row for ask in asked for row in sketch_rows(connection, *ask))
    return Kin(rows, rules)


def held_around(
    connection: Connection,
    fresh: Sequence[Story],
    kin: Kin,
    *,
    numbers: Collection[int] = (),
    fingerprints: Collection[str],
    texts: Connection,
) -> list[Held]:
    """Return the stories of these ids and texts, and those that share features with `fresh`.

    With them the rest of their families; `kin` is given the texts that it compares, which are
    read over the connection `texts`.
    """
    found = [(story, kin.candidates(story)) for story in fresh]
    alike = {one.number for _, each in found for one in each}
    held = held_stories(
        connection,
        numbers=alike.union(numbers),
        fingerprints=set(fingerprints) - {""},
    )
    kin.read(bodies(texts, kin.compared(found, held)))
    return held
