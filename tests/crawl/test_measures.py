"""What the pages come to that a run reads."""

from datetime import UTC, datetime
from math import log
from typing import Any

import pytest

from tests.factories import HARBOUR_WIRE, NOON, make_entry, make_fetch
from wirecrawler.crawl.measures import Measures, was_read
from wirecrawler.outcome import Fate
from wirecrawler.store.days import Lost, Measured
from wirecrawler.store.listing import Listing
from wirecrawler.story import (
    Image,
    Kind,
    Missing,
    ParsedDate,
    Precision,
    RawDate,
    RawStory,
)


def _page(**facts: Any) -> RawStory:
    return RawStory(
        source=HARBOUR_WIRE, entry=make_entry(), fetch=make_fetch(), **facts
    )


_WHOLE = _page(
    headline="Port opens new quay",
    byline=("By Ingrid Moen",),
    published=RawDate(text="3 November", evidence="time"),
    lede="The port.",
    body="x" * 100,
    section="Ports",
    keywords=("ports",),
    images=(Image(url="https://harbourwire.example/quay.jpg"),),
    language="en",
)
_ALL = ("headline", "byline", "published_at", "lede", "body", "section", "keywords",
        "images", "language")  # fmt: skip
_LOST = Missing(field="body", selector=".story-text", instead=".text")


def _measured(*pages: RawStory, is_first: bool = True) -> Measured:
    measures = Measures()
    for page in pages:
        measures.add(page, is_first=is_first)
    return measures.taken()


def test_what_pages_have_is_counted() -> None:
    bare = _page(body="y" * 50, missing=(_LOST,))
    assert _measured(_WHOLE, bare) == Measured(
        pages=2,
        stories=2,
        body_chars=150,
        body_logs=log(100) + log(50),
        filled=dict.fromkeys(_ALL, 1) | {"body": 2},
        missing={
            "body": Lost(selector=".story-text", times=1, fresh=1, instead=".text")
        },
    )


def test_pages_that_are_looked_at_again_are_no_new_stories() -> None:
    page = _page(headline="Quay", missing=(_LOST,))
    assert _measured(page, page, is_first=False) == Measured(
        pages=2,
        stories=0,
        filled={"headline": 2},
        missing={
            "body": Lost(selector=".story-text", times=2, fresh=0, instead=".text")
        },
    )


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.STORY])
def test_what_is_no_story_does_not_count(kind: Kind) -> None:
    assert _measured(_page(kind=kind, headline="Latest")) == Measured()


_READ = ParsedDate(
    instant=datetime(2026, 11, 3, tzinfo=UTC), precision=Precision.DAY, zone=None
)


@pytest.mark.parametrize(
    ("date", "filled"),
    [
        pytest.param(None, {}, id="none"),
        pytest.param(
            RawDate(text="soon", evidence="time", rule="shown"), {}, id="unreadable"
        ),
        pytest.param(
            RawDate(text="3 November", evidence="time", reading=_READ, rule="shown"),
            {"published_at": 1},
            id="read",
        ),
        pytest.param(
            RawDate(text="3 November", evidence="entry"),
            {"published_at": 1},
            id="read later",
        ),
    ],
)
def test_a_date_that_names_no_time_is_none(
    date: RawDate | None, filled: dict[str, int]
) -> None:
    assert _measured(_page(published=date)).filled == filled


def test_the_field_of_a_selector_goes_by_the_name_in_the_record() -> None:
    page = _page(missing=(Missing(field="published", selector="time"),))
    assert _measured(page).missing.keys() == {"published_at"}


def _listing(fate: Fate, reason: str, story: int | None = None) -> Listing:
    return Listing(
        entry=make_entry(),
        mark="",
        story=story,
        etag=None,
        last_modified=None,
        seen_at=NOON,
        checked_at=NOON,
        fate=fate,
        reason=reason,
        failures=0,
    )


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        pytest.param(_listing(Fate.STORED, "", 1), True, id="stored"),
        pytest.param(_listing(Fate.SKIPPED, "no story: index"), True, id="skipped"),
        pytest.param(_listing(Fate.FAILED, "http 503"), False, id="it failed"),
        pytest.param(_listing(Fate.FAILED, "http 503", 1), True, id="it was stored"),
        pytest.param(
            _listing(Fate.FAILED, "the selector of body finds nothing: .text"),
            True,
            id="it was read, by no selector",
        ),
    ],
)
def test_whether_a_page_was_read_before(listing: Listing, expected: bool) -> None:
    assert was_read(listing) is expected
