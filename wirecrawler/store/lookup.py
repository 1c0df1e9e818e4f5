"""Lookup: what the archive holds of a batch, in a number of statements that it does not grow."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    RowMapping,
    Select,
    and_,
    column,
    func,
    or_,
    select,
    values,
)

from wirecrawler.match.decide import Held
from wirecrawler.normalize.address_key import address_key
from wirecrawler.normalize.url import canonical_url
from wirecrawler.store.kin import MOST_STORIES
from wirecrawler.store.ledger import KILLED_BY_EDITOR
from wirecrawler.store.models import addresses, revisions, sketches, sources, stories
from wirecrawler.store.rows import url_key
from wirecrawler.story import FamilyRole, Precision, Status, agencies_of

# The newest revision of each story.
newest = stories.join(
    revisions,
    and_(revisions.c.story == stories.c.id, revisions.c.revision == stories.c.revision),
)

_HELD = select(
    stories.c.id,
    stories.c.url_key,
    stories.c.source,
    sources.c.agency,
    stories.c.words,
    revisions.c.published_precision,
    revisions.c.evidence["agencies"].as_string().label("credited"),
    KILLED_BY_EDITOR.label("is_killed_by_editor"),
    stories.c.family,
    stories.c.family_role,
    stories.c.status,
    stories.c.revision,
    stories.c.fingerprint,
    stories.c.published_at,
    stories.c.seen_at,
    revisions.c.headline_original,
    revisions.c.body_sha256,
    revisions.c.partial,
).select_from(newest.join(sources, sources.c.slug == stories.c.source))

Told = tuple[int, str, str, datetime | None]
"""What a revision says: (story, SHA-256 of the body, headline, publication)."""

# Parameters of one IN; SQLite takes 32,766 in all, PostgreSQL 65,535.
_MOST_FEATURES = 15_000
# Later than any.
_NO_DAY = 2**31 - 1


def keys_of(url: str) -> list[bytes]:
    """Return the keys under which a story at the address `url` may be held."""
    return [url_key(one) for one in (address_key(url), url, canonical_url(url))]


def known_addresses(
    connection: Connection, keys: Collection[bytes]
) -> dict[bytes, int]:
    """Return the stories at the addresses of `keys`: URL key -> id."""
    found = connection.execute(
        select(addresses.c.url_key, addresses.c.story).where(
            addresses.c.url_key.in_(keys)
        )
    )
    return {row.url_key: row.story for row in found}


def held_stories(
    connection: Connection,
    *,
    numbers: Collection[int],
    fingerprints: Collection[str],
) -> list[Held]:
    """Return the stories of these ids or texts, and the rest of their families."""
    families = select(stories.c.family).where(
        or_(stories.c.id.in_(numbers), stories.c.fingerprint.in_(fingerprints))
    )
    return family_members(connection, families)


def family_members(
    connection: Connection, families: Collection[str] | Select[tuple[str]]
) -> list[Held]:
    """Return the stories of these families."""
    found = connection.execute(_HELD.where(stories.c.family.in_(families)))
    return [_held(row) for row in found.mappings()]


def newest_revisions(
    connection: Connection, numbers: Collection[int]
) -> dict[int, dict[str, Any]]:
    """Return the newest revision of each of these stories, as a row, by story."""
    if not numbers:
        return {}
    found = connection.execute(
        select(revisions).select_from(newest).where(stories.c.id.in_(numbers))
    )
    return {row["story"]: dict(row) for row in found.mappings()}


def texts_of(connection: Connection, numbers: Collection[int]) -> set[Told]:
    """Return what every revision of these stories says."""
    if not numbers:
        return set()
    columns = (
        revisions.c.story,
        revisions.c.body_sha256,
        revisions.c.headline_original,
        revisions.c.published_at,
    )
    found = connection.execute(select(*columns).where(revisions.c.story.in_(numbers)))
    return {(row[0], row[1], row[2], row[3]) for row in found}


def bodies(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Return the newest text of each of these stories, by story."""
    if not numbers:
        return {}
    found = connection.execute(
        select(stories.c.id, revisions.c.body)
        .select_from(newest)
        .where(stories.c.id.in_(numbers))
    )
    return {row.id: row.body for row in found}


def sketch_rows(
    connection: Connection, wanted: Collection[int], days: tuple[int, int] | None
) -> list[tuple[int, int, int]]:
    """Return (feature, day, story) of each row with one of the features in a span of days.

    `days` are the first and the last.  None: whenever; then the earliest rows alone of a feature
    that too many stories have for it to be looked at.
    """
    found: list[tuple[int, int, int]] = []
    asked = sorted(wanted)
    for start in range(0, len(asked), _MOST_FEATURES):
        chunk = asked[start : start + _MOST_FEATURES]
        statement = _rows_whenever(chunk) if days is None else _rows_of(chunk, days)
        rows = connection.execute(statement)
        found += [(feature, day, story) for feature, day, story in rows.all()]
    return found


def _rows_of(wanted: Sequence[int], days: tuple[int, int]) -> Select[Any]:
    return select(sketches).where(
        sketches.c.feature.in_(wanted), sketches.c.day.between(*days)
    )


def _rows_whenever(wanted: Sequence[int]) -> Select[Any]:
    # What everybody prints has rows of every day: they are read up to the day of the first one
    # too many, so that what is looked up does not grow with the archive.
    listed = values(column("feature", BigInteger)).data([(one,) for one in wanted])
    asked = listed.cte("asked")
    counted = sketches.alias()
    last = (
        select(counted.c.day)
        .where(counted.c.feature == asked.c.feature)
        .order_by(counted.c.feature, counted.c.day)
        .offset(MOST_STORIES)
        .limit(1)
        .scalar_subquery()
    )
    return select(sketches).join_from(
        asked,
        sketches,
        and_(
            sketches.c.feature == asked.c.feature,
            sketches.c.day <= func.coalesce(last, _NO_DAY),
        ),
    )


def next_number(connection: Connection) -> int:
    """Return the id of the next story; good until the transaction ends."""
    return (connection.scalar(select(func.max(stories.c.id))) or 0) + 1


def _held(row: RowMapping) -> Held:
    precision = row["published_precision"]
    return Held(
        story=row["id"],
        url_key=row["url_key"],
        source=row["source"],
        agency=row["agency"],
        credited=frozenset(map(str.casefold, agencies_of(row["credited"]))),
        words=row["words"],
        published_precision=precision and Precision(precision),
        is_killed_by_editor=bool(row["is_killed_by_editor"]),
        family=row["family"],
        role=FamilyRole(row["family_role"]),
        status=Status(row["status"]),
        revision=row["revision"],
        fingerprint=row["fingerprint"],
        published_at=row["published_at"],
        seen_at=row["seen_at"],
        headline_original=row["headline_original"],
        body_sha256=row["body_sha256"],
        partial=row["partial"],
    )
