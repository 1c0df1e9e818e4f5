"""Likeness: the tables of what is one story, and of what is two."""

import pytest

from tests.factories import COAST_NEWS, HARBOUR_WIRE
from tests.match.apart import PAIRS
from tests.match.printings import (
    EDITS,
    FERRY_POST,
    OTHER,
    STORIES,
    edited,
    paragraphs,
    wording,
    wording_of,
)
from tests.match.rewrites import REWRITES
from wirecrawler.match.likeness import Likeness, MatchKind, likeness, opening_place
from wirecrawler.match.thresholds import Thresholds
from wirecrawler.match.wording import Wording

HEADLINE, BODY = STORIES["en"]
FIRST, SECOND, THIRD, LAST = paragraphs(BODY)

KINDS = {
    "cut to the lead": MatchKind.BRIEF,
    "cut by half": MatchKind.CUT,
    "last paragraph dropped": MatchKind.CUT,
    "a paragraph dropped": MatchKind.CUT,
    "reordered": MatchKind.EDITED,
    "a paragraph added below": MatchKind.CUT,
    "a paragraph added above the last": MatchKind.CUT,
}


def kinds(new: Wording, held: Wording) -> tuple[str | None, str | None]:
    """Return what `new` is to `held`, and what it would be the other way round."""
    found = likeness(new, held), likeness(held, new)
    there, back = (None if like is None else like.kind.value for like in found)
    return there, back


def of_coast(body: str, headline: str = HEADLINE, hours: float = 3) -> Wording:
    return wording_of(body, headline=headline, source=COAST_NEWS, hours=hours)


# Hindi words are cut at their vowel signs, so its lead counts as a longer text than it is.
@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("edit", EDITS)
def test_what_another_outlet_made_of_a_story(language: str, edit: str) -> None:
    headline, body = STORIES[language]
    new = of_coast(EDITS[edit](body), headline)
    assert kinds(new, wording(language)) == (KINDS[edit], KINDS[edit])


@pytest.mark.parametrize("language", STORIES)
def test_a_story_with_a_word_in_20_left_out(language: str) -> None:
    headline, body = STORIES[language]
    new = of_coast(edited(language, body), headline)
    assert kinds(new, wording(language)) == (MatchKind.EDITED, MatchKind.EDITED)


@pytest.mark.parametrize("edit", EDITS)
def test_a_story_in_hindi(edit: str) -> None:
    headline, body = STORIES["hi"]
    new = of_coast(EDITS[edit](body), headline)
    assert None not in kinds(new, wording("hi"))


def _american(body: str) -> str:
    pairs = (("harbour", "harbor"), ("colour", "color"), ("neighbours", "neighbors"),
             ("organised", "organized"), ("below", "under"), ("tied up", "docked"),
             ("pier", "dock"), ("asked a court", "asked a judge"))  # fmt: skip
    for here, there in pairs:
        body = body.replace(here, there)
    return body


SAME = {
    "the same words": (BODY, MatchKind.EDITED),
    "American spelling": (_american(BODY), MatchKind.EDITED),
    "figures in other forms": (
        BODY.replace("Two ferries", "2 ferries").replace("eleven weeks", "11 weeks"),
        MatchKind.EDITED,
    ),
    "a dateline and a foot": (
        f"OSLO, Nov. 3 (Harbour Wire) - {BODY}\n\nReporting by Ingrid Moen in Oslo",
        MatchKind.EDITED,
    ),
    "a brief of 30 words with a dateline": (
        f"OSLO (HW) — {FIRST[:180]}",
        MatchKind.BRIEF,
    ),
    "the lead retold, the rest kept": (
        (
            "After a delay of two years and at a third more than was planned, the port of Oslo"
            " has opened the quay that a shipping company from Bergen wanted to take over"
            " unfinished.\n\n"
            f"{SECOND}\n\n{THIRD}\n\n{LAST}"
        ),
        MatchKind.EDITED,
    ),
    "each paragraph turned round": (
        "\n\n".join(
            " ".join((*part.split(" ")[12:], *part.split(" ")[:12]))
            for part in paragraphs(BODY)
        ),
        MatchKind.EDITED,
    ),
    "every seventh word another": (
        " ".join(
            "quite" if at % 7 == 6 else word for at, word in enumerate(BODY.split())
        ),
        MatchKind.EDITED,
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_what_is_one_story_however_it_was_edited(name: str) -> None:
    body, kind = SAME[name]
    assert kinds(of_coast(body), wording()) == (kind, kind)


@pytest.mark.parametrize(
    ("new", "held", "told"),
    [
        pytest.param(
            f"{BODY}\n\n{OTHER}",
            BODY,
            Likeness(
                kind=MatchKind.CUT, containment=1.0, kept=1.0, added=61, left_out=0
            ),
            id="more than before",
        ),
        pytest.param(
            FIRST,
            BODY,
            Likeness(
                kind=MatchKind.BRIEF,
                containment=1.0,
                kept=0.2454,
                added=0,
                left_out=123,
            ),
            id="less than before",
        ),
        pytest.param(
            BODY.replace("a coal barge", "an old iron barge"),
            BODY,
            Likeness(
                kind=MatchKind.EDITED,
                containment=0.9752,
                kept=0.9877,
                added=3,
                left_out=2,
            ),
            id="some words others",
        ),
    ],
)
def test_what_was_kept_added_and_left_out(new: str, held: str, told: Likeness) -> None:
    assert likeness(of_coast(new), wording_of(held)) == told


@pytest.mark.parametrize("name", REWRITES)
def test_a_second_write_up_by_the_same_agency(name: str) -> None:
    assert kinds(*REWRITES[name]) == (MatchKind.REWRITE, MatchKind.REWRITE)


@pytest.mark.parametrize("name", REWRITES)
def test_a_second_write_up_by_another_agency_is_another_story(name: str) -> None:
    first, second = REWRITES[name]
    told = wording_of(second.body, headline=second.headline, source=FERRY_POST, hours=3)
    assert kinds(told, first) == (None, None)


@pytest.mark.parametrize("name", REWRITES)
def test_a_second_write_up_that_another_outlet_prints_with_credit(name: str) -> None:
    first, second = REWRITES[name]
    told = wording_of(
        second.body,
        headline=second.headline,
        source=FERRY_POST,
        hours=3,
        agencies=frozenset({HARBOUR_WIRE.agency.casefold()}),
    )
    assert kinds(told, first) == (MatchKind.REWRITE, MatchKind.REWRITE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("400", "700", id="another figure"),
        pytest.param("Havlinje", "Fjordlinje", id="another company"),
    ],
)
def test_another_announcement_of_the_same_kind(old: str, new: str) -> None:
    first, second = REWRITES["English"]
    told = wording_of(
        second.body.replace(old, new).replace("1996", "2003").replace("3.2", "4.8"),
        headline=second.headline.replace(old, new),
        hours=3,
    )
    assert kinds(told, first) == (None, None)


def test_a_second_write_up_that_shares_no_three_words() -> None:
    first, _ = REWRITES["English"]
    found = first.body.split()
    turned = [
        word for at in range(0, len(found) - 1, 2) for word in found[at + 1 :: -1][:2]
    ]
    told = wording_of(f"{' '.join(turned)}. {OTHER}", headline=first.headline, hours=1)
    assert told.shingle_set.isdisjoint(first.shingle_set)
    assert kinds(told, first) == (MatchKind.REWRITE, MatchKind.REWRITE)


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_two_stories_whatever_they_share(name: str) -> None:
    assert kinds(*PAIRS[name]) == (None, None)


@pytest.mark.parametrize(
    ("body", "hours", "kind"),
    [
        pytest.param(BODY, 2, "edited", id="sent again"),
        pytest.param(BODY, 90, "edited", id="sent again days later"),
        pytest.param(f"{BODY} More soon.", 2, "edited", id="with a line more"),
        pytest.param(BODY.replace("140", "160"), 30, None, id="with another figure"),
        pytest.param(FIRST, 90, None, id="its lead alone, days later"),
    ],
)
def test_what_a_source_sends_again(body: str, hours: float, kind: str | None) -> None:
    new = wording_of(body, headline=HEADLINE, hours=hours)
    assert kinds(new, wording()) == (kind, kind)


@pytest.mark.parametrize(
    ("thresholds", "is_one"),
    [
        pytest.param(Thresholds(), True, id="today's"),
        pytest.param(Thresholds(containment=0.99, reworded=0.99), False, id="stricter"),
    ],
)
def test_thresholds(thresholds: Thresholds, is_one: bool) -> None:
    new = of_coast(edited("en", BODY))
    assert (likeness(new, wording(), thresholds) is not None) is is_one


@pytest.mark.parametrize(
    ("before", "is_found"),
    [
        pytest.param("", True, id="at the start"),
        pytest.param(f"{OTHER}\n\n", True, id="below another"),
    ],
)
def test_where_an_opening_stands(before: str, is_found: bool) -> None:
    place = opening_place(wording(), wording_of(before + BODY))
    words_before = len(before.split())
    assert (place is not None and abs(place - words_before) <= 16) is is_found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("", BODY, id="nothing"),
        pytest.param("", "", id="nothing in nothing"),
        pytest.param(BODY, "", id="in nothing"),
        pytest.param(OTHER, BODY, id="another text"),
        pytest.param(BODY, f"{LAST} {THIRD}", id="its end alone"),
    ],
)
def test_an_opening_that_stands_nowhere(one: str, other: str) -> None:
    assert opening_place(wording_of(one), wording_of(other)) is None
