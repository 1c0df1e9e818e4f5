"""An entry as a feed's format gives it, before its link is chosen and resolved."""

import re
from dataclasses import dataclass

from wirecrawler.story import Entry

_HTTP = re.compile(r"\s*https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEntry:
    """An entry whose `url` and `link` are still to be filled, and what may be its link."""

    entry: Entry
    links: tuple[str, ...]
    """Verbatim, best first; some may be empty or no links at all."""
    base: str
    """Absolute address against which they are resolved."""


def http_only(identifier: str) -> str:
    """Return `identifier` if it reads as an absolute http(s) address, else ""."""
    return identifier if _HTTP.match(identifier) else ""
