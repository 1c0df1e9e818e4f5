"""Plan: a batch of stories decided one after the other, as rows to be written at once.

Pure: it is given what the archive holds of the batch's addresses, texts and families, and keeps
that up to date with its own decisions, so two filings of one story in one batch come out as they
would in two.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wirecrawler.match.decide import (
    DecisionKind,
    Held,
    Verdict,
    decide_anew,
    decide_at_address,
)
from wirecrawler.match.likeness import SAME_WORDS
from wirecrawler.match.look import Look, LookKind
from wirecrawler.match.revision import differing, revision_of
from wirecrawler.match.sketch import features
from wirecrawler.match.words import words
from wirecrawler.normalize.address_key import address_key
from wirecrawler.outcome import Outcome
from wirecrawler.store.families import Families
from wirecrawler.store.filing import (
    Decision,
    Filing,
    addresses_of,
    outcome_of_filing,
    reason_of,
)
from wirecrawler.store.held_text import is_as_held, precision_of, printing, printing_of
from wirecrawler.store.kin import Kin, Relation, credited_by, day_in_sketches
from wirecrawler.store.lookup import Told
from wirecrawler.store.records import Page
from wirecrawler.store.restated import TOLD_BY
from wirecrawler.store.rows import revision_row, storable, url_key
from wirecrawler.story import FamilyRole, Status, Story

_DATES = (
    "published_at",
    "published_precision",
    "published_raw",
    "published_zone",
    "published_evidence",
)

_BEFORE = "the text of an earlier revision"

Boilerplate = Callable[[str, int, tuple[str, ...]], Collection[str]]
"""(slug, story, paragraphs) -> those that the source prints with other stories too."""


Moved = tuple[tuple[int, str], ...]
"""(story, family) of each story that is in another family, or whose original is another."""


class Plan:
    """The stories of one transaction, and the rows that filing them needs."""

    def __init__(
        self,
        *,
        held: Iterable[Held],
        addresses: Mapping[bytes, int],
        newest: Mapping[int, dict[str, Any]],
        told: Collection[Told] = (),
        kin: Kin,
        boilerplate: Boilerplate,
        next_story: int,
        now: datetime,
    ) -> None:
        """Start from what the archive holds.

        `held` is every story at one of the batch's addresses, with one of its texts or with
        parts of one, and the rest of their families; `addresses` leads from URL keys to those
        stories; `newest` are the newest revisions of those that a filing may revise, `told`
        what all of their revisions said.
        """
        self._before = {one.story: one for one in held}
        self.families = Families(self._before.values())
        self._held = self.families.held
        self._known = dict(addresses)
        self._urls: dict[int, str] = {}
        self._newest = dict(newest)
        self._told = set(told)
        self._kin = kin
        self._boilerplate = boilerplate
        self._next = next_story
        self._now = now
        self.revisions: list[dict[str, Any]] = []
        self.addresses: list[dict[str, Any]] = []
        self.filed: list[tuple[Story, Outcome]] = []
        self.read: list[tuple[dict[str, Any], Page]] = []
        """Of revisions the rows, and the pages that they were read from."""

    def file(self, filing: Filing) -> Decision:
        """Return what `filing` comes to, and keep the rows that it needs."""
        story = storable(filing.story)
        keys = addresses_of(story)
        number = next((self._known[key] for key in keys if key in self._known), None)
        relations: Sequence[Relation] = ()
        if number is None:
            verdict, relations = self._verdict(story)
        else:
            verdict = self._verdict_there(story, self._held[number], keys)
            if filing.run is None and self._is_told_before(story, verdict):
                verdict = replace(verdict, kind=DecisionKind.UNCHANGED, reason=_BEFORE)
        held: Held | None = None
        moved: Moved = ()
        before = len(self.revisions)
        if verdict.kind is not DecisionKind.REFUSED:
            held, moved = self._placed(verdict, story, relations)
            self._learn(keys, held.story)
        # A killed revision keeps the text of the one before, and what that was read from.
        if filing.page is not None and verdict.kind is not DecisionKind.KILL:
            self.read += [(row, filing.page) for row in self.revisions[before:]]
        if filing.run is not None:
            outcome = outcome_of_filing(filing.run, story, verdict, held, now=self._now)
            self.filed.append((story, outcome))
        return self._decision(verdict, held, moved)

    def _placed(
        self, verdict: Verdict, story: Story, relations: Sequence[Relation]
    ) -> tuple[Held, Moved]:
        """Return `story` as it is held now, and the stories whose family is told anew by it."""
        before = verdict.held and self.families.original(verdict.held.family)
        number = self._applied(verdict, story).story
        moved = self.families.bring_together(self._held[number], relations)
        held = self._held[number]
        if before not in (None, self.families.original(held.family)):
            moved = tuple((other, held.family) for other in self.families.others(held))
        return held, moved

    def reread(self, number: int, story: Story) -> None:
        """Keep what today's rules read from the page of a held story, its status as it is."""
        self._restated(self._held[number], storable(story))

    def match_anew(self, story: Story, *, killed: Iterable[int] = ()) -> None:
        """Put a held story, which this plan does not know, into the family of its text.

        `killed` are the stories that had been withdrawn when it came.
        """
        for number in killed:
            self.families.hold(replace(self._held[number], status=Status.KILLED))
        verdict, relations = self._verdict(story)
        held = Held(
            story=story.id,
            url_key=url_key(address_key(story.url)),
            source=story.source.slug,
            agency=story.source.agency,
            family=str(story.id) if verdict.held is None else verdict.held.family,
            role=FamilyRole.ORIGINAL,
            status=Status.USABLE,
            revision=story.revision,
            seen_at=story.seen_at,
            **_matched(story),
        )
        if verdict.held is not None:
            # A text that would be a duplicate today is held as a copy.
            self.families.match(
                story.id, verdict.held.story, verdict.likeness or SAME_WORDS
            )
        self._place(held, story)
        self.families.bring_together(self._held[story.id], relations)

    def new_stories(self) -> list[dict[str, Any]]:
        """Return the rows of the stories that were not held before."""
        return [
            {
                "id": number,
                "source": self._held[number].source,
                "url": url,
                "url_key": self._held[number].url_key,
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

    def moved_stories(self) -> list[dict[str, Any]]:
        """Return the new family of held stories that joined another's."""
        return [
            {"number": number, "family": self._held[number].family}
            for number, before in self._before.items()
            if self._held[number].family != before.family
        ]

    def _verdict_there(
        self, story: Story, held: Held, keys: Collection[bytes]
    ) -> Verdict:
        """Return what `story` is to `held`, which is held at one of the addresses of `keys`.

        The same words at a mere alias are the same story, whatever stands around them there.
        """
        is_alias = held.url_key not in keys
        if is_alias and story.fingerprint and story.fingerprint == held.fingerprint:
            return decide_at_address(story, held, Look(kind=LookKind.SAME))
        return decide_at_address(story, held, self._look(story, held))

    def _is_told_before(self, story: Story, verdict: Verdict) -> bool:
        """Tell whether an ingested text is one that the story at its address had before.

        A file that holds two versions of a story says the same when it is read again.
        """
        if verdict.kind is not DecisionKind.CORRECTION or verdict.held is None:
            return False
        told = (
            verdict.held.story,
            story.body_sha256,
            story.headline_original,
            story.published_at,
        )
        return told in self._told

    def _verdict(self, story: Story) -> tuple[Verdict, Sequence[Relation]]:
        """Return what `story` is, and the stories that it shares its text with."""
        verdict = decide_anew(
            story, same_text=self.families.with_text(story.fingerprint)
        )
        if verdict.kind is not DecisionKind.NEW:
            return verdict, ()
        relations = self._kin.relations(story, self._held)
        if relations:
            closest = relations[0]
            verdict = Verdict(
                kind=DecisionKind.COPY, held=closest.held, likeness=closest.likeness
            )
        return verdict, relations

    def _look(self, story: Story, held: Held) -> Look:
        """Return what the text of `story` comes to next to what is held at its address."""
        row = self._newest.get(held.story)
        if row is None or is_as_held(story, held):
            return Look(kind=LookKind.SAME)
        apart = differing(row["body"], story.body)
        shared = self._boilerplate(held.source, held.story, apart) if apart else ()
        before = printing_of(row, seen_at=held.seen_at)
        return revision_of(before, printing(story), boilerplate=shared)

    def _applied(self, verdict: Verdict, story: Story) -> Held:
        """Return the story as it is held now, revised or new where the verdict says so."""
        held = verdict.held
        if verdict.kind is DecisionKind.CORRECTION and held is not None:
            return self._revised(held, story, keeps_date=verdict.keeps_date)
        if verdict.kind is DecisionKind.KILL and held is not None:
            return self._killed(held, verdict.reason)
        if verdict.kind is DecisionKind.COPY and held is not None:
            added = self._added(story, family=held.family)
            self.families.match(added.story, held.story, verdict.likeness)
            return added
        return held or self._added(story, family=str(self._next))

    def _revised(self, held: Held, story: Story, *, keeps_date: bool) -> Held:
        before = self._newest[held.story]
        if keeps_date:
            kept = {name: before[name] for name in _DATES}
            kept["published_precision"] = precision_of(before)
            story = replace(story, **kept)
        return self._restated(replace(held, status=Status.CORRECTED), story)

    def _restated(self, held: Held, story: Story) -> Held:
        """Return `held` with another text, which is `story`'s, as a new revision."""
        before = self._newest[held.story]
        revised = replace(held, revision=held.revision + 1, **_matched(story))
        old = features(
            words(before["body"]), before["headline_original"], source=held.source
        )
        self._kin.drop(held.story, old, day_in_sketches(self._held[held.story]))
        return self._filed(revised, story)

    def _killed(self, held: Held, notice: str) -> Held:
        """Return `held` as withdrawn by its source; the killed revision keeps the old text."""
        row = self._newest[held.story]
        killed = replace(held, status=Status.KILLED, revision=held.revision + 1)
        self.families.hold(killed)
        told = {
            "revision": killed.revision,
            "status": Status.KILLED.value,
            "reason": notice,
            "evidence": row["evidence"] | {TOLD_BY: "notice"},
            "filed_at": self._now,
        }
        self._keep(row | told)
        return killed

    def _added(self, story: Story, *, family: str) -> Held:
        added = Held(
            story=self._next,
            url_key=url_key(address_key(story.url)),
            source=story.source.slug,
            agency=story.source.agency,
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

    def _place(self, held: Held, story: Story) -> None:
        self.families.hold(held)
        self._kin.add(held.story, story, self.families.others(held))
        self.families.assign_roles(held.family)

    def _filed(self, held: Held, story: Story) -> Held:
        self._place(held, story)
        self._keep(
            revision_row(
                story,
                number=held.story,
                revision=held.revision,
                status=held.status,
                now=self._now,
            )
        )
        return self._held[held.story]

    def _keep(self, row: dict[str, Any]) -> None:
        self.revisions.append(row)
        self._told.add(
            (
                row["story"],
                row["body_sha256"],
                row["headline_original"],
                row["published_at"],
            )
        )
        self._newest[row["story"]] = row

    def _learn(self, keys: Mapping[bytes, str], number: int) -> None:
        # An address that led elsewhere stays there: the first story to hold it keeps it.
        for key, url in keys.items():
            if key not in self._known:
                self._known[key] = number
                self.addresses.append({"url_key": key, "url": url, "story": number})

    def _decision(self, verdict: Verdict, held: Held | None, moved: Moved) -> Decision:
        if held is None:
            reason = reason_of(verdict)
            return Decision(kind=verdict.kind, story=0, family="", reason=reason)
        return Decision(
            kind=verdict.kind,
            story=held.story,
            family=held.family,
            original=self.families.original(held.family),
            reason=verdict.reason,
            reassigned=moved,
        )


def _matched(story: Story) -> dict[str, Any]:
    """Return what matching asks of a text, by the names of `Held`."""
    return {
        "fingerprint": story.fingerprint,
        "words": story.words,
        "credited": credited_by(story),
        "published_at": story.published_at,
        "published_precision": story.published_precision,
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
        "words": held.words,
        "published_at": held.published_at,
        "sort_at": held.published_at or held.seen_at,
    }
