"""Filing: a batch of stories decided one after the other, as rows to be written at once.

Pure: `Plan` is given what the archive holds of the batch's addresses, texts and families, and
keeps that up to date with its own decisions, so two filings of one story in one batch come out
as they would in two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from wirecrawler.match.decide import DecisionKind, Held, Verdict, decide, original_of
from wirecrawler.normalize.url import canonical_url
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.rows import revision_row, storable, url_key
from wirecrawler.story import FamilyRole, Status, Story

_FATES = {DecisionKind.UNCHANGED: Fate.UNCHANGED, DecisionKind.DUPLICATE: Fate.SKIPPED}
_REASONS = {
    DecisionKind.NEW: "",
    DecisionKind.COPY: "copy",
    DecisionKind.CORRECTION: "correction",
    DecisionKind.DUPLICATE: "duplicate",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A story to be filed, and the run that brought it."""

    run: int
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What filing one story came to."""

    kind: DecisionKind
    story: int
    """The id under which it is held; of a duplicate, that of the story held already."""
    family: str
    original: int | None = None
    """Of a copy or duplicate: the original of its family so far, which it may be itself."""


def addresses_of(story: Story) -> tuple[str, ...]:
    """Return the addresses at which `story` is known, where it was read first.

    What a page says to be its canonical address may be another story's by mistake.
    """
    linked, final = story.source_url, story.final_url
    found = (final, canonical_url(final), story.url, linked, canonical_url(linked))
    return tuple(dict.fromkeys(filter(None, found)))


class Plan:
    """The stories of one transaction, and the rows that filing them needs."""

    def __init__(
        self,
        *,
        held: Iterable[Held],
        addresses: Mapping[bytes, int],
        next_story: int,
        now: datetime,
    ) -> None:
        """Start from what the archive holds.

        `held` is every story at one of the batch's addresses or with one of its texts, and
        the rest of their families; `addresses` leads from URL keys to those stories.
        """
        self._before = {one.story: one for one in held}
        self._held: dict[int, Held] = {}
        self._by_text: dict[str, set[int]] = defaultdict(set)
        self._families: dict[str, set[int]] = defaultdict(set)
        for one in self._before.values():
            self._hold(one)
        self._known = dict(addresses)
        self._urls: dict[int, str] = {}
        self._next = next_story
        self._now = now
        self.revisions: list[dict[str, Any]] = []
        self.addresses: list[dict[str, Any]] = []
        self.filed: list[tuple[Story, Outcome]] = []

    def file(self, filing: Filing) -> Decision:
        """Return what `filing` comes to, and keep the rows that it needs."""
        story = storable(filing.story)
        keys = {url_key(url): url for url in addresses_of(story)}
        number = next((self._known[key] for key in keys if key in self._known), None)
        verdict = decide(
            story,
            at_address=None if number is None else self._held[number],
            same_text=self._with_text(story.fingerprint),
        )
        held = self._applied(verdict, story)
        self._learn(keys, held.story)
        outcome = _outcome(filing.run, story, verdict, held.story, now=self._now)
        self.filed.append((story, outcome))
        return self._decision(verdict.kind, held)

    def new_stories(self) -> list[dict[str, Any]]:
        """Return the rows of the stories that were not held before."""
        return [
            {
                "id": number,
                "source": self._held[number].source,
                "url": url,
                "url_key": url_key(url),
                "family": self._held[number].family,
                "seen_at": self._held[number].seen_at,
                "filed_at": self._now,
                **_current(self._held[number]),
            }
            for number, url in self._urls.items()
        ]

    def revised_stories(self) -> list[dict[str, Any]]:
        """Return the new columns of held stories with a new revision; `number` is the id."""
        return [
            {"number": number, "filed_at": self._now, **_current(self._held[number])}
            for number, before in self._before.items()
            if self._held[number].revision != before.revision
        ]

    def recast_stories(self) -> list[dict[str, Any]]:
        """Return the new role of held stories that another one made a copy or original."""
        return [
            {"number": number, "family_role": self._held[number].role.value}
            for number, before in self._before.items()
            if self._held[number].role is not before.role
        ]

    def _with_text(self, fingerprint: str) -> list[Held]:
        numbers = self._by_text.get(fingerprint, ()) if fingerprint else ()
        return [self._held[number] for number in sorted(numbers)]

    def _applied(self, verdict: Verdict, story: Story) -> Held:
        """Return the story as it is held now, revised or new where the verdict says so."""
        held = verdict.held
        if verdict.kind is DecisionKind.CORRECTION and held is not None:
            held = self._revised(held, story)
        elif verdict.kind is DecisionKind.COPY and held is not None:
            held = self._added(story, family=held.family)
        elif held is None:
            held = self._added(story, family=str(self._next))
        return held

    def _revised(self, held: Held, story: Story) -> Held:
        self._by_text[held.fingerprint].discard(held.story)
        revised = replace(
            held,
            status=Status.CORRECTED,
            revision=held.revision + 1,
            **_matched(story),
        )
        return self._filed(revised, story)

    def _added(self, story: Story, *, family: str) -> Held:
        added = Held(
            story=self._next,
            source=story.source.slug,
            family=family,
            role=FamilyRole.ORIGINAL,
            status=Status.USABLE,
            revision=1,
            seen_at=story.seen_at,
            **_matched(story),
        )
        self._next += 1
        self._urls[added.story] = story.url
        return self._filed(added, story)

    def _filed(self, held: Held, story: Story) -> Held:
        self._hold(held)
        self._assign_roles(held.family)
        self.revisions.append(
            revision_row(
                story,
                number=held.story,
                revision=held.revision,
                status=held.status,
                now=self._now,
            )
        )
        return self._held[held.story]

    def _hold(self, held: Held) -> None:
        self._held[held.story] = held
        self._families[held.family].add(held.story)
        self._by_text[held.fingerprint].add(held.story)

    def _original(self, family: str) -> int:
        return original_of(self._held[number] for number in self._families[family])

    def _assign_roles(self, family: str) -> None:
        original = self._original(family)
        for number in self._families[family]:
            role = FamilyRole.ORIGINAL if number == original else FamilyRole.COPY
            self._held[number] = replace(self._held[number], role=role)

    def _learn(self, keys: Mapping[bytes, str], number: int) -> None:
        # An address that led elsewhere stays there: the first story to hold it keeps it.
        for key, url in keys.items():
            if key not in self._known:
                self._known[key] = number
                self.addresses.append({"url_key": key, "url": url, "story": number})

    def _decision(self, kind: DecisionKind, held: Held) -> Decision:
        has_original = kind in {DecisionKind.COPY, DecisionKind.DUPLICATE}
        return Decision(
            kind=kind,
            story=held.story,
            family=held.family,
            original=self._original(held.family) if has_original else None,
        )


def _matched(story: Story) -> dict[str, Any]:
    """Return what matching asks of a text, by the names of `Held`."""
    return {
        "fingerprint": story.fingerprint,
        "published_at": story.published_at,
        "headline_original": story.headline_original,
        "body_sha256": story.body_sha256,
        "partial": story.partial,
    }


def _current(held: Held) -> dict[str, Any]:
    """Return the columns of a story that a correction or a copy of it may change."""
    return {
        "status": held.status.value,
        "revision": held.revision,
        "family_role": held.role.value,
        "fingerprint": held.fingerprint,
        "published_at": held.published_at,
        "sort_at": held.published_at or held.seen_at,
    }


def _outcome(
    run: int, story: Story, verdict: Verdict, number: int, *, now: datetime
) -> Outcome:
    return Outcome(
        run=run,
        source=story.source.slug,
        url=story.entry.url,
        role=Role.STORY,
        fate=_FATES.get(verdict.kind, Fate.STORED),
        reason=_REASONS.get(verdict.kind, verdict.reason),
        story=number,
        final_url=story.fetch.final_url,
        status=story.fetch.status,
        size=story.fetch.size,
        attempts=story.fetch.attempts,
        at=now,
    )
