"""Credits that open a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.credit_openings import credited_by_opening, sure_dateline

OPENINGS = {
    "به گزارش ایسنا، بندر باز شد": "ISNA",
    "بندر به گزارش ایسنا، باز شد": "",
    "ایسنا/تهران بندر باز شد": "ISNA",
    "OSLO (AA) - The port is open.": "Anadolu Agency",
    "Oslo, (DHA) - The port is open.": "DHA",
    "OSLO: (ANI): The port is open.": "ANI",
    "OSLO | AP — The port is open.": "AP",
    "Осло. 3 ноября. ИНТЕРФАКС - Порт открыт.": "Interfax",
    "رويترز - الميناء مفتوح": "Reuters",
    "【法新社奥斯陆3日电】港口开放": "AFP",
    "［オスロ ３日 ロイター］ - 港が開いた": "Reuters",
    "（写真 ロイター）港が開いた": "",
    "SCRANTON, PA - The port is open.": "",
    "Ann Poe (PA) - who else?": "",
    "AP Macroeconomics - a course": "",
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.items(), ids=OPENINGS)
def test_whom_an_opening_credits(text: str, expected: str) -> None:
    assert " ".join(credited_by_opening(text)) == expected


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("SCRANTON, PA -", "SCRANTON,   -"),
        ("OSLO (AA) -", "OSLO (AA) -"),
        ("OSLO (AFP/AA) -", "OSLO (AFP/AA) -"),
        ("PARIS, AFP -", "PARIS, AFP -"),
    ],
)
def test_a_dateline_less_its_state(dateline: str, expected: str) -> None:
    assert sure_dateline(dateline) == expected


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert isinstance(credited_by_opening(text), tuple)
