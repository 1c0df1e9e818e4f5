"""Text for a terminal: nothing in it commands the terminal, and its width is that of its cells."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from rich.cells import cell_len

_CONTROL = re.compile(
    # Controls but the line feed: an escape sequence may rename the window or worse.
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029"
    # Bidi embeddings, overrides and isolates (UAX 9): one left open turns the rest around.
    "\u202a-\u202e\u2066-\u2069"
    # Halves of a surrogate pair have no UTF-8.
    "\ud800-\udfff]+"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def terminal_text(text: str) -> str:
    """Return `text` with a space for each run of controls; line feeds stay."""
    return _CONTROL.sub(" ", text)


def terminal_line(text: str) -> str:
    """Return `text` on one line, without controls, runs of spaces made one."""
    return re.sub(r"[ \n]+", " ", terminal_text(text)).strip(" ")


def cut(text: str, cells: int) -> str:
    """Return `text`, cut with "…" so that it fills `cells` cells at most."""
    if cell_len(text) <= cells:
        return text
    if cells < 1:
        return ""
    widths = accumulate(map(_most_cells, text))
    end = bisect_right(list(widths), cells - 1)
    return text[:end].rstrip(" \u200d") + "…"


def _most_cells(character: str) -> int:
    # This selector makes the sign before it an emoji, which may be one cell wider.
    return 1 if character == "\ufe0f" else cell_len(character)


def isolated(text: str) -> str:
    """Return `text`, isolated (UAX 9) when it holds right-to-left letters.

    Without that a Persian headline would reorder the columns to either side of it.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def wrapped(text: str, cells: int) -> Iterator[str]:
    """Yield the lines of one paragraph, at most `cells` wide; 0: as it is.

    A word that is wider, such as a URL, has a line of its own and is not broken: it can be
    copied.
    """
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells and cell_len(longer) > cells:
            yield line
            line = word
        else:
            line = longer
    yield line
