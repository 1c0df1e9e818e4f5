"""Filing: a story that is to be filed, what that comes to, and the addresses it is known by."""

from dataclasses import dataclass
from datetime import datetime

from wirecrawler.match.decide import (
    DecisionKind,
    Held,
    Verdict,
)
from wirecrawler.normalize.address_key import address_key
from wirecrawler.normalize.url import canonical_url
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.records import Page
from wirecrawler.store.rows import url_key
from wirecrawler.story import Story

_FATES = {
    DecisionKind.UNCHANGED: Fate.UNCHANGED,
    DecisionKind.DUPLICATE: Fate.SKIPPED,
    DecisionKind.REFUSED: Fate.SKIPPED,
}
_REASONS = {
    DecisionKind.NEW: "",
    DecisionKind.COPY: "copy",
    DecisionKind.CORRECTION: "correction",
    DecisionKind.DUPLICATE: "duplicate",
    DecisionKind.KILL: "kill",
    DecisionKind.REFUSED: "a notice of withdrawal, of no story that is held",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A story to be filed, and the run that brought it."""

    run: int | None
    """None: no crawl, so neither outcome nor listing is written."""
    story: Story
    page: Page | None = None
    """What it was read from; archived where a revision of it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What filing one story came to."""

    kind: DecisionKind
    story: int
    """The id under which it is held; of a duplicate, that of the story held already.

    0 where it was refused.
    """
    family: str
    original: int | None = None
    """The original of its family so far, which it may be itself."""
    reason: str = ""
    """Why that is no plain case."""
    reassigned: tuple[tuple[int, str], ...] = ()
    """Stories that it brought into another family, or the whole family, where it showed that
    another one is the original: (story, family)."""


def addresses_of(story: Story) -> dict[bytes, str]:
    """Return the addresses at which `story` is known, by key, where it was read first.

    Each with what its twins have in common, and with its id where its source's addresses tell
    one.  What a page says to be its canonical address may be another story's by mistake.
    """
    linked, final = story.source_url, story.final_url
    found = (final, canonical_url(final), story.url, linked, canonical_url(linked))
    source = story.source
    urls = dict.fromkeys(filter(None, found))
    twins = [address_key(url) for url in urls]
    if source.story_id:
        twins += [address_key(url, source.story_id, source.home) for url in urls]
    return {url_key(url): url for url in dict.fromkeys((*twins, *urls))}


def outcome_of_filing(
    run: int, story: Story, verdict: Verdict, held: Held | None, *, now: datetime
) -> Outcome:
    """Return what became of the URL that brought `story`; `held` is how it is held now."""
    return Outcome(
        run=run,
        source=story.source.slug,
        url=story.entry.url,
        role=Role.STORY,
        fate=_FATES.get(verdict.kind, Fate.STORED),
        reason=reason_of(verdict),
        story=None if held is None else held.story,
        final_url=story.fetch.final_url,
        status=story.fetch.status,
        size=story.fetch.size,
        attempts=story.fetch.attempts,
        at=now,
    )


def reason_of(verdict: Verdict) -> str:
    """Return the short name of why filing a story came to `verdict`."""
    return _REASONS.get(verdict.kind, verdict.reason)
