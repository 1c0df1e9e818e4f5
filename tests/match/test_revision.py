"""What a second look at a page comes to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.match.look import Change, Look, LookKind, Printing
from wirecrawler.match.revision import differing, revision_of
from wirecrawler.story import Precision

NINE = datetime(2026, 11, 3, 9, 15, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)
MIDNIGHT = datetime(2026, 11, 3, tzinfo=UTC)

LEDE = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned and a third"
    " over its budget of 1,200 million crowns."
)
SECOND = (
    "Two ferries and a grain ship tied up within the first hour, the harbour master said, and a"
    " fourth was waiting in the fjord for its pilot."
)
THIRD = (
    "“It’s been a long wait,” said Ingrid Moen, who has sold coffee to dockers since 1988 — the"
    " kiosk moves to the quay’s northern end in spring."
)
BOX = "Ingrid Moen writes about the coast. Tips: write to the newsroom."
SHARE = "Share this with friends in the north."
BODY = f"{LEDE}\n\n{SECOND}\n\n{THIRD}"

HELD = Printing(
    headline="Port opens new quay",
    body=BODY,
    published_at=NINE,
    published_precision=Precision.SECOND,
    seen_at=NINE + 2 * HOUR,
)
SAME = Look(kind=LookKind.SAME)


def body(*paragraphs: str) -> dict[str, Any]:
    return {"body": "\n\n".join(paragraphs)}


def swapped(old: str, new: str) -> dict[str, Any]:
    assert old in BODY
    return {"body": BODY.replace(old, new)}


def at(
    instant: datetime | None,
    precision: Precision | None = Precision.SECOND,
    **more: Any,
) -> dict[str, Any]:
    return {"published_at": instant, "published_precision": precision, **more}


def revision(*, keeps_date: bool = False, **change: Any) -> Look:
    return Look(kind=LookKind.REVISION, change=Change(**change), keeps_date=keeps_date)


def refused(reason: str) -> Look:
    return Look(kind=LookKind.REFUSED, reason=reason)


ONE_CHANGED = revision(changed=1)

TEXTS: dict[str, tuple[dict[str, Any], Look]] = {
    "nothing": ({}, SAME),
    # What a reader reads.
    "a letter": (swapped("grain ship", "train ship"), ONE_CHANGED),
    "a capital": (swapped("grain ship", "Grain ship"), ONE_CHANGED),
    "a digit": (swapped("1988", "1989"), ONE_CHANGED),
    "a comma in a number": (swapped("1,200", "12,00"), ONE_CHANGED),
    "a comma in a sentence": (swapped("hour, the", "hour the"), ONE_CHANGED),
    "a paragraph more": (body(LEDE, SECOND, THIRD, "It rained."), revision(added=1)),
    "a paragraph less": (body(LEDE, THIRD), revision(removed=1)),
    "two changed, one added": (
        body(LEDE[:-1] + "!", SECOND[:-1] + "!", "A band played.", THIRD),
        revision(changed=2, added=1),
    ),
    "paragraphs in another order": (
        body(SECOND, LEDE, THIRD),
        revision(added=1, removed=1),
    ),
    "a headline": ({"headline": "Oslo port opens"}, revision(headline=True)),
    "headline and text": (
        {"headline": "Oslo port opens"} | swapped("1988", "1989"),
        revision(headline=True, changed=1),
    ),
    "a notice": (
        body(LEDE, SECOND, THIRD, "Correction: it opened on Tuesday.")
        | {"notice": "Correction: it opened on Tuesday."},
        revision(notice=True, added=1),
    ),
    # How it is set.
    "white space": (swapped("new quay", "new \xa0quay\u2009"), SAME),
    "a paragraph in two": (swapped("hour, the", "hour,\n\nthe"), SAME),
    "straight quotes": (swapped("“It’s", "\"It's"), SAME),
    "another dash": (swapped("1988 — the", "1988 -- the"), SAME),
    "an entity": (swapped("“It’s", "&ldquo;It&#8217;s"), SAME),
    "soft hyphens": (swapped("harbour", "har\u00adbour\u200b"), SAME),
    "a decomposed letter": ({"headline": "Port opens new quay\u200f"}, SAME),
    "a headline in capitals": ({"headline": "PORT OPENS NEW QUAY"}, SAME),
    # What counts itself up.
    "a counter": (body("3 min read", LEDE, SECOND, "124 comments", THIRD), SAME),
    "a counter in the headline": (
        {"headline": "Port opens new quay (7 comments)"},
        SAME,
    ),
    "a relative time": (body("Updated 5 minutes ago", LEDE, SECOND, THIRD), SAME),
    "a score": (body(LEDE, SECOND, THIRD, "Lyn 3, Vard 2"), revision(added=1)),
    # Boilerplate.
    "boilerplate": (body(SHARE, LEDE, SECOND, THIRD, BOX), SAME),
    "boilerplate and a digit": (
        body(SHARE, LEDE, SECOND, THIRD.replace("1988", "1989"), BOX),
        ONE_CHANGED,
    ),
    # Walls and stubs.
    "no text": ({"body": " "}, refused("no text")),
    "no headline": ({"headline": ""}, refused("no headline")),
    "a part": (
        body(LEDE) | {"partial": True, "headline": "Subscribe"},
        refused("part only"),
    ),
    "an opening": (
        {"body": LEDE[:60]},
        refused(f"much shorter: 60 of {len(BODY)} characters"),
    ),
    "an opening and a wall": (
        body(LEDE[:60], "To read on, take out a subscription. Members log in here."),
        refused(f"much shorter: 119 of {len(BODY)} characters"),
    ),
    "a few words": (
        {"body": "Please reload."},
        refused(f"much shorter: 14 of {len(BODY)} characters"),
    ),
    "an opening under another headline": (
        {"headline": "Sign in", "body": LEDE},
        refused(f"much shorter: {len(LEDE)} of {len(BODY)} characters"),
    ),
    "cut, with a notice": (
        body(LEDE, "Correction: no ship was waiting.")
        | {"notice": "Correction: no ship was waiting."},
        revision(notice=True, changed=1, removed=1),
    ),
    "told anew in fewer words": (
        body(
            "Oslo opened its quay on Tuesday. Ferries and grain ships tied up soon, while"
            " Ingrid Moen and other dockers waited for coffee: her kiosk only moves in spring."
        ),
        revision(changed=1, removed=2),
    ),
    "a wall of robots": (
        body(
            "Checking your browser before you continue. Enable scripts and cookies, then"
            " reload this window; automated requests are refused by our security provider. Contact"
            " the owner of this website, with number 8f2c-11, when you believe that you were"
            " blocked by mistake."
        )
        | {"headline": "Just a moment..."},
        refused("another text"),
    ),
    "another matter that the source lists": (
        body(
            "Mushrooms fill the baskets around Lillehammer after weeks without night frosts;"
            " collectors should avoid yellow ones, physicians warned, since poisonings doubled. A"
            " school in Hamar teaches which to leave, with wooden models that its pupils carved"
            " and painted red, brown or white."
        )
        | {"headline": "Mushrooms everywhere", "listed": "Mushrooms everywhere, eat few"},
        revision(headline=True, changed=1, removed=2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_page_says_when_it_is_read_again(name: str) -> None:
    changes, expected = TEXTS[name]
    look = revision_of(HELD, replace(HELD, **changes), boilerplate=[BOX, SHARE])
    assert look == expected


DAY = Precision.DAY
DATES: dict[str, tuple[dict[str, Any], dict[str, Any], Look]] = {
    "lost": ({}, at(None, None), SAME),
    "never there": (at(None, None), at(None, None), SAME),
    "found": (at(None, None), {}, revision(date=True)),
    "the day alone is left": ({}, at(MIDNIGHT, DAY), SAME),
    "another day alone is left": ({}, at(MIDNIGHT + 48 * HOUR, DAY), SAME),
    "made exact": (at(MIDNIGHT, DAY), at(NINE), revision(date=True)),
    "made exact, by a zone on the day before": (
        at(MIDNIGHT, DAY),
        at(MIDNIGHT - 3 * HOUR),
        revision(date=True),
    ),
    "exact, of a later update": (
        at(MIDNIGHT, DAY),
        at(NINE + 99 * HOUR, updated_at=NINE + 99 * HOUR),
        SAME,
    ),
    "exact, of an earlier day": (
        at(MIDNIGHT, DAY),
        at(NINE - 99 * HOUR),
        revision(date=True),
    ),
    "without its seconds": ({}, at(NINE.replace(second=0), Precision.MINUTE), SAME),
    "earlier": ({}, at(NINE - HOUR), revision(date=True)),
    "later": ({}, at(NINE + HOUR), revision(date=True)),
    "moved to the update": ({}, at(NINE + HOUR, updated_at=NINE + HOUR), SAME),
    "later, updated later still": (
        {},
        at(NINE + HOUR, updated_at=NINE + 2 * HOUR),
        revision(date=True),
    ),
    "after it was read": ({}, at(NINE + 3 * HOUR), SAME),
    "embargoed, and moved": (
        at(NINE + 20 * HOUR),
        at(NINE + 30 * HOUR),
        revision(date=True),
    ),
    "later, read nobody knows when": (
        {"seen_at": None},
        at(NINE + 99 * HOUR),
        revision(date=True),
    ),
    "another day": (
        at(MIDNIGHT, DAY),
        at(MIDNIGHT - 24 * HOUR, DAY),
        revision(date=True),
    ),
    "updated alone": ({}, {"updated_at": NINE + HOUR}, SAME),
    "lost, and the text changed": (
        {},
        at(None, None) | swapped("1988", "1989"),
        revision(changed=1, keeps_date=True),
    ),
    "the day alone, and the text changed": (
        {},
        at(MIDNIGHT, DAY) | swapped("1988", "1989"),
        revision(changed=1, keeps_date=True),
    ),
    "moved to the update, and the text changed": (
        {},
        at(NINE + HOUR, updated_at=NINE + HOUR) | swapped("1988", "1989"),
        revision(changed=1, keeps_date=True),
    ),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_of_publication(name: str) -> None:
    held, changes, expected = DATES[name]
    before = replace(HELD, **held)
    assert revision_of(before, replace(HELD, **changes)) == expected


FLASH = "Smoke over the harbour of Oslo. More to come."
GREW: dict[str, tuple[str, str, str, Look]] = {
    "a flash that grew": (
        FLASH,
        BODY,
        "Quay opens under smoke of fireworks",
        revision(headline=True, changed=1, added=2),
    ),
    "a flash that shrank": (FLASH, "Smoke over Oslo.", "Smoke", revision(changed=1)),
    "a part that became whole": (LEDE, BODY, "Smoke", revision(added=2)),
    "Chinese that was cut": (
        "周二，奥斯陆港启用新码头，比原计划晚了两年，超出预算三分之一。两艘渡轮和一艘运粮船在第一小时内靠岸。",
        "周二，奥斯陆港启用新码头。",
        "Smoke",
        refused("much shorter: 13 of 50 characters"),
    ),
    "Persian by another keyboard": (
        "بندر اسلو اسکله ۱۲ را گشود و می‌گوید",
        "بندر اسلو اسكله 12 را گشود و مي گويد",
        "Smoke",
        SAME,
    ),
    "Persian with another number": (
        "بندر اسلو اسکله ۱۲ را گشود",
        "بندر اسلو اسکله ۱۳ را گشود",
        "Smoke",
        revision(changed=1),
    ),
}


@pytest.mark.parametrize("name", GREW)
def test_short_texts_and_other_scripts(name: str) -> None:
    before, after, headline, expected = GREW[name]
    held = Printing(headline="Smoke", body=before)
    assert revision_of(held, Printing(headline=headline, body=after)) == expected


def test_boilerplate_that_goes_takes_nothing_of_the_text_along() -> None:
    before = replace(
        HELD, **body(LEDE, BOX, SECOND, *[f"{SHARE} {n}" for n in range(30)])
    )
    shown = [BOX, *[f"{SHARE} {n}" for n in range(30)]]
    after = replace(HELD, **body(LEDE, SECOND, "It rained."))
    assert revision_of(before, after, boilerplate=shown) == revision(added=1)


DIFFERING = {
    "nothing": (("a", "b"), ("a", "b"), ()),
    "typography": (("a", "“b”"), ("a", '"b"'), ()),
    "one": (("a", "b", "c"), ("a", "d", "c"), ("b", "d")),
    "one moved": (("a", "b", "c", "d"), ("a", "c", "b", "d"), ("b", "c")),
    "one more": (("a", "c"), ("a", "b", "c"), ("b",)),
    "one twice": (("a", "a"), ("a",), ("a",)),
    "all": (("a",), ("",), ("a",)),
}


@pytest.mark.parametrize(("old", "new", "expected"), DIFFERING.values(), ids=DIFFERING)
def test_the_paragraphs_in_which_bodies_differ(
    old: tuple[str, ...], new: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert differing("\n\n".join(old), "\n\n".join(new)) == expected


PRINTINGS = st.builds(
    Printing,
    headline=st.text(max_size=20),
    body=st.lists(st.text(max_size=30), max_size=5).map("\n\n".join),
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    published_precision=st.none() | st.sampled_from(Precision),
    partial=st.booleans(),
)


@given(PRINTINGS)
def test_a_page_that_says_what_it_said_is_the_same(printing: Printing) -> None:
    assert revision_of(printing, printing) == SAME


@given(PRINTINGS, PRINTINGS)
def test_a_page_of_any_kind_comes_to_something(
    before: Printing, after: Printing
) -> None:
    look = revision_of(before, after, boilerplate=differing(before.body, after.body))
    assert bool(look.reason) == (look.kind is LookKind.REFUSED)
    assert (look.change == Change()) == (look.kind is not LookKind.REVISION)
