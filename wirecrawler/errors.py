"""The error tree.

    WirecrawlerError
      ExtractionError     a document that cannot be read            url
        NotAPageError     it is a feed, a sitemap or data          url
      TermsError          a printing that the terms forbid          url
      StoreError          a database that cannot be used            database
        SchemaError       its schema is older or newer than ours    database
        DamagedError      its file cannot be read                   database
        GoneError         its server went away; it may come back    database
        NoSuchStory       an id under which nothing is filed        story
      SourceError         a source that is unknown or badly declared slug
      SettingError        a setting or an argument not accepted     setting

Every error renders as one line: what, which, what to do.  A drop is not an error: drops are
`DropItem`s of the stage that raises them.
"""

from enum import IntEnum


class ExitStatus(IntEnum):
    """How a command ends."""

    DONE = 0
    PARTLY = 1
    """Done, but something named on stderr failed."""
    REFUSED = 2
    """Usage, settings or data not accepted."""
    BUSY = 3
    """Every source asked for is being crawled already."""
    INTERRUPTED = 130


class WirecrawlerError(Exception):
    """Anything wirecrawler says no to; its text is one line fit for a user."""


class ExtractionError(WirecrawlerError):
    """The document at `url` cannot be read, for `reason`."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class NotAPageError(ExtractionError):
    """The document at `url` is whole, and none that shows a story: a feed, say."""

    def __reduce__(self) -> tuple[type["NotAPageError"], tuple[str, str]]:
        return NotAPageError, (self.url, self.reason)


class TermsError(WirecrawlerError):
    """The terms of the story at `url` forbid what was asked, for `reason`."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.url}: its terms forbid this: {self.reason}"


class StoreError(WirecrawlerError):
    """The `database` (its URL, without a password) cannot be used, for `reason`."""

    def __init__(self, database: str, reason: str) -> None:
        super().__init__(database, reason)
        self.database = database
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.database}: {self.reason}"


class SchemaError(StoreError):
    """The schema of `database` is not the one this version works with."""


class DamagedError(StoreError):
    """The file of `database` is damaged, or no database at all."""


class GoneError(StoreError):
    """The server of `database` does not answer, or ended the connection; it may come back."""


class NoSuchStory(StoreError):  # noqa: N818  (the name is what the user reads)
    """Nothing is filed under the id `story`."""

    def __init__(self, database: str, story: int) -> None:
        super().__init__(database, f"no story {story}; `wirecrawler stories` lists ids")
        self.story = story


class SourceError(WirecrawlerError):
    """The source `slug` is unknown or badly declared, for `reason`."""

    def __init__(self, slug: str, reason: str) -> None:
        super().__init__(slug, reason)
        self.slug = slug
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.slug}: {self.reason}"


class SettingError(WirecrawlerError):
    """The `setting` or argument is not accepted, for `reason`."""

    def __init__(self, setting: str, reason: str) -> None:
        super().__init__(setting, reason)
        self.setting = setting
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.setting}: {self.reason}"
