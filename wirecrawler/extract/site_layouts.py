"""Site layouts: whether a reading of a source's own suits its samples as the general rules do."""

from collections.abc import Callable, Sequence

from wirecrawler.extract.page import Page, PageReading, PageSelectors, parse_page
from wirecrawler.extract.site_samples import SamplePage, agrees, titles_of
from wirecrawler.extract.site_selectors import text_share
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, RawStory

_KEPT = 0.8
"""Share of the general reading's text that another has to keep; arbitrary: the general rules
now and then take in a caption or a credit that a system's own layout leaves out."""


ReadPage = Callable[[Page, Entry, Fetch], RawStory]
"""Reads pages in one way: that of the general rules, of some selectors, of a spider."""


def reads_as_well(pages: Sequence[SamplePage], source: Source, read: ReadPage) -> bool:
    """Tell whether another reading finds in every sample what the general rules do.

    Raises:
        ExtractionError: One of the pages cannot be read.
    """
    return bool(pages) and all(_is_as_good(page, source, read) for page in pages)


def _is_as_good(page: SamplePage, source: Source, read: ReadPage) -> bool:
    url = page.fetch.final_url
    parsed = parse_page(page.content, url=url, encoding=page.encoding)
    general = PageReading(
        parsed,
        source=source,
        entry=page.entry,
        fetch=page.fetch,
        selectors=PageSelectors(),
    )
    old, titles = general.story(), titles_of(general)
    # Of another tree: a reading may change its own.
    again = parse_page(page.content, url=url, encoding=page.encoding)
    new = read(again, page.entry, page.fetch)
    if any(one.field in ("headline", "body") for one in new.missing):
        return False
    titled = agrees(new.headline, titles) or not agrees(old.headline, titles)
    return titled and text_share(old.body, new.body) >= _KEPT
