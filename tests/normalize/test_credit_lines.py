"""Credit lines: what a line says of whose work a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.credit_lines import (
    credited_by_byline,
    credited_by_end,
    credited_by_line,
    is_credit,
)

# What it credits below a text, and what anywhere.
LINES = {
    "With files from The Associated Press and Ann Poe": ("AP", "AP"),
    "With inputs from ANI": ("ANI", "ANI"),
    "(with inputs from Agencies)": ("news agencies", "news agencies"),
    "Reporting by The Associated Press.": ("AP", "AP"),
    "—Associated Press writer Ann Poe in Oslo contributed to this report.": (
        "AP",
        "AP",
    ),
    "This story was first published by Reuters.": ("Reuters", "Reuters"),
    "(Avec AFP)": ("AFP", "AFP"),
    "mit dpa": ("dpa", "dpa"),
    "Mit Material von dpa und AFP": ("dpa AFP", "dpa AFP"),
    "Con información de EFE": ("EFE", "EFE"),
    "Este artículo contiene información de AFP": ("AFP", "AFP"),
    "Com informações da Lusa": ("Lusa", "Lusa"),
    "Med informasjon fra NTB": ("NTB", "NTB"),
    "oprac. PAP": ("PAP", "PAP"),
    "По материалам РИА Новости": ("RIA Novosti", "RIA Novosti"),
    "مع وكالات": ("news agencies", "news agencies"),
    "(AP)": ("AP", "AP"),
    "（共同）": ("Kyodo", "Kyodo"),
    "Source: AP": ("AP", ""),
    "(Quelle: APA/sda/dpa)": ("APA Keystone-SDA dpa", ""),
    "Weitere Quellen • AP": ("AP", ""),
    "Kaynak: AA": ("Anadolu Agency", ""),
    "منبع: ایسنا": ("ISNA", ""),
    "به نقل از ایسنا": ("ISNA", ""),
    "来源：新华社": ("Xinhua", ""),
    "출처: 연합뉴스": ("Yonhap", ""),
    "© 2026 The Associated Press. All rights reserved.": ("AP", ""),
    "© dpa-infocom, dpa:261103-99-483045/5": ("dpa", ""),
    "Source: AP/Photo: Reuters": ("AP", ""),
    "im/kx (AP, Reuters)": ("AP Reuters", ""),
    "sak/Reuters": ("Reuters", ""),
    "red, harbour.example/Agenturen": ("", ""),
    "red, ORF.at/Agenturen": ("news agencies", ""),
    "MNA/6017630": ("Mehr News Agency", ""),
    "ТАСС": ("TASS", ""),
    "Al Jazeera and news agencies": ("Al Jazeera news agencies", ""),
    "Associated Press writers Ann Poe in Oslo and John Roe contributed.": ("AP", "AP"),
    "Some information in this report came from Reuters and AFP.": (
        "Reuters AFP",
        "Reuters AFP",
    ),
    "From staff and wire reports": ("news agencies", "news agencies"),
    "Compiled from wire services": ("news agencies", "news agencies"),
    "The above article is from Reuters.": ("Reuters", "Reuters"),
    "(This story has not been edited and comes from a syndicated feed: PTI)": (
        "PTI",
        "PTI",
    ),
    "Article réalisé à partir d'une dépêche AFP": ("AFP", "AFP"),
    "(AP/Reuters)": ("AP Reuters", "AP Reuters"),
    "(Reuters/QW)": ("Reuters", ""),
    "PTI ABC DV DV": ("PTI", ""),
    "Le Quai avec AFP": ("AFP", ""),
    "Interview mit Reuters": ("", ""),
    "He spoke with Reuters.": ("", ""),
    "Redacción / Agencias": ("news agencies", ""),
    "Mit Agenturmaterial": ("news agencies", "news agencies"),
    "Haber: AA": ("Anadolu Agency", ""),
    "Kaynak: İHA": ("İHA", ""),
    "Источник: Рейтер": ("Reuters", ""),
    "منبع خبر: ایرنا": ("IRNA", ""),
    "انتهای پیام/ ایسنا": ("ISNA", ""),
    "(د ب أ)": ("dpa", "dpa"),
    "来源：法新社": ("AFP", ""),
    "（ＡＦＰ時事）": ("AFP", "AFP"),
    "（ＡＰ）": ("AP", "AP"),
    "Photo: AP": ("", ""),
    "عکس: رویترز": ("", ""),
    "写真：共同": ("", ""),
    "Tags: AP, Reuters": ("", ""),
    "(AP Photo/Ann Poe)": ("", ""),
    "© Getty Images via AFP": ("", ""),
    "SB/PA": ("", ""),
    "SEO Agencies": ("", ""),
    "Agencies": ("", ""),
    "Follow Reuters": ("", ""),
    "Reuters is what the harbour master's boat has been called for the last forty-odd years": (
        "",
        "",
    ),
    "人们有很多共同话题": ("", ""),
    "The mayor told AP that the port was open.": ("", ""),
    "AP reported that the port was open.": ("", ""),
    "": ("", ""),
}


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=LINES)
def test_whom_a_line_credits(line: str, expected: tuple[str, str]) -> None:
    closing = " ".join(credited_by_line(line, closing=True))
    assert (closing, " ".join(credited_by_line(line))) == expected


CREDITS = {
    "Source: Harbour Office": True,
    "Reporting by Ann Poe; editing by John Roe": True,
    "This piece originally appeared in The Quay": True,
    "This article is free to read": False,
    "This story was originally published November 3, 2026": False,
    "The quay is long.": False,
    "Source: AP " + "quay " * 100: False,
}


@pytest.mark.parametrize(("line", "expected"), CREDITS.items(), ids=range(len(CREDITS)))
def test_a_line_that_credits_anybody(line: str, expected: bool) -> None:
    assert is_credit(line, closing=True) is expected


BYLINES = {
    "By ANN POE AP Sports Writer": "AP",
    "Ann Poe via Reuters": "Reuters",
    "Ann Poe, AFP journalist": "AFP",
    "Redacción / EFE": "EFE",
    "Haber Merkezi / AA": "Anadolu Agency",
    "Von dpa": "dpa",
    "AP": "AP",
    "Outside writers (AA)": "",
    "John Map": "",
    "Reuters Photographer": "",
    "Ann Poe": "",
    "Reuters " * 100: "",
}


@pytest.mark.parametrize(("text", "expected"), BYLINES.items(), ids=range(len(BYLINES)))
def test_whom_a_byline_credits(text: str, expected: str) -> None:
    assert " ".join(credited_by_byline(text)) == expected


ENDS = {
    "The port is open. (With inputs from PTI)": "PTI",
    "The port is open.—Bernama": "Bernama",
    "The port is open. [Reuters]": "Reuters",
    "The port is open. Source: AP": "AP",
    "The port is open. (AP/Reuters)": "AP Reuters",
    "The port is open. (kna/epd)": "epd",
    "The port is open. (Xinhua) Enditem": "Xinhua",
    "The port is open. (AA).": "Anadolu Agency",
    "The quay runs on four batteries (AA).": "",
    "She lives near the port in Scranton (PA).": "",
    "The mayor told AP.": "",
    "The harbour office (HO) said so": "",
}


@pytest.mark.parametrize(("text", "expected"), ENDS.items(), ids=ENDS)
def test_whom_an_end_credits(text: str, expected: str) -> None:
    assert " ".join(credited_by_end(text)) == expected


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    told = (
        credited_by_line(text),
        credited_by_line(text, closing=True),
        credited_by_byline(text),
        credited_by_end(text),
    )
    assert all(isinstance(agencies, tuple) for agencies in told)
