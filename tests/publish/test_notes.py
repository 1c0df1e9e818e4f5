from typing import Any

import pytest

from tests.factories import NOON, WITHDRAWN, make_story
from wirecrawler.credit import Gate
from wirecrawler.publish.notes import editorial_notes
from wirecrawler.source import EXCERPT, LINK_ONLY
from wirecrawler.story import Status

GATE = Gate(today=NOON.date(), withheld={})
NOTICE = "Correction: the quay opened\non Tuesday, not on Monday."
CASES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "as-it-was": ({}, ()),
    "killed": (
        {
            "status": Status.KILLED,
            "reason": "the source\nwithdrew it",
            "notice": NOTICE,
        },
        ("Killed: the source withdrew it",),
    ),
    "killed-without-reason": (
        {"status": Status.KILLED},
        ("Killed: no reason is known",),
    ),
    "corrected": (
        {"status": Status.CORRECTED, "revision": 3},
        ("Corrected: this is revision 3",),
    ),
    "corrected-with-notice": (
        {"status": Status.CORRECTED, "revision": 2, "notice": NOTICE},
        (
            "Corrected: this is revision 2",
            "Correction: the quay opened on Tuesday, not on Monday.",
        ),
    ),
    "a-notice-from-the-first": (
        {"notice": "تصحیح: اسکله روز سه‌شنبه باز شد."},
        ("تصحیح: اسکله روز سه‌شنبه باز شد.",),
    ),
    "a-notice-that-may-not-be-quoted": (
        {"notice": NOTICE, "terms": EXCERPT},
        ("The source prints a notice of a correction",),
    ),
    "a-copy-of-what-was-withdrawn": (
        {"original": WITHDRAWN, "terms": LINK_ONLY},
        ("The original of this story was withdrawn",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_reader_is_told_what_became_of_a_story(name: str) -> None:
    changes, expected = CASES[name]
    [story] = GATE.printed([make_story(**changes)])
    assert editorial_notes(story) == expected
