import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.publish.jsonl import json_line, json_lines


@pytest.mark.parametrize(
    ("record", "line"),
    [
        pytest.param({}, "{}\n", id="empty"),
        pytest.param(
            {"b": 1, "a": [None, True, 2.5]},
            '{"b": 1, "a": [null, true, 2.5]}\n',
            id="keys keep their order",
        ),
        pytest.param(
            {"headline": "نمی\u200cخواهم"},
            '{"headline": "نمی\u200cخواهم"}\n',
            id="letters are written as they are",
        ),
        pytest.param({"a": "x\ny\r\0"}, '{"a": "x\\ny\\r\\u0000"}\n', id="controls"),
        pytest.param(
            {"a": "\u2028\u2029\x85\x9b"},
            '{"a": "\\u2028\\u2029\\u0085\\u009b"}\n',
            id="other line ends",
        ),
        pytest.param({"a": "\ud83d"}, '{"a": "\\ud83d"}\n', id="half a pair"),
    ],
)
def test_a_record_is_one_line(record: dict[str, object], line: str) -> None:
    assert json_line(record) == line


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_a_line_is_utf_8_and_reads_back_as_its_record(record: dict[str, str]) -> None:
    line = json_line(record).encode()
    assert (json.loads(line), len(line.decode().splitlines())) == (record, 1)


def test_lines_are_written_as_records_come() -> None:
    records = ({"n": n} for n in range(3))
    lines = json_lines(records)
    assert (next(lines), next(records)) == ('{"n": 0}\n', {"n": 1})
