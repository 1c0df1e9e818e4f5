"""Logs: what a crawl says on stderr, as plain lines or, by setting, as JSON (one object a line).

Whatever is said passes `log_line`: one line, no control character, no secret.
"""

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wirecrawler.errors import SettingError
from wirecrawler.normalize.log_text import log_line, passwords_of

_FORMS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Lines:
    """Says on stderr what happens."""

    is_json: bool = False
    secrets: frozenset[str] = frozenset()
    """Texts that are never said."""

    def say(
        self, text: str, *, event: str, level: str = "info", **facts: object
    ) -> None:
        """Print `text`; as JSON with `event` and the facts that a program looks for."""
        print(self.line(text, event=event, level=level, **facts), file=sys.stderr)

    def line(self, text: str, *, event: str, level: str, **facts: object) -> str:
        """Return one line without its end."""
        if not self.is_json:
            return self._plain(text)
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        told = {"at": at.replace("+00:00", "Z"), "level": level, "event": event}
        safe = {name: self._safe(fact) for name, fact in facts.items()}
        return json.dumps(told | safe | {"message": self._plain(text)})

    def _plain(self, text: str) -> str:
        return log_line(text, secrets=self.secrets)

    def _safe(self, fact: object) -> object:
        return self._plain(fact) if isinstance(fact, str) else fact


def lines_of(settings: Mapping[str, object]) -> Lines:
    """Return what says things as these settings want it.

    Raises:
        SettingError: `WIRECRAWLER_LOG_FORMAT` is neither text nor json.
    """
    form = str(settings.get("WIRECRAWLER_LOG_FORMAT") or "text").lower()
    if form not in _FORMS:
        raise SettingError("WIRECRAWLER_LOG_FORMAT", f"{form!r} is none of text, json")
    told = [str(settings.get(name) or "") for name in _URLS]
    webhook = {str(settings.get("WIRECRAWLER_WEBHOOK") or "")} - {""}
    return Lines(form == "json", passwords_of(*told) | webhook)


_URLS = ("WIRECRAWLER_DATABASE_URL", "WIRECRAWLER_WEBHOOK", "WIRECRAWLER_SMTP_URL")


def guard_logging(lines: Lines) -> None:
    """Make the handlers of Python's logging say things the same way, Scrapy's among them."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(_Formatter(lines, handler.formatter))


class _Formatter(logging.Formatter):
    """Formats a record in the form of `Lines`; in plain lines a traceback has its own."""

    def __init__(self, lines: Lines, before: logging.Formatter | None) -> None:
        super().__init__()
        self._lines = lines
        self._before = before or logging.Formatter("%(levelname)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        traced = traceback.format_exception(error) if error else []
        level = record.levelname.lower()
        if self._lines.is_json:
            facts = {"traceback": "".join(traced)} if traced else {}
            return self._lines.line(
                record.getMessage(),
                event="log",
                level=level,
                logger=record.name,
                **facts,
            )
        record.message = record.getMessage()
        if self._before.usesTime():
            record.asctime = self._before.formatTime(record, self._before.datefmt)
        said = [self._before.formatMessage(record)]
        said += [line for part in traced for line in part.splitlines()]
        return "\n".join(
            self._lines.line(one, event="log", level=level) for one in said
        )
