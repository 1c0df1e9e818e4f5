"""Items of JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from collections.abc import Iterator

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.feed_entry import FoundEntry, http_only
from wirecrawler.extract.plain import plain_text
from wirecrawler.normalize.text import collapsed, encodable
from wirecrawler.story import Entry

Json = object
"""What `json` reads: dict, list, str, int, float, bool or None."""

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN_ITEMS = re.compile(r"[\s,]*")


def json_facts(text: str, *, url: str, kind: str) -> tuple[dict[str, Json], list[str]]:
    """Return the object that is the JSON in `text`, and what was wrong with it.

    Of a feed that is cut, the whole items stay.

    Raises:
        ExtractionError: It is no JSON object.
    """
    try:
        found: Json = json.loads(text)
        problems = []
    except RecursionError as error:
        raise ExtractionError(url, f"not {kind}: nested too deeply") from error
    except ValueError:  # also integers of too many digits
        found, problems = _whole_items(text), ["cut short"]
    if not isinstance(found, dict):
        raise ExtractionError(url, f"not {kind}")
    return found, problems


def json_feed(facts: dict[str, Json]) -> tuple[str, str]:
    """Return title and language of the feed, each "" where it says nothing."""
    return plain_text(_text(facts, "title")), _text(facts, "language").strip()


def json_entries(facts: dict[str, Json], url: str) -> Iterator[FoundEntry]:
    """Yield every item that is an object of the feed at `url`."""
    for item in objects(facts, "items"):
        yield FoundEntry(entry=_entry(item), links=_links(item), base=url)


def objects(facts: dict[str, Json], name: str) -> list[dict[str, Json]]:
    """Return the objects in the list under `name`; nothing where there is no list."""
    found = facts.get(name)
    listed = found if isinstance(found, list) else []
    return [item for item in listed if isinstance(item, dict)]


def _entry(item: dict[str, Json]) -> Entry:
    return Entry(
        url="",
        link="",
        guid=_text(item, "id"),
        headline=plain_text(_text(item, "title")),
        byline=_byline(item),
        published=collapsed(_text(item, "date_published")),
        updated=collapsed(_text(item, "date_modified")),
        summary=collapsed(_text(item, "summary")),
        keywords=_texts(item, "tags"),
        language=_text(item, "language").strip(),
    )


def _links(item: dict[str, Json]) -> tuple[str, ...]:
    links = (_text(item, "url"), _text(item, "external_url"))
    return (*links, http_only(_text(item, "id")))


def _byline(item: dict[str, Json]) -> tuple[str, ...]:
    # Version 1 has one `author`, 1.1 a list of `authors`.
    authors = objects(item, "authors") or objects({"a": [item.get("author")]}, "a")
    names = (collapsed(_text(author, "name")) for author in authors)
    return tuple(name for name in names if name)


def _texts(item: dict[str, Json], name: str) -> tuple[str, ...]:
    found = item.get(name)
    listed = found if isinstance(found, list) else []
    texts = (collapsed(encodable(text)) for text in listed if isinstance(text, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(facts: dict[str, Json], name: str) -> str:
    """Return the text under `name`; a number as it is written, anything else as ""."""
    found = facts.get(name)
    if isinstance(found, str):
        return encodable(found)
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return str(found) if is_number else ""


def _whole_items(text: str) -> Json:
    """Return what of a cut feed is whole, or None where nothing is."""
    start = _ITEMS.search(text)
    if start is None:
        return None
    try:
        facts: Json = json.loads(text[: start.end()] + "]}")
    except (ValueError, RecursionError):
        return None
    items = list(_items(text, start.end()))
    return {**facts, "items": items} if isinstance(facts, dict) else None


def _items(text: str, at: int) -> Iterator[Json]:
    decoder = json.JSONDecoder()
    while True:
        at += len(_BETWEEN_ITEMS.match(text, at)[0])  # type: ignore[index]  # it always matches
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield item
