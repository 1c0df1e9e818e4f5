"""The original of a family: whom the others credit, else who was first."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from tests.factories import NOON
from wirecrawler.match.decide import Held
from wirecrawler.match.original import original_of
from wirecrawler.story import FamilyRole, Precision, Status

MIDNIGHT = datetime(2026, 11, 3, tzinfo=UTC)


def printing(story: int, **changes: Any) -> Held:
    """Return a printing of 200 words by an outlet of its own, at noon and `story` minutes."""
    facts: dict[str, Any] = {
        "url_key": bytes([story]),
        "source": f"paper_{story}",
        "agency": f"Paper {story}",
        "family": "1",
        "role": FamilyRole.COPY,
        "status": Status.USABLE,
        "revision": 1,
        "fingerprint": "",
        "words": 200,
        "published_at": NOON + timedelta(minutes=story),
        "published_precision": Precision.MINUTE,
        "seen_at": NOON + timedelta(hours=6),
        "headline_original": "Port opens new quay",
        "body_sha256": "",
        "partial": False,
    }
    return Held(story=story, **(facts | changes))


def by(*agencies: str) -> frozenset[str]:
    return frozenset(agencies)


REUTERS = {"source": "reuters", "agency": "Reuters"}
DAY = {"published_at": MIDNIGHT, "published_precision": Precision.DAY}
UNDATED = {"published_at": None, "published_precision": None}
LATE = {"published_at": NOON + timedelta(hours=3)}

FAMILIES = {
    "alone": ([printing(1, credited=by("ap"))], 1),
    "nobody credits: the first published": ([printing(2), printing(1), printing(3)], 1),
    "the agency that others credit, whose clock is late": (
        [
            printing(1, credited=by("reuters")),
            printing(2),
            printing(3, **REUTERS, **LATE),
        ],
        3,
    ),
    "the agency, without a date": (
        [printing(1, credited=by("reuters")), printing(2, **REUTERS, **UNDATED)],
        2,
    ),
    "an agency known by its slug": (
        [
            printing(1, credited=by("anadolu agency")),
            printing(2, source="aa", agency="aa", **LATE),
        ],
        2,
    ),
    "by the first word of its slug": (
        [
            printing(1, credited=by("tass")),
            printing(2, source="tass_ru", agency="Агентство", **LATE),
        ],
        2,
    ),
    "by its name in another script": (
        [
            printing(1, credited=by("bta")),
            printing(2, source="sofia", agency="БТА", **LATE),
        ],
        2,
    ),
    "of two agencies the one whom more credit": (
        [
            printing(1, credited=by("reuters", "ap")),
            printing(2, credited=by("reuters")),
            printing(3, source="ap", agency="AP", credited=by("reuters")),
            printing(4, **REUTERS, **LATE),
        ],
        4,
    ),
    "where the agency is not there the first, whom it credits or not": (
        [printing(1, credited=by("ap")), printing(2)],
        1,
    ),
    "where all are copies the first": (
        [printing(2, credited=by("ap")), printing(1, credited=by("ap"))],
        1,
    ),
    "an agency that contributed": (
        [printing(1, credited=by("ap")), printing(2), printing(3)],
        1,
    ),
    "who credits itself": (
        [printing(1, **REUTERS, credited=by("reuters")), printing(2)],
        1,
    ),
    "a day ends after its hours": ([printing(1, **DAY), printing(2)], 2),
    "a day comes before the next one": (
        [printing(1, **DAY), printing(2, published_at=NOON + timedelta(days=1))],
        1,
    ),
    "midnight stands for a day": ([printing(1, published_at=MIDNIGHT), printing(2)], 2),
    "a date before none": ([printing(1, **UNDATED), printing(2, **LATE)], 2),
    "at one instant the longer": (
        [printing(1, **LATE), printing(2, words=240, **LATE)],
        2,
    ),
    "of one length the first seen": (
        [printing(1, **LATE), printing(2, **LATE, seen_at=NOON)],
        2,
    ),
    "and then the first filed": ([printing(2, **LATE), printing(1, **LATE)], 1),
}


@pytest.mark.parametrize(("family", "original"), FAMILIES.values(), ids=FAMILIES.keys())
def test_original(family: list[Held], original: int) -> None:
    found = {original_of(order) for order in permutations(family)}
    assert found == {original}
