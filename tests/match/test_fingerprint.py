import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BODY
from tests.match.printings import SETTINGS, STORIES
from wirecrawler.match.fingerprint import fingerprint
from wirecrawler.match.words import words


def test_a_fingerprint_is_the_sha256_of_the_words() -> None:
    told = hashlib.sha256(" ".join(words(BODY)).encode()).hexdigest()
    assert fingerprint(words(BODY)) == told


@pytest.mark.parametrize(
    ("number", "is_empty"), [(19, True), (20, False)], ids=["19 words", "20 words"]
)
def test_a_text_under_20_words_has_none(number: int, is_empty: bool) -> None:
    assert (fingerprint(["word"] * number) == "") is is_empty


def test_each_story_has_its_own() -> None:
    found = {fingerprint(words(body)) for _, body in STORIES.values()}
    assert len(found) == len(STORIES)


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_no_reader_sees_does_not_matter(setting: str) -> None:
    bodies = [body for _, body in STORIES.values()]
    printed = [fingerprint(words(SETTINGS[setting](body))) for body in bodies]
    assert printed == [fingerprint(words(body)) for body in bodies]


@given(st.lists(st.sampled_from(BODY.split()), min_size=30))
def test_white_space_case_and_punctuation_do_not_matter(found: list[str]) -> None:
    printed = " ".join(found)
    reset = "\n\n".join(found).upper() + " …"
    assert fingerprint(words(printed)) == fingerprint(words(reset))


@given(st.lists(st.text(), min_size=20))
def test_any_words_have_one(found: list[str]) -> None:
    assert len(fingerprint(found)) == 64
