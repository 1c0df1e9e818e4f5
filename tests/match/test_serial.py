"""Serial stories: issues of one series, and what only looks like one."""

import pytest

from tests.factories import COAST_NEWS
from tests.match.printings import wording_of
from wirecrawler.match.serial import is_serial, swapped_figures

ISSUE = (
    "The port counted {0} ships in {1} days, {2} of them with grain, {3} with timber and {4} with"
    " coal, and {5} pilots were on duty. The next report is due on Monday as usual."
)
FIGURES = ("140", "31", "22", "47", "63", "15")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("12 ships", "12 ships", 0, id="none"),
        pytest.param("12 ships", "13 ships", 1, id="one"),
        pytest.param("12 and 13", "13 and 12", 0, id="at other places"),
        pytest.param("12 or 13 came", "14 or 15 came", 2, id="two"),
        pytest.param("140 ships came", "many ships came", 1, id="a word instead"),
        pytest.param("4 ships came", "four ships came", 0, id="spelled"),
        pytest.param("in 1,987 as", "in 1987 as", 0, id="another comma"),
        pytest.param("the 12 ships", "the ships", 0, id="left out"),
        pytest.param("the new ships", "the old ships", 0, id="another word"),
        pytest.param("12 ships", "", 0, id="nothing"),
        pytest.param("12 new ships", "12 old ships, 13", 0, id="a word, and one more"),
        pytest.param("۱۲ کشتی", "۱۳ کشتی", 1, id="Persian"),
        pytest.param("到了12艘船", "到了13艘船", 1, id="Chinese"),
    ],
)
def test_swapped_figures(one: str, other: str, count: int) -> None:
    found = wording_of(one), wording_of(other)
    assert (swapped_figures(*found), swapped_figures(*found[::-1])) == (count, count)


@pytest.mark.parametrize(
    ("figures", "hours", "headline", "is_one"),
    [
        pytest.param(FIGURES, 24, "Ports", False, id="the same figures"),
        pytest.param(("141", *FIGURES[1:]), 24, "Ports", True, id="the next day"),
        pytest.param(
            ("141", *FIGURES[1:]), 2, "Ports", False, id="corrected within hours"
        ),
        pytest.param(
            ("141", *FIGURES[1:]),
            24,
            "Quay master retires",
            False,
            id="the next day, another headline",
        ),
        pytest.param(("1", "2", "3", "4", "5", "6"), 2, "Ports", True, id="all others"),
        pytest.param(
            (*FIGURES[:3], "4", "5", "6"), 2, "Ports", True, id="half of them"
        ),
    ],
)
def test_issues_of_one_source(
    figures: tuple[str, ...], hours: float, headline: str, is_one: bool
) -> None:
    one = wording_of(ISSUE.format(*FIGURES), headline="Ports")
    other = wording_of(ISSUE.format(*figures), headline=headline, hours=hours)
    assert is_serial(one, other, 0.8) is is_one


@pytest.mark.parametrize(
    ("figures", "is_one"),
    [
        pytest.param(("141", *FIGURES[1:]), False, id="one figure"),
        pytest.param(("141", "32", *FIGURES[2:]), True, id="two of six"),
    ],
)
def test_another_outlet_leaves_the_figures_as_they_are(
    figures: tuple[str, ...], is_one: bool
) -> None:
    one = wording_of(ISSUE.format(*FIGURES))
    other = wording_of(ISSUE.format(*figures), source=COAST_NEWS, hours=2)
    assert is_serial(one, other, 0.8) is is_one


@pytest.mark.parametrize(
    ("changed", "is_one"),
    [
        pytest.param(1, False, id="a figure"),
        pytest.param(2, False, id="two"),
        pytest.param(3, True, id="three of ten"),
    ],
)
def test_in_a_table_some_figures_are_enough(changed: int, is_one: bool) -> None:
    names = [f"harbour{number}" for number in range(10)]
    before = [f"{100 + number}" for number in range(10)]
    after = [f"{900 + number}" for number in range(changed)] + before[changed:]
    one, other = (
        wording_of(" ".join(f"{n} {f}" for n, f in zip(names, told, strict=True)))
        for told in (before, after)
    )
    assert is_serial(one, other, 0.8) is is_one


def test_texts_that_share_little_are_none() -> None:
    one = wording_of(ISSUE.format(*FIGURES))
    other = wording_of(ISSUE.format(1, 2, 3, 4, 5, 6))
    assert is_serial(one, other, 0.59) is False
