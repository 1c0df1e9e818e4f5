"""What of the store may leave the house, chosen in SQL: what the gate would say of each story."""

import operator
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from tests.factories import HARBOUR_WIRE, NOON, make_sketched, make_story
from wirecrawler.credit import Gate
from wirecrawler.source import CC_BY_4, EU_BAN, EXCERPT, LINK_ONLY, Source, Terms, Use
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.store.filters import StoryFilter, within
from wirecrawler.store.query import Query
from wirecrawler.story import Story

TAG = "wire.example,2026"
YESTERDAY = (NOON - timedelta(days=1)).date()
LAPSED = replace(CC_BY_4, expires_on=YESTERDAY)


def source(slug: str, terms: Terms, *, is_banned: bool = False) -> Source:
    cautions = (EU_BAN,) if is_banned else ()
    home = f"https://{slug}.example/"
    return replace(HARBOUR_WIRE, slug=slug, home=home, terms=terms, cautions=cautions)


OPEN = source("open", CC_BY_4)
QUOTED = source("quoted", EXCERPT)
LINKED = source("linked", LINK_ONLY)
LATE = source("late", LAPSED)
BANNED = source("banned", CC_BY_4, is_banned=True)
SOURCES = (OPEN, QUOTED, LINKED, LATE, BANNED)


@pytest.fixture
def query(empty_database: str) -> Iterator[Query]:
    """A story of each source under each use."""
    with Archive.open(empty_database, tag=TAG) as archive:
        for of in SOURCES:
            run = archive.begin_run(of, now=NOON)
            stories = [
                make_story(
                    source=of,
                    url=f"https://{of.slug}.example/{use}",
                    body=f"The text of {of.slug}, {use}.",
                    terms=Terms(use=use),
                    headline=f"{of.slug} {use}",
                )
                for use in Use
            ]
            archive.file([Filing(run=run, story=s) for s in stories], now=NOON)
    with Query.open(empty_database, tag=TAG) as reader:
        yield reader


@pytest.mark.parametrize("withheld", [{}, {"eu-ban": ""}, {"open": "", "linked": ""}])
@pytest.mark.parametrize("use", [None, *Use])
def test_the_filter_takes_what_the_gate_lets_out_of_that_use(
    query: Query, use: Use | None, withheld: dict[str, str]
) -> None:
    gate = Gate(today=NOON.date(), withheld=withheld)
    chosen = within(StoryFilter(terms=use), gate, query.sources().values())
    printed = gate.printed(query.stories(StoryFilter()))
    wanted = [s.headline for s in printed if use in (None, s.terms.use)]
    found = [story.headline for story in query.stories(chosen)]
    assert (found, query.count(chosen)) == (wanted, len(wanted))


def test_a_page_keeps_its_length(query: Query) -> None:
    gate = Gate(today=NOON.date(), withheld={"eu-ban": "", "late": "", "linked": ""})
    chosen = within(StoryFilter(limit=5), gate, query.sources().values())
    assert [story.source.slug for story in query.stories(chosen)] == [
        *["quoted"] * 3,
        *["open"] * 2,
    ]


def test_what_is_declared_since_the_last_crawl_counts(query: Query) -> None:
    gate = Gate(
        today=NOON.date(),
        withheld={"eu-ban": ""},
        declared={
            "open": source("open", LINK_ONLY),
            "late": replace(BANNED, slug="late"),
        },
    )
    chosen = within(StoryFilter(terms=Use.LINK), gate, query.sources().values())
    found = [story.headline for story in query.stories(chosen)]
    assert sorted(found) == [
        "linked excerpt", "linked full", "linked link", "open excerpt", "open full",
        "open link", "quoted link",
    ]  # fmt: skip


def test_stories_that_credit_a_withheld_agency_are_left_out(
    empty_database: str,
) -> None:
    credited = ("", "TASS", "AFP, TASS", "TASS, AFP", "AFP", "TASS-Sport")
    with Archive.open(empty_database, tag=TAG) as archive:
        run = archive.begin_run(OPEN, now=NOON)
        stories = [
            make_story(
                source=OPEN,
                url=f"https://open.example/{n}",
                body=f"Text {n}.",
                headline=f"Credits {agencies}",
                evidence={"agencies": agencies} if agencies else {},
            )
            for n, agencies in enumerate(credited)
        ]
        archive.file([Filing(run=run, story=s) for s in stories], now=NOON)
    tass = replace(source("tass_en", CC_BY_4, is_banned=True), agency="TASS")
    gate = Gate(today=NOON.date(), withheld={"eu-ban": ""}, declared={"tass_en": tass})
    with Query.open(empty_database, tag=TAG) as reader:
        chosen = within(StoryFilter(limit=2), gate, reader.sources().values())
        found = [
            story.headline
            for offset in (0, 2)
            for story in reader.stories(replace(chosen, offset=offset))
        ]
        every = list(reader.stories(StoryFilter()))
    printed = [story.headline for story in gate.printed(every)]
    assert (found, sorted(found)) == (
        printed,
        ["Credits ", "Credits AFP", "Credits TASS-Sport"],
    )


# Copies: every source and use under the original of every other.


def family(number: int, *printings: tuple[Source, Use, str]) -> list[Story]:
    """Return the printings of one text, an hour apart: source, use, agencies credited."""
    body = " ".join(f"w{number}x{at}" for at in range(40))
    return [
        make_sketched(
            source=of,
            url=f"https://{of.slug}.example/{number}-{hours}",
            body=body,
            terms=Terms(use=use),
            published_at=NOON + timedelta(hours=hours),
            evidence={"agencies": agencies} if agencies else {},
        )
        for hours, (of, use, agencies) in enumerate(printings)
    ]


def families() -> list[list[Story]]:
    pairs = [
        ((original, first, ""), (copy, use, ""))
        for original, copy in product(SOURCES, SOURCES)
        for first, use in product(Use, Use)
        if original is not copy
    ]
    # Two copies: where most of a family credit an agency, a story that does is no original.
    crediting = [
        ((OPEN, Use.FULL, agencies), (QUOTED, Use.FULL, ""), (LINKED, Use.FULL, ""))
        for agencies in ("TASS", "AFP, TASS", "AFP")
    ]
    return [family(n, *one) for n, one in enumerate([*pairs, *crediting])]


@pytest.fixture
def copied(empty_database: str) -> Iterator[Query]:
    told = families()
    with Archive.open(empty_database, tag=TAG) as archive:
        runs = {of.slug: archive.begin_run(of, now=NOON) for of in SOURCES}
        filings = [
            Filing(run=runs[story.source.slug], story=story)
            for one in told
            for story in one
        ]
        for start in range(0, len(filings), 200):
            archive.file(filings[start : start + 200], now=NOON)
        killed = range(1, len(filings), 7)
        for number in killed:
            archive.kill(number, editor="Jo Berg", reason="an error", now=NOON)
    with Query.open(empty_database, tag=TAG) as reader:
        yield reader


TASS = replace(source("tass_en", CC_BY_4, is_banned=True), agency="TASS")
GATES: dict[str, dict[str, Any]] = {
    "today": {},
    "tomorrow, once the last are over": {"today": NOON.date() + timedelta(days=1)},
    "a slug": {"withheld": {"open": ""}},
    "two": {"withheld": {"quoted": "an order", "late": ""}},
    "a tag, and who is credited": {
        "withheld": {"eu-ban": ""}, "declared": {"tass_en": TASS},
    },
    "credited alone": {"withheld": {"tass_en": ""}, "declared": {"tass_en": TASS}},
    "declared since": {
        "withheld": {"eu-ban": ""},
        "declared": {
            "open": source("open", EXCERPT),
            "linked": source("linked", CC_BY_4),
            "quoted": replace(BANNED, slug="quoted"),
        },
    },
    "all of it open": {
        "declared": {of.slug: replace(of, terms=CC_BY_4) for of in SOURCES}
    },
}  # fmt: skip


def use_of(story: Story, gate: Gate) -> Use | None:
    shown = gate.printable(story)
    return None if shown is None else shown.terms.use


def test_of_copies_too_the_filter_takes_what_the_gate_lets_out(copied: Query) -> None:
    every = list(copied.stories(StoryFilter(limit=0)))
    wanted: dict[tuple[str, Use | None], list[int]] = {}
    found: dict[tuple[str, Use | None], list[int]] = {}
    counted: dict[tuple[str, Use | None], int] = {}
    decided: dict[str, int] = {}  # stories of which less is printed for their original
    for name, changes in GATES.items():
        gate = replace(Gate(today=NOON.date(), withheld={}), **changes)
        uses = {story.id: use_of(story, gate) for story in every}
        alone = [use_of(replace(story, original=None), gate) for story in every]
        decided[name] = sum(map(operator.ne, uses.values(), alone))
        for use in (None, *Use):
            asked = StoryFilter(terms=use, limit=0)
            chosen = within(asked, gate, copied.sources().values())
            key = name, use
            wanted[key] = [
                n for n, held in uses.items() if held and use in (None, held)
            ]
            found[key] = [story.id for story in copied.stories(chosen)]
            counted[key] = copied.count(chosen)
    assert (found, counted, min(decided.values()) > 40) == (
        wanted,
        {key: len(numbers) for key, numbers in wanted.items()},
        True,
    )


def test_the_house_chooses_by_what_was_filed(copied: Query) -> None:
    every = list(copied.stories(StoryFilter(limit=0)))
    found = {
        use: [story.id for story in copied.stories(StoryFilter(terms=use, limit=0))]
        for use in Use
    }
    assert found == {
        use: [story.id for story in every if story.terms.use is use] for use in Use
    }


def test_the_sources_are_those_that_were_crawled(query: Query) -> None:
    assert query.sources() == {of.slug: of for of in SOURCES}
