"""An entry as a feed's format gives it, before its link is chosen and resolved."""

import re
from dataclasses import dataclass, replace

from wirecrawler.normalize.url import resolve
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


def linked(found: FoundEntry) -> Entry:
    """Return the entry with the first of its links that can be asked for.

    One that has none has an empty `link`, and its first link or its guid as its `url`.
    """
    named = [link.strip(" \t\n\r\f") for link in found.links]
    named = [link for link in named if link]
    for link in named:
        absolute = resolve(link, found.base)
        if absolute is not None:
            return replace(found.entry, url=link, link=absolute)
    return replace(found.entry, url=(named or [found.entry.guid])[0])
