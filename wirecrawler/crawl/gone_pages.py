"""Gone pages: those that answered 404 or 410 in one run, and whether it is the site that broke."""

from collections.abc import Iterable

from wirecrawler.store.gone import GonePage
from wirecrawler.store.listing import Listing
from wirecrawler.store.withdrawal import MISSED
from wirecrawler.story import Entry, Fetch

FEWEST_OF_OUTAGE = 5
"""Pages of held stories that are gone before it may be the site that broke; arbitrary."""


class GonePages:
    """Counts what the pages answered of which an earlier run of the source held the story.

    They are settled when the run ends: only then is it known how many others answered.
    """

    def __init__(self) -> None:
        self.pages: dict[str, GonePage] = {}
        """By `Entry.url`."""
        self._held: dict[str, bool] = {}
        """URL of an entry whose story is held -> its page was missing at the last look too."""
        self._answered: set[str] = set()

    def know(self, listings: Iterable[Listing]) -> None:
        """Take note of what earlier runs made of entries."""
        for one in listings:
            if one.story is not None:
                self._held[one.entry.url] = one.reason == MISSED

    def add(self, entry: Entry, fetch: Fetch) -> None:
        """Take note that the page of an entry answered 404 or 410."""
        self.pages[entry.url] = GonePage(entry=entry, fetch=fetch)

    def answer(self, entry: Entry) -> None:
        """Take note that the page of an entry answered otherwise."""
        self._answered.add(entry.url)

    @property
    def is_outage(self) -> bool:
        """True where most pages of held stories are gone, five at least: then the site broke.

        Those that were missing before are asked for again in every run, so they alone prove
        nothing: most of the others must be gone too.
        """
        asked = self._held.keys() & (self.pages.keys() | self._answered)
        gone = asked & self.pages.keys()
        new_asked = {url for url in asked if not self._held[url]}
        is_most = 2 * len(gone) > len(asked)
        is_most_new = 2 * len(new_asked & gone) > len(new_asked)
        return len(gone) >= FEWEST_OF_OUTAGE and is_most and is_most_new
