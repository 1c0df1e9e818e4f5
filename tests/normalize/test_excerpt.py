import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.excerpt import EXCERPT_CHARS, excerpt, quotation

FAMILY_EMOJI = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "chars", "short"),
    [
        pytest.param("", 20, "", id="nothing"),
        pytest.param("Short enough.", 13, "Short enough.", id="what fits is whole"),
        pytest.param(" a\n\nb \t c ", 20, "a b c", id="on one line"),
        pytest.param("a\u00a0b\u200cc", 9, "a\u00a0b\u200cc", id="nothing else changed"),
        pytest.param("one two three four", 13, "one two…", id="at a word"),
        pytest.param("one two three four", 14, "one two three…", id="the word that fits"),
        pytest.param("one two, three four", 12, "one two…", id="no comma before it"),
        pytest.param("He left. Then he came", 12, "He left…", id="no full stop before it"),
        pytest.param("این متن، بلند است", 12, "این متن…", id="no Persian comma either"),
        pytest.param("一二三四五六七八", 5, "一二三四…", id="no spaces: at a character"),
        pytest.param("a 一二三四五六七八", 8, "a 一二三四五…", id="a space too far back"),
        pytest.param("กินข้าวแล้ว", 6, "กินข้…", id="Thai vowel and tone stay"),
        pytest.param("กขคน\u0e33ใจ", 5, "กขค…", id="Thai AM stays"),
        pytest.param("abcde\u0301fgh", 6, "abcd…", id="a letter keeps its accent"),
        pytest.param("نمی\u200cخواهم", 4, "نم…", id="a half-space is not first"),
        pytest.param(f"ab{FAMILY_EMOJI}cd", 5, "ab…", id="an emoji keeps its joiners"),
        pytest.param("abc\U0001f44d\U0001f3fddef", 5, "abc…", id="and its skin tone"),
        pytest.param("a🇳🇴🇮🇷🇫🇷bc", 5, "a🇳🇴…", id="a flag is not halved"),
        pytest.param("a🇳🇴🇮🇷🇫🇷bc", 6, "a🇳🇴🇮🇷…", id="but whole ones are kept"),
        pytest.param("ab\u1112\u1161\u11abcd", 5, "ab…", id="nor a Hangul syllable"),
        pytest.param("ab\ud83d\udc4dcd", 4, "ab…", id="nor a surrogate pair"),
        pytest.param("\u0301" * 9, 4, "\u0301" * 3 + "…", id="marks on nothing"),
        pytest.param("abc", 1, "…", id="room for the sign alone"),
        pytest.param("abc", 0, "…", id="no room"),
    ],
)  # fmt: skip
def test_an_excerpt_is_cut_where_a_reader_would(
    text: str, chars: int, short: str
) -> None:
    assert excerpt(text, chars=chars) == short


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_an_excerpt_fits_and_is_its_own_excerpt(text: str, chars: int) -> None:
    short = excerpt(text, chars=chars)
    assert (len(short) <= chars, excerpt(short, chars=chars)) == (True, short)


LINE = "The quay is open. "


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("No", "", id="too short to quote"),
        pytest.param("One two three four", "One two…", id="the first words"),
        pytest.param("一二三四五六七八", "一二三…", id="no spaces: at a character"),
        pytest.param(LINE * 20, "The quay is open. " * 9 + "The quay is…", id="half"),
        pytest.param(LINE * 50, excerpt(LINE * 50), id="no more than an excerpt"),
    ],
)
def test_a_quotation_is_half_of_a_text_at_most(text: str, short: str) -> None:
    assert quotation(text) == short


@given(st.text())
def test_a_quotation_is_never_the_whole(text: str) -> None:
    short = quotation(text)
    assert len(short) <= min(EXCERPT_CHARS, len(text) // 2)
