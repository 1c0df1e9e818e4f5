"""Who wrote it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.byline import byline_names


@pytest.mark.parametrize(
    "raw",
    ['{"name": "Jane Doe"}', "Jane <Doe", "Array", "and", "{author}"],
)
def test_what_a_program_left_is_no_name(raw: str) -> None:
    assert byline_names([raw]) == ()


@pytest.mark.parametrize(
    "raw",
    [
        "Jane Doe and",
        "with Jane Doe",
        "By Jane Doe und",
        "& Jane Doe &",
        "and Jane Doe",
    ],
)
def test_a_joint_that_joins_nothing_is_no_part_of_a_name(raw: str) -> None:
    assert byline_names([raw]) == ("Jane Doe",)


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


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        pytest.param("Door Jan Mulder", ("Jan Mulder",), id="door"),
        pytest.param("Av Kari Nordmann", ("Kari Nordmann",), id="av"),
        pytest.param("Af Mette Holm", ("Mette Holm",), id="af"),
        pytest.param("Di Anna Riva", ("Anna Riva",), id="di"),
        pytest.param("Di Stefano", ("Di Stefano",), id="a name in Di"),
        pytest.param("Oleh Budi Santoso", ("Budi Santoso",), id="oleh"),
        pytest.param("Автор: Иван Петров", ("Иван Петров",), id="Russian"),
        pytest.param("بقلم: سمير خالد", ("سمير خالد",), id="Arabic"),
        pytest.param("کتب سمیر خالد", ("سمیر خالد",), id="wrote"),
        pytest.param("تحریر: سمیر خالد", ("سمیر خالد",), id="Urdu"),
        pytest.param("Author Jane Doe", ("Jane Doe",), id="author, no colon"),
        pytest.param("Written by Jane Doe", ("Jane Doe",), id="written by"),
        pytest.param("Ein Kommentar von Max Moe", ("Max Moe",), id="a comment by"),
        pytest.param("Escrito por Ana Gil", ("Ana Gil",), id="escrito por"),
        pytest.param("JANE DOE", ("JANE DOE",), id="capitals stay"),
        pytest.param("Political Editor Jane Doe", ("Jane Doe",), id="office before"),
        pytest.param("Jane Doe Political Correspondent", ("Jane Doe",), id="office behind"),
        pytest.param("Daily Quay Reporter", ("Daily Quay Reporter",), id="a paper's office"),
        pytest.param("Executive News Editor", ("Executive News Editor",), id="an office"),
        pytest.param("中村真子記者", ("中村真子",), id="Japanese office"),
        pytest.param("김철수 기자", ("김철수",), id="Korean office"),
        pytest.param("خبرنگار علی رضایی", ("علی رضایی",), id="Persian office"),
        pytest.param("Jane Doe Reuters", ("Jane Doe",), id="agency behind"),
        pytest.param("中村真子 記者 AFP", ("中村真子",), id="office and agency behind"),
        pytest.param("Jane Doe, AFP", ("Jane Doe",), id="agency after a comma"),
        pytest.param("AFP, Paris", ("AFP",), id="an agency and its place"),
        pytest.param("dpa/AFP", ("dpa", "AFP"), id="agencies alone"),
        pytest.param("Jane Doe, The Harbour Post", ("Jane Doe",), id="a paper"),
        pytest.param("Jane Doe, harbour.example", ("Jane Doe",), id="a domain"),
        pytest.param("Jane Doe, Oslo", ("Jane Doe",), id="a place after a comma"),
        pytest.param("Jane Doe en Madrid", ("Jane Doe",), id="en"),
        pytest.param("Jan Mulder en Piet Smit", ("Jan Mulder", "Piet Smit"), id="Dutch and"),
        pytest.param("Kari Berg og Ola Dahl", ("Kari Berg", "Ola Dahl"), id="og"),
        pytest.param("Åsa Ek och Bo Lind", ("Åsa Ek", "Bo Lind"), id="och"),
        pytest.param("Rui Reis e Ana Luz", ("Rui Reis", "Ana Luz"), id="e"),
        pytest.param("Jane Doe | Max Moe", ("Jane Doe", "Max Moe"), id="a bar"),
        pytest.param("Politics · Jane Doe", ("Jane Doe",), id="a section before"),
        pytest.param("約翰·史密斯", ("約翰·史密斯",), id="a dot in a name"),
        pytest.param("Doe, Jane", ("Jane Doe",), id="last name first"),
        pytest.param("van Dam, Piet J.", ("Piet J. van Dam",), id="last name first, van"),
        pytest.param("Reuters, Jane", ("Reuters",), id="an agency first"),
        pytest.param("Jane Doe Published 3 June", ("Jane Doe",), id="published"),
        pytest.param("Jane Doe June 3, 2026", ("Jane Doe",), id="a day"),
        pytest.param("Jane Doe on Tuesday, June 3", ("Jane Doe",), id="a weekday"),
        pytest.param("June Tuesday", ("June Tuesday",), id="a name of days"),
        pytest.param("中村真子2026-06-03 12:00", ("中村真子",), id="a day without space"),
        pytest.param("Jane Doe; code: Max Moe", ("Jane Doe",), id="another work"),
        pytest.param("(Image: Harbour Images/Jane Doe)", (), id="a picture's credit"),
        pytest.param("Reviewed by Jane Doe", (), id="a reviewer"),
        pytest.param("Jane Doe, who sails the seven seas", ("Jane Doe",), id="a clause"),
        pytest.param("View all posts", (), id="furniture"),
        pytest.param("5 min read", (), id="time to read"),
        pytest.param("ann bo", ("ann bo",), id="small letters"),
    ],
)  # fmt: skip
def test_one_byline(raw: str, names: tuple[str, ...]) -> None:
    assert byline_names([raw]) == names


def test_a_desk_goes_where_another_byline_names_a_person() -> None:
    assert byline_names(["Harbour staff", "AFP", "Jane Doe"]) == ("Jane Doe",)
    assert byline_names(["Harbour staff", "Harbour desk"]) == ("Harbour staff",)


def test_the_source_is_nobody_s_name_whatever_its_name_holds() -> None:
    assert byline_names(["By FRANCE 24", "FRANCE 24"], agency="France 24") == ()


PIECES = st.lists(
    st.sampled_from(
        "By Jane Doe von der and , | / (AP) Reporter Political Editor in Oslo j@x.example @jane 12"
        " May AFP ; - 和 記者 中村 Dr. Jr. The Times y Photo: Author: علی و خبرنگار staff ·"
        " Published for . admin Di O'Neil 。 https://x.example/y".split()
    ),
    max_size=9,
).map(" ".join)


@given(st.lists(PIECES | st.text(max_size=40), max_size=3))
def test_names_of_names_are_those_names(raw: list[str]) -> None:
    names = byline_names(raw)
    assert byline_names(names) == names


@given(st.lists(st.text(max_size=40), max_size=3))
def test_names_are_short_and_visible(raw: list[str]) -> None:
    for name in byline_names(raw):
        assert name == name.strip()
        assert 0 < len(name) <= 60


@pytest.mark.parametrize(
    "piece", "@ a a. a@ ( / A, A/ 1 9 - | Doe, by A&y. [< www. é ،".split()
)
def test_hostile_bylines_take_no_longer(piece: str) -> None:
    begun = time.process_time()
    byline_names([piece * 100_000, f"{piece} " * 100_000, f"{piece * 900}!"])
    assert time.process_time() - begun < 0.5
