"""PageReader: how the pages of a source are read, wherever that is."""

from dataclasses import dataclass
from typing import Self

from lxml import etree

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import (
    Layouts,
    Page,
    PageSelectors,
    parse_page,
    read_page,
)
from wirecrawler.extract.refresh import refresh_target
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, RawStory


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page that was fetched, and all that is needed to read it anywhere."""

    reader: "type[PageReader]"
    source: Source
    selectors: Layouts
    entry: Entry
    fetch: Fetch
    content: bytes
    encoding: str | None
    """The charset of the HTTP Content-Type."""


class LeadsOnError(ExtractionError):
    """The page at `url` is none: it leads a browser on to `target`."""

    def __init__(self, url: str, target: str) -> None:
        super().__init__(url, f"a meta refresh to {target}"[:200])
        self.target = target

    def __reduce__(self) -> tuple[type["LeadsOnError"], tuple[str, str]]:
        return LeadsOnError, (self.url, self.target)


class PageReader:
    """Reads the pages of one source; made anew in each process that reads them."""

    source: Source
    selectors: Layouts = PageSelectors()
    encoding: str = ""
    """Charset of the source's pages where HTTP names none; what is UTF-8 is read as that."""

    @classmethod
    def made(cls, source: Source, selectors: Layouts) -> Self:
        """Return a reader that holds these two and what its class declares, nothing else.

        Not by its constructor: that of a spider is Scrapy's.
        """
        reader = cls.__new__(cls)
        reader.source = source
        reader.selectors = selectors
        return reader

    def fetched(
        self, content: bytes, *, entry: Entry, fetch: Fetch, encoding: str | None
    ) -> Fetched:
        """Return a page, to be read elsewhere as this reader would read it here."""
        return Fetched(
            reader=type(self),
            source=self.source,
            selectors=self.selectors,
            entry=entry,
            fetch=fetch,
            content=content,
            encoding=encoding or self.encoding or None,
        )

    def read_story(self, page: Page, entry: Entry, fetch: Fetch) -> RawStory:
        """Return what a page says of its story.

        It runs in another process than the crawl: it sees `source`, `selectors` and what its
        class declares, and whatever else it changes is lost.
        """
        try:
            return read_page(
                page,
                source=self.source,
                entry=entry,
                fetch=fetch,
                selectors=self.selectors,
            )
        except etree.LxmlError as error:  # ten million nodes are too many for its XPath
            raise ExtractionError(page.url, f"too much for libxml2: {error}") from error


def story_of(fetched: Fetched) -> RawStory:
    """Return what a page says of its story.

    Raises:
        LeadsOnError: It only leads on to another.
        ExtractionError: It cannot be read.
        MemoryError: There is not enough memory for it.
        Exception: Whatever the source's own `read_story` raises.
    """
    reader = fetched.reader.made(fetched.source, fetched.selectors)
    url = fetched.fetch.final_url
    try:
        page = parse_page(fetched.content, url=url, encoding=fetched.encoding)
    except ExtractionError as error:
        if getattr(error.__cause__, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError(url) from error
        raise
    if target := refresh_target(page.root, url):
        raise LeadsOnError(url, target)
    return reader.read_story(page, fetched.entry, fetched.fetch)
