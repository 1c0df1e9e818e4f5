import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.factories import BODY, NOON, make_story
from wirecrawler.match.decide import DecisionKind, Held, Verdict, decide, original_of
from wirecrawler.story import FamilyRole, Status


def _held(**changes: Any) -> Held:
    facts: dict[str, Any] = {
        "story": 1,
        "source": "harbour_wire",
        "family": "1",
        "role": FamilyRole.ORIGINAL,
        "status": Status.USABLE,
        "revision": 1,
        "fingerprint": "f",
        "published_at": datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        "seen_at": NOON,
        "headline_original": "Port opens new quay",
        "body_sha256": hashlib.sha256(BODY.encode()).hexdigest(),
        "partial": False,
    }
    return Held(**(facts | changes))


_KILLED = {"status": Status.KILLED}


@pytest.mark.parametrize(
    ("read", "held", "kind", "reason"),
    [
        pytest.param({}, {}, "unchanged", "same text", id="the same"),
        pytest.param({"body": "New."}, {}, "correction", "", id="another text"),
        pytest.param(
            {"headline_original": "Port closes"}, {}, "correction", "", id="headline"
        ),
        pytest.param({"published_at": NOON}, {}, "correction", "", id="another date"),
        pytest.param(
            {"published_at": None}, {}, "unchanged", "same text", id="date lost"
        ),
        pytest.param({}, {"published_at": None}, "correction", "", id="date found"),
        pytest.param(
            {"headline": "PORT"}, {}, "unchanged", "same text", id="our headline"
        ),
        pytest.param({"body": ""}, {}, "unchanged", "no text", id="text gone"),
        pytest.param(
            {"body": ""}, _KILLED, "unchanged", "no text", id="killed, no text"
        ),
        pytest.param(
            {"body": ""},
            {"body_sha256": hashlib.sha256(b"").hexdigest()},
            "unchanged",
            "same text",
            id="never had text",
        ),
        pytest.param(
            {"body": "New.", "partial": True}, {}, "unchanged", "part only", id="a wall"
        ),
        pytest.param(
            {"body": "New.", "partial": True},
            {"partial": True},
            "correction",
            "",
            id="another part",
        ),
        pytest.param(
            {"body": "Whole."}, {"partial": True}, "correction", "", id="whole at last"
        ),
        pytest.param({}, _KILLED, "correction", "", id="killed, and back"),
        pytest.param(
            {"body": "New."},
            {"source": "coast_news"},
            "unchanged",
            "held from coast_news",
            id="held from another source",
        ),
    ],
)
def test_a_known_address(
    read: dict[str, Any], held: dict[str, Any], kind: str, reason: str
) -> None:
    found = _held(**held)
    verdict = decide(make_story(**read), at_address=found, same_text=[])
    assert verdict == Verdict(kind=DecisionKind(kind), held=found, reason=reason)


@pytest.mark.parametrize(
    ("same_text", "kind", "number"),
    [
        pytest.param([], "new", None, id="a new text"),
        pytest.param([{}], "duplicate", 1, id="of the same source"),
        pytest.param([{"source": "coast_news"}], "copy", 1, id="of another source"),
        pytest.param(
            [{"source": "coast_news"}, {"story": 2}], "duplicate", 2, id="of both"
        ),
        pytest.param([_KILLED], "new", None, id="killed"),
        pytest.param(
            [_KILLED, {"story": 2, "source": "coast_news"}],
            "copy",
            2,
            id="killed here, alive there",
        ),
    ],
)
def test_an_unknown_address(
    same_text: list[dict[str, Any]], kind: str, number: int | None
) -> None:
    held = [_held(**changes) for changes in same_text]
    verdict = decide(make_story(), at_address=None, same_text=held)
    found = next((one for one in held if one.story == number), None)
    assert verdict == Verdict(kind=DecisionKind(kind), held=found)


@pytest.mark.parametrize(
    ("family", "original"),
    [
        pytest.param([{}], 1, id="alone"),
        pytest.param(
            [{}, {"story": 2, "published_at": NOON - timedelta(days=1)}],
            2,
            id="earlier",
        ),
        pytest.param([{"story": 2}, {"story": 1}], 1, id="the same instant"),
        pytest.param(
            [{"published_at": None}, {"story": 2, "published_at": NOON}],
            1,
            id="seen stands in for published",
        ),
    ],
)
def test_the_original_of_a_family(family: list[dict[str, Any]], original: int) -> None:
    assert original_of(_held(**changes) for changes in family) == original
