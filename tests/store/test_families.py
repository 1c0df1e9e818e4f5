"""Families: which stories the archive keeps together, and whom they take for the original."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import COAST_NEWS, HARBOUR_WIRE, NOON
from tests.match.apart import BACKGROUND, PAIRS, QUOTE
from tests.match.printings import (
    EDITS,
    FERRY_POST,
    OTHER,
    STORIES,
    edited,
    paragraphs,
    printing,
)
from tests.match.rewrites import REWRITES
from tests.store.conftest import TAG
from wirecrawler.match.decide import DecisionKind
from wirecrawler.match.wording import Wording
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive, Decision, Filing
from wirecrawler.store.models import sketches
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.story import Precision, Status, Story

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HEADLINE, BODY = STORIES["en"]
FIRST, SECOND, THIRD, LAST = paragraphs(BODY)
SOURCES = {one.slug: one for one in (HARBOUR_WIRE, COAST_NEWS, FERRY_POST)}
ISLAND = Source(slug="island", agency="Island Radio", home="https://island.example/")

Family = tuple[str, ...]
"""URLs, the original's first."""


def of_coast(body: str = BODY, hours: float = 3, slug: str = "quay") -> Story:
    return printing(body, source=COAST_NEWS, at=NOON + hours * HOUR, slug=slug)


def of_ferry(body: str = BODY, hours: float = 5, slug: str = "quay") -> Story:
    return printing(body, source=FERRY_POST, at=NOON + hours * HOUR, slug=slug)


def told(wording: Wording, slug: str) -> Story:
    """Return the story of `wording`, at an address of its own."""
    return printing(
        wording.body,
        headline=wording.headline,
        source=SOURCES[wording.source],
        at=wording.at,
        slug=slug,
    )


def filed(
    archive: Archive, stories: Sequence[Story], size: int = 1, days: float = 0
) -> list[Decision]:
    """File `stories`, so many at once; without a run, as `ingest` does."""
    filings = [Filing(run=None, story=story) for story in stories]
    return [
        decision
        for start in range(0, len(filings), size)
        for decision in archive.file(
            filings[start : start + size], now=NOON + days * DAY
        )
    ]


def families(query: Query) -> set[Family]:
    held = list(query.stories(StoryFilter(limit=0, statuses=frozenset(Status))))
    return {tuple(one.url for one in query.family(story.id)) for story in held}


def urls(*stories: Story) -> Family:
    return tuple(story.url for story in stories)


HOWEVER = pytest.mark.parametrize(
    ("size", "is_turned"),
    [
        pytest.param(1, False, id="one by one"),
        pytest.param(1, True, id="turned"),
        pytest.param(9, True, id="turned and at once"),
    ],
)

ANEW = f"{BACKGROUND}\n\n{QUOTE}\n\n{OTHER}"
HARBOUR = printing(BODY)
_REWRITE, _AGAIN = (
    told(one, f"havlinje-{number}") for number, one in enumerate(REWRITES["English"])
)

TOGETHER: dict[str, list[Story]] = {
    "the same words": [HARBOUR, of_coast(), of_ferry()],
    "edited": [HARBOUR, of_coast(edited("en", BODY))],
    "cut, each in its way": [
        HARBOUR,
        of_coast(f"{FIRST}\n\n{SECOND}"),
        of_ferry(f"{FIRST}\n\n{THIRD}"),
    ],
    "a copy of a copy": [
        HARBOUR,
        of_coast(f"{BODY}\n\n{OTHER}"),
        of_ferry(f"{FIRST}\n\n{OTHER}"),
    ],
    "a second write-up": [_REWRITE, _AGAIN],
    "undated": [HARBOUR, replace(of_coast(), published_at=None)],
}
"""dict: name -> stories of one family, the original first."""

LANGUAGES = {
    f"{edit} in {language}": [
        printing(body, headline=headline),
        printing(
            EDITS[edit](body), headline=headline, source=COAST_NEWS, at=NOON + HOUR
        ),
    ]
    for language, (headline, body) in STORIES.items()
    for edit in ("cut to the lead", "reordered")
}


@pytest.mark.parametrize("name", TOGETHER)
@HOWEVER
def test_one_family(
    emptied: tuple[Archive, Query], name: str, size: int, is_turned: bool
) -> None:
    archive, query = emptied
    stories = TOGETHER[name]
    filed(archive, stories[::-1] if is_turned else stories, size)
    assert families(query) == {urls(*stories)}


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_copy_in_any_language(archive: Archive, query: Query, name: str) -> None:
    filed(archive, LANGUAGES[name])
    assert families(query) == {urls(*LANGUAGES[name])}


APART: dict[str, list[Story]] = {
    **{
        name: [told(one, "1"), told(other, "2")] for name, (one, other) in PAIRS.items()
    },
    "a short text on another day": [
        printing(FIRST[:150], slug="monday"),
        printing(FIRST[:150], slug="tuesday", at=NOON + DAY),
    ],
    "years later": [HARBOUR, of_coast(edited("en", BODY), hours=24 * 400)],
}


@pytest.mark.parametrize("name", APART)
@HOWEVER
def test_stories_apart(
    emptied: tuple[Archive, Query], name: str, size: int, is_turned: bool
) -> None:
    archive, query = emptied
    stories = APART[name]
    filed(archive, stories[::-1] if is_turned else stories, size)
    assert families(query) == {urls(story) for story in stories}


_DE_HEADLINE, _DE_BODY = STORIES["de"]
_PARTS = [
    HARBOUR,
    printing(BACKGROUND, headline="Islands quarrel over bank", slug="bank"),
    printing(f"{OTHER}\n\n{QUOTE}", headline="Bakers feed the gulls", slug="buns"),
]
_DIGEST = printing(
    "\n\n".join(story.body for story in _PARTS),
    headline="The day in brief",
    source=COAST_NEWS,
    at=NOON + 9 * HOUR,
    slug="digest",
)


@pytest.mark.parametrize(
    "order",
    [
        pytest.param([0, 1, 2, 3], id="after its parts"),
        pytest.param([0, 1, 3, 2], id="after two of them"),
    ],
)
def test_a_digest_is_no_copy_of_its_parts(
    emptied: tuple[Archive, Query], order: list[int]
) -> None:
    archive, query = emptied
    stories = [*_PARTS, _DIGEST]
    filed(archive, [stories[number] for number in order])
    assert families(query) == {urls(story) for story in stories}


def test_a_digest_brings_no_copies_of_its_parts_together(
    emptied: tuple[Archive, Query],
) -> None:
    archive, query = emptied
    copy = printing(BODY, source=COAST_NEWS, at=NOON + 2 * HOUR, slug="copy")
    filed(archive, [*_PARTS, _DIGEST, copy])
    assert families(query) == {
        urls(HARBOUR, copy),
        *(urls(story) for story in (*_PARTS[1:], _DIGEST)),
    }


@pytest.mark.xfail(reason="by then nothing tells it from the story it opens with")
def test_a_digest_that_comes_first_is_no_copy_of_its_first_part(
    emptied: tuple[Archive, Query],
) -> None:
    archive, query = emptied
    filed(archive, [_DIGEST, *_PARTS])
    assert families(query) == {urls(story) for story in (*_PARTS, _DIGEST)}


UPPER, LOWER = f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("hours", "original", "reassigned"),
    [
        pytest.param(9, 1, ((2, "1"),), id="a later one"),
        pytest.param(0, 3, ((1, "1"), (2, "1")), id="the original"),
    ],
)
def test_what_brings_two_together_says_so(
    emptied: tuple[Archive, Query],
    hours: float,
    original: int,
    reassigned: tuple[tuple[int, str], ...],
) -> None:
    archive, _ = emptied
    whole = printing(BODY, at=NOON + hours * HOUR)
    *_, last = filed(archive, [of_coast(UPPER), of_ferry(LOWER), whole])
    assert last == Decision(
        kind=DecisionKind.COPY,
        story=3,
        family="1",
        original=original,
        reassigned=reassigned,
    )


def test_two_families_are_brought_together(emptied: tuple[Archive, Query]) -> None:
    archive, query = emptied
    parts = [
        of_coast(UPPER),
        of_ferry(LOWER),
        printing(UPPER, source=ISLAND, at=NOON + 6 * HOUR),
        printing(LOWER, source=ISLAND, at=NOON + 7 * HOUR, slug="lower"),
    ]
    filed(archive, [*parts, HARBOUR])
    assert families(query) == {urls(HARBOUR, *parts)}


@pytest.mark.parametrize("copies", ["same", "edited"])
def test_a_killed_story_has_no_copies(
    emptied: tuple[Archive, Query], copies: str
) -> None:
    archive, query = emptied
    filed(archive, [HARBOUR])
    archive.kill(1, editor="Jo", reason="x", now=NOON)
    body = BODY if copies == "same" else edited("en", BODY)
    decisions = filed(archive, [of_coast(body), of_ferry(body)])
    assert [(d.kind.value, d.family) for d in decisions] == [
        ("new", "2"),
        ("copy", "2"),
    ]
    assert query.story(1).status is Status.KILLED


def test_a_killed_member_leaves_its_family_to_the_others(
    emptied: tuple[Archive, Query],
) -> None:
    archive, query = emptied
    filed(archive, [HARBOUR, of_coast()])
    archive.kill(1, editor="Jo", reason="x", now=NOON)
    [decision] = filed(archive, [of_ferry(edited("en", BODY))])
    assert (decision.kind.value, decision.family) == ("copy", "1")
    assert query.story(3).family == "1"


ORIGINALS: dict[str, tuple[list[Story], Family]] = {
    "the first published": (
        [HARBOUR, of_coast(hours=-2)],
        urls(of_coast(), HARBOUR),
    ),
    "whom a copy credits": (
        [
            printing(BODY, agencies="Harbour Wire", source=COAST_NEWS, at=NOON - HOUR),
            HARBOUR,
        ],
        urls(HARBOUR, of_coast()),
    ),
    "a day counts as its end": (
        [
            replace(of_coast(hours=-12), published_precision=Precision.DAY),
            HARBOUR,
        ],
        urls(HARBOUR, of_coast()),
    ),
    "an undated one comes last": (
        [replace(of_coast(), published_at=None), HARBOUR],
        urls(HARBOUR, of_coast()),
    ),
    "the longer at the same instant": (
        [of_coast(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", hours=0), HARBOUR],
        urls(HARBOUR, of_coast()),
    ),
}


@pytest.mark.parametrize("name", ORIGINALS)
@HOWEVER
def test_the_original_is_found_anew(
    emptied: tuple[Archive, Query], name: str, size: int, is_turned: bool
) -> None:
    archive, query = emptied
    stories, family = ORIGINALS[name]
    filed(archive, stories[::-1] if is_turned else stories, size)
    assert families(query) == {family}


def test_a_new_date_may_make_a_copy_the_original(
    emptied: tuple[Archive, Query],
) -> None:
    archive, query = emptied
    run = archive.begin_run(COAST_NEWS, now=NOON)
    filed(archive, [HARBOUR, of_coast()])
    archive.file([Filing(run=run, story=of_coast(hours=-48))], now=NOON)
    assert families(query) == {urls(of_coast(), HARBOUR)}


# Two families of three, each whole, cut and edited, and a story of its own.
_SMALL = [
    HARBOUR,
    of_coast(edited("en", BODY)),
    of_ferry(f"{FIRST}\n\n{SECOND}"),
    printing(_DE_BODY, headline=_DE_HEADLINE, slug="kai"),
    printing(
        "\n\n".join(paragraphs(_DE_BODY)[:3]),
        headline="Neuer Kai in Oslo",
        source=COAST_NEWS,
        at=NOON + HOUR,
        slug="kai",
    ),
    printing(
        edited("de", _DE_BODY),
        headline="Oslo eröffnet Kai",
        source=FERRY_POST,
        at=NOON + 2 * HOUR,
        slug="kai",
    ),
    _PARTS[1],
]


@settings(deadline=None, max_examples=8)
@given(order=st.permutations(_SMALL), size=st.integers(1, 7))
def test_whatever_the_order_of_arrival_the_same_families(
    tmp_path_factory: pytest.TempPathFactory,
    sqlite_template: Path,
    order: list[Story],
    size: int,
) -> None:
    path = tmp_path_factory.mktemp("order") / "wire.db"
    path.write_bytes(sqlite_template.read_bytes())
    url = f"sqlite:///{path}"
    with Archive.open(url, tag=TAG) as archive, Query.open(url, tag=TAG) as query:
        filed(archive, order, size)
        assert families(query) == {
            urls(*_SMALL[:3]),
            urls(*_SMALL[3:6]),
            urls(_SMALL[6]),
        }


def test_filing_again_changes_nothing(emptied: tuple[Archive, Query]) -> None:
    archive, query = emptied
    filed(archive, _SMALL)
    before = families(query), query.count(StoryFilter())
    decisions = filed(archive, _SMALL, days=1)
    assert {decision.kind.value for decision in decisions} == {"unchanged"}
    assert (families(query), query.count(StoryFilter())) == before


def test_a_revised_original_does_not_hide_its_copies(
    emptied: tuple[Archive, Query],
) -> None:
    archive, query = emptied
    run = archive.begin_run(HARBOUR_WIRE, now=NOON)
    filed(archive, [HARBOUR, of_coast()])
    told_anew = printing(ANEW.replace("forty years", "fifty years"))
    archive.file([Filing(run=run, story=told_anew)], now=NOON + DAY)
    [decision] = filed(archive, [of_ferry(edited("en", BODY))])
    assert (decision.kind.value, decision.family) == ("copy", "1")
    assert query.story(1).revision == 2


def test_a_revision_is_found_by_its_new_text(emptied: tuple[Archive, Query]) -> None:
    archive, query = emptied
    run = archive.begin_run(HARBOUR_WIRE, now=NOON)
    filed(archive, [HARBOUR])
    archive.file([Filing(run=run, story=printing(ANEW))], now=NOON + DAY)
    decisions = filed(
        archive, [of_coast(edited("en", BODY)), of_ferry(edited("en", ANEW))]
    )
    assert [(d.kind.value, d.family) for d in decisions] == [
        ("new", "2"),
        ("copy", "1"),
    ]
    with archive._engine.connect() as connection:
        kept = select(sketches.c.feature).where(sketches.c.story == 1)
        rows = set(connection.scalars(kept))
    assert rows == set(printing(ANEW).sketch)
    assert query.story(1).revision == 2
