"""SectionSpider: sources that list their stories on section pages."""

from collections.abc import Sequence

from wirecrawler.crawl.source_spider import Named, SourceSpider
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import parse_page
from wirecrawler.extract.section import read_section
from wirecrawler.outcome import Role


class SectionSpider(SourceSpider):
    """Reads the stories that the source's `sections` link to."""

    role: Role = Role.SECTION
    sections: Sequence[str] = ()
    """Addresses of the section pages, absolute or relative to the source's home."""
    story_pattern: str | None = None
    """Regular expression that an address of a story matches; None: judged by its look."""
    most_pages: int = 3
    """Pages of each section that are read in one run, the newest first."""

    def __init__(self, *args: str, **kwargs: str) -> None:
        super().__init__(*args, **kwargs)
        self._depths: dict[str, int] = {}

    def listings(self) -> Sequence[str]:
        return self.sections

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        page = parse_page(content, url=url, encoding=encoding)
        section = read_section(page.root, url=url, pattern=self.story_pattern)
        depth = self._depths.get(url, 1)
        if not section.entries and depth == 1:
            raise ExtractionError(url, "an HTML page with no links to stories")
        further: tuple[str, ...] = ()
        if section.next_page and depth < self.most_pages:
            self._depths[section.next_page] = depth + 1
            further = (section.next_page,)
        return Named(entries=section.entries, further=further)
