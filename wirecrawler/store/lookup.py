"""Lookup: what the archive holds of a batch, in a number of statements that it does not grow."""

from collections.abc import Collection

from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from wirecrawler.match.decide import Held
from wirecrawler.store.models import addresses, revisions, stories
from wirecrawler.story import FamilyRole, Status

# The newest revision of each story.
newest = stories.join(
    revisions,
    and_(revisions.c.story == stories.c.id, revisions.c.revision == stories.c.revision),
)

_HELD = select(
    stories.c.id,
    stories.c.source,
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
).select_from(newest)


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
    found = connection.execute(_HELD.where(stories.c.family.in_(families)))
    return [_held(row) for row in found.mappings()]


def next_number(connection: Connection) -> int:
    """Return the id of the next story; good until the transaction ends."""
    return (connection.scalar(select(func.max(stories.c.id))) or 0) + 1


def _held(row: RowMapping) -> Held:
    return Held(
        story=row["id"],
        source=row["source"],
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
