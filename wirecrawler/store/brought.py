"""Brought: the ids by which the stories of the archive were ingested."""

from collections.abc import Collection
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select

from wirecrawler.normalize.ingested import id_of
from wirecrawler.store.engine import reading
from wirecrawler.store.models import revisions
from wirecrawler.store.schema import open_database


class Brought:
    """A reader of the ids; a context manager that closes it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Self:
        """Return a reader of the database at `url`, which is made on first use.

        Raises:
            StoreError: the database cannot be used.
            SchemaError: its schema is older or newer than this version's.
        """
        return cls(open_database(url, read_only=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._engine.dispose()

    def ids(self, stories: Collection[int]) -> dict[int, str | int | float]:
        """Return the id by which each of `stories` was first brought, as it was written.

        Of one that was crawled it is the source's own identifier; none has neither.
        """
        if not stories:
            return {}
        first = select(revisions.c.story, revisions.c.guid, revisions.c.evidence).where(
            revisions.c.revision == 1, revisions.c.story.in_(stories)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(first).all()
        told = {row.story: id_of(row.guid, row.evidence) for row in rows}
        return {story: name for story, name in told.items() if name is not None}
