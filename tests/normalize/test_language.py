"""Language tags in their one spelling, and what a script alone tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecrawler.normalize.language import is_rtl, language_tag, script_language


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        *[("fa", "fa"), ("fa-ir", "fa-IR"), ("en_US", "en-US"), (" EN-gb ", "en-GB")],
        *[("zh-hans-cn", "zh-Hans-CN"), ("zh_Hant", "zh-Hant"), ("es-419", "es-419")],
        *[
            ("ZH-YUE-HK", "zh-yue-HK"),
            ("sl-ROZAJ-1994", "sl-rozaj-1994"),
            ("ckb", "ckb"),
        ],
        *[
            ("de-CH-x-PHONEBK", "de-CH-x-phonebk"),
            ("en-u-CA-buddhist", "en-u-ca-buddhist"),
        ],
        *[("fa_IR.UTF-8", "fa-IR"), ("de_DE@euro", "de-DE"), ("en, fr;q=0.5", "en")],
        *[("eng", "en"), ("per-IR", "fa-IR"), ("iw", "he"), ("in-id", "id-ID")],
        *[
            ("", ""),
            ("english", ""),
            ("Persian", ""),
            ("und", ""),
            ("mul", ""),
            ("x-default", ""),
        ],
        *[
            ("e", ""),
            ("en-", ""),
            ("en--US", ""),
            ("12", ""),
            ("فارسی", ""),
            ("en-USA1", ""),
        ],
    ],
)
def test_a_tag_has_one_spelling(raw: str, expected: str) -> None:
    assert language_tag(raw) == expected


@settings(deadline=None)
@given(st.one_of(st.text(), st.text(alphabet="enfaIRx-_419 ,.@")))
def test_the_spelling_of_a_tag_is_final(raw: str) -> None:
    once = language_tag(raw)
    assert language_tag(once) == once


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *[("fa", True), ("ar-EG", True), ("he", True), ("iw", True), ("ur-PK", True)],
        *[
            ("ps", True),
            ("ckb", True),
            ("ug", True),
            ("sd", True),
            ("yi", True),
            ("dv", True),
        ],
        *[
            ("pa-Arab", True),
            ("az-Arab-IR", True),
            ("ug-Latn", False),
            ("ks-Deva", False),
        ],
        *[
            ("en", False),
            ("tr-TR", False),
            ("zh-Hant", False),
            ("", False),
            ("nonsense", False),
        ],
    ],
)
def test_scripts_from_right_to_left_are_known(tag: str, expected: bool) -> None:
    assert is_rtl(tag) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("وزیر خارجه ایران وارد مسکو شد", "fa", id="persian"),
        pytest.param(
            "گفت‌وگوي وزير با رئيس پارلمان چين", "fa", id="persian with arabic yeh"
        ),
        pytest.param("تیم ملی برد", "fa", id="persian by its yeh"),
        pytest.param("وزير الخارجية يصل إلى موسكو", "ar", id="arabic"),
        pytest.param("مدير بنك", "ar", id="arabic by its yeh"),
        pytest.param("سلام", "", id="either"),
        pytest.param("وزیرِ خارجہ ماسکو پہنچ گئے", "", id="urdu"),
        pytest.param("שר החוץ הגיע למוסקבה", "he", id="hebrew"),
        pytest.param("Министр прибыл в Москву", "ru", id="russian"),
        pytest.param("Міністр прибув до Києва", "", id="ukrainian"),
        pytest.param("Ο υπουργός έφτασε στη Μόσχα", "el", id="greek"),
        pytest.param("外相がモスクワに到着", "ja", id="japanese"),
        pytest.param("외무장관 모스크바 도착", "ko", id="korean"),
        pytest.param("外交部长抵达莫斯科", "zh", id="chinese"),
        pytest.param("รัฐมนตรีเดินทางถึงมอสโก", "th", id="thai"),
        pytest.param("विदेश मंत्री मास्को पहुंचे", "hi", id="hindi"),
        pytest.param("The minister of Россия arrived", "", id="mostly latin"),
        pytest.param("Çanakkale'de yangın", "", id="turkish"),
        pytest.param("123 !?", "", id="no letters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_script_suggests_a_language(text: str, expected: str) -> None:
    assert script_language(text) == expected
