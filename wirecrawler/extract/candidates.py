"""Candidates: what a field of a story could be, before one of them is chosen."""

from dataclasses import dataclass

from wirecrawler.extract.html_tree import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One value that a page, its entry or its address offers for a field."""

    text: str
    """Verbatim, white space collapsed; never empty."""
    evidence: str
    """Where it stood: `jsonld:headline`, `meta:og:title`, `h1`, `entry`, `url`..."""
    element: Element | None = None
    """The element it was read from, where it stands on the page itself."""
