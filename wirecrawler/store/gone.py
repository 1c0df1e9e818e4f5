"""Gone: which story a page is about that answered 404 or 410, and where else that may stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wirecrawler.normalize.address_key import address_key
from wirecrawler.outcome import Fate
from wirecrawler.source import Source
from wirecrawler.store.listing import MOST_KEYS, Listing, listings_of
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
    _, held = next(told_of(connection, source, [page]))
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


def unheld(
    connection: Connection, slug: str, entries: Sequence[Entry]
) -> Iterator[str]:
    """Yield the `Entry.url` of those entries of a source of which no story is known."""
    listed = listings_of(connection, slug, [entry.url for entry in entries])
    keys = {entry.url: keys_of(entry.link) for entry in entries}
    known = _known(connection, keys.values())
    for url, own in keys.items():
        is_listed = url in listed and listed[url].story is not None
        if not is_listed and known.keys().isdisjoint(own):
            yield url


def told_of(
    connection: Connection, source: Source, pages: Sequence[GonePage]
) -> Iterator[tuple[Listing | None, HeldThere | None]]:
    """Yield the listing of each page, and the story that it is about, where there are such.

    A listing of another page that is linked alike is none of its own.
    """
    listed = listings_of(connection, source.slug, [page.entry.url for page in pages])
    known = _known(connection, map(_keys, pages))
    for page in pages:
        own = listed.get(page.entry.url)
        if own is not None and own.entry.link != page.entry.link:
            own = None
        number = own.story if own is not None else None
        if number is None:
            number = next((known[key] for key in _keys(page) if key in known), None)
        yield own, None if number is None else _held(connection, number)


def is_to_withdraw(held: HeldThere, source: Source, page: GonePage) -> bool:
    """Tell whether a story goes with `page`.

    A story stands while an address at which it is held does, and it is its own source's to
    withdraw: an address of another's that led there may go.
    """
    return held.source == source.slug and _is_own(held, source, page)


def _held(connection: Connection, number: int) -> HeldThere:
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


def _keys(page: GonePage) -> list[bytes]:
    return [*keys_of(page.entry.link), *keys_of(page.fetch.final_url)]


def _known(connection: Connection, keys: Iterable[Sequence[bytes]]) -> dict[bytes, int]:
    asked = list({key for some in keys for key in some})
    found: dict[bytes, int] = {}
    for start in range(0, len(asked), MOST_KEYS):
        found |= known_addresses(connection, asked[start : start + MOST_KEYS])
    return found


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
