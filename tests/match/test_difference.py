"""The difference of two texts: what it says of each case, and what holds of every one."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.match.difference import Change, Difference, difference
from wirecrawler.match.word_edits import EditKind

QUAY = "The port of Oslo opened its new quay on Tuesday, two years later than planned."
FERRIES = "Two ferries and a grain ship tied up within the first hour, the pilot said."
COST = "The quay cost 340 million kroner. The city and the state paid half of it each."
PIER = "The old pier closes in spring."

_SIGNS = {
    EditKind.SAME: "",
    EditKind.RESPELT: "~",
    EditKind.ADDED: "+",
    EditKind.LEFT_OUT: "-",
}


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def told(found: Difference) -> list[str]:
    """Return a line for each change: its kind, and its edits between signs."""
    return [
        f"{one.kind.value}: {''.join(_marked(one))}".replace("\n\n", "¶")
        for one in found.changes
    ]


def _marked(change: Change) -> Iterator[str]:
    for edit in change.edits:
        sign = _SIGNS[edit.kind]
        yield f"{sign}{edit.new or edit.old}{sign}"


CASES = {
    "nothing-of-nothing": ("", "", []),
    "a-text-of-nothing": ("", PIER, [f"added: +{PIER}+"]),
    "nothing-of-a-text": (PIER, " \n\n\u200b", [f"left_out: -{PIER}-"]),
    "the-same": (
        text(QUAY, PIER),
        text(QUAY, PIER),
        [f"same: {QUAY}", f"same: {PIER}"],
    ),
    "set-in-another-way": (
        "Fog, he\u00a0said - “never”.",
        'Fog,  he said – "never"\u200b.\n',
        ['same: Fog,  he said – "never"\u200b.'],
    ),
    "a-word": (
        QUAY,
        QUAY.replace("Tuesday", "Monday"),
        [f"changed: {QUAY}".replace("Tuesday", "-Tuesday-+Monday+")],
    ),
    "a-figure": (
        "It cost 3,000.5 kroner.",
        "It cost 3,000.4 kroner.",
        ["changed: It cost -3,000.5 -+3,000.4 +kroner."],
    ),
    "capitals-and-accents": (
        "The Harbour Master of Malmö spoke",
        "The harbour master of Malmo spoke",
        ["changed: The ~harbour master ~of ~Malmo ~spoke"],
    ),
    "a-sign": ("No, she said", "No she said", ["changed: No -, -she said"]),
    "a-paragraph-more": (
        text(QUAY, PIER),
        text(QUAY, FERRIES, PIER),
        [f"same: {QUAY}", f"added: +{FERRIES}+", f"same: {PIER}"],
    ),
    "a-paragraph-less": (
        text(QUAY, FERRIES, PIER),
        text(QUAY, PIER),
        [f"same: {QUAY}", f"left_out: -{FERRIES}-", f"same: {PIER}"],
    ),
    "another-paragraph-in-its-place": (
        text(QUAY, FERRIES, PIER),
        text(QUAY, COST, PIER),
        [
            f"same: {QUAY}",
            f"left_out: -{FERRIES}-",
            f"added: +{COST}+",
            f"same: {PIER}",
        ],
    ),
    "moved-up": (
        text(QUAY, FERRIES, PIER),
        text(PIER, QUAY, FERRIES),
        [f"moved: {PIER}", f"same: {QUAY}", f"same: {FERRIES}"],
    ),
    "moved-and-edited": (
        text(QUAY, FERRIES, PIER),
        text(QUAY, PIER.replace("spring", "May"), FERRIES),
        [
            f"same: {QUAY}",
            "moved: The old pier closes in -spring-+May+.",
            f"same: {FERRIES}",
        ],
    ),
    "too-short-to-be-moved": (
        text("Related:", QUAY),
        text(QUAY, "Related:"),
        ["left_out: -Related:-", f"same: {QUAY}", "added: +Related:+"],
    ),
    "split": (
        text(QUAY, COST),
        text(QUAY, *COST.split(". ", 1)).replace("kroner", "kroner."),
        [f"same: {QUAY}", f"same: {COST}".replace("kroner. ", "kroner.¶")],
    ),
    "made-one": (
        text(QUAY, FERRIES, COST),
        text(f"{QUAY} {FERRIES}", COST),
        [f"same: {QUAY} {FERRIES}", f"same: {COST}"],
    ),
    "cut-to-its-first-sentence": (
        COST,
        "The quay cost 340 million kroner.",
        [f"changed: {COST[:33]}-{COST[34:]}-"],
    ),
    "a-word-between-two-clauses-is-drowned": (
        "It rained in the whole of Bergen the day before they came.",
        "It snowed on every hill around the fjord when nobody was there.",
        [
            "left_out: -It rained in the whole of Bergen the day before they came.-",
            "added: +It snowed on every hill around the fjord when nobody was there.+",
        ],
    ),
    "a-list-of-which-every-line-changed": (
        text(*(f"Price of a barrel of oil: {day}" for day in range(30))),
        text(*(f"Price of a barrel of gas: {day}" for day in range(30))),
        [f"changed: Price of a barrel of -oil-+gas+: {day}" for day in range(30)],
    ),
    "split-beside-two-that-were-made-one": (
        text(QUAY, FERRIES, COST),
        text(f"{QUAY} {FERRIES}", COST.replace(" The city", "\n\nThe city")),
        [
            f"same: {QUAY} {FERRIES}",
            f"same: {COST}".replace(" The city", "¶The city"),
        ],
    ),
    "split-before-one-that-is-left-out": (
        text("Fog.", COST, PIER),
        COST.replace(" The city", "\n\nThe city"),
        [
            "left_out: -Fog.-",
            f"same: {COST}".replace(" The city", "¶The city"),
            f"left_out: -{PIER}-",
        ],
    ),
    "one-half-moved-to-another": (
        text(f"{QUAY} {PIER}", COST),
        text(QUAY, f"{COST} {PIER}"),
        [f"changed: {QUAY}-{PIER}-", f"changed: {COST} +{PIER}+"],
    ),
    "chinese": (
        "今天天气很好。",
        "昨天天气很好!",
        ["changed: -今-+昨+天天气很好-。-+!+"],
    ),
    "thai": ("กินข้าว", "กินขาว", ["changed: กิน-ข้-+ข+าว"]),
    "persian": (
        "نرخ دلار امروز ۳۴ تومان شد",
        "نرخ دلار دیروز ۳۴ تومان شد",
        ["changed: نرخ دلار -امروز -+دیروز +۳۴ تومان شد"],
    ),
    "points-and-joiners": ("مُحَمَّد می‌رود", "محمد میرود", ["changed: ~محمد ~میرود"]),
    "numbers-in-a-list": (
        text(*(f"Day {day}: price {day + 7} kroner" for day in range(40))),
        text(*(f"Day {day}: price {day + 7 + day // 39} kroner" for day in range(40))),
        [
            *(f"same: Day {day}: price {day + 7} kroner" for day in range(39)),
            "changed: Day 39: price -46 -+47 +kroner",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_tells_what_became_of_each_paragraph(name: str) -> None:
    old, new, expected = CASES[name]
    assert told(difference(old, new)) == expected


COUNTS = {
    "same": (QUAY, QUAY, (0, 0, 1.0)),
    "cut": (text(QUAY, PIER), PIER, (0, 15, 6 / 21)),
    "edited": (PIER, PIER.replace("spring", "early May"), (2, 1, 5 / 6)),
    "capitals": (PIER, PIER.upper(), (0, 0, 1.0)),
    "moved": (text(QUAY, PIER), text(PIER, QUAY), (0, 0, 1.0)),
    "of-nothing": ("", PIER, (6, 0, 1.0)),
    "nothing-in-common": (PIER, COST.partition(".")[0], (6, 6, 0.0)),
}


@pytest.mark.parametrize("name", COUNTS)
def test_it_counts_words(name: str) -> None:
    old, new, expected = COUNTS[name]
    found = difference(old, new)
    assert (found.added, found.left_out, found.kept) == pytest.approx(expected)


def test_words_between_changes_that_have_more_of_them_are_no_islands() -> None:
    old = f"{QUAY} {FERRIES} Nobody among them knew at all why the ships had left so early."
    new = f"{QUAY} {FERRIES} A storm out of the north why it broke some lines of the crew."
    (change,) = difference(old, new).changes
    assert [(edit.kind.value, edit.words) for edit in change.edits] == [
        ("same", 30),
        ("left_out", 13),
        ("added", 14),
        ("same", 0),
    ]


def test_places_are_those_of_each_text() -> None:
    found = difference(text(QUAY, FERRIES, PIER), text(PIER, QUAY, COST))
    assert [(one.kind.value, one.old_at, one.new_at) for one in found.changes] == [
        ("moved", 2, 0),
        ("same", 0, 1),
        ("left_out", 1, 2),
        ("added", 3, 2),
    ]


def long_text(seed: int, words: int, vocabulary: int) -> list[str]:
    choose = random.Random(seed)
    return [f"w{choose.randrange(vocabulary)}" for _ in range(words)]


def in_paragraphs(words: list[str], length: int) -> str:
    parts = (words[at : at + length] for at in range(0, len(words), length))
    return "\n\n".join(" ".join(part) for part in parts)


def test_one_paragraph_of_a_book_is_compared_word_by_word() -> None:
    words = long_text(1, 50_000, 3_000)
    edited = [f"{w}x" if at % 100 == 0 else w for at, w in enumerate(words)]
    found = difference(" ".join(words), " ".join(edited))
    assert (found.added, found.left_out, found.is_coarse) == (500, 500, False)


def test_a_book_cut_up_anew_has_the_same_words() -> None:
    words = long_text(2, 20_000, 3_000)
    found = difference(" ".join(words), in_paragraphs(words, 5))
    assert (found.added, found.left_out, found.is_coarse) == (0, 0, False)


def test_what_is_made_to_take_long_is_compared_coarsely() -> None:
    one, other = (" ".join(long_text(seed, 20_000, 2)) for seed in (3, 4))
    found = difference(f"{one} end", f"{other} end")
    assert (found.is_coarse, found.added > 19_000) == (True, True)


def test_what_is_made_to_be_divided_for_ever_is_compared_coarsely() -> None:
    ruler = "w0"
    for height in range(1, 14):
        ruler = f"{ruler} w{height} {ruler}"
    found = difference(ruler.replace("w2", "w2 old"), ruler.replace("w2", "w2 new"))
    assert (found.is_coarse, found.added > found.new_words // 2) == (True, True)


WORDS = st.sampled_from(
    "the port of Oslo opened a new quay on Tuesday Quay quay, “no” 3,000 10:15 - *** … é É"
    " خبر می‌رود 天 气 กิ कि \u200b \u00ad \u0301 \ud800".split(" ")
)
PARAGRAPHS = st.lists(WORDS, max_size=12).map(" ".join)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PARAGRAPHS, max_size=8).map("\n\n".join)
)


def joined(found: Difference, side: str) -> str:
    """Return one of the two texts, out of the edits, without white space."""
    changes = [one for one in found.changes if getattr(one, side)]
    changes.sort(key=lambda one: getattr(one, f"{side}_at"))
    return squeezed("".join(getattr(e, side) for one in changes for e in one.edits))


def squeezed(text: str) -> str:
    unseen = str.maketrans(
        dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
    )
    return "".join(text.translate(unseen).split())


@given(TEXTS, TEXTS)
def test_the_edits_make_up_both_texts(old: str, new: str) -> None:
    found = difference(old, new)
    assert (joined(found, "old"), joined(found, "new")) == (
        squeezed(old),
        squeezed(new),
    )


@given(TEXTS, TEXTS)
def test_changes_stand_in_the_order_of_the_new_text(old: str, new: str) -> None:
    found = difference(old, new)
    stand = [one.new_at for one in found.changes]
    kept = [c.old_at for c in found.changes if c.old and c.kind.value != "moved"]
    assert (stand, kept) == (sorted(stand), sorted(kept))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    found = difference(text, text)
    assert (found.is_none, found.added, found.left_out, found.kept) == (True, 0, 0, 1)


@given(TEXTS, TEXTS)
def test_what_is_added_one_way_is_left_out_the_other(old: str, new: str) -> None:
    there, back = difference(old, new), difference(new, old)
    assert (there.added, there.left_out) == (back.left_out, back.added)
    assert there.old_words - there.left_out == there.new_words - there.added
    assert 0 <= there.kept <= 1
