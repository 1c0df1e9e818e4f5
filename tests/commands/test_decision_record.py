"""What was decided, as `ingest` prints it."""

from wirecrawler.commands.decision_record import (
    decision_records,
    others_of,
    rejection_record,
)
from wirecrawler.match.decide import DecisionKind
from wirecrawler.store.archive import Decision

IDS = {1: "first", 7: "seventh"}


def test_a_rejection_has_neither_story_nor_family() -> None:
    assert rejection_record(5, "no body") == {
        "id": 5,
        "story": None,
        "family": None,
        "decision": "rejected",
        "reason": "no body",
    }


def test_a_new_story_is_its_own_original() -> None:
    new = Decision(kind=DecisionKind.NEW, story=3, family="3", original=3)
    assert others_of([new]) == set()
    assert list(decision_records("a", new, {})) == [
        {"id": "a", "story": 3, "family": "3", "decision": "new", "original": "a"}
    ]


def test_a_duplicate_s_original_is_known_by_the_id_that_brought_it() -> None:
    twin = Decision(kind=DecisionKind.DUPLICATE, story=1, family="1", original=1)
    assert others_of([twin]) == {1}
    assert list(decision_records("b", twin, IDS)) == [
        {
            "id": "b",
            "story": 1,
            "family": "1",
            "decision": "duplicate",
            "original": "first",
        }
    ]


def test_what_is_held_is_known_by_the_id_that_brought_it() -> None:
    again = Decision(kind=DecisionKind.UNCHANGED, story=7, family="7", original=7)
    assert others_of([again]) == {7}
    (record,) = decision_records("f", again, IDS)
    assert record["original"] == "seventh"


def test_a_copy_may_turn_out_to_be_the_original() -> None:
    copy = Decision(kind=DecisionKind.COPY, story=3, family="1", original=3)
    assert others_of([copy]) == set()
    (record,) = decision_records("c", copy, IDS)
    assert record["original"] == "c"


def test_a_kill_is_the_last_correction() -> None:
    kill = Decision(kind=DecisionKind.KILL, story=1, family="1", reason="Withdrawn.")
    (record,) = decision_records("d", kill, IDS)
    assert (record["decision"], record["reason"]) == ("correction", "kill")
    assert "original" not in record


def test_what_moved_is_told_after_what_moved_it() -> None:
    copy = Decision(
        kind=DecisionKind.COPY,
        story=9,
        family="1",
        original=1,
        reassigned=((7, "1"), (8, "1")),
    )
    assert others_of([copy]) == {1, 7, 8}
    first, *rest = decision_records("e", copy, IDS)
    assert first["original"] == "first"
    assert rest == [
        {
            "id": name,
            "story": story,
            "family": "1",
            "decision": "reassigned",
            "original": "first",
        }
        for story, name in ((7, "seventh"), (8, None))
    ]
