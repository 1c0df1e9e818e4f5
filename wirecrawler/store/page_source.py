"""PageSource: what hands the stages of a crawl the pages that its stories were read from."""

from collections.abc import Callable

from wirecrawler.store.record_files import RecordFiles
from wirecrawler.store.records import Page
from wirecrawler.story import Story


class PageSource:
    """Holds the pages of one crawl; found by this class, which knows nothing of Scrapy."""

    files: RecordFiles | None = None
    """Into which they go; None: none are kept."""

    def keep_listings(self, keep: Callable[[Page], None]) -> None:
        """Hand listings and answers of 304 to `keep` from now on."""

    def page_of(self, story: Story) -> Page | None:
        """Return the page of `story`, to be archived with it; None where it may not be."""
