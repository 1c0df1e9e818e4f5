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
        ("KYIV, Ukraine —", " Ships"),
        ("OSLO, 3 June (HW) -", " Ships"),
        ("OSLO (HW) -", " Ships"),
        ("GAZA/JERUSALEM, Oct 3, 2026 (Reuters) -", " Ships"),
        ("BEIJING, Oct. 3 (Xinhua) --", " Ships"),
        ("TAMPA, Fla.-", " Ships"),
        ("ST. LOUIS —", "Ships"),
        ("ATLANTA --", " Ships"),
        ("DAMASCUS, SANA –", " Ships"),
        ("UN, Oct 3 (HW) -", " Ships"),
        ("BERLIN (dpa)", " Schiffe"),
        ("Köln (epd).", " Schiffe"),
        ("Berlin (dpa/lbn) -", " Schiffe"),
        ("Frankfurt/Main (dpa-AFX) -", " Schiffe"),
        ("Bern (hw) -", " Schiffe"),
        ("Rio de Janeiro (AFP) -", " Ships"),
        ("Den Haag (ANP) -", " Schepen"),
        ("Vaduz, 3.6.2026 –", " Schiffe"),
        ("Oslo, 3 June –", " Ships"),
        ("New Delhi, Oct 3 (PTI)", " Ships"),
        ("Madrid, 3 oct (EFE).-", " Barcos"),
        ("Buenos Aires, 3 de octubre (HW).-", " Barcos"),
        ("Lisboa, 03 out 2026 (Lusa) –", " Barcos"),
        ("(Reuters) -", " Ships"),
        ("(ANSA) - ROMA, 17 OTT -", " Navi"),
        ("Oct. 3 (UPI) --", " Ships"),
        ("AFP -", " Ships"),
        ("İSTANBUL (AA) -", " Gemiler"),
        ("МОСКВА, 19 окт - РИА Новости.", " Суда"),
        ("Москва, 19 октября - РИА Новости.", " Суда"),
        ("Москва. 19 октября. INTERFAX.RU -", " Суда"),
        ("МОСКВА, 19 октября. /ТАСС/.", " Суда"),
        ("تهران- ایرنا-", " کشتی"),
        ("تهران (ایسنا) –", " کشتی"),
        ("تهران/ایسنا", " کشتی"),
        ("القاهرة 3 أكتوبر (رويترز) -", " سفن"),
        ("القدس (رويترز) -", " سفن"),
        ("غزة - وكالات:", " سفن"),
        ("رام الله 17-10-2026 وفا-", " سفن"),
        ("دمشق-سانا", " سفن"),
        ("【ロンドン共同】", "船"),
        ("【台北聯合】", "船"),
        ("新华社北京10月17日电", "（记者"),
        ("（台北10月17日電）", "船"),
        ("(서울=연합뉴스)", " 배"),
        ("[서울=연합뉴스]", " 배"),
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
        pytest.param("NATO – The alliance met.", id="an acronym"),
        pytest.param("NASA said so.", id="capitals that begin a sentence"),
        pytest.param(
            "UN - the world's parliament - met.", id="an acronym and its gloss"
        ),
        pytest.param("BREAKING – Ships left.", id="a label"),
        pytest.param("Updated, 3 June - Ships left.", id="a label and a day"),
        pytest.param("Monday, 3 June - Ships left.", id="a weekday"),
        pytest.param("LAX – Ships left.", id="three letters"),
        pytest.param("PARIS – the city of light – is dark.", id="goes on small"),
        pytest.param("A B C D E F (HW) – Ships left.", id="too many words"),
        pytest.param("One Two Three Four Five (AP) – Ships left.", id="many words"),
        pytest.param("US-Iran talks – at last – began.", id="lower case"),
        pytest.param("Oslo – Ships left.", id="mixed case, no agency"),
        pytest.param("Oslo. Ships left.", id="a full stop alone"),
        pytest.param("OSLO: Ships left.", id="a colon alone"),
        pytest.param("The president (AP) — So he said", id="a sentence"),
        pytest.param("U.S. stocks (S&P 500) - They fell.", id="an index"),
        pytest.param("Anna Moe (SP) - Die Ministerin", id="a party"),
        pytest.param("Anna Moe (47) - Die Ministerin", id="an age"),
        pytest.param("Harbour Cars (HBC) - The maker", id="a share"),
        pytest.param("(Updated) - Ships left.", id="a remark"),
        pytest.param("Ferry - Ships left.", id="a word"),
        pytest.param("OSLO (Adds details)", id="a remark behind a place"),
        pytest.param("به گزارش ایرنا - کشتی", id="a Persian sentence"),
        pytest.param("به گزارش خبرگزاری مهر، کشتی", id="a sentence that credits"),
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
