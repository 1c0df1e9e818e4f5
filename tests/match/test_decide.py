from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.factories import BODY, NOON, make_story
from wirecrawler.match.decide import (
    DecisionKind,
    Held,
    Verdict,
    decide_anew,
    decide_at_address,
)
from wirecrawler.match.likeness import SAME_WORDS
from wirecrawler.match.look import Look, LookKind
from wirecrawler.story import FamilyRole, Precision, Status, Story

HOUR = timedelta(hours=1)
NOTICE = "This story has been withdrawn."


def held_of(**changes: Any) -> Held:
    """Return what is held of the story of the factories, changed by keyword."""
    story = make_story()
    facts: dict[str, Any] = {
        "story": 1,
        "url_key": b"quay",
        "source": "harbour_wire",
        "agency": "Harbour Wire",
        "family": "1",
        "role": FamilyRole.ORIGINAL,
        "status": Status.USABLE,
        "revision": 1,
        "fingerprint": "f",
        "words": 100,
        "published_at": story.published_at,
        "published_precision": Precision.MINUTE,
        "seen_at": NOON,
        "headline_original": story.headline_original,
        "body_sha256": story.body_sha256,
        "partial": False,
    }
    return Held(**(facts | changes))


KILLED = {"status": Status.KILLED}
REVISION = Look(kind=LookKind.REVISION)
SAME = Look(kind=LookKind.SAME)
WALL = Look(kind=LookKind.REFUSED, reason="part only")

AT_ADDRESS: dict[str, tuple[dict[str, Any], dict[str, Any], Look, DecisionKind, str]]
AT_ADDRESS = {
    "the same": ({}, {}, SAME, DecisionKind.UNCHANGED, "same text"),
    "revised": ({}, {}, REVISION, DecisionKind.CORRECTION, ""),
    "refused": ({}, {}, WALL, DecisionKind.UNCHANGED, "part only"),
    "killed, and back": ({}, KILLED, SAME, DecisionKind.CORRECTION, ""),
    "killed, and back in other words": (
        {},
        KILLED,
        REVISION,
        DecisionKind.CORRECTION,
        "",
    ),
    "killed, and a wall": ({}, KILLED, WALL, DecisionKind.UNCHANGED, "part only"),
    "killed by an editor": (
        {},
        KILLED | {"is_killed_by_editor": True},
        REVISION,
        DecisionKind.UNCHANGED,
        "killed by an editor",
    ),
    "withdrawn": (
        {"withdrawal": NOTICE},
        {},
        REVISION,
        DecisionKind.KILL,
        NOTICE,
    ),
    "withdrawn, whatever the look": (
        {"withdrawal": NOTICE},
        {},
        WALL,
        DecisionKind.KILL,
        NOTICE,
    ),
    "withdrawn again": (
        {"withdrawal": NOTICE},
        KILLED,
        REVISION,
        DecisionKind.UNCHANGED,
        "killed before",
    ),
    "held from another source": (
        {},
        {"source": "coast_news"},
        REVISION,
        DecisionKind.UNCHANGED,
        "held from coast_news",
    ),
    "withdrawn by another source": (
        {"withdrawal": NOTICE},
        {"source": "coast_news"},
        REVISION,
        DecisionKind.UNCHANGED,
        "held from coast_news",
    ),
}


@pytest.mark.parametrize("name", AT_ADDRESS)
def test_a_known_address(name: str) -> None:
    read, changes, look, kind, reason = AT_ADDRESS[name]
    held = held_of(**changes)
    verdict = decide_at_address(make_story(**read), held, look)
    assert verdict == Verdict(kind=kind, held=held, reason=reason)


def test_a_revision_may_keep_its_date() -> None:
    look = Look(kind=LookKind.REVISION, keeps_date=True)
    verdict = decide_at_address(make_story(), held_of(), look)
    told = Verdict(kind=DecisionKind.CORRECTION, held=held_of(), keeps_date=True)
    assert verdict == told


def _printed(at: datetime | None, words: int) -> Story:
    return make_story(body=BODY, published_at=at, words=words)


COAST = {"source": "coast_news"}
TODAY = {"published_at": NOON}

ANEW: dict[str, tuple[Story, list[dict[str, Any]], DecisionKind, int | None]] = {
    "a new text": (_printed(NOON, 100), [], DecisionKind.NEW, None),
    "of the same source": (_printed(NOON, 100), [TODAY], DecisionKind.DUPLICATE, 1),
    "of another source": (_printed(NOON, 100), [TODAY | COAST], DecisionKind.COPY, 1),
    "of both": (
        _printed(NOON, 100),
        [TODAY | COAST, TODAY],
        DecisionKind.DUPLICATE,
        2,
    ),
    "of two others, the nearest in time": (
        _printed(NOON, 100),
        [
            TODAY | COAST | {"published_at": NOON - 9 * HOUR},
            TODAY | COAST | {"published_at": NOON + 2 * HOUR},
        ],
        DecisionKind.COPY,
        2,
    ),
    "of two others at once, the first filed": (
        _printed(NOON, 100),
        [TODAY | COAST, TODAY | COAST],
        DecisionKind.COPY,
        1,
    ),
    "killed": (_printed(NOON, 100), [TODAY | KILLED], DecisionKind.NEW, None),
    "killed here, alive there": (
        _printed(NOON, 100),
        [TODAY | KILLED, TODAY | COAST],
        DecisionKind.COPY,
        2,
    ),
    "a short text on another day": (
        _printed(NOON + 24 * HOUR, 59),
        [TODAY],
        DecisionKind.NEW,
        None,
    ),
    "a short text within hours": (
        _printed(NOON + 19 * HOUR, 59),
        [TODAY],
        DecisionKind.DUPLICATE,
        1,
    ),
    "a long text on another day": (
        _printed(NOON + 24 * HOUR, 60),
        [TODAY],
        DecisionKind.DUPLICATE,
        1,
    ),
    "a short text, undated": (_printed(None, 30), [TODAY], DecisionKind.DUPLICATE, 1),
    "a short text, held undated": (
        _printed(NOON, 30),
        [{"published_at": None}],
        DecisionKind.DUPLICATE,
        1,
    ),
    "a short text that another source printed": (
        _printed(NOON + 24 * HOUR, 30),
        [TODAY, TODAY | COAST],
        DecisionKind.COPY,
        2,
    ),
}


@pytest.mark.parametrize("name", ANEW)
def test_an_unknown_address(name: str) -> None:
    story, changes, kind, number = ANEW[name]
    held = [held_of(story=n, **each) for n, each in enumerate(changes, start=1)]
    found = next((one for one in held if one.story == number), None)
    like = SAME_WORDS if kind is DecisionKind.COPY else None
    told = Verdict(kind=kind, held=found, likeness=like)
    assert decide_anew(story, same_text=held) == told


def test_a_withdrawal_of_nothing_is_refused() -> None:
    story = make_story(withdrawal=NOTICE)
    told = Verdict(kind=DecisionKind.REFUSED, reason=NOTICE)
    assert decide_anew(story, same_text=[held_of()]) == told
