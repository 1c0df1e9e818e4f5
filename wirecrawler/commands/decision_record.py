"""The records of `ingest`: one JSON object for each line, and for each story that it moves."""

from collections.abc import Iterable, Iterator, Mapping

from wirecrawler.match.decide import DecisionKind
from wirecrawler.store.archive import Decision

Id = str | int | float
"""As the input has it."""
REJECTED, REASSIGNED = "rejected", "reassigned"


def rejection_record(name: object, reason: str) -> dict[str, object]:
    """Return the record of a line, called `name`, of which no story is filed."""
    return {
        "id": name,
        "story": None,
        "family": None,
        "decision": REJECTED,
        "reason": reason,
    }


def decision_records(
    name: object, decision: Decision, ids: Mapping[int, Id]
) -> Iterator[dict[str, object]]:
    """Yield the record of a line, called `name`, then those whose family or original it changed.

    `ids` are those by which the stories of `others_of` were brought.
    """
    kind, reason = decision.kind, decision.reason
    if kind is DecisionKind.KILL:
        # To its readers it is the last correction, as it is to those of an outcome.
        kind, reason = DecisionKind.CORRECTION, kind.value
    record: dict[str, object] = {
        "id": name,
        "story": decision.story,
        "family": decision.family,
        "decision": kind.value,
    }
    if reason:
        record["reason"] = reason
    original: dict[str, object] = {}
    if (found := _original(name, decision, ids)) is not None:
        original = {"original": found}
    yield record | original
    for story, family in decision.reassigned:
        moved = {"id": ids.get(story), "story": story, "family": family}
        yield moved | {"decision": REASSIGNED} | original


def others_of(decisions: Iterable[Decision]) -> set[int]:
    """Return the stories whose ids the records of these decisions ask for."""
    found: set[int] = set()
    for decision in decisions:
        if decision.original is not None and not _is_its_own(decision):
            found.add(decision.original)
        found.update(story for story, _ in decision.reassigned)
    return found


def _original(name: object, decision: Decision, ids: Mapping[int, Id]) -> object:
    """Return the id of the original of the family so far; None where it is not known."""
    if _is_its_own(decision):
        return name
    return None if decision.original is None else ids.get(decision.original)


def _is_its_own(decision: Decision) -> bool:
    """Tell a story that is the original of its family and was brought by this line first."""
    is_first = decision.kind in (DecisionKind.NEW, DecisionKind.COPY)
    return is_first and decision.original in (None, decision.story)
