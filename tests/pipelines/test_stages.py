"""The stages, each by its one function."""

from dataclasses import replace
from datetime import timedelta

import pytest
from scrapy.exceptions import DropItem

from tests.factories import NOON, make_sketched, make_story
from wirecrawler.pipelines.fingerprint import FingerprintPipeline
from wirecrawler.pipelines.screen import (
    Bodiless,
    Headless,
    NotAStory,
    TooOld,
    screen,
)
from wirecrawler.story import Kind, Story

STORY = make_story()
MONTH = timedelta(days=30)

DROPS: dict[str, tuple[Story, type[DropItem], str]] = {
    **{
        f"kind-{kind}": (replace(STORY, kind=kind), NotAStory, kind.value)
        for kind in Kind
        if kind is not Kind.STORY
    },
    "no-headline": (replace(STORY, headline_original=""), Headless, "no headline"),
    "no-body": (replace(STORY, body=""), Bodiless, "no body"),
    "too-old": (replace(STORY, published_at=NOON - 2 * MONTH), TooOld, "too old"),
}


@pytest.mark.parametrize("name", DROPS)
def test_what_may_not_be_filed_is_dropped_by_name(name: str) -> None:
    story, drop, reason = DROPS[name]
    with pytest.raises(drop, match=f"^{reason}$"):
        screen(story, oldest=MONTH, now=NOON)


PASSES = {
    "whole": STORY,
    "undated": replace(STORY, published_at=None),
    "in-part": replace(STORY, partial=True),
    "just-in-time": replace(STORY, published_at=NOON - MONTH),
    "a notice of withdrawal and nothing else": replace(
        STORY,
        withdrawal="Withdrawn.",
        kind=Kind.NOT_FOUND,
        headline_original="",
        body="",
    ),
}


@pytest.mark.parametrize("name", PASSES)
def test_what_may_be_filed_passes(name: str) -> None:
    screen(PASSES[name], oldest=MONTH, now=NOON)


def test_without_a_limit_no_story_is_too_old() -> None:
    screen(replace(STORY, published_at=NOON - 99 * MONTH), oldest=None, now=NOON)


def test_a_story_gets_what_matching_keeps_of_it() -> None:
    stage = FingerprintPipeline()
    assert stage.process_item(STORY) == make_sketched()
    assert stage.process_item("no story") == "no story"
