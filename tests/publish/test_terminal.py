import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from wirecrawler.publish.terminal import (
    cut,
    isolated,
    terminal_line,
    terminal_text,
    wrapped,
)


@pytest.mark.parametrize(
    ("text", "shown", "line"),
    [
        pytest.param("a\nb", "a\nb", "a b", id="line feeds"),
        pytest.param("a\r\n\tb", "a \n b", "a b", id="other white space"),
        pytest.param("\x1b]0;owned\x07ok", " ]0;owned ok", "]0;owned ok", id="escape"),
        pytest.param("\x9b31mred", " 31mred", "31mred", id="C1 escape"),
        pytest.param("a\u202eb\u2066c", "a b c", "a b c", id="bidi overrides"),
        pytest.param("\ud800", " ", "", id="half a surrogate pair"),
        pytest.param(
            "نمی\u200cخواهم", "نمی\u200cخواهم", "نمی\u200cخواهم", id="half-space"
        ),
        pytest.param(" a\u00a0 ", " a\u00a0 ", "a\u00a0", id="no-break space"),
    ],
)
def test_nothing_commands_the_terminal(text: str, shown: str, line: str) -> None:
    assert (terminal_text(text), terminal_line(text)) == (shown, line)


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        pytest.param("abc", 3, "abc", id="fits"),
        pytest.param("abcd", 3, "ab…", id="cut"),
        pytest.param("ab cd", 4, "ab…", id="no space before the sign"),
        pytest.param("一二三", 6, "一二三", id="wide letters fit"),
        pytest.param("一二三", 5, "一二…", id="wide letters cut"),
        pytest.param("一二三", 4, "一…", id="half a letter's room is left"),
        pytest.param("ae\u0301b", 3, "ae\u0301b", id="a mark takes no room"),
        pytest.param("ae\u0301bc", 3, "ae\u0301…", id="and stays with its letter"),
        pytest.param("abc", 1, "…", id="one cell"),
        pytest.param("abc", 0, "", id="none"),
    ],
)
def test_text_is_cut_by_the_cells_it_fills(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells) == shown


@example(text="\u2764\ufe0f" * 3, cells=4)
@given(text=st.text(), cells=st.integers(min_value=0, max_value=40))
def test_cut_text_never_fills_more(text: str, cells: int) -> None:
    assert cell_len(cut(terminal_line(text), cells)) <= cells


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Oslo", "Oslo"),
        ("خبر", "\u2068خبر\u2069"),
        ("IRNA: خبر", "\u2068IRNA: خبر\u2069"),
        ("שלום", "\u2068שלום\u2069"),
    ],
)
def test_right_to_left_text_is_isolated(text: str, shown: str) -> None:
    assert isolated(text) == shown


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        pytest.param("one two three", 7, ["one two", "three"], id="at words"),
        pytest.param("one two three", 0, ["one two three"], id="not at all"),
        pytest.param("a verylongword b", 5, ["a", "verylongword", "b"], id="long word"),
        pytest.param("verylongword", 5, ["verylongword"], id="a long word alone"),
        pytest.param("一二 三四", 5, ["一二", "三四"], id="wide letters"),
        pytest.param("", 5, [""], id="nothing"),
    ],
)
def test_a_paragraph_is_set_to_its_width(
    text: str, cells: int, lines: list[str]
) -> None:
    assert list(wrapped(text, cells)) == lines
