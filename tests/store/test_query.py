from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import (
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_sketched,
    make_story,
    withdraw,
)
from wirecrawler.errors import NoSuchStory, StoreError
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Use
from wirecrawler.store.archive import Archive, Filing, Recorded
from wirecrawler.store.query import Query, RunCounts, StoryFilter
from wirecrawler.story import Original, Status

HOUR = timedelta(hours=1)


@pytest.fixture
def wire(archive: Archive, run: int) -> Archive:
    """Five stories, the newest with the smallest number; the fifth is killed.

    1 en, 2 fa, 3 its copy, 4 Cyrillic and without a date, 5 killed.
    """
    changes: list[dict[str, Any]] = [
        {"headline": "100% Sure_Thing", "terms": CC_BY_4},
        {
            "headline": "خبر",
            "body": "متن " * 30,
            "language": "fa-IR",
            "terms": EXCERPT,
            "published_at": NOON - 1 * HOUR,
        },
        {
            "headline": "خبر",
            "body": "متن " * 30,
            "language": "fa",
            "source": COAST_NEWS,
            "published_at": NOON - 2 * HOUR,
        },
        {
            "headline": "ПОРТ Осло",
            "body": "Причал.",
            "language": "ru",
            "terms": LINK_ONLY,
            "published_at": None,
            "seen_at": NOON - 3 * HOUR,
        },
        {"headline": "Killed", "body": "x", "published_at": NOON - 4 * HOUR},
    ]
    stories = [
        make_sketched(
            **{
                "url": f"https://harbourwire.example/{number}",
                "published_at": NOON,
                **change,
            }
        )
        for number, change in enumerate(changes, start=1)
    ]
    archive.file([Filing(run=run, story=story) for story in stories], now=NOON)
    url = "https://harbourwire.example/5"
    withdraw(
        archive,
        run,
        HARBOUR_WIRE,
        make_entry(url),
        fetch=make_fetch(url, status=410),
        now=NOON,
    )
    return archive


@pytest.mark.usefixtures("wire")
@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        pytest.param({}, [1, 2, 3, 4], id="all but the killed, newest first"),
        pytest.param({"sort": "oldest"}, [4, 3, 2, 1], id="oldest first"),
        pytest.param({"limit": 2}, [1, 2], id="limit"),
        pytest.param({"limit": 0}, [1, 2, 3, 4], id="no limit"),
        pytest.param({"limit": 2, "offset": 1}, [2, 3], id="offset"),
        pytest.param({"limit": 0, "offset": 3}, [4], id="offset alone"),
        pytest.param({"offset": 10**30, "limit": 10**30}, [], id="far too much"),
        pytest.param({"text": "сУрЕ"}, [], id="no such word"),
        pytest.param({"text": "порт ОСЛО"}, [4], id="any case in any script"),
        pytest.param({"text": "осло причал"}, [4], id="headline and body"),
        pytest.param({"text": "осло quay"}, [], id="every word"),
        pytest.param({"text": "FERRIES"}, [1], id="body"),
        pytest.param({"text": "100%"}, [1], id="a per cent sign is itself"),
        pytest.param({"text": "%"}, [1], id="and alone"),
        pytest.param({"text": "e_t"}, [1], id="an underscore is itself"),
        pytest.param({"text": "r_e"}, [], id="and stands for nothing else"),
        pytest.param({"text": "a\\b /"}, [], id="backslash and slash"),
        pytest.param({"text": "\0 \ud800"}, [], id="what no text can hold"),
        pytest.param({"source": "coast_news"}, [3], id="source"),
        pytest.param({"source": "nobody"}, [], id="unknown source"),
        pytest.param({"family": "2"}, [2, 3], id="family"),
        pytest.param({"language": "fa"}, [2, 3], id="language"),
        pytest.param({"language": "FA-ir"}, [2], id="language and region"),
        pytest.param({"language": "f"}, [], id="no language"),
        pytest.param({"since": NOON - HOUR}, [1, 2], id="since"),
        pytest.param({"until": NOON - HOUR}, [3, 4], id="until"),
        pytest.param(
            {"since": NOON - 3 * HOUR, "until": NOON - HOUR}, [3, 4], id="both"
        ),
        pytest.param({"terms": Use.LINK}, [3, 4], id="terms"),
        pytest.param({"statuses": frozenset({Status.KILLED})}, [5], id="killed"),
        pytest.param({"statuses": frozenset(Status)}, [1, 2, 3, 4, 5], id="any"),
        pytest.param({"statuses": frozenset()}, [], id="no status"),
    ],
)
def test_filters(query: Query, chosen: dict[str, Any], numbers: list[int]) -> None:
    asked = StoryFilter(**chosen)
    assert [story.id for story in query.stories(asked)] == numbers
    everything = StoryFilter(**{**chosen, "limit": 0, "offset": 0})
    assert query.count(asked) == len(list(query.stories(everything)))


@pytest.mark.usefixtures("wire")
def test_stories_are_those_of_story(query: Query) -> None:
    listed = list(query.stories(StoryFilter()))
    assert listed == [query.story(story.id) for story in listed]


def test_a_killed_copy_is_not_counted_among_the_others(
    wire: Archive, query: Query
) -> None:
    counted = [query.story(number).copies for number in (1, 2, 3)]
    entry = make_entry("https://harbourwire.example/2")
    run = wire.begin_run(HARBOUR_WIRE, now=NOON)
    withdraw(wire, run, HARBOUR_WIRE, entry, fetch=make_fetch(), now=NOON)
    assert (counted, [query.story(n).copies for n in (1, 2, 3)]) == (
        [0, 1, 1],
        [0, 1, 0],
    )
    assert [(s.id, s.status.value) for s in query.family(3)] == [
        (3, "usable"),
        (2, "killed"),
    ]


def test_a_copy_is_read_with_the_newest_of_its_original(
    wire: Archive, query: Query
) -> None:
    before = query.story(2).original
    changed = make_sketched(
        source=COAST_NEWS,
        url="https://harbourwire.example/3",
        body="متن " * 30 + "دیگر",
        terms=EXCERPT,
        published_at=NOON - 2 * HOUR,
        evidence={"agencies": "AP, Reuters"},
    )
    run = wire.begin_run(COAST_NEWS, now=NOON)
    wire.file([Filing(run=run, story=changed)], now=NOON)
    corrected = query.story(2).original
    wire.kill(3, editor="Jo Berg", reason="an error", now=NOON)
    first = Original(id=3, source=COAST_NEWS, status=Status.USABLE, terms=LINK_ONLY)
    newest = replace(
        first, status=Status.CORRECTED, terms=EXCERPT, agencies=("AP", "Reuters")
    )
    killed = replace(newest, status=Status.KILLED)
    listed = {story.id: story.original for story in query.stories(StoryFilter())}
    assert (
        before,
        corrected,
        listed,
        [story.original for story in query.family(3)],
        [story.original for story in query.history(2)],
    ) == (first, newest, {1: None, 2: killed, 4: None}, [None, killed], [killed])


@pytest.mark.usefixtures("wire")
@pytest.mark.parametrize("number", [0, -1, 6, 2**31, 10**30])
@pytest.mark.parametrize("ask", ["story", "history", "family"])
def test_an_unknown_story_is_said_to_be_none(
    query: Query, ask: str, number: int
) -> None:
    with pytest.raises(NoSuchStory, match=f"no story {number}; `wirecrawler stories`"):
        getattr(query, ask)(number)


@pytest.mark.usefixtures("wire")
@pytest.mark.parametrize("number", [0, 77, 10**30])
def test_an_unknown_run_is_said_to_be_none(query: Query, number: int) -> None:
    with pytest.raises(StoreError, match=f"no run {number}; "):
        query.outcomes(run=number)
    with pytest.raises(StoreError, match=f"no run {number}; "):
        query.run_counts(number)


def test_what_is_read_slowly_is_of_one_state(wire: Archive, query: Query) -> None:
    slowly = query.stories(StoryFilter(limit=0))
    first = next(slowly)
    run = wire.begin_run(HARBOUR_WIRE, now=NOON)
    late = make_story(url="https://harbourwire.example/6", published_at=None)
    wire.file([Filing(run=run, story=late)], now=NOON)
    assert [first.id, *(story.id for story in slowly)] == [1, 2, 3, 4]


@pytest.mark.usefixtures("wire")
def test_what_is_not_read_to_the_end_holds_nothing_back(query: Query) -> None:
    for _ in range(40):
        next(query.stories(StoryFilter()))
    assert query.count(StoryFilter()) == 4


def _record(archive: Archive, run: int, **changes: Any) -> None:
    facts: dict[str, Any] = {
        "run": run,
        "source": "harbour_wire",
        "url": "https://harbourwire.example/rss",
        "role": Role.FEED,
        "fate": Fate.STORED,
        "at": NOON,
    }
    outcome = Outcome(**(facts | changes))
    archive.record([Recorded(outcome=outcome, entry=None)], now=NOON)


@pytest.mark.parametrize(
    ("asked", "urls"),
    [
        pytest.param({}, ["b", "c"], id="the latest run of each source"),
        pytest.param({"run": "all"}, ["a", "b", "c"], id="all runs"),
        pytest.param({"run": 1}, ["a"], id="one run"),
        pytest.param({"source": "coast_news"}, ["c"], id="source"),
        pytest.param({"fate": Fate.FAILED}, ["b"], id="fate"),
        pytest.param({"role": Role.STORY}, ["b"], id="role"),
        pytest.param({"role": Role.ROBOTS}, [], id="none"),
    ],
)
def test_outcomes(
    archive: Archive, query: Query, asked: dict[str, Any], urls: list[str]
) -> None:
    _record(archive, archive.begin_run(HARBOUR_WIRE, now=NOON), url="a")
    again = archive.begin_run(HARBOUR_WIRE, now=NOON)
    _record(archive, again, url="b", role=Role.STORY, fate=Fate.FAILED)
    other = archive.begin_run(COAST_NEWS, now=NOON)
    _record(archive, other, url="c", source="coast_news")
    assert [outcome.url for outcome in query.outcomes(**asked)] == urls


def test_an_outcome_is_read_back_whole(
    archive: Archive, run: int, query: Query
) -> None:
    outcome = Outcome(
        run=run,
        source="harbour_wire",
        url=" as the source\u00a0wrote it ",
        role=Role.SITEMAP,
        fate=Fate.FAILED,
        reason="500",
        final_url="https://harbourwire.example/",
        status=500,
        size=2**40,
        attempts=3,
        at=NOON,
    )
    archive.record([Recorded(outcome=outcome, entry=None)], now=NOON)
    assert [*query.outcomes()] == [outcome]


def test_the_counts_of_a_run_are_of_its_stories(
    wire: Archive, run: int, query: Query
) -> None:
    _record(wire, run)
    _record(wire, run, role=Role.STORY, url="a", fate=Fate.SKIPPED)
    _record(wire, run, role=Role.STORY, url="b", fate=Fate.FAILED)
    _record(wire, run, role=Role.STORY, url="c", fate=Fate.UNCHANGED)
    corrected = make_story(url="https://harbourwire.example/4", body="Other.")
    entry = make_entry("again")
    filing = Filing(run=run, story=make_story(**_facts(corrected), entry=entry))
    wire.file([filing], now=NOON)
    assert query.run_counts(run) == RunCounts(
        named=8 + 1,
        stored=6,
        unchanged=1,
        skipped=1,
        failed=1,
        new=5,
        corrections=1,
        kills=0,
    )


def _facts(story: Any) -> dict[str, Any]:
    names = ("url", "source_url", "final_url", "body", "seen_at")
    return {name: getattr(story, name) for name in names}
