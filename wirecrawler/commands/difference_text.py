"""The difference of two texts as lines for a reader.

Marks in front of a paragraph tell what became of it: `+` added, `-` left out, `>` moved, `~`
edited, `=` the same.  Inside it, [-words-] were left out and {+words+} added; [= n words =] that
are the same stand for a long passage.
"""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wirecrawler.match.difference import Change, ChangeKind, Difference
from wirecrawler.match.word_edits import Edit, EditKind
from wirecrawler.publish.terminal import cut, isolated, terminal_line, wrapped

_MARKS = {
    ChangeKind.CHANGED: "~",
    ChangeKind.ADDED: "+",
    ChangeKind.LEFT_OUT: "-",
    ChangeKind.MOVED: ">",
}
# Stand for the colours until the lines are set; no text holds them by then.
_RED, _GREEN, _PLAIN = "\x01", "\x02", "\x03"
_SEQUENCES = {_RED: "\x1b[31m", _GREEN: "\x1b[32m", _PLAIN: "\x1b[0m"}
_COLOURED = re.compile(f"[{_RED}{_GREEN}{_PLAIN}]")
# What shows which paragraph it is that was moved.
_OPENING_CELLS = 72
# Characters of an unchanged passage inside an edited paragraph that is shown whole, and of each
# end of a longer one; arbitrary.
_MOST_SAME, _END_CHARS = 400, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How differences are set."""

    width: int = 0
    """Cells of a line; 0: as long as it is."""
    has_colours: bool = False
    tells_case: bool = True
    """Whether words that differ in case or accents alone are told."""


def look_of_stdout(*, tells_case: bool) -> Look:
    """Return how differences are set on stdout: coloured and to its width on a terminal."""
    if not sys.stdout.isatty():
        return Look(tells_case=tells_case)
    width = min(shutil.get_terminal_size().columns, 100)
    return Look(width=width, has_colours=True, tells_case=tells_case)


def difference_lines(found: Difference, *, look: Look) -> Iterator[str]:
    """Yield what `found` comes to, then each paragraph that is not the same."""
    yield _summary(found)
    for is_same, changes in groupby(
        found.changes, lambda one: _is_same(one, tells_case=look.tells_case)
    ):
        if is_same:
            yield f"= {counted(sum(len(one.new) for one in changes), 'paragraph')} the same"
            continue
        for change in changes:
            yield from _set(_MARKS[change.kind], _told(change, look), look)


def fact_lines(name: str, old: str, new: str, *, look: Look) -> Iterator[str]:
    """Yield what a fact was and what it is; nothing where it is the same."""
    if old != new:
        was, now = (f"{name}: {terminal_line(one) or 'none'}" for one in (old, new))
        yield from _set("-", _coloured(was, _RED), look)
        yield from _set("+", _coloured(now, _GREEN), look)


def counted(count: int, noun: str) -> str:
    """Return "1 word" or "2 words"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def percent(share: float) -> int:
    """Return `share` in per cent, rounded down: 100 is all of it."""
    return int(share * 100 + 1e-9)


def _summary(found: Difference) -> str:
    moved = sum(one.kind is ChangeKind.MOVED for one in found.changes)
    said = (
        f"kept {percent(found.kept)} % of {counted(found.old_words, 'word')},"
        f" {found.left_out:,} left out, {found.added:,} added"
    )
    if moved:
        said += f", {counted(moved, 'paragraph')} moved"
    if found.is_coarse:
        said += "; too long to be compared word by word in places"
    return said


def _is_same(change: Change, *, tells_case: bool) -> bool:
    if change.kind is ChangeKind.CHANGED and not tells_case:
        return all(e.kind in {EditKind.SAME, EditKind.RESPELT} for e in change.edits)
    return change.kind is ChangeKind.SAME


def _told(change: Change, look: Look) -> str:
    """Return what is printed of a change, its colours marked."""
    if change.kind is ChangeKind.ADDED:
        return _coloured(_plain(change.new), _GREEN)
    if change.kind is ChangeKind.LEFT_OUT:
        return _coloured(_plain(change.old), _RED)
    text = "".join(_edit_text(edit, look) for edit in change.edits)
    if change.kind is ChangeKind.CHANGED:
        return text
    if all(edit.kind is EditKind.SAME for edit in change.edits):
        text = cut(_plain(change.new), _OPENING_CELLS)
    return f"paragraph {change.old_at + 1} moved to {change.new_at + 1}: {text}"


def _plain(paragraphs: Sequence[str]) -> str:
    return terminal_line(" ¶ ".join(paragraphs))


def _edit_text(edit: Edit, look: Look) -> str:
    if edit.kind is EditKind.SAME or (
        edit.kind is EditKind.RESPELT and not look.tells_case
    ):
        return _folded(_spaced(edit.new), edit.words)
    return _marked(edit.old, "[-", "-]", _RED) + _marked(edit.new, "{+", "+}", _GREEN)


def _marked(text: str, begin: str, end: str, colour: str) -> str:
    shown = _spaced(text)
    words = shown.rstrip(" ")
    if not words:
        return shown
    return _coloured(f"{begin}{words}{end}", colour) + shown[len(words) :]


def _folded(text: str, words: int) -> str:
    """Return `text`, which is the same in both, without its middle where it is long."""
    if len(text) <= _MOST_SAME:
        return text
    head, tail = text[:_END_CHARS], text[-_END_CHARS:]
    head, tail = head.rpartition(" ")[0] or head, tail.partition(" ")[2] or tail
    hidden = words * (len(text) - len(head) - len(tail)) // len(text)
    return f"{head} [= about {counted(hidden, 'word')} the same =] {tail}"


def _spaced(text: str) -> str:
    """Return `text` on one line; a space at its end stays."""
    line = terminal_line(text.replace("\n\n", " ¶ "))
    return f"{line} " if line and text[-1].isspace() else line


def _coloured(text: str, colour: str) -> str:
    return f"{colour}{text}{_PLAIN}"


def _set(mark: str, text: str, look: Look) -> Iterator[str]:
    """Yield `text` set to the width, behind its mark."""
    colour = ""
    room = max(look.width - 2, 1) if look.width else 0
    for part in wrapped(text, room):
        line = colour + part
        colours = _COLOURED.findall(line)
        colour = "" if not colours or colours[-1] == _PLAIN else colours[-1]
        # The mark stands outside, or a Persian text would take it along to the right.
        shown = isolated(f"{line}{_PLAIN}" if colour else line)
        yield _painted(f"{mark} {shown}", look)
        mark = " "


def _painted(line: str, look: Look) -> str:
    paint = _SEQUENCES if look.has_colours else {}
    return _COLOURED.sub(lambda found: paint.get(found[0], ""), line)
