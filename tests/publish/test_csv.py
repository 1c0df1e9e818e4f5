import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.publish.csv import csv_rows


def test_the_header_comes_first_and_columns_in_the_order_asked_for() -> None:
    rows = csv_rows([{"a": 1, "b": "x"}, {"b": "y", "c": 2}], ["b", "a"])
    assert list(rows) == ["b,a\r\n", "x,1\r\n", "y,\r\n"]


def test_a_header_stands_over_no_rows_too() -> None:
    assert list(csv_rows([], ["id", "headline"])) == ["id,headline\r\n"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("plain", "plain", id="text"),
        pytest.param("a, b", '"a, b"', id="comma"),
        pytest.param('the "quay"', '"the ""quay"""', id="quotes"),
        pytest.param("a\n\nb", '"a\n\nb"', id="line feeds"),
        pytest.param("a\rb", '"a\rb"', id="carriage return"),
        pytest.param("نمی\u200cخواهم", "نمی\u200cخواهم", id="Persian"),
        pytest.param("a\0b", "ab", id="NUL"),
        pytest.param("\ud800", "?", id="half a surrogate pair"),
        pytest.param(None, '""', id="absent"),
        pytest.param(True, "true", id="true"),
        pytest.param(False, "false", id="false"),
        pytest.param(-5, "-5", id="a negative number"),
        pytest.param(-0.5, "-0.5", id="a negative fraction"),
        pytest.param(["a", "b"], "a; b", id="list of strings"),
        pytest.param([], '""', id="empty list"),
        pytest.param(["=a", "b"], "'=a; b", id="list that begins a formula"),
        pytest.param({"use": "full"}, '"{""use"": ""full""}"', id="object"),
        pytest.param([{"a": 1}], '"[{""a"": 1}]"', id="list of objects"),
        pytest.param("=1+1", "'=1+1", id="="),
        pytest.param("+1", "'+1", id="+"),
        pytest.param("-1", "'-1", id="-"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="@"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", '"\'\r=1"', id="CR"),
        pytest.param("\n=1", '"\'\n=1"', id="LF"),
        pytest.param("\0=1", "'=1", id="= behind a NUL"),
        pytest.param("＝1", "'＝1", id="fullwidth ="),
        pytest.param("a=1", "a=1", id="= inside"),
    ],
)
def test_a_cell_is_quoted_and_never_a_formula(value: object, cell: str) -> None:
    assert list(csv_rows([{"a": value}], ["a"]))[1] == f"{cell}\r\n"


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.text()})))
def test_a_reader_finds_the_text_again(records: list[dict[str, str]]) -> None:
    def plain(text: str) -> str:
        return text.replace("\0", "")

    document = "".join(csv_rows(records, ["a", "b"]))
    rows = list(csv.DictReader(io.StringIO(document, newline="")))
    read = [{key: cell.removeprefix("'") for key, cell in row.items()} for row in rows]
    assert read == [
        {key: plain(text).removeprefix("'") for key, text in record.items()}
        for record in records
    ]
