"""Sketch: the features by which stories with parts of one text are found."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import COAST_NEWS, HARBOUR_WIRE, make_sketched, make_story
from tests.match.printings import EDITS, SETTINGS, STORIES, edited, printing
from tests.match.rewrites import REWRITES
from wirecrawler.match.fingerprint import fingerprint
from wirecrawler.match.sketch import day_of, features, sketched
from wirecrawler.match.words import words

FEWEST_SHARED = 2


def test_a_sketched_story_has_what_matching_keeps() -> None:
    story = make_story()
    found = words(story.body)
    kept = (
        fingerprint(found),
        len(found),
        features(found, story.headline_original, source="harbour_wire"),
    )
    new = sketched(story)
    assert (new.fingerprint, new.words, new.sketch) == kept
    assert (len(new.fingerprint), new.words) == (64, 52)


def test_a_story_without_text_has_the_features_of_its_headline() -> None:
    new = make_sketched(body="")
    assert (new.fingerprint, new.words) == ("", 0)
    assert all(one < 0 for one in new.sketch)
    assert len(new.sketch) == 4


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("edit", EDITS)
def test_another_outlets_printing_shares_features(language: str, edit: str) -> None:
    headline, body = STORIES[language]
    one = printing(body, headline=headline)
    other = printing(EDITS[edit](body), headline=headline, source=COAST_NEWS)
    assert len({*one.sketch} & {*other.sketch}) >= FEWEST_SHARED


@pytest.mark.parametrize("language", STORIES)
def test_an_edited_printing_shares_features(language: str) -> None:
    headline, body = STORIES[language]
    one = printing(body, headline=headline)
    other = printing(edited(language, body), headline="", source=COAST_NEWS)
    assert len({*one.sketch} & {*other.sketch}) >= FEWEST_SHARED


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_no_reader_sees_does_not_matter(setting: str) -> None:
    sketches = [
        [
            printing(told(body), headline=told(headline)).sketch
            for headline, body in STORIES.values()
        ]
        for told in (str, SETTINGS[setting])
    ]
    assert sketches[0] == sketches[1]


@pytest.mark.parametrize("name", REWRITES)
def test_a_second_write_up_of_one_source_shares_the_words_of_headlines(
    name: str,
) -> None:
    first, second = (
        printing(one.body, headline=one.headline) for one in REWRITES[name]
    )
    shared = {*first.sketch} & {*second.sketch}
    assert len([one for one in shared if one < 0]) >= FEWEST_SHARED


def test_headlines_of_two_sources_share_none() -> None:
    one, other = (
        make_sketched(body="", source=source) for source in (HARBOUR_WIRE, COAST_NEWS)
    )
    assert {*one.sketch}.isdisjoint(other.sketch)


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        pytest.param("", 0, id="none"),
        pytest.param("He is in", 0, id="short words"),
        pytest.param("New quay", 2, id="two words"),
        pytest.param("Quay quay QUAY", 1, id="a word thrice"),
        pytest.param("one two three four five six seven", 5, id="five at most"),
        pytest.param("新码头", 2, id="two characters count as a word"),
        pytest.param("در یک", 2, id="short words of another script"),
    ],
)
def test_the_features_of_a_headline(headline: str, count: int) -> None:
    assert len(features((), headline, source="harbour_wire")) == count


def test_a_long_text_has_so_many_features_and_no_more() -> None:
    found = tuple(f"w{number}" for number in range(9000))
    assert len(features(found, "", source="harbour_wire")) == 64


def test_features_stay_the_same_in_every_version() -> None:
    # They stand in databases: whoever changes them makes a migration.
    found = words("Two ferries and a grain ship tied up within the first hour today")
    assert features(found, "Port opens", source="harbour_wire") == (
        -115213421198410,
        -26995516543562,
        56123990555004,
        125724221532621,
    )


@given(body=st.text(), headline=st.text())
def test_any_text_can_be_sketched(body: str, headline: str) -> None:
    story = make_sketched(body=body, headline_original=headline)
    assert list(story.sketch) == sorted(set(story.sketch))
    assert len(story.sketch) <= 64 + 5
    assert all(-(2**47) <= one < 2**47 for one in story.sketch)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        pytest.param(datetime(1970, 1, 1, tzinfo=UTC), 0, id="the first"),
        pytest.param(datetime(1970, 1, 1, 23, 59, tzinfo=UTC), 0, id="its end"),
        pytest.param(datetime(1969, 12, 31, 23, 59, tzinfo=UTC), -1, id="before"),
        pytest.param(datetime(2026, 11, 3, 12, tzinfo=UTC), 20760, id="a later one"),
        pytest.param(
            datetime(2026, 11, 3, 1, tzinfo=timezone(timedelta(hours=3, minutes=30))),
            20759,
            id="in UTC",
        ),
    ],
)
def test_day_of(instant: datetime, day: int) -> None:
    assert day_of(instant) == day
