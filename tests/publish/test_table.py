from typing import Any

import pytest
from rich.cells import cell_len

from wirecrawler.publish.table import table_lines

ROWS: list[dict[str, Any]] = [
    {"id": 7, "filed_at": "2026-11-03", "headline": "Port Opens New Quay"},
    {"id": 12, "filed_at": None, "headline": "Ferry Late"},
]


def test_columns_line_up_under_their_headings() -> None:
    assert list(table_lines(ROWS, ["id", "filed_at", "headline"])) == [
        "ID  FILED AT    HEADLINE",
        " 7  2026-11-03  Port Opens New Quay",
        "12              Ferry Late",
    ]


def test_no_record_no_line() -> None:
    assert list(table_lines([], ["id"])) == []


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        pytest.param(
            25,
            [
                "ID  FILED AT   HEADLINE",
                " 7  2026-11-…  Port Open…",
                "12             Ferry Late",
            ],
            id="the widest are cut",
        ),
        pytest.param(
            1,
            ["ID  FIL…  HEA…", " 7  202…  Por…", "12        Fer…"],
            id="but not to nothing",
        ),
        pytest.param(
            35,
            [
                "ID  FILED AT    HEADLINE",
                " 7  2026-11-03  Port Opens New Quay",
                "12              Ferry Late",
            ],
            id="what fits is whole",
        ),
    ],
)
def test_a_table_keeps_to_its_width(width: int, lines: list[str]) -> None:
    columns = ["id", "filed_at", "headline"]
    assert list(table_lines(ROWS, columns, width=width)) == lines


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param(None, "", id="absent"),
        pytest.param("", "", id="empty"),
        pytest.param(True, "yes", id="true"),
        pytest.param(False, "no", id="false"),
        pytest.param(["a", "b"], "a, b", id="list"),
        pytest.param("2026-11-03T09:15:59.000001Z", "2026-11-03 09:15Z", id="instant"),
        pytest.param({"use": "full"}, '{"use": "full"}', id="object"),
        pytest.param("a\n\x1b[31mb", "a [31mb", id="controls"),
    ],
)
def test_a_cell_is_one_harmless_line(value: object, cell: str) -> None:
    lines = list(table_lines([{"a": value}], ["a"]))
    assert lines == ["A", cell]


def test_a_column_of_nothing_is_not_one_of_numbers() -> None:
    assert list(table_lines([{"code": None}, {"code": ""}], ["code"])) == [
        "CODE",
        "",
        "",
    ]


def test_every_script_lines_up_by_its_cells() -> None:
    rows = [
        {"headline": "港湾開放", "id": 1},
        {"headline": "نمی\u200cخواهم", "id": 2},
        {"headline": "Cafe\u0301", "id": 3},
    ]
    lines = list(table_lines(rows, ["headline", "id"]))
    assert ([cell_len(line) for line in lines], lines[2]) == (
        [12] * 4,
        "\u2068نمی\u200cخواهم\u2069   2",
    )
