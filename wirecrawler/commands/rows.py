"""Rows: what every command that lists shares: `--format`, and printing records in it."""

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wirecrawler.publish.csv import csv_rows
from wirecrawler.publish.jsonl import json_lines
from wirecrawler.publish.table import table_lines

FORMATS = ("table", "jsonl", "csv")

Record = Mapping[str, object]


def add_format(
    parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS
) -> None:
    """Add `--format`."""
    parser.add_argument(
        "--format",
        choices=formats,
        help="by default a table on a terminal, jsonl in a pipe",
    )


def chosen_format(form: str | None) -> str:
    """Return the format asked for: by default a table on a terminal, jsonl in a pipe."""
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def print_records(
    records: Iterable[Record],
    *,
    form: str | None,
    columns: Sequence[str],
    keys: Sequence[str],
) -> int:
    """Print records; return how many.

    `columns` are those of a table, `keys` those of csv, which has its header even where no
    record follows; jsonl holds whatever a record holds.
    """
    form = chosen_format(form)
    count = 0

    def counted() -> Iterator[Record]:
        nonlocal count
        for record in records:
            count += 1
            yield record

    for line in _lines(counted(), form, keys if form == "csv" else columns):
        write(line)
    return count


def _lines(
    records: Iterator[Record], form: str, columns: Sequence[str]
) -> Iterator[str]:
    if form == "jsonl":
        yield from json_lines(records)
    elif form == "csv":
        yield from csv_rows(records, columns)
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        for line in table_lines(records, columns, width=width):
            yield f"{line}\n"


def write(text: str) -> None:
    """Write to stdout in UTF-8, whatever the locale, line ends as they are."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def say(line: str) -> None:
    """Write a line of words to stderr."""
    print(line, file=sys.stderr)
