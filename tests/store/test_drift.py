"""What is wrong with a source, told from its days and its newest runs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import log
from typing import Any

import pytest

from tests.factories import NOON
from wirecrawler.store.days import MOST_RUNS, Day, Lost, Measured, RunMeasured
from wirecrawler.store.drift import Output, Past, findings_of, health_of
from wirecrawler.store.findings import Finding

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def _output(stories: int, oldest: float, newest: float) -> Output:
    return Output(
        stories=stories, oldest_at=NOON - oldest * DAY, newest_at=NOON - newest * DAY
    )


def _past(**changes: Any) -> Past:
    """Return a source of thirty days that prints once a day."""
    facts: dict[str, Any] = {
        "first_seen_at": NOON - 30 * DAY,
        "is_good": True,
        "output": _output(28, 28, 0),
    }
    return Past(**(facts | changes))


@pytest.mark.parametrize(
    ("is_good", "age", "output", "health"),
    [
        pytest.param(None, 30, _output(9, 9, 0), "new", id="no run has ended"),
        pytest.param(False, 1, None, "broken", id="broken from the first day"),
        pytest.param(True, 6, None, "new", id="young"),
        pytest.param(True, 8, None, "silent", id="nothing for 28 days"),
        pytest.param(True, 30, _output(28, 28, 1), "ok", id="as usual"),
        pytest.param(True, 30, _output(280, 28, 3.9), "ok", id="a long weekend"),
        pytest.param(True, 30, _output(280, 28, 4.1), "silent", id="longer than that"),
        pytest.param(True, 30, _output(3, 25, 15), "ok", id="it is a slow one"),
        pytest.param(True, 30, _output(21, 25, 15), "silent", id="not that slow"),
        pytest.param(True, 30, _output(1, 3, 3), "ok", id="one story"),
        pytest.param(True, 30, _output(1, 5, 5), "silent", id="one story, days ago"),
    ],
)
def test_health(
    is_good: bool | None, age: int, output: Output | None, health: str
) -> None:
    past = _past(is_good=is_good, first_seen_at=NOON - age * DAY, output=output)
    assert health == health_of(past, findings_of(past, now=NOON), now=NOON)


@pytest.mark.parametrize(
    ("past", "finding"),
    [
        pytest.param(
            _past(is_good=False, bad_since=NOON - DAY, ended="/rss: http 404"),
            Finding(health="broken", since=NOON - DAY, why="/rss: http 404"),
            id="its listing",
        ),
        pytest.param(
            _past(is_good=False),
            Finding(health="broken", since=None, why="what it lists cannot be read"),
            id="nobody knows",
        ),
        pytest.param(
            _past(output=None, printed_at=NOON - 40 * DAY),
            Finding(
                health="silent",
                since=NOON - 40 * DAY,
                why="nothing new in 28 days",
                now=0,
            ),
            id="for 28 days",
        ),
        pytest.param(
            _past(output=None),
            Finding(
                health="silent",
                since=NOON - 30 * DAY,
                why="nothing new in 28 days",
                now=0,
            ),
            id="from the first",
        ),
        pytest.param(
            _past(output=_output(241, 28, 4.5)),
            Finding(
                health="silent",
                since=NOON - 4.5 * DAY,
                why="nothing new for 4.5 days; 10 stories a day before",
                before=10.21,
                now=0,
            ),
            id="for days",
        ),
        pytest.param(
            _past(output=_output(1, 5, 5)),
            Finding(
                health="silent",
                since=NOON - 5 * DAY,
                why="nothing new for 5.0 days; a single story before",
                now=0,
            ),
            id="after one story",
        ),
    ],
)
def test_the_source_as_a_whole(past: Past, finding: Finding) -> None:
    assert findings_of(past, now=NOON) == (finding,)


def _read(pages: int, *, fresh: bool = True, **lost: tuple[str, int]) -> Measured:
    """Return pages that have all; `lost` is field=(selector, pages without it)."""
    return Measured(
        pages=pages,
        stories=pages if fresh else 0,
        body_chars=2000 * pages,
        body_logs=log(2000) * pages,
        filled=dict.fromkeys(("headline", "body", "byline"), pages),
        missing={
            name: Lost(
                selector=selector,
                times=times,
                fresh=times if fresh else 0,
                instead=".text",
            )
            for name, (selector, times) in lost.items()
        },
    )


def _without_instead(measured: Measured) -> Measured:
    missing = {n: replace(one, instead="") for n, one in measured.missing.items()}
    return replace(measured, missing=missing)


def _run(at: datetime, measured: Measured, **changes: Any) -> RunMeasured:
    facts: dict[str, Any] = {"asked": measured.pages, "failed": 0, "reason": ""}
    return RunMeasured(run=1, at=at, measured=measured, **(facts | changes))


def _days(*measured: Measured, until: datetime = NOON - DAY) -> list[Day]:
    """Return days, the last of them that of `until`."""
    first = until.date() - (len(measured) - 1) * DAY
    return [Day(day=first + n * DAY, measured=one) for n, one in enumerate(measured)]


def _findings(
    days: Sequence[Day], runs: Sequence[RunMeasured], **changes: Any
) -> tuple[Finding, ...]:
    return findings_of(_past(days=days, runs=runs, **changes), now=NOON)


_BODY = (".story-text", 6)


def test_a_selector_of_the_body_finds_nothing() -> None:
    runs = [
        _run(NOON - 3 * HOUR, _read(5)),
        _run(NOON - 2 * HOUR, _read(3, body=(".story-text", 2))),
        _run(NOON - HOUR, _read(6, body=_BODY)),
    ]
    assert _findings(_days(*[_read(10)] * 20), runs) == (
        Finding(
            health="broken",
            since=NOON - 2 * HOUR,
            why="the selector of body, .story-text, finds nothing on 6 of 6 pages; .text would",
            field="body",
            before=1.0,
            now=0.0,
            selector=".story-text",
            instead=".text",
        ),
    )


@pytest.mark.parametrize(
    ("before", "pages", "is_broken"),
    [
        pytest.param(0, [_read(3, headline=("h1", 3))], True, id="a new source"),
        pytest.param(0, [_read(2, headline=("h1", 2))], False, id="two of two, new"),
        pytest.param(9, [_read(2, headline=("h1", 2))], True, id="two of two"),
        pytest.param(
            1, [_read(2, headline=("h1", 2))], True, id="two of two, one known"
        ),
        pytest.param(
            1,
            [_read(1, fresh=False, headline=("h1", 1))],
            True,
            id="the only one, again",
        ),
        pytest.param(1, [_read(1, headline=("h1", 1))], False, id="one, and one known"),
        pytest.param(9, [_read(3, headline=("h1", 2))], False, id="two of three"),
        pytest.param(9, [_read(1, headline=("h1", 1))], False, id="one"),
        pytest.param(9, [_read(1, headline=("h1", 1))] * 3, True, id="one by one"),
        pytest.param(
            9,
            [_read(1, fresh=False, headline=("h1", 1))] * 9,
            False,
            id="the same odd page again",
        ),
        pytest.param(
            9,
            [_read(3, fresh=False, headline=("h1", 3))],
            True,
            id="three that are looked at again",
        ),
        pytest.param(9, [_read(9, headline=("h1", 4))], False, id="a minority"),
        pytest.param(9, [_read(6, headline=("h1", 6)), _read(1)], False, id="mended"),
        pytest.param(9, [_read(9, byline=("i", 9))], False, id="another field"),
    ],
)
def test_how_many_pages_without_a_headline_are_too_many(
    before: int, pages: list[Measured], is_broken: bool
) -> None:
    runs = [_run(NOON - (len(pages) - n) * HOUR, one) for n, one in enumerate(pages)]
    found = _findings(_days(_read(before)), runs)
    told = [one.field for one in found if one.field == "headline"]
    assert told == ["headline"] * is_broken


@pytest.mark.parametrize(
    ("before", "reason", "health"),
    [
        pytest.param(_read(10), "", "broken", id="it used to find it"),
        pytest.param(Measured(), "", "odd", id="it never did: others' rules read it"),
        pytest.param(
            Measured(),
            "the selector of body finds nothing: .b",
            "broken",
            id="it did once, and nothing is filed",
        ),
    ],
)
def test_a_selector_that_never_found_anything_breaks_nothing(
    before: Measured, reason: str, health: str
) -> None:
    run = _run(NOON - HOUR, _read(9, body=(".b", 9)), failed=9, reason=reason)
    assert [one.health for one in _findings(_days(before), [run])] == [health]


def test_a_break_is_as_old_as_its_first_day() -> None:
    """The newest runs alone do not reach back as far."""
    bad = _read(10, body=(".story-text", 10))
    days = _days(*[_read(10)] * 9, *[bad] * 5)
    runs = [_run(NOON - HOUR, bad)]
    assert [one.since for one in _findings(days, runs)] == [
        datetime(2026, 10, 29, tzinfo=NOON.tzinfo)
    ]


def test_a_selector_that_was_changed_is_not_blamed_for_the_one_before() -> None:
    days = _days(_read(10, body=(".old", 10)))
    runs = [_run(NOON - HOUR, _read(2, body=(".new", 1)))]
    assert _findings(days, runs) == ()


_NONE = Measured()


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        pytest.param(
            [_run(NOON - HOUR, _NONE, asked=6, failed=6, reason="http 403")],
            [("broken", NOON - HOUR, "all 6 pages failed: http 403")],
            id="all failed",
        ),
        pytest.param(
            [
                _run(NOON - 4 * HOUR, _NONE, asked=6, failed=5, reason="http 403"),
                _run(NOON - 3 * HOUR, _NONE, asked=1, failed=1, reason="timeout"),
                _run(NOON - HOUR, _NONE, asked=3, failed=3, reason="http 403"),
            ],
            [("broken", NOON - 3 * HOUR, "all 3 pages failed: http 403")],
            id="since the first run that read none",
        ),
        pytest.param(
            [_run(NOON - HOUR, _NONE, asked=2, failed=2, reason="http 404")],
            [],
            id="two dead links",
        ),
        pytest.param(
            [_run(NOON - HOUR, _read(1), asked=6, failed=5, reason="http 404")],
            [],
            id="one was read",
        ),
        pytest.param(
            [_run(NOON - HOUR, _NONE, asked=5, reason="no story: index")],
            [("odd", NOON - HOUR, "none of 5 pages was a story: no story: index")],
            id="all of another kind",
        ),
        pytest.param(
            [_run(NOON - HOUR, _NONE, asked=3, reason="consent")],
            [("broken", NOON - HOUR, "none of 3 pages was a story: consent")],
            id="all behind a wall",
        ),
        pytest.param(
            [_run(NOON - HOUR, _NONE, asked=2, reason="not_found")],
            [],
            id="two of which nothing is left",
        ),
        pytest.param(
            [_run(NOON - HOUR, _NONE, asked=4, reason="no story: gallery")],
            [],
            id="four of another kind",
        ),
    ],
)
def test_pages_that_come_to_nothing(
    runs: list[RunMeasured], told: list[tuple[str, datetime, str]]
) -> None:
    found = _findings(_days(_read(9)), runs)
    assert [(one.health, one.since, one.why) for one in found] == told


_SOFT = {"asked": 3, "failed": 3, "reason": "http 503 (2 of 3)"}


@pytest.mark.parametrize(
    ("runs", "is_told"),
    [
        pytest.param([_run(NOON - HOUR, _NONE, **_SOFT)], False, id="one"),
        pytest.param([_run(NOON - 6 * HOUR, _NONE, **_SOFT)], True, id="six hours"),
        pytest.param(
            [_run(NOON - ago * HOUR, _NONE, **_SOFT) for ago in (2, 1)],
            False,
            id="two in a row",
        ),
        pytest.param(
            [_run(NOON - ago * HOUR, _NONE, **_SOFT) for ago in (3, 2, 1)],
            True,
            id="three in a row",
        ),
        pytest.param(
            [
                _run(NOON - 9 * HOUR, _NONE, **_SOFT),
                _run(NOON - 2 * HOUR, _read(3)),
                _run(NOON - HOUR, _NONE, **_SOFT),
            ],
            False,
            id="pages were read between",
        ),
        pytest.param(
            [
                _run(NOON - 2 * HOUR, _NONE, **(_SOFT | {"reason": "http 403"})),
                _run(NOON - HOUR, _NONE, **_SOFT),
            ],
            True,
            id="it lasts since before",
        ),
    ],
)
def test_pages_that_fail_for_what_passes_are_given_time(
    runs: list[RunMeasured], is_told: bool
) -> None:
    found = _findings(_days(_read(9)), runs)
    why = "all 3 pages failed: http 503 (2 of 3)"
    told = [("broken", runs[0].at, why)] if is_told else []
    assert [(one.health, one.since, one.why) for one in found] == told


@pytest.mark.parametrize(
    ("ago", "reasons", "is_told"),
    [
        pytest.param(1, ["/rss: http 503"], False, id="one"),
        pytest.param(1, ["/rss: timeout", "/rss: http 503"], False, id="two"),
        pytest.param(1, ["/rss: http 503"] * 3, True, id="three"),
        pytest.param(6, ["/rss: http 503"], True, id="six hours"),
        pytest.param(1, ["/rss: http 404"], True, id="it lasts"),
        pytest.param(1, ["/rss: http 404", "/rss: http 503"], True, id="it lasted"),
        pytest.param(1, ["killed"], False, id="our own doing"),
    ],
)
def test_a_listing_that_fails_for_what_passes_is_given_time(
    ago: int, reasons: list[str], is_told: bool
) -> None:
    since = NOON - ago * HOUR
    ended = reasons[-1]
    past = _past(is_good=False, bad_since=since, ended=ended, failed=reasons)
    finding = Finding(health="broken", since=since, why=ended)
    assert findings_of(past, now=NOON) == ((finding,) if is_told else ())


def test_pages_have_come_to_nothing_for_longer_than_runs_are_told() -> None:
    runs = [
        _run(NOON - ago * HOUR, _NONE, asked=3, failed=3, reason="http 403")
        for ago in range(MOST_RUNS, 0, -1)
    ]
    found = _findings(_days(_read(9), until=NOON - 5 * DAY), runs)
    assert [one.since for one in found] == [datetime(2026, 10, 30, tzinfo=NOON.tzinfo)]


def test_a_field_is_gone() -> None:
    gone = replace(_read(12), filled={"headline": 12, "body": 12})
    runs = [_run(NOON - 2 * HOUR, _read(4)), _run(NOON - HOUR, gone)]
    assert _findings(_days(*[_read(10)] * 20), runs) == (
        Finding(
            health="odd",
            since=NOON - HOUR,
            why="byline is on 0% of 12 pages, on 100% before",
            field="byline",
            before=1.0,
            now=0.0,
        ),
    )


def test_a_selector_of_another_field_finds_nothing_any_more() -> None:
    """Whatever the general rules find in its place, and once for its field."""
    days = _days(*[_read(10, byline=("i", 1))] * 20)
    runs = [_run(NOON - HOUR, _read(12, byline=("i", 12)))]
    assert _findings(days, runs) == (
        Finding(
            health="odd",
            since=NOON - HOUR,
            why="the selector of byline, i, finds nothing on 12 of 12 pages; .text would",
            field="byline",
            before=0.9,
            now=0.0,
            selector="i",
            instead=".text",
        ),
    )


@pytest.mark.parametrize(
    ("before", "since", "is_told"),
    [
        pytest.param([_read(3)], [_read(3, byline=("i", 3))], True, id="three"),
        pytest.param([_read(3)], [_read(2, byline=("i", 2))], False, id="two"),
        pytest.param([_read(2)], [_read(9, byline=("i", 9))], False, id="two known"),
        pytest.param(
            [_read(3)], [_read(1, byline=("i", 1))] * 3, True, id="one by one"
        ),
        pytest.param([_read(3)], [_read(9, byline=("i", 8))], False, id="not on all"),
        pytest.param(
            [_read(12, byline=("i", 1))],
            [_read(9, byline=("i", 9))],
            False,
            id="it was missed before",
        ),
        pytest.param(
            [_read(3)],
            [_without_instead(_read(9, byline=("i", 9)))],
            False,
            id="perhaps those have none",
        ),
        pytest.param(
            [_read(3)],
            [_without_instead(_read(3, fresh=False, byline=("i", 3)))],
            True,
            id="those had one",
        ),
    ],
)
def test_a_selector_of_another_field_that_never_failed_needs_few_pages(
    before: list[Measured], since: list[Measured], is_told: bool
) -> None:
    every = [*before, *since]
    runs = [_run(NOON - (len(every) - n) * HOUR, one) for n, one in enumerate(every)]
    found = _findings([], runs)
    assert [(one.health, one.field, one.since) for one in found] == [
        ("odd", "byline", runs[len(before)].at)
    ] * is_told


def _mixed(**lost: tuple[str, int]) -> Measured:
    """Return three new pages, which lost something, and nine old ones, which did not."""
    new = _read(3, fresh=True, **lost)
    return replace(new, pages=12, body_logs=12 * log(2000))


def test_a_new_look_of_new_stories_alone_is_told_of_them() -> None:
    reason = "the selector of body finds nothing: .b; .text would"
    bad = _mixed(body=(".b", 3), byline=("i", 3))
    runs = [
        _run(NOON - 2 * HOUR, _mixed()),
        _run(NOON - HOUR, bad, failed=3, reason=reason),
    ]
    assert [(one.health, one.why) for one in _findings([], runs)] == [
        (
            "broken",
            "the selector of body, .b, finds nothing on 3 of 3 new pages; .text would",
        ),
        (
            "odd",
            "the selector of byline, i, finds nothing on 3 of 3 new pages; .text would",
        ),
    ]
    later = _run(NOON, _read(6, body=(".b", 6)), failed=6, reason=reason)
    assert _findings([], [*runs, later])[0].since == runs[1].at
    assert _findings([], [*runs, _run(NOON, _read(3, fresh=False))]) == ()


def test_a_selector_goes_by_the_name_under_which_it_is_declared() -> None:
    runs = [
        _run(NOON - 2 * HOUR, _read(3)),
        _run(NOON - HOUR, _read(3, published_at=("time", 3))),
    ]
    assert [(one.field, one.why) for one in _findings([], runs)] == [
        (
            "published_at",
            "the selector of published, time, finds nothing on 3 of 3 pages; .text would",
        )
    ]


def test_of_a_selector_of_many_parts_a_person_is_shown_the_first() -> None:
    parts = [f"[data-component={name}-block]" for name in ("text", "crosshead", "list")]
    bad = _read(3, body=(", ".join(parts), 3))
    runs = [_run(NOON - 2 * HOUR, _read(3)), _run(NOON - HOUR, bad)]
    (found,) = _findings([], runs)
    shown = f"{parts[0]}, {parts[1]}, …"
    assert (found.selector, found.why) == (
        ", ".join(parts),
        f"the selector of body, {shown}, finds nothing on 3 of 3 pages; .text would",
    )


def test_a_selector_that_seldom_found_anything_is_left_alone() -> None:
    days = _days(*[_read(10, byline=("i", 7))] * 20)
    assert _findings(days, [_run(NOON - HOUR, _read(12, byline=("i", 12)))]) == ()


def test_bodies_are_cut() -> None:
    cut = replace(_read(12), body_logs=12 * log(300))
    assert _findings(_days(*[_read(10)] * 20), [_run(NOON - HOUR, cut)]) == (
        Finding(
            health="odd",
            since=NOON - HOUR,
            why="body has 300 characters on 12 pages, 2000 before",
            field="body",
            before=2000,
            now=300,
        ),
    )


def test_the_runs_of_a_day_are_not_counted_twice() -> None:
    """What is left of the day is as it was before them."""
    bad = replace(
        _read(12, byline=("i", 12), section=("s", 1)),
        filled={"headline": 12, "body": 12},
    )
    whole = replace(
        _read(72, byline=("i", 13), section=("s", 1)),
        filled={"headline": 72, "body": 72, "byline": 60},
    )
    days = _days(whole, until=NOON)
    found = _findings(days, [_run(NOON - HOUR, bad)])
    assert [(one.since, one.before, one.now) for one in found] == [
        (NOON - HOUR, 0.98, 0.0)
    ]


def test_less_is_printed() -> None:
    """The first day, when all that was listed was new, and today do not count."""
    days = _days(_read(500), *[_read(30)] * 20, *[_read(6)] * 5, _read(1), until=NOON)
    found = _findings(days, [], first_seen_at=NOON - 26 * DAY)
    assert found == (
        Finding(
            health="slow",
            since=datetime(2026, 10, 29, tzinfo=NOON.tzinfo),
            why="6 stories a day for 5 days, 30 before",
            before=30,
            now=6,
        ),
    )


def test_the_gravest_comes_first() -> None:
    days = _days(*[_read(30)] * 20, *[_read(6)] * 5)
    bad = replace(_read(12, body=(".b", 12)), filled={"headline": 12, "body": 12})
    past = _past(days=days, runs=[_run(NOON - HOUR, bad)], output=_output(400, 28, 5))
    found = findings_of(past, now=NOON)
    assert [(one.health, one.field) for one in found] == [
        ("broken", "body"),
        ("silent", ""),
        ("odd", "byline"),
        ("slow", ""),
    ]
