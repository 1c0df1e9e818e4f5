"""Kin: whom a story is compared with, and what is kept of it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import pytest

from tests.factories import COAST_NEWS, NOON
from tests.match.printings import (
    FERRY_POST,
    OTHER,
    STORIES,
    edited,
    paragraphs,
    printing,
)
from tests.match.test_decide import held_of
from wirecrawler.match.decide import Held
from wirecrawler.store.kin import Kin, credited_by, day_in_sketches, spans
from wirecrawler.story import Status, Story

DAY = timedelta(days=1)
HEADLINE, BODY = STORIES["en"]
QUAY = printing(BODY)
TODAY = day_in_sketches(QUAY)


def row_of(story: Story, number: int) -> list[tuple[int, int, int]]:
    return [(feature, day_in_sketches(story), number) for feature in story.sketch]


def kin_of(*held: Story) -> Kin:
    """Return the kin where `held` are the stories 1, 2..."""
    rows = [row for n, one in enumerate(held, start=1) for row in row_of(one, n)]
    kin = Kin(rows)
    kin.read({number: one.body for number, one in enumerate(held, start=1)})
    return kin


def as_held(stories: Iterable[Story]) -> dict[int, Held]:
    return {
        number: held_of(
            story=number,
            family=str(number),
            source=one.source.slug,
            agency=one.source.agency,
            fingerprint=one.fingerprint,
            published_at=one.published_at,
            headline_original=one.headline_original,
        )
        for number, one in enumerate(stories, start=1)
    }


def of_coast(body: str = BODY, days: float | None = 0, headline: str = "") -> Story:
    at = None if days is None else NOON + days * DAY
    return printing(body, source=COAST_NEWS, at=at, headline=headline)


@pytest.mark.parametrize(
    ("held", "new", "found"),
    [
        pytest.param([], QUAY, [], id="none are held"),
        pytest.param([QUAY], of_coast(), [1], id="one"),
        pytest.param([QUAY], of_coast(OTHER), [], id="another text"),
        pytest.param([QUAY], of_coast(days=10), [1], id="ten days later"),
        pytest.param([QUAY], of_coast(days=-10), [1], id="ten days before"),
        pytest.param([QUAY], of_coast(days=11), [], id="eleven days later"),
        pytest.param([QUAY], of_coast(days=None), [1], id="undated"),
        pytest.param([of_coast(days=-400)], of_coast(days=None), [1], id="long ago"),
        pytest.param([QUAY], of_coast(""), [], id="no text"),
        pytest.param(
            [of_coast(paragraphs(BODY)[0]), QUAY],
            printing(BODY, source=FERRY_POST),
            [2, 1],
            id="the closest first",
        ),
    ],
)
def test_candidates(held: Sequence[Story], new: Story, found: list[int]) -> None:
    assert [one.number for one in kin_of(*held).candidates(new)] == found


def test_what_stands_in_many_stories_is_no_evidence() -> None:
    many = [of_coast() for _ in range(121)]
    assert kin_of(*many).candidates(QUAY) == []


def test_so_many_are_looked_at_and_no_more() -> None:
    held = [of_coast() for _ in range(100)]
    found = kin_of(*held).candidates(QUAY)
    assert 8 <= len(found) <= 24


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        pytest.param({}, 1, id="a copy"),
        pytest.param({"status": Status.KILLED}, 0, id="killed"),
        pytest.param(
            {"fingerprint": of_coast(edited("en", BODY)).fingerprint},
            0,
            id="the same words were judged before",
        ),
    ],
)
def test_relations(changes: dict[str, object], count: int) -> None:
    held = {1: held_of(headline_original=HEADLINE, published_at=NOON, **changes)}
    found = kin_of(QUAY).relations(of_coast(edited("en", BODY)), held)
    assert [relation.held for relation in found] == list(held.values())[:count]


def test_relations_come_closest_first() -> None:
    held = [
        of_coast(edited("en", BODY)),
        printing(f"{BODY} More soon.", source=FERRY_POST),
    ]
    found = kin_of(*held).relations(QUAY, as_held(held))
    assert [relation.held.story for relation in found] == [2, 1]


def test_what_is_not_held_any_more_is_no_relation() -> None:
    assert kin_of(QUAY).relations(of_coast(edited("en", BODY)), {}) == []


def test_a_new_text_brings_its_features() -> None:
    kin = Kin([])
    kin.add(1, QUAY, [])
    assert sorted(row["feature"] for row in kin.rows) == list(QUAY.sketch)
    assert {(row["day"], row["story"]) for row in kin.rows} == {(TODAY, 1)}


def test_a_family_keeps_few_rows_of_a_feature() -> None:
    kin = Kin([])
    for number in range(1, 21):
        kin.add(number, of_coast(), range(1, number))
    features = [row["feature"] for row in kin.rows]
    assert max(features.count(one) for one in features) <= 3


def test_what_is_revised_takes_its_features_along() -> None:
    kin = kin_of(QUAY)
    kin.drop(1, QUAY.sketch, TODAY)
    assert kin.candidates(of_coast()) == []
    assert kin.dropped == [
        {"feature": feature, "day": TODAY, "story": 1} for feature in QUAY.sketch
    ]


def test_what_is_revised_in_the_batch_that_brought_it_leaves_no_row() -> None:
    kin = Kin([])
    kin.add(1, QUAY, [])
    kin.drop(1, [*QUAY.sketch, 7], TODAY)
    assert (kin.rows, kin.candidates(of_coast())) == ([], [])


@pytest.mark.parametrize(
    ("said", "named"),
    [
        pytest.param("", frozenset(), id="nobody"),
        pytest.param("AP", frozenset({"ap"}), id="one"),
        pytest.param("AP, Reuters", frozenset({"ap", "reuters"}), id="two"),
    ],
)
def test_whom_a_story_credits(said: str, named: frozenset[str]) -> None:
    assert credited_by(printing(BODY, agencies=said)) == named


def test_a_story_that_says_nothing_of_agencies_credits_nobody() -> None:
    assert credited_by(printing(BODY)) == frozenset()


UNDATED = printing(BODY, at=None)


def is_asked(stories: Sequence[Story], feature: int, day: int) -> bool:
    """Tell whether the rows of a feature at a day are asked for."""
    return any(
        feature in features and (days is None or days[0] <= day <= days[1])
        for features, days in spans(stories)
    )


@pytest.mark.parametrize(
    ("stories", "day", "is_one"),
    [
        pytest.param([], TODAY, False, id="none"),
        pytest.param([QUAY], TODAY, True, id="its day"),
        pytest.param([QUAY], TODAY - 10, True, id="ten days before"),
        pytest.param([QUAY], TODAY + 10, True, id="ten days later"),
        pytest.param([QUAY], TODAY - 100, False, id="long before"),
        pytest.param([QUAY], day_in_sketches(UNDATED), True, id="the undated"),
        pytest.param([UNDATED], TODAY - 100, True, id="of an undated one, ever"),
        pytest.param(
            [QUAY, printing(BODY, at=NOON + 300 * DAY)],
            TODAY + 290,
            True,
            id="of two of two years",
        ),
        pytest.param(
            [QUAY, printing(BODY, at=NOON + 300 * DAY)],
            TODAY + 100,
            False,
            id="between two of two years",
        ),
    ],
)
def test_spans(stories: Sequence[Story], day: int, is_one: bool) -> None:
    features = [feature for feature in QUAY.sketch if feature >= 0]
    assert {is_asked(stories, feature, day) for feature in features} == {is_one}
