"""XinhuaSpider: the sites of Xinhua, whose section pages are filled from files of JSON."""

from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.section_spider import SectionSpider
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import parse_page
from wirecrawler.extract.xinhua import named_datasources, read_datasource


class XinhuaSpider(SectionSpider):
    """Reads the stories that section pages link to, and those of the files that they name."""

    story_pattern: str | None = r"/\d{8}/[0-9a-f]{32}/c\.html"

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        if content.lstrip()[:1] == b"{":
            listing = read_datasource(content, url=url, encoding=encoding)
            return Named(
                entries=listing.entries,
                linkless=listing.linkless,
                problems=listing.problems,
            )
        page = parse_page(content, url=url, encoding=encoding)
        files = named_datasources(page.root, url=url)
        try:
            named = super().read_listing(content, url=url, encoding=encoding)
        except ExtractionError:
            if not files:
                raise
            return Named(entries=(), further=files)
        return Named(entries=named.entries, further=(*files, *named.further))
