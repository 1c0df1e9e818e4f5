import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BODY
from wirecrawler.match.fingerprint import fingerprint, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(
            "The quay, 2 years late.", ["the", "quay", "2", "years", "late"], id="words"
        ),
        pytest.param(
            "o'clock co-op", ["o", "clock", "co", "op"], id="punctuation splits"
        ),
        pytest.param(
            "ＴＯＫＹＯ ﬁsh ²", ["tokyo", "fish", "2"], id="compatibility forms"
        ),
        pytest.param("STRASSE Ünal", ["strasse", "ünal"], id="lower case"),
        pytest.param("東京タワー", ["東", "京", "タ", "ワ", "ー"], id="Japanese"),
        pytest.param(
            "新しいABC9埠頭", ["新", "し", "い", "abc9", "埠", "頭"], id="mixed"
        ),
        pytest.param("ท่า", ["ท", "า"], id="Thai, without its marks"),
        pytest.param("ວຽງ", ["ວ", "ຽ", "ງ"], id="Lao"),
        pytest.param("ភ្នំ", ["ភ", "ន"], id="Khmer"),
        pytest.param("ရန်", ["ရ", "န"], id="Burmese"),
        pytest.param("부산 항구", ["부산", "항구"], id="Korean keeps its words"),
        pytest.param("می‌شود خبر", ["می", "شود", "خبر"], id="Persian half-space"),
        pytest.param("\ud800 a", ["a"], id="lone surrogate"),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_a_fingerprint_is_the_sha256_of_the_tokens() -> None:
    told = hashlib.sha256(" ".join(tokens(BODY)).encode()).hexdigest()
    assert fingerprint(BODY) == told


@pytest.mark.parametrize(
    ("words", "is_empty"), [(19, True), (20, False)], ids=["19 tokens", "20 tokens"]
)
def test_a_text_under_20_tokens_has_none(words: int, is_empty: bool) -> None:
    assert (fingerprint("word " * words) == "") is is_empty


@given(st.lists(st.sampled_from(BODY.split()), min_size=30))
def test_white_space_case_and_punctuation_do_not_matter(words: list[str]) -> None:
    printed = " ".join(words)
    reset = "\n\n".join(words).upper() + " …"
    assert fingerprint(printed) == fingerprint(reset)


@given(st.text())
def test_tokens_of_tokens_are_the_same(text: str) -> None:
    once = tokens(text)
    assert tokens(" ".join(once)) == once
