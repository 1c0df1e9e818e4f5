"""Failures: why a request brought nothing that can be read.

    FetchFailed            whatever it was; its text is the reason that is recorded
      AddressRefused       the address is one that a crawl must not contact
      AddressUnresolved    the host's name has no address, or nobody answers for it

They are Scrapy's `IgnoreRequest`, so that none of them is logged as a crash.
"""

import unicodedata

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

CUT = "cut: "
"""Begins the flag of a response that is not whole; its reason follows."""

_MOST_CHARS = 200


class FetchFailed(IgnoreRequest):
    """A request that failed."""

    def __init__(
        self, reason: str, *, again: bool = False, part: Response | None = None
    ) -> None:
        """Make it.

        Args:
            reason: Why, in a few words; the outcome's reason.
            again: Whether the same request may well succeed.
            part: What came of the answer until then, when its head came.
        """
        super().__init__(plain(reason))
        self.again = again
        self.part = part

    @property
    def reason(self) -> str:
        """One line, of at most 200 characters."""
        return str(self)


class AddressRefused(FetchFailed):
    """The address is one that a crawl must not contact."""


class AddressUnresolved(FetchFailed):
    """The host's name has no address."""


def plain(text: str) -> str:
    """Return a text as one short line without control, format or lone surrogate characters."""
    kept = (" " if unicodedata.category(c)[0] == "C" else c for c in text[:1000])
    line = " ".join("".join(kept).split())
    return line if len(line) <= _MOST_CHARS else line[: _MOST_CHARS - 1] + "…"
