"""What is filed is what is read back, whatever it is; and the order does not matter."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_sketched,
    make_story,
)
from tests.store.conftest import TAG
from wirecrawler.source import Source, Terms, Use
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.store.rows import storable
from wirecrawler.story import Image, Precision, Story

# The database is the same for all examples: what is asked for is the last story.
_ONE_DATABASE = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_NUMBERS = count()

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
_TEXTS = st.lists(_TEXT, max_size=3).map(tuple)
_INSTANT = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001  (hypothesis adds the zone)
    timezones=st.sampled_from([UTC]),
)
_IMAGE = st.builds(Image, url=_TEXT, caption=_TEXT, credit=_TEXT)
_TERMS = st.builds(
    Terms,
    use=st.sampled_from(Use),
    licence=st.none() | _TEXT,
    holder=st.none() | _TEXT,
    evidence_url=st.none() | _TEXT,
    reason=_TEXT,
)
_FACTS = st.fixed_dictionaries(
    {
        "headline": _TEXT,
        "headline_original": _TEXT,
        "headline_rules": _TEXTS,
        "byline": _TEXTS,
        "dateline": _TEXT,
        "lede": _TEXT,
        "body": _TEXT,
        "body_html": _TEXT,
        "section": _TEXT,
        "keywords": _TEXTS,
        "images": st.lists(_IMAGE, max_size=3).map(tuple),
        "language": _TEXT,
        "guid": _TEXT,
        "published_at": st.none() | _INSTANT,
        "updated_at": st.none() | _INSTANT,
        "published_raw": _TEXT,
        "published_precision": st.none() | st.sampled_from(Precision),
        "published_zone": st.none() | _TEXT,
        "seen_at": _INSTANT,
        "terms": _TERMS,
        "credit": _TEXT,
        "partial": st.booleans(),
        "evidence": st.dictionaries(_TEXT, _TEXT, max_size=3),
    }
)


@_ONE_DATABASE
@given(facts=_FACTS, headline=_TEXT)
def test_what_is_filed_is_read_back(
    archive: Archive, run: int, query: Query, facts: dict[str, object], headline: str
) -> None:
    url = f"https://harbourwire.example/{next(_NUMBERS)}"
    entry = make_entry(url, headline=headline)
    story = make_story(url=url, entry=entry, fingerprint="", **facts)
    [decision] = archive.file([Filing(run=run, story=story)], now=NOON)
    assert query.story(decision.story) == make_story(
        **{name: getattr(story, name) for name in story.__dataclass_fields__}
        | {
            "id": decision.story,
            "uri": f"tag:{TAG}:story/{decision.story}",
            "filed_at": NOON,
            "revision": 1,
            "family": str(decision.story),
        }
    )


@_ONE_DATABASE
@given(text=st.text(st.characters(categories=["Cs", "Cc", "L", "So"])))
def test_any_text_at_all_can_be_filed(
    archive: Archive, run: int, query: Query, text: str
) -> None:
    url = f"https://harbourwire.example/any/{next(_NUMBERS)}"
    story = make_story(url=url, headline=text, body=text, byline=(text,))
    [decision] = archive.file([Filing(run=run, story=story)], now=NOON)
    found = query.story(decision.story)
    assert (found.headline, found.body, found.byline) == (
        storable(text),
        storable(text),
        (storable(text),),
    )


@given(text=st.text())
def test_storable_is_idempotent_and_changes_as_little_as_it_can(text: str) -> None:
    once = storable(text)
    assert storable(once) == once
    assert once == "".join(
        "\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text if c != "\0"
    )


def _printing(source: Source, text: int, hour: int) -> Story:
    body = " ".join(f"w{text}x{number}" for number in range(40))
    return make_sketched(
        url=f"https://{source.slug}.example/{text}",
        source=source,
        headline_original=f"Ship {text} sails",
        body=body,
        published_at=datetime(2026, 11, 3, 1 + hour, tzinfo=UTC),
    )


_PRINTINGS = [
    _printing(source, text, hour)
    for hour, (source, text) in enumerate(
        (source, text) for text in range(3) for source in (HARBOUR_WIRE, COAST_NEWS)
    )
]


@settings(deadline=None, max_examples=20)
@given(order=st.permutations(_PRINTINGS), size=st.integers(1, 6))
def test_whatever_the_order_of_arrival_the_same_stories_are_held(
    tmp_path_factory: pytest.TempPathFactory,
    sqlite_template: Path,
    order: list[Story],
    size: int,
) -> None:
    path = tmp_path_factory.mktemp("order") / "wire.db"
    path.write_bytes(sqlite_template.read_bytes())
    url = f"sqlite:///{path}"
    with Archive.open(url, tag=TAG) as archive, Query.open(url, tag=TAG) as query:
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        filings = [Filing(run=run, story=story) for story in order]
        for start in range(0, len(filings), size):
            archive.file(filings[start : start + size], now=NOON)
        held = {
            (
                story.url,
                story.body,
                story.revision,
                story.family_role.value,
                *(other.url for other in query.family(story.id)),
            )
            for story in query.stories(StoryFilter(limit=0))
        }
    pairs = [_PRINTINGS[start : start + 2] for start in range(0, len(_PRINTINGS), 2)]
    assert held == {
        (story.url, story.body, 1, role, *(other.url for other in pair))
        for pair in pairs
        for story, role in zip(pair, ("original", "copy"), strict=True)
    }
