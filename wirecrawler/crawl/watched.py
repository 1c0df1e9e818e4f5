"""Watched: the sources that the files of spiders declare now, read anew when a file changes."""

import time
from collections.abc import Mapping

from scrapy.settings import Settings

from wirecrawler.crawl.children import surveyed
from wirecrawler.crawl.logs import Lines
from wirecrawler.crawl.survey import (
    Declared,
    Stamps,
    Unread,
    folders_of,
    packages,
    stamps,
)

_AGAIN_S = 60.0
"""Seconds after which a package is looked for again that was not there; arbitrary."""


class WatchedSources:
    """The sources of all files that can be read; it says on stderr which cannot."""

    def __init__(self, settings: Settings, lines: Lines) -> None:
        self._settings = settings
        self._lines = lines
        self._sources: dict[str, Declared] = {}
        self._unread: dict[str, str] = {}
        """dict: file -> why it cannot be read."""
        self._stamps: Stamps | None = None
        self._read_at = 0.0

    @property
    def bad_files(self) -> int:
        """How many files, or packages, cannot be read."""
        return len(self._unread)

    def now(self, *, anew: bool = False) -> Mapping[str, Declared]:
        """Return the sources by slug, those of files that changed as they are now.

        `anew` reads all files again, whether or not they changed.
        """
        # Each package of a folder has its name from here on, in every child too.
        names = packages(self._settings)
        written = stamps([folder for name in names for folder in folders_of(name)])
        is_old = self._lacks_package() and time.monotonic() - self._read_at > _AGAIN_S
        if anew or is_old or written != self._stamps:
            self._read_at, self._stamps = time.monotonic(), written
            self._read()
        return self._sources

    def _lacks_package(self) -> bool:
        return not self._unread.keys().isdisjoint(packages(self._settings))

    def _read(self) -> None:
        found = surveyed(self._settings)
        self._sources = {one.slug: one for one in found if isinstance(one, Declared)}
        unread = {one.file: one.reason for one in found if isinstance(one, Unread)}
        for file, reason in unread.items():
            if self._unread.get(file) != reason:
                said = f"{file}: left out: {reason}"
                self._lines.say(
                    said, event="file left out", level="error", reason=reason
                )
        self._unread = unread
