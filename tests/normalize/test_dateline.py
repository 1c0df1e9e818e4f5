"""The place and day that open a body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.dateline import dateline_of


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("TEHRAN, Oct. 17 (MNA) –", " Iran"),
        ("MOSCOW, October 19. /TASS/.", " Russia"),
        ("TEHRAN –", " Iran"),
        ("TEHRAN-", " Iran"),
        ("Tehran, July 29, IRNA –", " Iran"),
        ("Tehran (ISNA) –", " Iran"),
        ("LONDON (AP) —", " Ships"),
        ("KANSAS CITY, Mo. (AP) —", " Ships"),
        ("OSLO, 3 June (HW) -", " Ships"),
        ("GAZA/JERUSALEM, Oct 3, 2026 (Reuters) -", " Ships"),
        ("TAMPA, Fla.-", " Ships"),
        ("ST. LOUIS —", "Ships"),
        ("ATLANTA --", " Ships"),
        ("DAMASCUS, SANA –", " Ships"),
        ("UN, Oct 3 (HW) -", " Ships"),
        ("Rio de Janeiro (HW) -", " Ships"),
        ("New Delhi, Oct 3 (PTI)", " Ships"),
        ("Madrid, 3 oct (EFE).-", " Barcos"),
        ("(Reuters) -", " Ships"),
        ("Oct. 3 (UPI) --", " Ships"),
        ("МОСКВА, 19 окт - РИА Новости.", " Суда"),
        ("МОСКВА, 19 октября. /ТАСС/.", " Суда"),
        ("تهران- ایرنا-", " کشتی"),
        ("تهران (ایسنا) –", " کشتی"),
        ("القاهرة 3 أكتوبر (رويترز) -", " سفن"),
        ("دمشق-سانا", " سفن"),
        ("【ロンドン共同】", "船"),
        ("新华社北京10月17日电", "（记者"),
        ("(서울=연합뉴스)", " 배"),
    ],
    ids=lambda value: value.strip(),
)
def test_a_dateline_is_found(dateline: str, text: str) -> None:
    assert dateline_of(f"\n{dateline}{text} left port.\n\nMore.") == dateline


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="empty"),
        pytest.param("Ships left port.", id="plain"),
        pytest.param("Ships left.\n\nOSLO (HW) - More.", id="second paragraph"),
        pytest.param("NATO – the alliance – met.", id="an acronym"),
        pytest.param("BREAKING – Ships left.", id="a label"),
        pytest.param("LA – Ships left.", id="two letters"),
        pytest.param("A B C D E F (HW) – Ships left.", id="too many words"),
        pytest.param("US-Iran talks – at last – began.", id="lower case"),
        pytest.param("Oslo – Ships left.", id="mixed case, no agency"),
        pytest.param("The president (AP) — so he said", id="a sentence"),
        pytest.param("به گزارش ایرنا - کشتی", id="a Persian sentence"),
        pytest.param("【速報】船", id="a Japanese label"),
        pytest.param(f"OSLO, {'X' * 30}, Y{'y' * 50} (HW) – Ships", id="too long"),
    ],
)
def test_what_is_no_dateline_is_none(body: str) -> None:
    assert dateline_of(body) == ""


@given(st.text(max_size=120))
def test_a_dateline_opens_the_body(body: str) -> None:
    found = dateline_of(body)
    assert body.lstrip().startswith(found)
    assert len(found) <= 80
