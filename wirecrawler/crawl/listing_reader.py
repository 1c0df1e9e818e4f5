"""ListingReader: how the feeds, sitemaps and section pages of a source are read, anywhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from wirecrawler.crawl.page_reader import PageReader
from wirecrawler.errors import SourceError
from wirecrawler.extract.feed_rhythm import FeedRhythm
from wirecrawler.outcome import Role
from wirecrawler.source import Source
from wirecrawler.store.rows import storable
from wirecrawler.story import Entry

_MOST_PROBLEMS, _MOST_CHARS = 5, 100
"""Problems of a listing that are told, and characters of each; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a listing named."""

    entries: tuple[Entry, ...]
    linkless: tuple[Entry, ...] = ()
    """Entries that name no page."""
    further: tuple[str, ...] = ()
    """Addresses of further listings, those first that matter most."""
    problems: tuple[str, ...] = ()
    """What was wrong with it, in a few words each."""
    role: Role | None = None
    """What it turned out to be; None: what its spider reads."""
    rhythm: FeedRhythm | None = None
    """What a feed says of when to look at it again; None: it is no feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedListing:
    """A listing that was fetched, and all that is needed to read it anywhere."""

    reader: "type[ListingReader]"
    source: Source
    carried: Mapping[str, object] = field(default_factory=dict)
    """Attributes of the reader by name: those that it says are `carried`."""
    most_entries: int
    depth: int
    url: str
    """After redirects."""
    content: bytes
    encoding: str | None
    """The charset of the HTTP Content-Type."""


class ListingReader(PageReader):
    """Reads the listings of one source too; made anew in each process that reads them."""

    carried: ClassVar[Sequence[str]] = ()
    """Attributes that each spider of the class has of its own, and `read_listing` needs."""
    most_entries: int = 5_000
    """Entries of one listing that are taken: what the settings of a crawl say."""
    depth: int = 1
    """1 of a listing that the source declares, 2 of one that such a listing names..."""

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        """Return what a listing names.

        It runs in another process than the crawl: it sees `source`, what its class declares and
        what is `carried`, and whatever it changes is lost.

        Raises:
            ExtractionError: It is no listing of this kind.
        """
        raise SourceError(self.source.slug, "it declares no feed, sitemap or section")

    @classmethod
    def made_for(cls, listing: FetchedListing) -> Self:
        """Return a reader of one listing."""
        reader = cls.made(listing.source, cls.selectors)
        reader.most_entries = listing.most_entries
        reader.depth = listing.depth
        for name, value in listing.carried.items():
            setattr(reader, name, value)
        return reader


def named_in(listing: FetchedListing) -> Named:
    """Return what a listing names, as the tables can hold it, within the limits.

    Raises:
        ExtractionError: It is no listing.
        Exception: Whatever the source's own `read_listing` raises.
    """
    reader = listing.reader.made_for(listing)
    named = reader.read_listing(
        listing.content, url=listing.url, encoding=listing.encoding
    )
    most, found = listing.most_entries, len(named.entries) + len(named.linkless)
    if found > most:
        over = f"over {most} entries: {found - most} were left out"
        named = replace(
            named,
            entries=named.entries[:most],
            linkless=named.linkless[: max(0, most - len(named.entries))],
            problems=(*named.problems, over),
        )
    return replace(
        named,
        entries=tuple(map(storable, named.entries)),
        linkless=tuple(map(storable, named.linkless)),
        further=tuple(map(storable, named.further[:most])),
        problems=tuple(_few(named.problems)),
    )


def _few(problems: Sequence[str]) -> Iterator[str]:
    """Yield what is worth saying of what was wrong."""
    for problem in problems[:_MOST_PROBLEMS]:
        yield storable(problem)[:_MOST_CHARS]
    if len(problems) > _MOST_PROBLEMS:
        yield f"and {len(problems) - _MOST_PROBLEMS} more"
