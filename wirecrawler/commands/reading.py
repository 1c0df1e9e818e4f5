"""Reading: the configured store and gate, as the commands that read open them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import import_module

from wirecrawler import settings
from wirecrawler.commands.rows import say
from wirecrawler.credit import Gate, withheld_of
from wirecrawler.source import Source
from wirecrawler.store.query import Query


def configured_query() -> Query:
    """Return the reader of the configured database; a context manager that closes it.

    Raises:
        StoreError: The database cannot be used.
        SchemaError: Its schema is older or newer than this version's.
    """
    return Query.open(settings.WIRECRAWLER_DATABASE_URL, tag=settings.WIRECRAWLER_TAG)


def configured_gate(declared: Mapping[str, Source] | None = None) -> Gate:
    """Return the gate of today.

    `declared` are the sources as their spiders declare them, by slug; None looks for them, so
    that a source holds to what its file says now and not when it was last crawled.

    Raises:
        SettingError: WIRECRAWLER_WITHHELD is not accepted.
        SourceError: The spiders cannot be looked for.
    """
    withheld = withheld_of(settings.WIRECRAWLER_WITHHELD)
    return Gate(
        today=datetime.now(UTC).date(),
        withheld=withheld,
        declared=declared_sources() if declared is None else declared,
    )


def house_gate() -> Gate:
    """Return the gate for saying what print would withhold.

    Spiders take their time to be found, so they are looked for only where something is withheld.

    Raises:
        SettingError: WIRECRAWLER_WITHHELD is not accepted.
    """
    return configured_gate(None if settings.WIRECRAWLER_WITHHELD.strip() else {})


def declared_sources() -> dict[str, Source]:
    """Return the sources as their spiders declare them now, by slug.

    Raises:
        SourceError: A package of spiders cannot be imported.
    """
    # Only now: the spiders bring Scrapy along, which takes its time.
    catalogue = import_module("wirecrawler.crawl.catalogue").catalogue
    crawl_settings = import_module("wirecrawler.crawl.overrides").crawl_settings
    return {slug: one.source for slug, one in catalogue(crawl_settings({})).items()}


def say_unknown(gate: Gate, sources: Iterable[Source]) -> None:
    """Say on stderr which names of WIRECRAWLER_WITHHELD withhold nothing: they may be slips."""
    if unknown := gate.unknown(sources):
        say(
            f"WIRECRAWLER_WITHHELD: neither a source nor a tag of one, so nothing is withheld"
            f" by it: {', '.join(unknown)}; `wirecrawler sources` names them all"
        )
