"""Headlines as agencies print them, set in the house's style; and the laws of its rules."""

import time
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.normalize.headlines import AGENCIES, CASES, MARKS
from wirecrawler.normalize.headline import (
    case_rules,
    cleaning_rules,
    house_headline,
)
from wirecrawler.normalize.quotes import curly_quotes
from wirecrawler.normalize.sentence_case import sentence_cased
from wirecrawler.normalize.text import squeezed

AGENCY = "Harbour News Agency"
STYLES = ("title", "sentence", "as-printed")
RULES = {**cleaning_rules(AGENCY), "quotes": curly_quotes} | {
    name: rule for style in STYLES for name, rule in case_rules(style).items()
}
# They take whole pieces off the ends; every other rule keeps all letters and digits.
REMOVING = {"agency_suffix", "agency_prefix", "marks"}

PIECES = st.sampled_from(
    [
        *[original for _, _, original, _ in CASES.values()],
        *"(+Video) VIDEO: [PHOTOS] | Photos - Harbour|Harbour: (HNA)|LIVE|+|/ عکس|فیلم|".split(
            "|"
        ),
        *"【速報】 （动画） (图) UPDATE 2- RPT- عاجل: فيديو .. … . 。 : - – | /".split(),
        *"' \" ’ ” ‘ “ ) ] ( &amp; &amp;amp; &#39; &amp;quot; &quot; &lt;".split(),
        *"U.S. Inc. the of A İ ı ß ſ ŉ ǆ ﬁ o’x 5 A. B".split(),
        *["\u00a0", "\u200f", "\u202e", "\ufeff", "\x00", "\u3000", "\n", " ", "  "],
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=6).map(" ".join),
    st.lists(PIECES, max_size=6).map("".join),
    st.text(max_size=40),
)


@pytest.mark.parametrize(
    ("language", "agency", "original", "expected"), CASES.values(), ids=CASES
)
def test_a_headline_is_set_in_the_style_of_the_house(
    language: str, agency: str, original: str, expected: str
) -> None:
    made = house_headline(original, style="title", language=language, agency=agency)
    again = house_headline(made.text, style="title", language=language, agency=agency)
    assert (made.text, again.rules) == (expected, ())


@pytest.mark.parametrize(("original", "_"), MARKS.values(), ids=MARKS)
def test_marks_go_by_their_own_rule(original: str, _: str) -> None:
    made = house_headline(original, style="as-printed", language="fa")
    assert made.rules == ("marks",)


@pytest.mark.parametrize(
    ("original", "rules"),
    [
        ("Port opens (MNA)", ("agency_suffix",)),
        ("Mehr: Port opens", ("agency_prefix",)),
        ("Port opens, Mehr says", ()),
    ],
)
def test_names_of_agencies_go_by_their_own_rules(
    original: str, rules: tuple[str, ...]
) -> None:
    agency = "Mehr News Agency"
    made = house_headline(original, style="as-printed", language="en", agency=agency)
    assert (made.rules, original in dict(AGENCIES.values())) == (rules, True)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        pytest.param(
            "Airstrike Hits Hospital, Dozens Killed in Attack",
            "Airstrike hits hospital, dozens killed in attack",
            id="ordinary words",
        ),
        pytest.param(
            "Minister Defends New Budget, Rules Out Sanctions",
            "Minister defends new budget, rules out sanctions",
            id="more of them",
        ),
        pytest.param(
            "World War II bomb found near Oslo",
            "World War II bomb found near Oslo",
            id="in sentence case already",
        ),
        pytest.param(
            "Officials Visit Cold War Ships",
            "Officials visit Cold War ships",
            id="a name of an ordinary word",
        ),
        pytest.param(
            "Leaders Say They Won’t Resume Talks",
            "Leaders say they won’t resume talks",
            id="a contraction",
        ),
        pytest.param("Elections Held in May", "Elections held in May", id="a month"),
        pytest.param("a.m. ferry lost", "a.m. ferry lost", id="an abbreviation first"),
    ],
)
def test_sentence_case_spares_names(original: str, expected: str) -> None:
    assert sentence_cased(original) == expected


@given(TEXTS, st.sampled_from(list(RULES)))
def test_each_rule_is_idempotent(text: str, name: str) -> None:
    rule: Callable[[str], str] = RULES[name]
    assert rule(rule(text)) == rule(text)


@given(TEXTS, st.sampled_from(list(RULES)))
def test_a_rule_keeps_letters_and_digits_or_cuts_at_the_ends(
    text: str, name: str
) -> None:
    was, is_now = squeezed(text), squeezed(RULES[name](text))
    if name == "entities":
        was = letters(text)
    assert is_now in was
    assert name in REMOVING or is_now == was


@given(TEXTS, st.sampled_from(STYLES), st.sampled_from(["en", "", "tr"]))
@example("A: (+Video) B", "title", "en")
def test_a_headline_is_part_of_the_original(
    text: str, style: str, language: str
) -> None:
    def set_in_house(text: str) -> tuple[str, tuple[str, ...]]:
        made = house_headline(text, style=style, language=language, agency=AGENCY)
        return made.text, made.rules

    made, rules = set_in_house(text)
    assert letters(made) in letters(text)
    assert letters(made) == letters(text) or REMOVING.intersection(rules)
    assert set_in_house(made) == (made, ())


def letters(text: str) -> str:
    """Return the letters and digits of `text`, case folded, what was escaped twice read."""
    return squeezed(RULES["entities"](text))


@pytest.mark.parametrize("language", ["tr", "fa", "ar", "he", "ja", "de", ""])
@given(st.text(st.characters(exclude_categories=["Lu", "Ll", "Lt", "Cs"]), max_size=30))
def test_scripts_without_case_keep_every_letter(language: str, text: str) -> None:
    made = house_headline(text, style="title", language=language)
    assert not {"shouting", "title_case", "sentence_case"}.intersection(made.rules)


@pytest.mark.parametrize(
    "hostile",
    [
        "&" + "amp;" * 300_000,
        "x" + " (+Video)" * 100_000,
        "'a " * 300_000,
        "x-" * 400_000,
    ],
    ids=["entities", "marks", "quotes", "joints"],
)
def test_a_text_of_a_megabyte_is_left_alone(hostile: str) -> None:
    begun = time.process_time()
    made = house_headline(hostile, style="title", language="en", agency=AGENCY)
    assert (made.text, time.process_time() - begun < 5) == (hostile.strip(), True)
