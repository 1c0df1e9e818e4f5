"""Naming: which entries of a run's listings stand for pages of their own, and under which address.

Two listings may name one page, two pages may be linked alike, and a link may lead to a host that
answers no more.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.normalize.sessions import without_session
from wirecrawler.normalize.url import canonical_url
from wirecrawler.outcome import Fate
from wirecrawler.story import Entry, RawStory


class Naming:
    """Keeps what the listings of one run named."""

    def __init__(self, moved: Mapping[str, str]) -> None:
        """Begin a run; `moved` leads from a host that answers no more to the one that does.

        It is a host, or with its scheme an origin.
        """
        self._moved = moved
        self._pages: set[str] = set()
        """Canonical URLs of the pages that were named."""
        self._claims: dict[str, bytes] = {}
        """dict[str, bytes]: canonical URL -> digest of the text that claimed it first."""

    def named_once(
        self, entries: Sequence[Entry], recorder: OutcomeRecorder
    ) -> Iterator[Entry]:
        """Yield the entries, those that name the page of an earlier one recorded as such."""
        for one in entries:
            entry = _told_apart(self._asked(one), recorder)
            page = canonical_url(entry.link)
            if not recorder.name(entry):
                continue
            if page in self._pages:
                recorder.end(entry, Fate.SKIPPED, "listed twice")
            else:
                self._pages.add(page)
                yield entry

    def is_new(self, entry: Entry) -> bool:
        """Tell, once, whether no entry named the page of this one before."""
        page = canonical_url(entry.link)
        if page in self._pages:
            return False
        self._pages.add(page)
        return True

    def with_own_address(self, story: RawStory) -> RawStory:
        """Return the story less a canonical URL that a page with another text claimed before.

        Some sites give every page the same one: each story would correct the one before.
        """
        claimed = canonical_url(story.canonical or story.fetch.final_url)
        text = hashlib.sha256(story.body.encode(errors="surrogatepass")).digest()
        if self._claims.setdefault(claimed, text) == text:
            return story
        return replace(story, canonical="")

    def _asked(self, entry: Entry) -> Entry:
        """Return the entry with the link that answers, whoever reads it."""
        link, guid = without_session(entry.link), without_session(entry.guid)
        if (link, guid) != (entry.link, entry.guid):
            # The guid of such a source is the link itself, mostly: its mark would never be steady.
            entry = replace(entry, link=link, guid=guid)
        if not self._moved:
            return entry
        try:
            parts = urlsplit(entry.link)
        except ValueError:  # brackets that hold no address
            return entry
        place = self._moved.get(parts.netloc.lower())
        if place is None:
            return entry
        scheme, _, host = place.rpartition("://")
        parts = parts._replace(scheme=scheme or parts.scheme, netloc=host)
        return replace(entry, link=urlunsplit(parts))


def _told_apart(entry: Entry, recorder: OutcomeRecorder) -> Entry:
    """Return the entry under a name of its own.

    Listings in two folders may link two pages by the same relative link.
    """
    before = recorder.named(entry.url)
    if before is None or before.link == entry.link:
        return entry
    return replace(entry, url=entry.link)
