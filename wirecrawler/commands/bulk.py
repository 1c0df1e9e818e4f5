"""Bulk: what the commands share that take JSON lines and give JSON lines."""

import argparse
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from wirecrawler.errors import SettingError


def add_bulk_arguments(
    parser: argparse.ArgumentParser, *, workers: int, workers_help: str
) -> None:
    """Add `FILE`, `--workers`, of which there are `workers` by default, and `--quiet`."""
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="JSON lines; by default, or -: stdin",
    )
    parser.add_argument(
        "--workers", type=_number, default=workers, metavar="N", help=workers_help
    )
    parser.add_argument("--quiet", action="store_true", help="only failures on stderr")


def opened(name: str) -> BinaryIO:
    """Return the file of lines; of "-", stdin.

    Raises:
        SettingError: It cannot be opened.
    """
    if name == "-":
        if sys.stdin is None:
            raise SettingError("FILE", "stdin is closed; name a file of JSON lines")
        return sys.stdin.buffer
    try:
        return Path(name).open("rb", buffering=0)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingError(name, said or "it cannot be opened") from error


def size_of(file: BinaryIO) -> int:
    """Return the size of a file in bytes; 0 for what has none, such as a pipe."""
    status = os.fstat(file.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1000):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1000")
    return int(text)
