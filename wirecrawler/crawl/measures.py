"""Measures: what the pages come to that a run reads, for `status` to tell drift by."""

from math import log

from wirecrawler.outcome import Fate
from wirecrawler.store.days import Lost, Measured, together
from wirecrawler.store.ends import BY_NO_SELECTOR
from wirecrawler.store.listing import Listing
from wirecrawler.story import Kind, Missing, RawDate, RawStory

FIELDS = (
    "headline",
    "byline",
    "published_at",
    "lede",
    "body",
    "section",
    "keywords",
    "images",
    "language",
)
"""Fields whose presence is counted."""

_IN_RECORD = {"published": "published_at"}
"""Names of selectors that are not those of their field."""


class Measures:
    """Counts what the pages of kind `story` have that one run reads."""

    def __init__(self) -> None:
        self._sum = Measured()

    def add(self, raw: RawStory, *, is_first: bool) -> None:
        """Count a page; `is_first` says that it was not read before this run."""
        if raw.kind is not Kind.STORY:
            return
        one = Measured(
            pages=1,
            stories=int(is_first),
            body_chars=len(raw.body),
            body_logs=log(len(raw.body)) if raw.body else 0,
            filled={name: 1 for name in FIELDS if _has(raw, name)},
            missing={
                _IN_RECORD.get(m.field, m.field): _lost(m, is_first=is_first)
                for m in raw.missing
            },
        )
        self._sum = together(self._sum, one)

    def taken(self) -> Measured:
        """Return what the pages came to so far."""
        return self._sum


def was_read(listing: Listing) -> bool:
    """Tell whether a page was read before: one that could not be had was not."""
    if listing.fate is not Fate.FAILED or listing.story is not None:
        return True
    return listing.reason.startswith(BY_NO_SELECTOR)


def _has(raw: RawStory, name: str) -> bool:
    if name == "published_at":
        return _names_a_time(raw.published)
    return bool(getattr(raw, name))


def _names_a_time(date: RawDate | None) -> bool:
    """Return whether a printed date was read; one that nobody has read yet counts."""
    return date is not None and (date.reading is not None or not date.rule)


def _lost(missing: Missing, *, is_first: bool) -> Lost:
    return Lost(
        selector=missing.selector,
        times=1,
        fresh=int(is_first),
        instead=missing.instead,
    )
