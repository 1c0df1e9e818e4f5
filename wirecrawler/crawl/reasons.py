"""Reasons: the short names under which failed requests are recorded."""

from collections.abc import Collection

from scrapy.exceptions import IgnoreRequest
from twisted.python.failure import Failure

from wirecrawler.crawl.failures import FetchFailed, plain
from wirecrawler.extract.page import Layouts, PageSelectors
from wirecrawler.outcome import Fate
from wirecrawler.store.ends import BY_NO_SELECTOR
from wirecrawler.story import Kind, RawStory


def fate_of(failure: Failure) -> tuple[Fate, str]:
    """Return how a URL ended whose request failed, and the reason."""
    error = failure.value
    if isinstance(error, FetchFailed):
        return Fate.FAILED, error.reason
    if isinstance(error, IgnoreRequest):
        said = str(error).lower()
        if "robots" in said:
            return Fate.SKIPPED, "robots.txt"
        return Fate.FAILED, plain(said)
    return Fate.FAILED, plain(f"{type(error).__name__}: {error}")


def http_reason(status: int) -> str:
    """Return the reason of an answer that is no page."""
    return f"http {status}"


VITAL = ("headline", "body", "drop")
"""Selectors without which a story is not stored, where they have been finding something."""


def selector_reason(story: RawStory, proved: Collection[str]) -> str:
    """Return which of the source's proved selectors find nothing on a story's page, or "".

    What the general rules found in their place may be wrong, and would look right.
    """
    if story.kind is not Kind.STORY:
        return ""
    return "; ".join(
        _missed(one.field, one.selector)
        + (f"; {one.instead} would" if one.instead else "")
        for one in story.missing
        if one.field in proved
    )


def is_mended(reason: str, layouts: Layouts) -> bool:
    """Tell whether a page failed for selectors that its source has replaced since."""
    each = (layouts,) if isinstance(layouts, PageSelectors) else layouts
    now = (_missed(f, getattr(newest, f)) for newest in each[:1] for f in VITAL)
    is_by_selector = reason.startswith(BY_NO_SELECTOR)
    return is_by_selector and not any(f"{one};" in f"{reason};" for one in now)


def _missed(field: str, selector: str) -> str:
    return f"{BY_NO_SELECTOR}{field} finds nothing: {selector}"
