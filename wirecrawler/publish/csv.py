"""CSV (RFC 4180) that no spreadsheet will take for formulas."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

# What makes a cell a formula in one spreadsheet or another (OWASP, "CSV Injection"); the last
# four are the fullwidth forms that East Asian editions read as the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_rows(
    records: Iterable[Mapping[str, object]], columns: Sequence[str]
) -> Iterator[str]:
    """Yield the header and then a row for each of `records`, each ended by CR LF.

    A column that a record lacks, and None, are an empty cell; a list of strings is joined by
    "; "; any other list or object is JSON.  Text that a spreadsheet would run as a formula gets
    an apostrophe in front; numbers are left as they are.
    """
    yield _row(columns)
    for record in records:
        yield _row([_cell(record.get(column)) for column in columns])


def _row(cells: Iterable[str]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(cells)
    return row.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return _inert(value if isinstance(value, str) else _joined(value))


def _joined(value: object) -> str:
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _inert(text: str) -> str:
    # No spreadsheet reads a NUL, and half a surrogate pair has no UTF-8.
    text = text.replace("\0", "").encode(errors="replace").decode()
    return f"'{text}" if text.startswith(_FORMULA) else text
