"""Evidence: what speaks for a second write-up, and what against."""

import pytest

from tests.match.printings import STORIES, wording, wording_of
from tests.match.rewrites import REWRITES
from wirecrawler.match.evidence import evidence, missing_figures, swaps

TOLD = "Two ferries and 140 ships came to Oslo in January, said Ingrid Moen of Nordlys in Bergen."


@pytest.mark.parametrize("name", REWRITES)
def test_a_second_write_up_has_evidence_at_first_sight(name: str) -> None:
    small, large = REWRITES[name]
    assert evidence(small, large, 0.3) > 0


@pytest.mark.parametrize(
    ("hours", "is_enough"),
    [
        pytest.param(0, True, id="at once"),
        pytest.param(24, True, id="within a day"),
        pytest.param(71, True, id="within three days, of the same words"),
        pytest.param(73, False, id="later"),
    ],
)
def test_time_speaks_against_it(hours: float, is_enough: bool) -> None:
    found = evidence(wording(), wording(hours=hours), 1.0)
    assert (found > 0) is is_enough


def test_evidence_falls_with_the_hours() -> None:
    found = [evidence(wording(), wording(hours=h), 1.0) for h in (0, 25, 49, 73)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("", "", id="no text"),
        pytest.param("The quay opened.", "The quay opened.", id="a line"),
        pytest.param(STORIES["en"][1], STORIES["de"][1], id="two languages"),
        pytest.param(STORIES["zh"][1], STORIES["ja"][1], id="without spaces"),
    ],
)
def test_too_little_speaks_for_it(one: str, other: str) -> None:
    small, large = wording_of(one, headline="A"), wording_of(other, headline="B")
    assert evidence(small, large, 0) < 0


@pytest.mark.parametrize(
    ("before", "after", "swapped"),
    [
        pytest.param("140", "140", (0, 0), id="none"),
        pytest.param("140", "160", (1, 0), id="a figure"),
        pytest.param("140", "many", (1, 0), id="a figure that is a word now"),
        pytest.param("Two", "2", (0, 0), id="a figure spelled"),
        pytest.param("Oslo", "Molde", (0, 1), id="a name"),
        pytest.param("came", "sailed", (0, 0), id="a word"),
        pytest.param("Ingrid Moen", "Astrid Dahl", (0, 0), id="two names in a row"),
    ],
)
def test_swaps(before: str, after: str, swapped: tuple[int, int]) -> None:
    one, other = wording_of(TOLD), wording_of(TOLD.replace(before, after))
    assert (swaps(one, other), swaps(other, one)) == (swapped, swapped)


@pytest.mark.parametrize(
    ("one", "other", "missing"),
    [
        pytest.param("no figure", "12 and 13", 0, id="none to miss"),
        pytest.param("12 and 13", "no figure", 2, id="none there"),
        pytest.param("12 and 13", "13", 1, id="one"),
        pytest.param("17,121,000", "17.1 mln", 0, id="rounded"),
        pytest.param("17.1 mln", "17,121,000", 0, id="rounded from"),
        pytest.param("17.1 mln", "17,221,000", 1, id="another"),
        pytest.param("17", "17,121", 1, id="two digits are not rounded"),
        pytest.param("171", "17", 1, id="nor to two digits"),
        pytest.param("1,200", "1200", 0, id="another comma"),
    ],
)
def test_missing_figures(one: str, other: str, missing: int) -> None:
    assert missing_figures(wording_of(one), wording_of(other)) == missing
