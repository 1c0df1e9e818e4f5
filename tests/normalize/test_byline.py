"""Who wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.byline import byline_names


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        pytest.param(["By Jane Doe"], ("Jane Doe",), id="by"),
        pytest.param(["by: JANE DOE"], ("JANE DOE",), id="by and colon"),
        pytest.param(["Von André Roth"], ("André Roth",), id="von"),
        pytest.param(["von der Leyen"], ("von der Leyen",), id="a name in von"),
        pytest.param(["Par Anne Roux"], ("Anne Roux",), id="par"),
        pytest.param(["Por Ana Gil"], ("Ana Gil",), id="por"),
        pytest.param(["Author: Jane Doe"], ("Jane Doe",), id="author"),
        pytest.param(["نویسنده: علی رضایی"], ("علی رضایی",), id="Persian"),
        pytest.param(["作者：中村 真子"], ("中村 真子",), id="Chinese"),
        pytest.param(
            ["Jane Doe and John Roe, Ann Poe & Max Moe; Al Lee/Bo Fox with Cy Day"],
            (
                "Jane Doe",
                "John Roe",
                "Ann Poe",
                "Max Moe",
                "Al Lee",
                "Bo Fox",
                "Cy Day",
            ),
            id="several",
        ),
        pytest.param(["Eva Roth und Max Moe"], ("Eva Roth", "Max Moe"), id="und"),
        pytest.param(
            ["علی رضایی و مریم کریمی، ولی والا"],
            ("علی رضایی", "مریم کریمی", "ولی والا"),
            id="a Persian and, as its own word",
        ),
        pytest.param(
            ["José Ortega y Gasset y Ana Pérez"],
            ("José Ortega y Gasset", "Ana Pérez"),
            id="y within and between",
        ),
        pytest.param(["Anne Roux et Luc Bel"], ("Anne Roux", "Luc Bel"), id="et"),
        pytest.param(["Jane Doe | Reporter"], ("Jane Doe",), id="title after a bar"),
        pytest.param(["Jane Doe, Political Editor"], ("Jane Doe",), id="title"),
        pytest.param(["Jane Doe in London"], ("Jane Doe",), id="place"),
        pytest.param(["Jane Doe - HW"], ("Jane Doe",), id="dash"),
        pytest.param(["Jane Doe for The Post"], ("Jane Doe",), id="for a paper"),
        pytest.param(
            ["Institute for Ships"], ("Institute for Ships",), id="for in a name"
        ),
        pytest.param(["Jane Doe (AP) [1]"], ("Jane Doe",), id="brackets"),
        pytest.param(["（中村，佐藤）"], ("中村", "佐藤"), id="all in brackets"),
        pytest.param(
            ["Harbour Radio (www.hw.example)"],
            ("Harbour Radio",),
            id="an address in brackets",
        ),
        pytest.param(
            ["Jane Doe jane@hw.example @jane https://hw.example/jane www.hw.example"],
            ("Jane Doe",),
            id="addresses",
        ),
        pytest.param(["https://hw.example/jane", "@jane"], (), id="nothing else"),
        pytest.param(
            ["John Roe, Jr., and Samuel L. Fox."],
            ("John Roe Jr.", "Samuel L. Fox"),
            id="stops",
        ),
        pytest.param(["Jane Doe, Ph.D."], ("Jane Doe",), id="degree"),
        pytest.param(["Dr. Max Moe"], ("Dr. Max Moe",), id="doctor"),
        pytest.param(
            ["Reporting by Jane Doe; Editing by John Roe; Photo: Max Moe"],
            ("Jane Doe",),
            id="other crafts",
        ),
        pytest.param(
            ["Jane Doe", "JANE DOE", "Max Moe"], ("Jane Doe", "Max Moe"), id="twice"
        ),
        pytest.param(
            ["Harbour Wire", "Jane Doe, harbour wire"], ("Jane Doe",), id="agency"
        ),
        pytest.param(
            ["Guardian staff reporter"], ("Guardian staff reporter",), id="desk"
        ),
        pytest.param(["admin", "Reporter", "n/a"], (), id="nobody"),
        pytest.param(["12 October"], (), id="a date"),
        pytest.param(["\u202eJane\u00a0 Doe\n"], ("Jane Doe",), id="white space"),
        pytest.param(["Jane " + "x" * 60], (), id="too long"),
        pytest.param(["Jane Doe writes of ships and of harbours."], (), id="sentence"),
        pytest.param(["Jane sails. Often"], (), id="sentence within"),
        pytest.param(["Who?"], (), id="question"),
        pytest.param(["", "By", " - "], (), id="empty"),
        pytest.param([], (), id="none"),
    ],
)
def test_names_are_read_from_bylines(raw: list[str], names: tuple[str, ...]) -> None:
    assert byline_names(raw, agency="Harbour Wire") == names


@given(st.lists(st.text(max_size=40), max_size=3))
def test_names_are_short_and_visible(raw: list[str]) -> None:
    for name in byline_names(raw):
        assert name == name.strip()
        assert 0 < len(name) <= 60
