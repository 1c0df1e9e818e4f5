"""Brought: the ids by which the stories of the archive were ingested."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from wirecrawler.normalize.ingested import id_of
from wirecrawler.store.models import revisions


def brought_ids(
    connection: Connection, stories: Collection[int]
) -> dict[int, str | int | float]:
    """Return the id by which each of `stories` was first brought, as it was written.

    Of one that was crawled it is the source's own identifier; none has neither.
    """
    if not stories:
        return {}
    first = select(revisions.c.story, revisions.c.guid, revisions.c.evidence).where(
        revisions.c.revision == 1, revisions.c.story.in_(stories)
    )
    rows = connection.execute(first)
    told = {row.story: id_of(row.guid, row.evidence) for row in rows}
    return {story: name for story, name in told.items() if name is not None}
