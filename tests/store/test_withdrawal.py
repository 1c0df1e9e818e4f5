from datetime import timedelta

import pytest

from tests.factories import (
    BODY,
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_sketched,
    make_story,
    withdraw,
)
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.filters import StoryFilter
from wirecrawler.store.gone import GonePage
from wirecrawler.store.query import Query
from wirecrawler.story import Entry, Fetch, Status, Story

QUAY = "https://harbourwire.example/news/quay"
LATER = NOON + timedelta(hours=2)
GONE = make_fetch(f"{QUAY}/final", status=410, size=20)


def _file(archive: Archive, run: int, *stories: Story) -> None:
    archive.file([Filing(run=run, story=story) for story in stories], now=NOON)


def _withdraw(archive: Archive, entry: Entry) -> Outcome:
    run = archive.begin_run(HARBOUR_WIRE, now=LATER)
    return withdraw(archive, run, HARBOUR_WIRE, entry, fetch=GONE, now=LATER)


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
        "withdrawn by its source (410)",
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
    again = make_sketched(url=f"{QUAY}-again")
    _file(archive, run, make_sketched(), again)
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
        ("killed", "withdrawn by its source (410)"),
        ("corrected", ""),
    ]
    assert query.count(StoryFilter()) == 1


def test_a_text_that_was_withdrawn_and_printed_elsewhere_is_a_new_story(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_sketched())
    _withdraw(archive, make_entry())
    _file(archive, run, make_sketched(url=f"{QUAY}-again"))
    assert [s.id for s in query.stories(StoryFilter())] == [2]


def _page(entry: Entry, status: int = 404, final_url: str = "") -> GonePage:
    fetch = make_fetch(final_url or entry.link, status=status)
    return GonePage(entry=entry, fetch=fetch)


def _missed(
    archive: Archive, *pages: GonePage, is_outage: bool = False
) -> list[tuple[str, str]]:
    """Return what pages come to in a run of its own: outcome and reason."""
    run = archive.begin_run(HARBOUR_WIRE, now=LATER)
    outcomes = archive.missed(run, HARBOUR_WIRE, pages, is_outage=is_outage, now=LATER)
    return [(outcome.fate.value, outcome.reason) for outcome in outcomes]


MISSED = ("failed", "http 404")
KILL = ("stored", "kill")
BEFORE = ("unchanged", "killed before")
OUTAGE = ", like most of its pages: the site may be broken"
LOOKS: dict[str, tuple[list[tuple[int, bool]], list[tuple[str, str]]]] = {
    "404": ([(404, False)] * 3, [MISSED, KILL, BEFORE]),
    "410": ([(410, False)] * 2, [KILL, BEFORE]),
    "404, 410": ([(404, False), (410, False)], [MISSED, KILL]),
    "404 in an outage": (
        [(404, True), (404, True), (404, False), (404, False)],
        [("failed", f"http 404{OUTAGE}")] * 2 + [MISSED, KILL],
    ),
    "404, and then an outage": (
        [(404, False), (404, True), (404, False)],
        [MISSED, ("failed", f"http 404{OUTAGE}"), MISSED],
    ),
    "410 in an outage": (
        [(410, True), (410, True), (410, True)],
        [("failed", f"http 410{OUTAGE}"), KILL, BEFORE],
    ),
    "410 in an outage, 404 after it": (
        [(410, True), (404, False)],
        [("failed", f"http 410{OUTAGE}"), MISSED],
    ),
    "killed before, in an outage": (
        [(410, False), (404, True), (410, True)],
        [KILL, BEFORE, BEFORE],
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_page_that_is_gone_look_after_look(
    archive: Archive, run: int, name: str
) -> None:
    looks, expected = LOOKS[name]
    _file(archive, run, make_story())
    told = [
        _missed(archive, _page(make_entry(), status), is_outage=is_outage)
        for status, is_outage in looks
    ]
    assert told == [[one] for one in expected]


def test_a_first_look_at_a_missing_page_counts_from_one(
    archive: Archive, run: int
) -> None:
    """Too many failures of another kind would keep it from being asked for again."""
    _file(archive, run, make_story())
    for _ in range(4):
        _missed(archive, _page(make_entry(), 404), is_outage=True)
    failures = [archive.listings("harbour_wire", [QUAY])[QUAY].failures]
    _missed(archive, _page(make_entry(), 404))
    failures.append(archive.listings("harbour_wire", [QUAY])[QUAY].failures)
    assert failures == [4, 1]


def test_a_killed_story_is_asked_for_unconditionally(
    archive: Archive, run: int
) -> None:
    _file(archive, run, make_story(fetch=make_fetch(QUAY, etag="x", last_modified="y")))
    _missed(archive, _page(make_entry(), 410))
    listing = archive.listings("harbour_wire", [QUAY])[QUAY]
    assert (listing.etag, listing.last_modified, listing.story) == (None, None, 1)


def test_pages_of_one_story_kill_it_once(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    again = make_entry(f"{QUAY}?utm_source=x")
    told = _missed(archive, _page(make_entry(), 410), _page(again, 410))
    assert (told, len(query.history(1))) == ([KILL, BEFORE], 2)


GONE_410 = ("failed", "gone")
ANOTHER = {
    "another source's, from here": (COAST_NEWS, QUAY),
    "linked alike": (HARBOUR_WIRE, "https://harbourwire.example/other"),
}


@pytest.mark.parametrize("name", ANOTHER)
def test_another_story_stands(
    archive: Archive, run: int, query: Query, name: str
) -> None:
    source, link = ANOTHER[name]
    _file(archive, run, make_story(source=source))
    entry = make_entry(QUAY, link=link)
    told = [_missed(archive, _page(entry, status)) for status in (404, 404, 410)]
    assert told == [[MISSED], [MISSED], [GONE_410]]
    assert query.story(1).status is Status.USABLE


def test_what_an_editor_brought_back_is_kept(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    page = _page(make_entry(), 410)
    told = [_missed(archive, page)]
    archive.unkill(1, editor="Jo", reason="", now=LATER)
    told.append(_missed(archive, page))
    archive.kill(1, editor="Jo", reason="an order", now=LATER)
    archive.unkill(1, editor="Jo", reason="", now=LATER)
    # What was lifted last was the editor's own kill, so this is news.
    told.append(_missed(archive, page))
    assert told == [[KILL], [("unchanged", "kept by an editor")], [KILL]]
    assert query.history(1)[-1].evidence["status"] == "http:410"


def test_what_was_served_again_may_be_withdrawn_again(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_story())
    page = _page(make_entry(), 410)
    _missed(archive, page)
    archive.unkill(1, editor="Jo", reason="", now=LATER)
    served = LATER + timedelta(hours=1)
    again = archive.begin_run(HARBOUR_WIRE, now=served)
    archive.file([Filing(run=again, story=make_story())], now=served)
    assert _missed(archive, page) == [KILL]
    assert [s.status.value for s in query.history(1)] == [
        "usable",
        "killed",
        "usable",
        "killed",
    ]


LINKED = "https://harbourwire.example/go/1"
MOVED = "https://harbourwire.example/sport/quay"
ELSEWHERE: dict[str, tuple[Entry, Fetch, str]] = {
    "never held": (make_entry("/x", link="https://x.example/"), make_fetch("/x"), ""),
    "an alias": (make_entry(LINKED), make_fetch(LINKED, status=404), QUAY),
    "an alias that is gone for good": (
        make_entry(LINKED),
        make_fetch(LINKED, status=410),
        QUAY,
    ),
    "an alias that leads there": (
        make_entry(LINKED),
        make_fetch(QUAY, status=404),
        MOVED,
    ),
    "its own, and it moved": (make_entry(), make_fetch(status=404), MOVED),
    "its own, gone for good": (make_entry(), make_fetch(status=410), ""),
    "a twin of its own": (
        make_entry(f"{QUAY}?utm_source=x"),
        make_fetch("http://www.harbourwire.example/news/quay/", status=410),
        "",
    ),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_where_a_story_may_still_stand(archive: Archive, run: int, name: str) -> None:
    entry, fetch, url = ELSEWHERE[name]
    _file(
        archive,
        run,
        make_sketched(entry=make_entry(LINKED), source_url=LINKED),
        make_sketched(url=MOVED),
    )
    found = archive.elsewhere(HARBOUR_WIRE, GonePage(entry=entry, fetch=fetch))
    assert found == url


def test_another_source_is_not_told_where_a_story_stands(
    archive: Archive, run: int
) -> None:
    _file(archive, run, make_story())
    page = _page(make_entry(QUAY), 404, final_url=LINKED)
    assert archive.elsewhere(COAST_NEWS, page) == ""
