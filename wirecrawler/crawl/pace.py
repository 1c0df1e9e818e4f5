"""Pace: how far long work is, on stderr: a bar on a terminal, a line every 10 s elsewhere."""

import sys
import time

LINE_S, BAR_S = 10.0, 0.2
"""Seconds between two lines, and between two looks of a bar."""
CLEAR = "\r\x1b[K"
"""Takes the bar off a terminal."""
_WIDTH = 24


def bar(part: int, whole: int) -> str:
    """Return a bar that shows how much of the whole is done; of nothing, nothing is."""
    done = min(_WIDTH, _WIDTH * part // whole) if whole else 0
    return "█" * done + "·" * (_WIDTH - done)


class Pace:
    """Shows how far a command is, when its time has come."""

    def __init__(self, command: str, *, whole: int = 0, is_quiet: bool = False) -> None:
        """Begin.

        Args:
            command: Whose work it is.
            whole: What `show` is told of in parts; 0: not known.
            is_quiet: Show nothing.
        """
        self._command = command
        self._whole = whole
        # Where the records go to the terminal too, a bar would stand between them.
        self._is_bar = sys.stderr.isatty() and not sys.stdout.isatty()
        self._pause = BAR_S if self._is_bar else LINE_S
        self.pause_s = None if is_quiet else self._pause
        """Seconds after which it wants to be asked again; None: never."""
        self._started = self._shown = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._started

    def show(self, words: str, part: int) -> None:
        """Show `words`, and how much of the whole `part` is, unless that was just shown."""
        now = time.monotonic()
        if self.pause_s is None or now - self._shown < self._pause:
            return
        self._shown = now
        if self._is_bar:
            line = f"{CLEAR}{self._command} {self._bar(part)}{words}"
            print(line, end="", file=sys.stderr, flush=True)
        else:
            print(f"{self._command}: {self._share(part)}{words}", file=sys.stderr)

    def say(self, line: str) -> None:
        """Write a line of words to stderr, over the bar."""
        if self._is_bar:
            print(CLEAR, end="", file=sys.stderr)
        print(line, file=sys.stderr, flush=True)

    def _bar(self, part: int) -> str:
        return f"{bar(part, self._whole)} " if self._whole else ""

    def _share(self, part: int) -> str:
        return f"{100 * part // self._whole} %, " if self._whole else ""
