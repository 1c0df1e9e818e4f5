"""Story: the dates of a page as the story's instants."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories import HARBOUR_WIRE, make_entry, make_fetch, make_story
from wirecrawler.normalize.story import NO_BODY, NO_HEADLINE, lack_of, normalized
from wirecrawler.story import Kind, ParsedDate, Precision, RawDate, RawStory, Story

TEXT = "3 November 2026, 10:15"
READING = ParsedDate(
    instant=datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
    precision=Precision.MINUTE,
    zone="Europe/Oslo",
)
OTHER = replace(READING, instant=datetime(2026, 11, 2, tzinfo=UTC))


def story_of(published: RawDate | None) -> Story:
    """Return the story of a page that was published then."""
    raw = RawStory(
        source=HARBOUR_WIRE,
        entry=make_entry(),
        fetch=make_fetch(),
        headline="Port opens new quay",
        published=published,
        updated=published,
    )
    return normalized(raw, "title")


DATES = {
    "as it was read when it was chosen": (
        RawDate(text=TEXT, evidence="time", reading=OTHER, rule="weighs most"),
        (OTHER.instant, TEXT, Precision.MINUTE, "Europe/Oslo", "time"),
    ),
    "not read twice": (
        RawDate(text=TEXT, evidence="time", rule="names no possible time"),
        (None, TEXT, None, None, "time"),
    ),
    "read where nobody chose it": (
        RawDate(text=TEXT, evidence="time"),
        (READING.instant, TEXT, Precision.MINUTE, "Europe/Oslo", "time"),
    ),
    "none": (None, (None, "", None, None, "")),
}


@pytest.mark.parametrize(("date", "expected"), DATES.values(), ids=DATES)
def test_the_time_of_publication(
    date: RawDate | None, expected: tuple[object, ...]
) -> None:
    story = story_of(date)
    found = (
        story.published_at,
        story.published_raw,
        story.published_precision,
        story.published_zone,
        story.published_evidence,
    )
    assert (found, story.updated_at) == (expected, story.published_at)


NOTICE = "Correction: An earlier version of this story gave the wrong cost."
WITHDRAWN = "This story has been withdrawn."

NOTICES = {
    "none": ("The quay opened.", ("", "")),
    "of a correction": (f"The quay opened.\n\n{NOTICE}", (NOTICE, "")),
    "of a withdrawal": (WITHDRAWN, ("", WITHDRAWN)),
}


@pytest.mark.parametrize("name", NOTICES)
def test_what_a_source_says_of_its_own_text(name: str) -> None:
    body, (notice, withdrawal) = NOTICES[name]
    raw = RawStory(
        source=HARBOUR_WIRE,
        entry=make_entry(),
        fetch=make_fetch(),
        headline="Port opens new quay",
        body=body,
        language="en",
    )
    story = normalized(raw, "title")
    assert (story.notice, story.withdrawal) == (notice, withdrawal)


LACKS: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({}, ""),
    "headline": ({"headline_original": ""}, NO_HEADLINE),
    "body": ({"body": ""}, NO_BODY),
    "story": ({"kind": Kind.LIVE_BLOG}, "live_blog"),
    "whatever a notice of withdrawal lacks": (
        {"headline_original": "", "body": "", "withdrawal": WITHDRAWN},
        "",
    ),
}


@pytest.mark.parametrize("name", LACKS)
def test_what_a_story_lacks(name: str) -> None:
    changes, lack = LACKS[name]
    assert lack_of(make_story(**changes)) == lack
