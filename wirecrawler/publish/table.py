"""A plain table for a terminal, a record a row."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from wirecrawler.publish.terminal import cut, isolated, terminal_line

_GAP = "  "
# No column shrinks below this many cells: three letters and "…" still tell rows apart.
_NARROWEST = 4
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One column, ready to be set."""

    cells: tuple[str, ...]
    """Heading first."""
    width: int
    """In cells of the terminal."""
    is_number: bool
    """Numbers are set to the right."""


def table_lines(
    records: Iterable[Mapping[str, object]], columns: Sequence[str], *, width: int = 0
) -> Iterator[str]:
    """Yield the heading and a line for each of `records`, without line feeds.

    `columns` are keys of the records; the heading is the key in capitals.  Instants are shown
    to the minute.  Where the lines would be wider than `width` cells (0: never), the widest
    columns are cut with "…".  No record, no line.
    """
    rows = list(records)
    if not rows:
        return
    made = [_column(key, [row.get(key) for row in rows]) for key in columns]
    widths = _fitted([column.width for column in made], width)
    for place in range(len(rows) + 1):
        cells = [
            _set(c.cells[place], w, to_the_right=c.is_number)
            for c, w in zip(made, widths, strict=True)
        ]
        yield _GAP.join(cells).rstrip(" ")


def _column(key: str, values: Sequence[object]) -> _Column:
    heading = key.replace("_", " ").upper()
    cells = (heading, *(_cell(value) for value in values))
    numbers = [value for value in values if value is not None]
    return _Column(
        cells=cells,
        width=max(cell_len(cell) for cell in cells),
        is_number=bool(numbers) and all(map(_is_number, numbers)),
    )


def _fitted(widths: list[int], room: int) -> list[int]:
    """Return `widths`, the widest cut down together until all fit into `room` cells."""
    fitted = list(widths)
    excess = sum(fitted) + len(_GAP) * (len(fitted) - 1) - room if room else 0
    while excess > 0 and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
        excess -= 1
    return fitted


def _set(cell: str, width: int, *, to_the_right: bool) -> str:
    text = cut(cell, width)
    padding = " " * (width - cell_len(text))
    return padding + text if to_the_right else isolated(text) + padding


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return terminal_line(json.dumps(value, ensure_ascii=False))
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if instant := _INSTANT.fullmatch(str(value)):
        return f"{instant[1]} {instant[2]}Z"
    return terminal_line(str(value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
