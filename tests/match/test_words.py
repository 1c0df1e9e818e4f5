"""Words: what of a text is the same for matching, however it was set."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.match.printings import SETTINGS, STORIES, misread
from wirecrawler.match.words import folded, runs, shingles, terms, tokens, unit, words


@pytest.mark.parametrize(
    ("text", "found"),
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
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("The QUAY", "the quay", id="case"),
        pytest.param("Łódź Ünal", "łodz unal", id="accents"),
        pytest.param("Ёлка и йод", "елка и иод", id="Cyrillic marks"),
        pytest.param("Ἀθῆναι", "αθηναι", id="Greek breathings"),
        pytest.param("שָׁלוֹם", "שלום", id="Hebrew points"),
        pytest.param("مُحَمَّد", "محمد", id="Arabic vowel signs"),
        pytest.param("علي كتاب", "علی کتاب", id="Arabic yeh and kaf"),
        pytest.param("إلى", "الی", id="alef with hamza, and without its points"),
        pytest.param("مـــوج", "موج", id="stretched letters"),
        pytest.param("می\u200cشود", "میشود", id="half-space"),
        pytest.param("har\u00adbour", "harbour", id="soft hyphen"),
        pytest.param("\ufeff\u202bharbour\u202c", "harbour", id="marks of direction"),
        pytest.param("２０２６ ﬁsh", "2026 fish", id="compatibility forms"),
        pytest.param("부산", "부산", id="Korean stays whole"),
        pytest.param("がぎぐ", "がぎぐ", id="kana keep their marks"),
        pytest.param("Nils &amp; S&oslash;n", "nils & søn", id="escaped"),
        pytest.param(misread("Tromsø é"), "tromsø e", id="UTF-8 as Windows-1252"),
        pytest.param(misread("порт"), "порт", id="Cyrillic as Windows-1252"),
        pytest.param(misread("الميناء"), "المیناء", id="Arabic as Windows-1252"),
        pytest.param(misread("新码头"), "新码头", id="Chinese as Windows-1252"),
        pytest.param(
            "корабль".encode().decode("cp1251"), "корабль", id="as Windows-1251"
        ),
        pytest.param("Ã©©", "a©©", id="nothing that was UTF-8"),
        pytest.param("РЂ", "рђ", id="nothing that was Cyrillic"),
    ],
)
def test_folded(text: str, read: str) -> None:
    assert folded(text) == read


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("setting", SETTINGS)
def test_the_same_words_however_they_are_set(language: str, setting: str) -> None:
    body = STORIES[language][1]
    assert words(SETTINGS[setting](body)) == words(body)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("the quay", 1, id="English"),
        pytest.param("новый причал", 1, id="Russian"),
        pytest.param("새 부두", 1, id="Korean"),
        pytest.param("新码头启用", 2, id="Chinese"),
        pytest.param("新しい埠頭", 2, id="Japanese"),
        pytest.param("ท่าเรือใหม่", 3, id="Thai"),
        pytest.param("ຫຼວງພະບາງ", 3, id="Lao"),
        pytest.param("the port of 東京", 1, id="English with a Japanese name"),
        pytest.param("东京 2026 年", 2, id="Chinese with a figure"),
    ],
)
def test_how_many_tokens_are_a_word(text: str, width: int) -> None:
    assert unit(words(text)) == width


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("the new quay", ("the", "new", "quay"), id="English"),
        pytest.param("新码头", ("新码", "码头"), id="Chinese"),
        pytest.param("新", (), id="one character"),
        pytest.param("กขคง", ("กขค", "ขคง"), id="Thai"),
    ],
)
def test_terms(text: str, found: tuple[str, ...]) -> None:
    assert terms(words(text)) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("new quay", 0, id="two words"),
        pytest.param("the new quay", 1, id="three words"),
        pytest.param("the new quay opened", 2, id="four words"),
        pytest.param("新码头启用", 0, id="five Chinese characters"),
        pytest.param("新码头启用了", 1, id="six Chinese characters"),
        pytest.param("กขคงจฉชซฌ", 1, id="nine Thai characters"),
    ],
)
def test_there_is_a_shingle_for_each_three_words(text: str, count: int) -> None:
    assert len(shingles(runs(words(text)))) == count


def test_a_shingle_stays_the_same_in_every_version() -> None:
    # They stand in databases: whoever changes them makes a migration.
    told = [115412260854827, 3771802170582]
    assert shingles(runs(words("The new quay opened"))) == told


@given(st.text())
def test_tokens_of_tokens_are_the_same(text: str) -> None:
    once = tokens(text)
    assert tokens(" ".join(once)) == once


@given(st.text())
def test_any_text_has_words_and_shingles(text: str) -> None:
    found = words(text)
    assert all(found)
    assert all(0 <= one < 2**47 for one in shingles(runs(found)))
    assert len(terms(found)) <= len(found)


# Without what follows a letter where UTF-8 was misread.
_LETTERS = st.characters(
    categories=["L"], max_codepoint=0x24F, exclude_characters="ªµºƒŠŒŽšœžŸ"
)


@given(st.text(_LETTERS | st.just(" ")))
def test_composed_or_not_a_text_has_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(
        unicodedata.normalize("NFC", text)
    )
