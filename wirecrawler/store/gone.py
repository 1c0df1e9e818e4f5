"""Gone: which story a page is about that answered 404 or 410, and where else that may stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wirecrawler.normalize.address_key import address_key
from wirecrawler.outcome import Fate
from wirecrawler.source import Source
from wirecrawler.store.listing import Listing, listings_of
from wirecrawler.store.lookup import keys_of, known_addresses, newest
from wirecrawler.store.models import listings, revisions, stories
from wirecrawler.store.rows import entry_of
from wirecrawler.story import Entry, Fetch, Status

_STANDING = (Fate.STORED.value, Fate.UNCHANGED.value, Fate.SKIPPED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """A page that answered 404 or 410, as `fetch` tells."""

    entry: Entry
    fetch: Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldThere:
    """The story that a page is about."""

    number: int
    source: str
    """Slug."""
    status: Status
    url: str
    final_url: str
    """Where its newest revision was read."""


def address_elsewhere(connection: Connection, source: Source, page: GonePage) -> str:
    """Return the address at which the story of `page` may still stand; "" where none is known.

    That is where it was read last, else (404) another that the source lists and that was there
    at the last look: the source may have moved it.
    """
    listed = listing_of(connection, source, page)
    held = _known_story(connection, page, listed)
    if held is None or held.source != source.slug:
        return ""
    is_gone_for_good = page.fetch.status == 410
    if is_gone_for_good and _is_own(held, source, page):
        return ""
    tried = {_key(url, source) for url in (page.entry.link, page.fetch.final_url)}
    urls = [held.final_url]
    if not is_gone_for_good:
        urls += _standing(connection, held.number, source.slug)
    return next((url for url in urls if url and _key(url, source) not in tried), "")


def listing_of(
    connection: Connection, source: Source, page: GonePage
) -> Listing | None:
    """Return the listing of `page`, unless it is about another page that is linked alike."""
    url = page.entry.url
    found = listings_of(connection, source.slug, [url]).get(url)
    return found if found and found.entry.link == page.entry.link else None


def story_of(
    connection: Connection, source: Source, page: GonePage, listed: Listing | None
) -> HeldThere | None:
    """Return the story that goes with `page`; None where none does.

    A story stands while an address at which it is held does, and it is its own source's to
    withdraw: an address of another's that led there may go.
    """
    held = _known_story(connection, page, listed)
    if held is None or held.source != source.slug or not _is_own(held, source, page):
        return None
    return held


def _known_story(
    connection: Connection, page: GonePage, listed: Listing | None
) -> HeldThere | None:
    number = listed.story if listed is not None else None
    if number is None:
        number = _story_at(connection, page)
    if number is None:
        return None
    row = connection.execute(
        select(stories.c.source, stories.c.status, stories.c.url, revisions.c.final_url)
        .select_from(newest)
        .where(stories.c.id == number)
    ).one()
    return HeldThere(
        number=number,
        source=row.source,
        status=Status(row.status),
        url=row.url,
        final_url=row.final_url,
    )


def _story_at(connection: Connection, page: GonePage) -> int | None:
    link = page.entry.link
    keys = [*keys_of(link), *keys_of(page.fetch.final_url)]
    known = known_addresses(connection, keys)
    return next((known[key] for key in keys if key in known), None)


def _is_own(held: HeldThere, source: Source, page: GonePage) -> bool:
    """Tell whether `page` is where the story is held, and no mere alias of it."""
    asked = {_key(url, source) for url in (page.entry.link, page.fetch.final_url)}
    listed = asked & {_key(url, source) for url in (held.url, held.final_url)}
    return bool(listed)


def _standing(connection: Connection, number: int, slug: str) -> Iterator[str]:
    """Yield the addresses of a story that were there when they were last looked at."""
    rows = connection.execute(
        select(listings.c.entry)
        .where(
            listings.c.story == number,
            listings.c.source == slug,
            listings.c.fate.in_(_STANDING),
            listings.c.reason.not_in(("kill", "killed before")),
        )
        .order_by(listings.c.checked_at.desc(), listings.c.url_key)
    )
    for row in rows:
        yield entry_of(row.entry).link


def _key(url: str, source: Source) -> str:
    return address_key(url, source.story_id, source.home)
