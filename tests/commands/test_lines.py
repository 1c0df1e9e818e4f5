"""Lines come as they are read, whole and numbered."""

import io
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from wirecrawler.commands.lines import Line, Lines


def lines_of(file: BinaryIO, *, most: int = 1 << 20) -> list[Line]:
    lines = Lines(file, most=most)
    found = []
    while True:
        while (line := lines.next()) is not None:
            found.append(line)
        if lines.is_at_end:
            return found
        lines.fill()


LONG = b"x" * 200_000
FILES: dict[str, tuple[bytes, list[Line]]] = {
    "empty": (b"", []),
    "one": (b"a\n", [Line(number=1, content=b"a")]),
    "no-end": (
        b"a\nb",
        [Line(number=1, content=b"a"), Line(number=2, content=b"b")],
    ),
    "blank": (b"\n \r\na\n\n", [Line(number=3, content=b"a")]),
    "of-windows": (
        b"a\r\nb\r\n",
        [
            Line(number=1, content=b"a\r"),
            Line(number=2, content=b"b\r"),
        ],
    ),
    "long": (
        LONG + b"\nb",
        [
            Line(number=1, content=LONG),
            Line(number=2, content=b"b"),
        ],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_every_line_comes_once(tmp_path: Path, name: str) -> None:
    content, lines = FILES[name]
    path = tmp_path / "lines"
    path.write_bytes(content)
    with path.open("rb", buffering=0) as file:
        assert lines_of(file) == lines


@pytest.mark.parametrize("end", [b"\nb", b""], ids=["in-the-middle", "at-the-end"])
def test_of_a_line_that_is_too_long_the_beginning_is_left(
    tmp_path: Path, end: bytes
) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"a\n" + LONG * 5 + end)
    with path.open("rb", buffering=0) as file:
        first, cut, *rest = lines_of(file, most=100_000)
    assert first == Line(number=1, content=b"a")
    assert (cut.number, cut.is_cut) == (2, True)
    assert LONG.startswith(cut.content)
    assert rest == ([Line(number=3, content=b"b")] if end else [])


def test_a_line_of_a_pipe_waits_for_its_end() -> None:
    reads, writes = os.pipe()
    with os.fdopen(reads, "rb", buffering=0) as file, io.FileIO(writes, "w") as pipe:
        lines = Lines(file)
        pipe.write(b"a\nhal")
        lines.fill()
        assert lines.next() == Line(number=1, content=b"a")
        assert lines.next() is None
        pipe.write(b"f\n")
        lines.fill()
        assert lines.next() == Line(number=2, content=b"half")
        assert lines.taken == 7
