from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.factories import (
    BODY,
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_sketched,
    make_story,
)
from wirecrawler.errors import StoreError
from wirecrawler.match.decide import DecisionKind
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import CC_BY_4, EXCERPT
from wirecrawler.store.archive import Archive, Decision, Filing, Recorded
from wirecrawler.store.filters import StoryFilter
from wirecrawler.store.query import Query
from wirecrawler.story import (
    ArchiveRecord,
    FamilyRole,
    Image,
    Precision,
    Status,
    Story,
)

LATER = NOON + timedelta(hours=1)
QUAY = "https://harbourwire.example/news/quay"
COPY = "https://coastnews.example/oslo-quay"
SHUT = BODY.replace("opened its new quay on Tuesday", "shut its new quay on Friday")
FERRY = " ".join(f"ferry{number}" for number in range(60))


def _file(archive: Archive, run: int, *stories: Story) -> list[Decision]:
    filings = [Filing(run=run, story=story) for story in stories]
    return archive.file(filings, now=LATER)


def _kinds(decisions: list[Decision]) -> list[str]:
    return [decision.kind.value for decision in decisions]


@contextmanager
def _statements(archive: Archive) -> Iterator[list[str]]:
    """The statements that the archive executes within."""
    engine: Engine = archive._engine
    told: list[str] = []

    def tell(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        told.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", tell)
    yield told
    event.remove(engine, "before_cursor_execute", tell)


def test_a_story_is_read_back_whole(archive: Archive, run: int, query: Query) -> None:
    story = make_story(
        images=(Image(url="https://x.example/1.jpg", caption="Quay", credit="HW"),),
        updated_at=LATER,
        fetch=make_fetch(etag='"a"', last_modified="Tue, 03 Nov 2026 09:15:00 GMT"),
        entry=make_entry(byline=("A", "B"), keywords=("c",), summary="<p>d</p>"),
        terms=EXCERPT,
        archive=ArchiveRecord(file="a.warc.gz", offset=7, record_id="urn:uuid:1"),
        published_precision=Precision.SECOND,
        partial=True,
        guid="  guid verbatim ",
    )
    assert _file(archive, run, story) == [
        Decision(kind=DecisionKind.NEW, story=1, family="1", original=1)
    ]
    assert query.story(1) == make_story(
        **{name: getattr(story, name) for name in story.__dataclass_fields__}
        | {
            "id": 1,
            "uri": "tag:wire.example,2026:story/1",
            "filed_at": LATER,
            "revision": 1,
            "family": "1",
        }
    )


def test_what_a_source_did_not_say_is_read_back_as_none(
    archive: Archive, run: int, query: Query
) -> None:
    silent = dict.fromkeys(
        ["published_at", "updated_at", "published_precision", "published_zone"]
    )
    _file(archive, run, make_sketched(**silent))
    found = query.story(1)
    assert {name: getattr(found, name) for name in [*silent, "archive"]} == {
        **silent,
        "archive": None,
    }


def test_an_unchanged_story_costs_no_write_to_stories_and_revisions(
    archive: Archive, run: int
) -> None:
    _file(archive, run, make_sketched())
    again = archive.begin_run(HARBOUR_WIRE, now=LATER)
    with _statements(archive) as statements:
        decisions = _file(archive, again, make_sketched())
    written = [s.split()[2] for s in statements if s.startswith("INSERT")]
    changed = [s for s in statements if s.startswith(("UPDATE", "DELETE"))]
    assert _kinds(decisions) == ["unchanged"]
    assert (written, changed) == (["sources", "outcomes", "listings"], [])


def test_a_batch_takes_as_many_statements_as_one_story(
    archive: Archive, run: int
) -> None:
    with _statements(archive) as for_one:
        _file(archive, run, make_sketched())
    many = [
        make_sketched(
            url=f"https://harbourwire.example/{n}",
            headline_original=f"Ship {n}",
            body=" ".join(f"w{n}x{at}" for at in range(40)),
        )
        for n in range(50)
    ]
    with _statements(archive) as for_many:
        _file(archive, run, *many)
    assert len(for_many) == len(for_one) < 20


@pytest.mark.parametrize(
    ("change", "headlines"),
    [
        pytest.param({"body": SHUT}, ["Port Opens New Quay"] * 2, id="text"),
        pytest.param(
            {"headline": "Port Shut", "headline_original": "Port shut"},
            ["Port Opens New Quay", "Port Shut"],
            id="headline",
        ),
    ],
)
def test_a_changed_story_is_a_revision(
    archive: Archive,
    run: int,
    query: Query,
    change: dict[str, str],
    headlines: list[str],
) -> None:
    _file(archive, run, make_sketched())
    decisions = archive.file(
        [Filing(run=run, story=make_sketched(**change))], now=LATER
    )
    history = query.history(1)
    assert _kinds(decisions) == ["correction"]
    assert [(s.revision, s.status, s.headline) for s in history] == [
        (1, Status.USABLE, headlines[0]),
        (2, Status.CORRECTED, headlines[1]),
    ]
    assert query.story(1) == history[1]


def test_a_correction_keeps_when_the_story_was_first_seen(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_sketched(published_at=None))
    _file(archive, run, make_sketched(body=SHUT, published_at=NOON, seen_at=LATER))
    found = query.story(1)
    assert (found.seen_at, found.published_at, found.revision) == (NOON, NOON, 2)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"url": "https://harbourwire.example/amp/quay"}, id="canonical"),
        pytest.param(
            {"source_url": f"{QUAY}?a=1", "url": f"{QUAY}?b"}, id="source URL"
        ),
        pytest.param(
            {"final_url": f"{QUAY}/final", "url": f"{QUAY}?c"}, id="final URL"
        ),
    ],
)
def test_a_story_is_known_by_each_of_its_addresses(
    archive: Archive, run: int, query: Query, change: dict[str, str]
) -> None:
    _file(
        archive, run, make_sketched(source_url=f"{QUAY}?a=1", final_url=f"{QUAY}/final")
    )
    elsewhere = {"source_url": QUAY, "final_url": f"{QUAY}/elsewhere", **change}
    assert _kinds(_file(archive, run, make_sketched(**elsewhere))) == ["unchanged"]
    assert query.story_at(change["url"]) == 1


def test_a_canonical_address_that_is_another_story_s_does_not_hide_its_own(
    archive: Archive, run: int
) -> None:
    _file(archive, run, make_sketched(), make_sketched(url=f"{QUAY}-2", body=FERRY))
    mistaken = make_sketched(
        url=QUAY,
        source_url=f"{QUAY}-2",
        final_url=f"{QUAY}-2",
        body=FERRY,
    )
    decisions = _file(archive, run, mistaken)
    assert [(d.kind, d.story) for d in decisions] == [(DecisionKind.UNCHANGED, 2)]


def test_terms_are_never_widened_by_another_source(
    archive: Archive, run: int, query: Query
) -> None:
    other = archive.begin_run(COAST_NEWS, now=NOON)
    archive.file([Filing(run=other, story=make_sketched(source=COAST_NEWS))], now=NOON)
    held = query.story(1)
    _file(archive, run, make_sketched(body=SHUT, terms=CC_BY_4))
    assert query.story(1) == held


TWINS = {
    "itself": QUAY,
    "http": "http://harbourwire.example/news/quay",
    "www": "https://www.harbourwire.example/news/quay",
    "mobile": "https://m.harbourwire.example/news/quay",
    "amp host": "https://amp.harbourwire.example/news/quay",
    "amp suffix": f"{QUAY}.amp",
    "amp query": f"{QUAY}?amp=1",
    "default port": "https://harbourwire.example:443/news/quay",
    "tracking": f"{QUAY}?utm_source=rss&utm_medium=feed",
    "fragment": f"{QUAY}#comments",
    "slash": f"{QUAY}/",
    "index file": f"{QUAY}/index.html",
    "escapes": "https://harbourwire.example/news/qu%61y",
    "letters of the host": "https://HarbourWire.example/news/quay",
}


@pytest.mark.parametrize("name", TWINS)
@pytest.mark.parametrize("is_turned", [False, True], ids=["later", "first"])
def test_every_twin_of_an_address_finds_its_story(
    archive: Archive, run: int, query: Query, name: str, is_turned: bool
) -> None:
    told = [make_sketched(), make_sketched(url=TWINS[name])]
    decisions = _file(archive, run, *(told[::-1] if is_turned else told))
    assert _kinds(decisions) == ["new", "unchanged"]
    assert [query.story_at(url) for url in (QUAY, TWINS[name])] == [1, 1]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"{QUAY}/2", id="a page"),
        pytest.param(f"{QUAY}?id=2", id="a parameter"),
        pytest.param("https://blog.harbourwire.example/news/quay", id="a host"),
        pytest.param("https://harbourwire.example/news/Quay", id="the case of a path"),
    ],
)
def test_what_is_no_twin_finds_nothing(
    archive: Archive, run: int, query: Query, url: str
) -> None:
    _file(archive, run, make_sketched())
    assert query.story_at(url) is None


NUMBERED = replace(HARBOUR_WIRE, story_id=r"/news/(\d+)")


def test_another_slug_of_one_id_is_the_same_story(
    archive: Archive, run: int, query: Query
) -> None:
    addresses = [
        f"https://harbourwire.example/news/{n}"
        for n in ("12/quay", "12/kai", "13/quay")
    ]
    stories = [
        make_sketched(url=url, source=NUMBERED, body=body)
        for url, body in zip(addresses, (BODY, SHUT, FERRY), strict=True)
    ]
    assert _kinds(_file(archive, run, *stories)) == ["new", "correction", "new"]
    assert [query.story_at(url) for url in addresses] == [1, 1, 2]


def test_the_same_text_of_the_same_source_is_a_duplicate(
    archive: Archive, run: int, query: Query
) -> None:
    decisions = _file(archive, run, make_sketched(), make_sketched(url=f"{QUAY}-again"))
    assert decisions == [
        Decision(kind=DecisionKind.NEW, story=1, family="1", original=1),
        Decision(kind=DecisionKind.DUPLICATE, story=1, family="1", original=1),
    ]
    assert query.count(StoryFilter()) == 1
    assert query.story_at(f"{QUAY}-again") == 1


def test_a_short_text_is_no_duplicate(archive: Archive, run: int) -> None:
    short = "Read more on our site."
    decisions = _file(
        archive,
        run,
        make_sketched(body=short),
        make_sketched(url=f"{QUAY}-2", body=short),
    )
    assert _kinds(decisions) == ["new", "new"]


@pytest.mark.parametrize("batches", [1, 2], ids=["one batch", "two batches"])
@pytest.mark.parametrize(
    ("hours", "roles", "original"),
    [
        pytest.param(1, ["original", "copy"], 1, id="the copy was printed later"),
        pytest.param(-1, ["copy", "original"], 2, id="the copy was printed first"),
    ],
)
def test_the_same_text_of_another_source_is_a_copy(
    archive: Archive,
    run: int,
    query: Query,
    batches: int,
    hours: int,
    roles: list[str],
    original: int,
) -> None:
    printed = make_sketched().published_at
    assert printed is not None
    other = archive.begin_run(COAST_NEWS, now=NOON)
    copied = make_sketched(
        url=COPY, source=COAST_NEWS, published_at=printed + timedelta(hours=hours)
    )
    filings = [Filing(run=run, story=make_sketched()), Filing(run=other, story=copied)]
    size = 2 // batches
    decisions = [
        decision
        for start in range(0, 2, size)
        for decision in archive.file(filings[start : start + size], now=LATER)
    ]
    assert decisions == [
        Decision(kind=DecisionKind.NEW, story=1, family="1", original=1),
        Decision(
            kind=DecisionKind.COPY,
            story=2,
            family="1",
            original=original,
            reassigned=() if original == 1 else ((1, "1"),),
        ),
    ]
    held = [query.story(1), query.story(2)]
    assert [(s.family_role.value, s.family, s.copies) for s in held] == [
        (role, "1", 1) for role in roles
    ]
    assert [s.family_role for s in query.family(2)] == [
        FamilyRole.ORIGINAL,
        FamilyRole.COPY,
    ]


def test_a_new_date_may_make_a_copy_the_original(
    archive: Archive, run: int, query: Query
) -> None:
    other = archive.begin_run(COAST_NEWS, now=NOON)
    _file(archive, run, make_sketched())
    _file(archive, other, make_sketched(url=COPY, source=COAST_NEWS, published_at=NOON))
    filed_before = query.story(1).filed_at
    earlier = NOON - timedelta(days=3)
    dated = make_sketched(url=COPY, source=COAST_NEWS, published_at=earlier)
    archive.file([Filing(run=other, story=dated)], now=LATER + timedelta(hours=1))
    assert [s.id for s in query.family(1)] == [2, 1]
    assert (query.story(1).revision, query.story(1).filed_at) == (1, filed_before)


def test_two_filings_of_one_address_in_one_batch_are_two_revisions(
    archive: Archive, run: int, query: Query
) -> None:
    decisions = _file(
        archive, run, make_sketched(), make_sketched(body=SHUT), make_sketched()
    )
    assert _kinds(decisions) == ["new", "correction", "correction"]
    assert [s.body for s in query.history(1)] == [BODY, SHUT, BODY]


def test_a_text_that_was_corrected_away_matches_no_longer(
    archive: Archive, run: int
) -> None:
    decisions = _file(
        archive,
        run,
        make_sketched(),
        make_sketched(body=FERRY),
        make_sketched(url=f"{QUAY}-2"),
        make_sketched(url=f"{QUAY}-3", body=FERRY),
    )
    assert _kinds(decisions) == ["new", "correction", "new", "duplicate"]


def test_filing_a_batch_again_changes_only_outcomes(
    archive: Archive, run: int, query: Query
) -> None:
    batch = [
        make_sketched(),
        make_sketched(url=f"{QUAY}-again"),
        make_sketched(url=COPY, source=COAST_NEWS),
    ]
    _file(archive, run, *batch)
    before = list(query.stories(StoryFilter(limit=0)))
    again = archive.begin_run(HARBOUR_WIRE, now=LATER)
    decisions = archive.file(
        [Filing(run=again, story=story) for story in batch],
        now=LATER + timedelta(hours=1),
    )
    assert _kinds(decisions) == ["unchanged"] * 3
    assert list(query.stories(StoryFilter(limit=0))) == before


def test_each_decision_has_its_outcome(
    archive: Archive, run: int, query: Query
) -> None:
    _file(
        archive,
        run,
        make_sketched(),
        make_sketched(url=f"{QUAY}-again"),
        make_sketched(url=COPY, source=COAST_NEWS, fetch=make_fetch(COPY, attempts=2)),
    )
    again = archive.begin_run(HARBOUR_WIRE, now=LATER)
    _file(
        archive,
        again,
        make_sketched(),
        make_sketched(url=COPY, body=SHUT, source=COAST_NEWS),
    )
    met = [
        (o.run, o.url, o.fate.value, o.reason, o.story)
        for o in query.outcomes(run="all")
    ]
    assert sorted(met) == [
        (run, COPY, "stored", "copy", 2),
        (run, QUAY, "stored", "", 1),
        (run, f"{QUAY}-again", "skipped", "duplicate", 1),
        (again, COPY, "stored", "correction", 2),
        (again, QUAY, "unchanged", "same text", 1),
    ]
    assert [*query.outcomes(run=run, source="coast_news")] == [
        Outcome(
            run=run,
            source="coast_news",
            url=COPY,
            role=Role.STORY,
            fate=Fate.STORED,
            reason="copy",
            story=2,
            final_url=COPY,
            status=200,
            size=5120,
            attempts=2,
            at=LATER,
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(Fate.SKIPPED, Fate.STORED, Fate.SKIPPED, id="the first stays"),
        pytest.param(Fate.FAILED, Fate.STORED, Fate.STORED, id="a failure gives way"),
        pytest.param(Fate.STORED, Fate.FAILED, Fate.STORED, id="and takes no place"),
    ],
)
@pytest.mark.parametrize("batches", [1, 2], ids=["one batch", "two batches"])
def test_a_url_has_one_outcome_in_a_run(
    archive: Archive,
    run: int,
    query: Query,
    first: Fate,
    second: Fate,
    kept: Fate,
    batches: int,
) -> None:
    told = [
        Recorded(
            outcome=Outcome(
                run=run,
                source="harbour_wire",
                url=QUAY,
                role=Role.FEED,
                fate=fate,
                reason=fate.value,
                at=NOON,
            ),
            entry=None,
        )
        for fate in (first, second)
    ]
    size = 2 // batches
    for start in range(0, 2, size):
        archive.record(told[start : start + size], now=NOON)
    assert [(o.fate, o.reason) for o in query.outcomes()] == [(kept, kept.value)]


def test_an_empty_batch_is_no_error(archive: Archive) -> None:
    assert archive.file([], now=NOON) == []
    archive.record([], now=NOON)


def test_more_stories_than_one_statement_can_ask_for(
    archive: Archive, run: int, query: Query
) -> None:
    many = [
        make_sketched(url=f"https://harbourwire.example/{n}", body=f"{n}")
        for n in range(2100)
    ]
    assert _kinds(_file(archive, run, *many, many[0])) == ["new"] * 2100 + ["unchanged"]
    assert query.count(StoryFilter()) == 2100


def test_an_address_may_be_longer_than_an_index_entry(
    archive: Archive, run: int, query: Query
) -> None:
    url = "https://harbourwire.example/" + "é-%20" * 2000
    _file(archive, run, make_sketched(url=url))
    assert query.story_at(url) == 1
    assert list(archive.listings("harbour_wire", [url])) == [url]


def test_a_batch_that_fails_leaves_nothing(archive: Archive, query: Query) -> None:
    with pytest.raises(StoreError):
        _file(archive, 999, make_sketched())
    assert query.count(StoryFilter()) == 0


def test_a_naive_instant_is_refused(archive: Archive, run: int, query: Query) -> None:
    with pytest.raises(StoreError, match="naive"):
        _file(archive, run, make_sketched(published_at=NOON.replace(tzinfo=None)))
    assert query.count(StoryFilter()) == 0


def test_what_no_table_can_hold_is_left_out(
    archive: Archive, run: int, query: Query
) -> None:
    story = make_sketched(
        headline="A\0B",
        body="\ud800 text\0",
        byline=("A\0",),
        keywords=("\udfff",),
        evidence={"head\0line": "x\0"},
        images=(Image(url="https://x.example/\0"),),
        entry=make_entry(headline="\0"),
    )
    _file(archive, run, story)
    found = query.story(1)
    assert (
        found.headline,
        found.body,
        found.byline,
        found.keywords,
        found.evidence,
        found.images,
        found.entry.headline,
    ) == (
        "AB",
        "\ufffd text",
        ("A",),
        ("\ufffd",),
        {"headline": "x"},
        (Image(url="https://x.example/"),),
        "",
    )
    assert _kinds(_file(archive, run, story)) == ["unchanged"]


def test_an_undeclared_source_is_kept_with_its_first_story(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_sketched(source=COAST_NEWS, url=COPY))
    assert query.story(1).source == COAST_NEWS


def test_a_run_keeps_the_newest_declaration_of_its_source(
    archive: Archive, run: int, query: Query
) -> None:
    _file(archive, run, make_sketched())
    renamed = replace(HARBOUR_WIRE, agency="Harbour Wire AS", terms=EXCERPT)
    archive.begin_run(renamed, now=LATER)
    found = query.story(1)
    assert (found.source, found.terms) == (renamed, HARBOUR_WIRE.terms)
