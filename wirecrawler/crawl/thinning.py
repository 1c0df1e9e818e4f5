"""Thinning: the archive let go of what need not be kept, beside the crawls of a daemon."""

import os
import time
from collections.abc import Iterable
from socket import socket

from scrapy.settings import Settings

from wirecrawler.crawl.forks import forked, uninterrupted
from wirecrawler.crawl.logs import Lines
from wirecrawler.crawl.page_archive import thin_archive
from wirecrawler.errors import StoreError

_EVERY_S = 6 * 3600.0
"""Seconds between two thinnings of a daemon; arbitrary: what goes is counted in days."""


def thin(settings: Settings, lines: Lines) -> None:
    """Let go of the archive what need not be kept; say why, where that fails."""
    try:
        thin_archive(settings)
    except StoreError as error:
        said = f"the archive was not thinned: {error}"
        lines.say(said, event="archive not thinned", level="warning")


class Thinning:
    """Thins the archive now and then, in a process of its own: it may take its time."""

    def __init__(self, settings: Settings, lines: Lines) -> None:
        self._settings = settings
        self._lines = lines
        self._next = time.monotonic() + _EVERY_S
        self._child: int | None = None

    def look(self, closing: Iterable[socket]) -> None:
        """Begin when it is time; `closing` are sockets that are not its own."""
        if self._child is not None:
            ended, _ = os.waitpid(self._child, os.WNOHANG)
            self._child = None if ended else self._child
        elif time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY_S
            with uninterrupted():
                self._child = forked(
                    lambda: thin(self._settings, self._lines), closing=closing
                )
