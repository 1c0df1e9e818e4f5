"""White space and characters that are no text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecrawler.normalize.text import collapsed, control_free, encodable, parted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" a \t\r\n\f b ", "a b", id="ascii white space"),
        pytest.param(
            "\u00a0a\u00a0\u00a0b", "\u00a0a\u00a0\u00a0b", id="no-break space"
        ),
        pytest.param("می\u200cرود", "می\u200cرود", id="zwnj"),
        pytest.param("a\u3000b", "a\u3000b", id="ideographic space"),
        pytest.param(
            "a\u200bb\u2028c", "a\u200bb\u2028c", id="zero width and line separator"
        ),
        pytest.param(" \n ", "", id="nothing but white space"),
    ],
)
def test_ascii_white_space_collapses_and_all_else_stays(
    text: str, expected: str
) -> None:
    assert collapsed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x00b\x08c\x1fd\x7fe\x9ff", "abcdef", id="c0 and c1"),
        pytest.param("a\tb\nc\r\fd", "a\tb\nc\r\fd", id="ascii white space stays"),
        pytest.param("a\x0bb\x85c\u2028d\u2029e", "a b c d e", id="other line ends"),
        pytest.param(
            "a\u200c\u200f\u202eb", "a\u200c\u200f\u202eb", id="format characters"
        ),
    ],
)
def test_controls_go(text: str, expected: str) -> None:
    assert control_free(text) == expected


def test_what_no_database_holds_is_replaced() -> None:
    assert encodable("a\x00b\ud800c\U0001f600") == "ab\ufffdc\U0001f600"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_each_is_idempotent(text: str) -> None:
    once = [clean(text) for clean in (collapsed, control_free, encodable)]
    again = [collapsed(once[0]), control_free(once[1]), encodable(once[2])]
    assert again == once
    once[2].encode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("articleTags", "article-tags"),
        ("Article-Tags", "article-tags"),
        ("ABC", "abc"),
        ("", ""),
    ],
)
def test_a_program_s_name_is_parted_into_words(name: str, expected: str) -> None:
    assert parted(name) == expected
