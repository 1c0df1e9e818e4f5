"""Finding: what the check of a source says of one field, page or listing."""

import inspect
import json
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from wirecrawler.crawl.catalogue import Listed

KEYS = (
    "source", "page", "field", "verdict", "selector", "found", "pages", "instead",
    "instead_found", "expected", "got", "reason", "file", "edit",
)  # fmt: skip
_AROUND = 30
"""Characters shown around the first place where two texts differ."""


class Verdict(StrEnum):
    """How a field fares."""

    OK = "ok"
    CHANGED = "changed"
    """The source tells the story otherwise than it was stored: a correction, perhaps."""
    DIFFERS = "differs"
    MISSING = "finds nothing"
    """Its selector."""
    GONE = "gone"
    """It was there when the story was stored."""
    FAILED = "failed"
    """The page or the listing cannot be had or read."""
    UNNAMED = "not named"
    """By the listing."""


_WELL = (Verdict.OK, Verdict.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says of one thing."""

    source: str
    page: str = ""
    """A file of the fixture, or an address; "" for all pages that were asked for."""
    field: str = ""
    """As in the record of a story; `listing`, or `page` for the page as a whole."""
    verdict: Verdict
    selector: str = ""
    """The source's own."""
    found: int | None = None
    """Pages on which it finds something; None where there is no selector."""
    pages: int | None = None
    """Pages that were looked at."""
    instead: str = ""
    """A selector that finds now what is wanted."""
    instead_found: int | None = None
    """Pages on which that finds it."""
    expected: str = ""
    got: str = ""
    reason: str = ""
    file: str = ""
    """Where the selector is declared."""
    edit: str = ""
    """What to declare instead there."""

    @property
    def is_well(self) -> bool:
        """Whether nothing need be done."""
        return self.verdict in _WELL

    def record(self) -> dict[str, object]:
        """Return the finding as plain values, its keys in a fixed order."""
        return {
            key: str(value)
            if isinstance(value := getattr(self, key), Verdict)
            else value
            for key in KEYS
        }

    def complaint(self) -> str:
        """Return what is wrong, on one line: "body: .story-text finds nothing ..."."""
        said = [f"{self.field}: {self._verdict()}", self.reason]
        if self.instead:
            said.append(f"{self.instead} would{self._instead_where()}")
        if self.edit:
            said.append(f"in {self.file} declare {self.edit}")
        elif self.file:
            said.append(f"it is declared in {self.file}")
        if self.expected or self.got:
            expected, got = self.expected or "nothing", self.got or "nothing"
            said.append(f"expected {expected}, got {got}")
        about = f"{self.source}: {self.page}" if self.page else self.source
        return f"{about}: {'; '.join(filter(None, said))}"

    def _instead_where(self) -> str:
        """Return on how many pages the other selector does, " on 6 of 6"; "" for a fixture."""
        if not self.pages:
            return ""
        where = f" on {self.instead_found} of {self.pages}"
        if self.instead_found == self.pages:
            return where
        return f"{where}, and finds something else or nothing on the others"

    def _verdict(self) -> str:
        if self.verdict is not Verdict.MISSING:
            return self.verdict.value
        if not self.pages:
            return f"{self.selector} finds nothing on the page of the fixture"
        if not self.found:
            return f"{self.selector} finds nothing on {self.pages} pages"
        return f"{self.selector} finds something on {self.found} of {self.pages} pages only"


def spider_file(listed: Listed) -> Path:
    """Return the file that declares a source."""
    return Path(inspect.getfile(listed.spider))


def selectors_file(listed: Listed) -> Path:
    """Return the file that declares a source's selectors: its own, or its platform's."""
    lines = listed.spider.__mro__
    declaring = next((c for c in lines if "selectors" in vars(c)), listed.spider)
    return Path(inspect.getfile(declaring))


def shown_difference(expected: object, got: object) -> tuple[str, str]:
    """Return two values on a line each, cut to where they first differ."""
    if not isinstance(expected, str) or not isinstance(got, str):
        return _shown(expected), _shown(got)
    same = sum(
        1 for _ in takewhile(lambda p: p[0] == p[1], zip(expected, got, strict=False))
    )
    return _around(expected, same), _around(got, same)


def _shown(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False, default=str)
    return said if len(said) <= 4 * _AROUND else f"{said[: 4 * _AROUND]}…"


def _around(text: str, place: int) -> str:
    start, end = max(0, place - _AROUND), place + 2 * _AROUND
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}".replace("\n", "⏎")
