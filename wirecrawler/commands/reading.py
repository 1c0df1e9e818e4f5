"""Reading: the configured store, as the commands that only read it open it."""

from wirecrawler import settings
from wirecrawler.store.query import Query


def configured_query() -> Query:
    """Return the reader of the configured database; a context manager that closes it.

    Raises:
        StoreError: The database cannot be used.
        SchemaError: Its schema is older or newer than this version's.
    """
    return Query.open(settings.WIRECRAWLER_DATABASE_URL, tag=settings.WIRECRAWLER_TAG)
