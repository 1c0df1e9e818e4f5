"""Wording: what is compared of a printing."""

from datetime import timedelta

import pytest

from tests.factories import NOON
from tests.match.printings import STORIES, wording, wording_of
from wirecrawler.match.wording import (
    Bag,
    Wording,
    hours_between,
    is_spelled,
    overlap,
    share_told,
    weight,
)

LENGTHS = {
    "en": 163, "fa": 152, "ar": 126, "zh": 137, "ja": 165, "th": 173, "ru": 124,
    "de": 152, "tr": 118, "ko": 119,
}  # fmt: skip


@pytest.mark.parametrize("language", LENGTHS)
def test_a_story_is_about_as_long_in_each_language(language: str) -> None:
    assert wording(language).length == LENGTHS[language]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param("", set(), id="nothing"),
        pytest.param("The quay in Oslo.", {"oslo"}, id="inside a sentence"),
        pytest.param("Oslo opened. Bergen did not.", set(), id="at its beginning"),
        pytest.param('He said: "Oslo is."', set(), id="at that of a quotation"),
        pytest.param("the (Nordlys) ship", {"nordlys"}, id="in brackets"),
        pytest.param("in Østfold and Ålesund", {"østfold", "alesund"}, id="accents"),
        pytest.param("порт Берген и Осло", {"берген", "осло"}, id="Cyrillic"),
        pytest.param("στην Αθήνα", {"αθηνα"}, id="Greek"),
        pytest.param("with Smith & AT&T-men", {"smith", "at", "t", "men"}, id="signs"),
        pytest.param("in\n\nOslo", {"oslo"}, id="after other white space"),
        pytest.param("بندر تازه", set(), id="no capitals"),
    ],
)
def test_names(body: str, names: set[str]) -> None:
    assert wording_of(body).names == names


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        pytest.param("none", set(), id="none"),
        pytest.param("1,200 tonnes", {"12"}, id="thousands"),
        pytest.param("1200 tonnes", {"12"}, id="thousands without a comma"),
        pytest.param("1.2 thousand", {"12"}, id="of a unit"),
        pytest.param("0.5 per cent", {"5"}, id="a fraction"),
        pytest.param("0", {"0"}, id="zero"),
        pytest.param("000", {"0"}, id="zeros"),
        pytest.param("2026-11-03", {"2026", "11", "3"}, id="a date"),
        pytest.param("1.234.567,89", {"123456789"}, id="a long one"),
        pytest.param("۱٬۲۳۴٫۵", {"۱۲۳۴۵"}, id="Persian"),
        pytest.param("❶ ²", set(), id="signs are none"),
    ],
)
def test_figures(body: str, figures: set[str]) -> None:
    assert wording_of(body).figures == figures


@pytest.mark.parametrize(
    ("body", "contexts"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("a b", {}, id="two words"),
        pytest.param("a b c", {("a", "c"): "b"}, id="three"),
        pytest.param(
            "a b c a d c",
            {("a", "c"): "b", ("b", "a"): "c", ("c", "d"): "a"},
            id="the first stays",
        ),
    ],
)
def test_contexts(body: str, contexts: dict[tuple[str, str], str]) -> None:
    assert wording_of(body).contexts == contexts


@pytest.mark.parametrize(
    ("body", "shingles"),
    [
        pytest.param("a b", [], id="two words"),
        pytest.param(
            "a b c d", [("a", "b", "c"), ("b", "c", "d")], id="three in a row"
        ),
        pytest.param("新码头启用了", [("新码", "头启", "用了")], id="Chinese"),
    ],
)
def test_shingles(body: str, shingles: list[tuple[str, str, str]]) -> None:
    found = wording_of(body)
    assert (found.shingles, found.shingle_set) == (shingles, frozenset(shingles))


def test_the_lead_is_the_first_20_terms() -> None:
    found = wording_of(" ".join(f"w{number}" for number in range(30)))
    assert found.lead.terms == {f"w{number}" for number in range(20)}


@pytest.mark.parametrize(
    ("term", "told"),
    [
        pytest.param("of", 0, id="a short word"),
        pytest.param("quay", 2 / 3, id="a word"),
        pytest.param("harbour", 5 / 3, id="a longer one"),
        pytest.param("archaeologist", 7 / 3, id="9 letters tell as much as more"),
        pytest.param("2026", 2.5, id="a figure"),
        pytest.param("7", 1, id="a digit"),
        pytest.param("码头", 1, id="Chinese"),
        pytest.param("码", 0, id="one character"),
        pytest.param("اسکله", 1, id="Persian"),
    ],
)
def test_what_a_term_tells(term: str, told: float) -> None:
    assert weight(term) == pytest.approx(told)


EN, DE = (wording(language).vocabulary for language in ("en", "de"))


@pytest.mark.parametrize(
    ("one", "other", "names", "shared"),
    [
        pytest.param(Bag([]), Bag([]), frozenset(), 0, id="nothing"),
        pytest.param(Bag([]), EN, frozenset({"oslo"}), 0, id="nothing and a text"),
        pytest.param(Bag(["of"]), Bag(["of"]), frozenset(), 0, id="what tells nothing"),
        pytest.param(EN, EN, frozenset(), 1, id="itself"),
        pytest.param(EN, EN, frozenset({"oslo"}), 1, id="itself, with names"),
        pytest.param(Bag(["quay"]), EN, frozenset(), 1, id="a part"),
        pytest.param(
            Bag(["quay", "tree"]), Bag(["quay", "bush"]), frozenset(), 0.5, id="half"
        ),
        pytest.param(
            Bag(["quay", "tree"]),
            Bag(["quay", "bush"]),
            frozenset({"quay"}),
            (2 / 3 + 1.2) / (4 / 3 + 1.2),
            id="a name tells more",
        ),
    ],
)
def test_overlap(one: Bag, other: Bag, names: frozenset[str], shared: float) -> None:
    found = [overlap(one, other, names), overlap(other, one, names)]
    assert found == pytest.approx([shared] * 2)


@pytest.mark.parametrize(
    ("one", "other", "names", "share"),
    [
        pytest.param(Bag([]), EN, frozenset(), 1, id="nothing is told everywhere"),
        pytest.param(EN, Bag([]), frozenset(), 0, id="nowhere"),
        pytest.param(Bag(["quay"]), EN, frozenset(), 1, id="a part of it"),
        pytest.param(
            Bag(["quay", "tree"]),
            EN,
            frozenset({"quay"}),
            (2 / 3 + 1.2) / (4 / 3 + 1.2),
            id="a name tells more",
        ),
    ],
)
def test_share_told(one: Bag, other: Bag, names: frozenset[str], share: float) -> None:
    assert share_told(one, other, names) == pytest.approx(share)


@pytest.mark.parametrize(
    ("hours", "apart"),
    [
        pytest.param((0, 0), 0, id="at once"),
        pytest.param((0, 30.5), 30.5, id="later"),
        pytest.param((30.5, 0), 30.5, id="earlier"),
        pytest.param((None, 30), 0, id="one undated"),
        pytest.param((30, None), 0, id="the other undated"),
    ],
)
def test_hours_between(hours: tuple[float | None, float | None], apart: float) -> None:
    one, other = (wording_of("", hours=at) for at in hours)
    assert hours_between(one, other) == apart


def test_hours_between_days() -> None:
    one, other = (
        Wording(headline="", body="", at=NOON + days * timedelta(days=1))
        for days in (0, 2)
    )
    assert hours_between(one, other) == 48


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        pytest.param("4", "four", True, id="a figure and its name"),
        pytest.param("four", "4", True, id="the other way"),
        pytest.param("12", "dvanáct", True, id="in any language"),
        pytest.param("13", "thirteen", False, id="nobody spells it"),
        pytest.param("4", "5", False, id="two figures"),
        pytest.param("four", "five", False, id="two words"),
        pytest.param("2026", "four", False, id="a year"),
        pytest.param("4th", "four", False, id="a figure with letters"),
        pytest.param("❶", "one", False, id="a digit that is no number"),
        pytest.param("۴", "چهار", True, id="Persian"),
    ],
)
def test_a_small_figure_may_be_spelled(one: str, other: str, is_one: bool) -> None:
    assert is_spelled(one, other) is is_one


def test_every_language_has_its_length() -> None:
    # Hindi is left out: its words are cut at their vowel signs.
    assert STORIES.keys() - LENGTHS.keys() == {"hi"}
