"""Parameters: which stories a request of the API asks for."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from wirecrawler.errors import SettingError
from wirecrawler.normalize.language import language_tag
from wirecrawler.source import Use
from wirecrawler.store.query import StoryFilter
from wirecrawler.web.answers import numbered

MOST_STORIES = 200
"""In one answer; a reader of more asks again, with `offset`."""


def asked_stories(
    parameters: Iterable[tuple[str, str]], *, sources: Collection[str]
) -> StoryFilter:
    """Return which stories are asked for; of a parameter given twice the last counts.

    `sources` are the slugs of those the store knows.

    Raises:
        SettingError: One of the parameters is unknown, or its value not accepted.
    """
    facts: dict[str, Any] = {}
    for name, said in parameters:
        if name not in _READERS:
            raise SettingError(name, f"no such parameter; {', '.join(_READERS)} are")
        facts[name] = _READERS[name](name, said)
    chosen = StoryFilter(**facts)
    if chosen.source is not None and chosen.source not in sources:
        raise SettingError("source", f"{chosen.source!r} is no source of this wire")
    return chosen


def _slug(_name: str, said: str) -> str:
    return said


def _language(name: str, said: str) -> str:
    tag = language_tag(said)
    if not tag:
        raise SettingError(name, f"{said!r} is no language tag such as fa or en-GB")
    return tag


def _instant(name: str, said: str) -> datetime:
    try:
        named = datetime.fromisoformat(said)
        return named.astimezone(UTC) if named.tzinfo else named.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise SettingError(
            name, f"{said!r} is no date such as 2026-11-01 or 2026-11-01T09:15:00Z"
        ) from error


def _use(name: str, said: str) -> Use:
    try:
        return Use(said)
    except ValueError as error:
        uses = ", ".join(use.value for use in Use)
        raise SettingError(name, f"{said!r} is none of {uses}") from error


def _limit(name: str, said: str) -> int:
    number = numbered(said)
    if not 1 <= number <= MOST_STORIES:
        raise SettingError(name, f"{said!r} is no number from 1 to {MOST_STORIES}")
    return number


def _offset(name: str, said: str) -> int:
    number = numbered(said)
    if number < 0:
        raise SettingError(name, f"{said!r} is no number from 0 up")
    return number


_READERS: dict[str, Callable[[str, str], object]] = {
    "source": _slug,
    "language": _language,
    "since": _instant,
    "until": _instant,
    "terms": _use,
    "limit": _limit,
    "offset": _offset,
}
"""Name of a parameter, which is that of the filter's field -> what reads its value."""
