from datetime import timedelta

import pytest

from tests.factories import BODY, HARBOUR_WIRE, NOON, make_entry, make_fetch, make_story
from wirecrawler.match.fingerprint import fingerprint
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.filters import StoryFilter
from wirecrawler.store.query import Query
from wirecrawler.story import Entry, Status, Story

QUAY = "https://harbourwire.example/news/quay"
LATER = NOON + timedelta(hours=2)
GONE = make_fetch(f"{QUAY}/final", status=410, size=20)


def _file(archive: Archive, run: int, *stories: Story) -> None:
    archive.file([Filing(run=run, story=story) for story in stories], now=NOON)


def _withdraw(archive: Archive, entry: Entry) -> Outcome:
    run = archive.begin_run(HARBOUR_WIRE, now=LATER)
    return archive.withdraw(
        run, HARBOUR_WIRE, entry, fetch=GONE, reason="410 Gone", now=LATER
    )


def _outcome(run: int, fate: Fate, reason: str, story: int | None) -> Outcome:
    return Outcome(
        run=run,
        source="harbour_wire",
        url=QUAY,
        role=Role.STORY,
        fate=fate,
        reason=reason,
        story=story,
        final_url=f"{QUAY}/final",
        status=410,
        size=20,
        attempts=1,
        at=LATER,
    )


def test_a_withdrawn_story_is_killed_with_its_text(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    outcome = _withdraw(archive, make_entry())
    usable, killed = query.history(1)
    assert outcome == _outcome(run + 1, Fate.STORED, "kill", 1)
    assert [*query.outcomes(run=run + 1)] == [outcome]
    assert (usable.status, usable.reason, usable.body) == (Status.USABLE, "", BODY)
    assert (killed.status, killed.reason, killed.body, killed.filed_at) == (
        Status.KILLED,
        "410 Gone",
        BODY,
        LATER,
    )
    assert query.count(StoryFilter()) == 0


def test_a_second_withdrawal_changes_nothing(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    _withdraw(archive, make_entry())
    outcome = _withdraw(archive, make_entry())
    assert outcome == _outcome(run + 2, Fate.UNCHANGED, "killed before", 1)
    assert len(query.history(1)) == 2


def test_what_was_never_held_is_gone(archive: Archive, run: int) -> None:
    outcome = _withdraw(archive, make_entry())
    assert outcome == _outcome(run + 1, Fate.FAILED, "gone", None)
    assert archive.listings("harbour_wire", [QUAY])[QUAY].fate is Fate.FAILED


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(make_entry("/quay", link=QUAY), id="its link"),
        pytest.param(make_entry("/quay", link=f"{QUAY}?utm_source=x"), id="tracked"),
        pytest.param(
            make_entry("/quay", link="https://x.example/"), id="after redirects"
        ),
    ],
)
def test_a_story_is_known_by_its_addresses(
    archive: Archive, run: int, entry: Entry
) -> None:
    _file(archive, run, make_story(final_url=f"{QUAY}/final"))
    assert _withdraw(archive, entry).story == 1


def test_a_duplicate_that_goes_does_not_take_the_story_along(
    archive: Archive, run: int, query: Query
) -> None:
    text = fingerprint(BODY)
    again = make_story(url=f"{QUAY}-again", fingerprint=text)
    _file(archive, run, make_story(fingerprint=text), again)
    outcome = _withdraw(archive, again.entry)
    assert (outcome.fate, outcome.reason, outcome.story) == (Fate.FAILED, "gone", None)
    assert query.story(1).status is Status.USABLE


def test_a_killed_story_that_is_back_is_corrected(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    _withdraw(archive, make_entry())
    _file(archive, run, make_story())
    assert [(s.status.value, s.reason) for s in query.history(1)] == [
        ("usable", ""),
        ("killed", "410 Gone"),
        ("corrected", ""),
    ]
    assert query.count(StoryFilter()) == 1


def test_a_text_that_was_withdrawn_and_printed_elsewhere_is_a_new_story(
    archive: Archive, run: int, query: Query
) -> None:
    text = fingerprint(BODY)
    _file(archive, run, make_story(fingerprint=text))
    _withdraw(archive, make_entry())
    _file(archive, run, make_story(url=f"{QUAY}-again", fingerprint=text))
    assert [s.id for s in query.stories(StoryFilter())] == [2]
