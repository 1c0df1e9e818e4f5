"""SectionSpider: sources that list their stories on section pages."""

from collections.abc import Sequence

from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.source_spider import SourceSpider
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
    most_pages: int | None = None
    """Pages of each section that are read in one run, the newest first; None: as many as the
    settings of a crawl say."""

    def listings(self) -> Sequence[str]:
        return self.sections

    def deepest(self, role: Role) -> int:
        if role is Role.SECTION and self.most_pages is not None:
            return self.most_pages
        return super().deepest(role)

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        page = parse_page(content, url=url, encoding=encoding)
        section = read_section(page.root, url=url, pattern=self.story_pattern)
        if not section.entries and self.depth == 1:
            raise ExtractionError(url, "an HTML page with no links to stories")
        further = (section.next_page,) if section.next_page else ()
        return Named(entries=section.entries, further=further)
