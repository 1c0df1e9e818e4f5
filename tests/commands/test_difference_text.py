"""Differences as lines: their marks, their folding, and how they are set on a terminal."""

import pytest

from wirecrawler.commands.difference_text import Look, difference_lines, fact_lines
from wirecrawler.match.difference import difference

QUAY = "The port of Oslo opened its new quay on Tuesday, two years later than planned."
PIER = "The old pier closes in spring."
PLAIN = Look()
TERMINAL = Look(width=30, has_colours=True)

CASES = {
    "a-word": (
        PIER,
        PIER.replace("spring", "early May"),
        PLAIN,
        [
            "kept 83 % of 6 words, 1 left out, 2 added",
            "~ The old pier closes in [-spring-]{+early May+}.",
        ],
    ),
    "a-moved-paragraph-is-named-by-its-opening": (
        f"{QUAY}\n\n{PIER}",
        f"{PIER}\n\n{QUAY}",
        PLAIN,
        [
            "kept 100 % of 21 words, 0 left out, 0 added, 1 paragraph moved",
            f"> paragraph 2 moved to 1: {PIER}",
            "= 1 paragraph the same",
        ],
    ),
    "a-paragraph-that-was-split": (
        f"{PIER} {QUAY}",
        f"{PIER}\n\n{QUAY.replace('Tuesday', 'Monday')}",
        PLAIN,
        [
            "kept 95 % of 21 words, 1 left out, 1 added",
            f"~ {PIER} ¶ {QUAY.replace('Tuesday', '[-Tuesday-]{+Monday+}')}",
        ],
    ),
    "capitals-told": (
        PIER,
        PIER.replace("old pier", "Old Pier"),
        PLAIN,
        [
            "kept 100 % of 6 words, 0 left out, 0 added",
            "~ The [-old pier-] {+Old Pier+} closes in spring.",
        ],
    ),
    "capitals-not-told": (
        PIER,
        PIER.replace("old pier", "Old Pier"),
        Look(tells_case=False),
        ["kept 100 % of 6 words, 0 left out, 0 added", "= 1 paragraph the same"],
    ),
    "nothing-that-commands-the-terminal": (
        PIER,
        f"{PIER} \x1b[31m\x02red\u202e",
        PLAIN,
        [
            "kept 100 % of 6 words, 0 left out, 2 added",
            "~ The old pier closes in spring. {+[31m red+}",
        ],
    ),
    "colours-go-on-in-the-next-line": (
        "",
        QUAY,
        TERMINAL,
        [
            "kept 100 % of 0 words, 0 left out, 15 added",
            "+ \x1b[32mThe port of Oslo opened its\x1b[0m",
            "  \x1b[32mnew quay on Tuesday, two\x1b[0m",
            "  \x1b[32myears later than planned.\x1b[0m",
        ],
    ),
    "colours-end-with-the-words": (
        PIER,
        PIER.replace("spring", "May"),
        TERMINAL,
        [
            "kept 83 % of 6 words, 1 left out, 1 added",
            "~ The old pier closes in",
            "  \x1b[31m[-spring-]\x1b[0m\x1b[32m{+May+}\x1b[0m.",
        ],
    ),
    "a-long-passage-that-is-the-same": (
        f"{'mile ' * 100}home",
        f"{'mile ' * 100}away",
        PLAIN,
        [
            "kept 99 % of 101 words, 1 left out, 1 added",
            f"~ {'mile ' * 24}[= about 53 words the same =]{' mile' * 23} [-home-]{{+away+}}",
        ],
    ),
    "right-to-left-stays-beside-its-mark": (
        "",
        "خبر تازه",
        PLAIN,
        ["kept 100 % of 0 words, 0 left out, 2 added", "+ \u2068خبر تازه\u2069"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_lines_tell_what_is_not_the_same(name: str) -> None:
    old, new, look, expected = CASES[name]
    assert list(difference_lines(difference(old, new), look=look)) == expected


def test_what_is_compared_coarsely_says_so() -> None:
    old, new = ("".join(f"{at % 2 ^ at % 3 % 2} " for at in range(9000)) for _ in "ab")
    found = difference(f"{old} x", f"{new.replace('1 0', '0 1')} y")
    first = next(difference_lines(found, look=PLAIN))
    assert first.endswith("; too long to be compared word by word in places")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("Ports", "Ports", [], id="same"),
        pytest.param("", "Ports", ["- section: none", "+ section: Ports"], id="new"),
        pytest.param("A", "", ["- section: A", "+ section: none"], id="gone"),
    ],
)
def test_a_fact_is_told_where_it_changed(
    old: str, new: str, expected: list[str]
) -> None:
    assert list(fact_lines("section", old, new, look=PLAIN)) == expected
