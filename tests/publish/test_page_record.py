"""The record of a page that was read."""

import json

import pytest

from tests.factories import make_story
from wirecrawler.publish.page_record import PAGE_KEYS, page_record
from wirecrawler.publish.record import story_record
from wirecrawler.source import LINK_ONLY
from wirecrawler.story import Kind


def test_it_holds_what_the_record_of_the_story_holds() -> None:
    story = make_story(kind=Kind.GALLERY, terms=LINK_ONLY)
    record = page_record(7, story)
    whole = story_record(story, gate=None)
    assert tuple(record) == PAGE_KEYS
    assert (record["id"], record["kind"]) == (7, "gallery")
    shared = [key for key in PAGE_KEYS if key not in ("id", "kind", "evidence")]
    assert {key: record[key] for key in shared} == {key: whole[key] for key in shared}


@pytest.mark.parametrize("page", ["a", 1, None, ["a"]], ids=str)
def test_a_page_is_called_what_its_reader_calls_it(page: object) -> None:
    record = page_record(page, make_story())
    assert json.loads(json.dumps(record))["id"] == page


def test_evidence_names_where_fields_came_from_and_no_others() -> None:
    story = make_story(
        evidence={"headline": "h1", "byline": ""}, published_evidence="time[datetime]"
    )
    assert page_record("1", story)["evidence"] == {
        "headline": "h1",
        "published_at": "time[datetime]",
    }
