"""Kin: the held stories that a new one shares its text with.

Pure.  A family has three rows of a feature at most, under the stories that brought it first; so
an agency's text that hundreds of outlets print costs no more than one that three print.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from wirecrawler.credit import credited_in
from wirecrawler.match.decide import Held
from wirecrawler.match.likeness import Likeness, likeness, opening_place
from wirecrawler.match.sketch import day_of
from wirecrawler.match.thresholds import TODAYS, Thresholds
from wirecrawler.match.wording import Wording
from wirecrawler.story import Status, Story

MOST_STORIES = 120
"""In which a feature may be; what is in more is boilerplate."""
# (days, stories): features of a headline find second write-ups, which come soon.
_HEADLINE = (3, 20)
_FEWEST_SHARED = 2
_FEWEST_OWN = 4
_MOST_CANDIDATES = 12
_MOST_FOUND = 24
# Stories of a family that have a row of one feature: each may be the only one that a later
# printing is alike to, and by then its family is known by what it shares with them all.
_MOST_OF_FAMILY = 3
# Shingles between the openings of two stories in a digest, at least.
_ITEM = 24
# No digest has so much of its text from one story, nor, with a whole one, so much.
_MOST_OF_ONE, _MOST_WITH_WHOLE, _WHOLE = 0.9, 0.7, 0.95
# The day of a story without a date: it may be a copy of any, and any one of it.
_UNDATED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A held story that shares its text with a new one."""

    held: Held
    likeness: Likeness


class Candidate(NamedTuple):
    """A story that shares features with a new one."""

    number: int
    printed: int
    """Features of the body that they share."""
    told: int
    """The same of the headline, which only two of one source can share."""

    @property
    def may_be_own(self) -> bool:
        """Whether it may be another printing by the same source.

        Of 9,190 stories of an agency 29,000 pairs shared two features or more, and 263 were one
        story; of the 24,000 pairs that this leaves out, one was.
        """
        shared = self.printed + self.told
        return shared >= _FEWEST_OWN - (self.told >= _FEWEST_SHARED)


def day_in_sketches(story: Story | Held) -> int:
    """Return the day under which the features of `story` are kept."""
    day = _printed_day(story)
    return _UNDATED if day is None else day


def _printed_day(story: Story | Held) -> int | None:
    return None if story.published_at is None else day_of(story.published_at)


class Kin:
    """What is held of the features of a batch of stories, and what its stories add."""

    def __init__(
        self, rows: Iterable[tuple[int, int, int]], thresholds: Thresholds = TODAYS
    ) -> None:
        """Start from the rows (feature, day, story) that the archive holds."""
        self._thresholds = thresholds
        days, most = _HEADLINE
        self._body = (thresholds.window, MOST_STORIES)
        self._headline = (min(days, thresholds.window), most)
        self._rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        # Stories of two times may ask for one row.
        for feature, day, story in dict.fromkeys(rows):
            self._rows[feature].append((day, story))
        self._bodies: dict[int, str] = {}
        self._wordings: dict[int, Wording] = {}
        self._digests: set[str] = set()
        self.rows: list[dict[str, Any]] = []
        """New rows of the table."""
        self.dropped: list[dict[str, Any]] = []
        """Rows that are to go."""

    def read(self, bodies: Mapping[int, str]) -> None:
        """Take the texts of stories that are held, by story."""
        self._bodies.update(bodies)

    def candidates(self, story: Story) -> list[Candidate]:
        """Return the stories that share most features with `story`, 24 at most."""
        printed: Counter[int] = Counter()
        told: Counter[int] = Counter()
        day = _printed_day(story)
        for feature in story.sketch:
            if near := self._near(feature, day):
                (printed if feature >= 0 else told).update(near)
        found = [
            Candidate(number=number, printed=printed[number], told=told[number])
            for number in printed.keys() | told.keys()
            if printed[number] >= _FEWEST_SHARED or told[number] >= _FEWEST_SHARED
        ]
        found.sort(key=lambda one: (-one.printed - one.told, one.number))
        return found[:_MOST_FOUND]

    def compared(
        self, found: Iterable[tuple[Story, Sequence[Candidate]]], held: Iterable[Held]
    ) -> set[int]:
        """Return the ids of the stories whose texts are compared with those in `found`."""
        by_number = {one.story: one for one in held}
        return {
            one.story
            for story, candidates in found
            for one in self.looked_at(story, candidates, by_number)
        }

    def looked_at(
        self, story: Story, found: Iterable[Candidate], held: Mapping[int, Held]
    ) -> list[Held]:
        """Return those of the candidates `found` that `story` is compared with.

        Of each family a few.
        """
        chosen: list[Held] = []
        taken: Counter[str] = Counter()
        for candidate in found:
            one = held.get(candidate.number)
            if one is None or not _may_be_kin(story, one, candidate):
                continue
            if taken[one.family] < _MOST_OF_FAMILY and len(chosen) < _MOST_CANDIDATES:
                taken[one.family] += 1
                chosen.append(one)
        return chosen

    def relations(self, story: Story, held: Mapping[int, Held]) -> list[Relation]:
        """Return the stories that share their text with `story`, the closest first.

        A digest, which prints the openings of others, has none, now and later.
        """
        near = self.looked_at(story, self.candidates(story), held)
        if not near:
            return []
        new = _wording(story)
        if self._is_digest(new, near):
            self._digests.add(story.url)
            return []
        found = [
            Relation(held=one, likeness=like)
            for one in near
            if (like := likeness(new, self._wording_of(one), self._thresholds))
        ]
        return sorted(found, key=_closeness)

    def add(self, number: int, story: Story, family: Iterable[int]) -> None:
        """Keep the features of a new text that its family has no row of."""
        if story.url in self._digests:
            return
        members = set(family)
        day = day_in_sketches(story)
        self._bodies[number] = story.body
        self._wordings[number] = _wording(story)
        about = _printed_day(story)
        for feature in story.sketch:
            near = self._near(feature, about)
            if near is not None and len(members.intersection(near)) < _MOST_OF_FAMILY:
                self._rows[feature].append((day, number))
                self.rows.append({"feature": feature, "day": day, "story": number})

    def drop(self, number: int, features: Iterable[int], day: int) -> None:
        """Forget the features of a text that is revised, which were kept under `day`."""
        row = (day, number)
        for feature in features:
            if row in self._rows.get(feature, ()):
                self._rows[feature].remove(row)
            self.dropped.append({"feature": feature, "day": day, "story": number})
        self.rows = [row for row in self.rows if row["story"] != number]
        self._wordings.pop(number, None)

    def _near(self, feature: int, day: int | None) -> list[int] | None:
        """Return the stories with a feature at about `day`, or ever; None of too many."""
        kept = self._rows.get(feature)
        if not kept:
            return []
        window, most = self._body if feature >= 0 else self._headline
        if day is None:
            # Of a story without a date no second write-up is known to be near.
            near = [number for _, number in kept] if feature >= 0 else []
        else:
            near = [
                number
                for other, number in kept
                if -window <= other - day <= window or other == _UNDATED
            ]
        return near if len(near) <= most else None

    def _is_digest(self, new: Wording, near: Sequence[Held]) -> bool:
        if len(near) < 2:
            return False
        found: list[tuple[int, str]] = []
        for one in near:
            place = opening_place(self._wording_of(one), new)
            if place is not None and all(
                abs(place - other) > _ITEM and one.family != family
                for other, family in found
            ):
                found.append((place, one.family))
        return len(found) > 1 and not any(
            _is_mostly(new, self._wording_of(one)) for one in near
        )

    def _wording_of(self, held: Held) -> Wording:
        if held.story not in self._wordings:
            self._wordings[held.story] = Wording(
                headline=held.headline_original,
                body=self._bodies.get(held.story, ""),
                at=held.published_at,
                source=held.source,
                agencies=held.credited | {held.agency.casefold()},
            )
        return self._wordings[held.story]


def _may_be_kin(story: Story, held: Held, candidate: Candidate) -> bool:
    """Tell whether a held story is looked at: the same words were judged by their digest."""
    is_same = bool(story.fingerprint) and story.fingerprint == held.fingerprint
    if is_same or held.status is Status.KILLED:
        return False
    return held.source != story.source.slug or candidate.may_be_own


def _is_mostly(new: Wording, held: Wording) -> bool:
    """Tell whether a text is one held story and little else, whatever else it opens with."""
    shared = len(new.shingle_set & held.shingle_set)
    of_new = shared / len(new.shingle_set)
    is_whole = shared >= _WHOLE * len(held.shingle_set)
    return of_new >= _MOST_OF_ONE or (is_whole and of_new >= _MOST_WITH_WHOLE)


def _closeness(relation: Relation) -> tuple[float, float, int]:
    like = relation.likeness
    return -like.containment, -like.kept, relation.held.story


def credited_by(story: Story) -> frozenset[str]:
    """Return the agencies that `story` credits, case folded."""
    return frozenset(map(str.casefold, credited_in(story)))


def _wording(story: Story) -> Wording:
    return Wording(
        headline=story.headline_original,
        body=story.body,
        at=story.published_at,
        source=story.source.slug,
        agencies=credited_by(story) | {story.source.agency.casefold()},
    )


def spans(
    told: Collection[Story], window: int = TODAYS.window
) -> Iterator[tuple[set[int], tuple[int, int] | None]]:
    """Yield the features of stories, and the days between which they are looked for.

    Stories of about one time go together; those without a date are looked for at any time,
    and whatever is printed among those that are held without one.
    """
    groups: dict[int | None, list[Story]] = defaultdict(list)
    for story in told:
        dated = story.published_at is not None
        groups[day_in_sketches(story) // (2 * window) if dated else None].append(story)
    for key, group in groups.items():
        days = [day_in_sketches(story) for story in group]
        span = (min(days) - window, max(days) + window)
        yield (
            {feature for story in group for feature in story.sketch},
            None if key is None else span,
        )
    whole = [story.sketch for story in told if story.published_at is not None]
    printed = {feature for sketch in whole for feature in sketch if feature >= 0}
    if printed:
        yield printed, (_UNDATED, _UNDATED)
