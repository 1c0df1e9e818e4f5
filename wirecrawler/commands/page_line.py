"""One line of `extract`: a page in, its story or the error out; done in a worker."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from wirecrawler.crawl.catalogue import Listed, catalogue
from wirecrawler.crawl.hosts import Hosts
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.crawl.page_reader import Fetched, PageReader, story_of
from wirecrawler.errors import ExtractionError, SourceError
from wirecrawler.normalize.story import normalized
from wirecrawler.publish.jsonl import json_line
from wirecrawler.publish.page_record import page_record
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch

FAILED, READ = b"-", b"+"
"""The first byte of an answer; its line follows."""

_KINDS = {
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
"""What JSON calls what it reads as each type, objects aside."""
_YEARS = range(1970, 9999)
"""Years in which a page may have been fetched."""
_DEEPEST = 100
"""Levels of what a line calls its page; arbitrary."""
_LONGEST_NUMBER = 40
_NO_MORE_THAN = 300
"""Characters of a reason; arbitrary."""


def answered(line: bytes, *, style: str) -> bytes:
    """Return READ and the record of the page in `line`, or FAILED and its error.

    Headlines are in the house's `style`.
    """
    try:
        page = _object(line)
    except ValueError as error:
        return FAILED + error_line(None, f"no JSON object: {error}")
    try:
        fetched = _fetched(page)
        record = page_record(page.get("id"), normalized(story_of(fetched), style))
        return READ + json_line(record).encode()
    except (ExtractionError, SourceError) as error:
        return FAILED + error_line(page.get("id"), error.reason)
    except MemoryError:
        raise
    except Exception as error:  # a source's own code may raise anything
        said = f"crash: {type(error).__name__}: {error}"
        return FAILED + error_line(page.get("id"), said)


def error_line(page: object, reason: str) -> bytes:
    """Return the line that says why the page called `page` failed."""
    short = " ".join(reason.split())[:_NO_MORE_THAN]
    return json_line({"id": page, "error": short}).encode()


def name_of(line: bytes) -> object:
    """Return what a line calls its page; None where it calls it nothing."""
    try:
        return _object(line).get("id")
    except ValueError:
        return None


def _object(line: bytes) -> dict[str, Any]:
    """Return the JSON object in a line.

    Raises:
        ValueError: There is none.
    """
    try:
        page = json.loads(line, parse_constant=_no_constant, parse_float=_number)
    except json.JSONDecodeError as error:
        # Where its own words say "line 1", the line of the input may be any.
        raise ValueError(f"{error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("it nests too deep") from error
    if not isinstance(page, dict):
        raise ValueError(f"it is {_KINDS[type(page)]}")  # noqa: TRY004  (as what json raises)
    if _is_deep(page.get("id")):
        raise ValueError("its id nests too deep")
    return page


def _is_deep(value: object) -> bool:
    """Tell a value that could be read and might not be written again, for Python's own limit."""
    level = [value]
    for _ in range(_DEEPEST):
        lists = [one for one in level if isinstance(one, list)]
        lists += [list(one.values()) for one in level if isinstance(one, dict)]
        level = [inner for one in lists for inner in one]
    return bool(level)


def _number(text: str) -> float:
    """Return a number; one that is too great for Python would be written as no JSON."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text[:_LONGEST_NUMBER]} is no number")
    return number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _fetched(page: Mapping[str, Any]) -> Fetched:
    """Return the page, as a crawl would have fetched it.

    Raises:
        ExtractionError: Something in it is not accepted, or its file cannot be read.
        SourceError: Its source is unknown.
    """
    url = _address(page)
    content, encoding = _content(page)
    at = _fetched_at(page)
    return _reader(page, url).fetched(
        content,
        entry=Entry(url=url, link=url),
        fetch=Fetch(final_url=url, status=200, size=len(content), at=at),
        encoding=encoding,
    )


def _address(page: Mapping[str, Any]) -> str:
    url = _text(page, "url")
    if url is None:
        raise ExtractionError("", "url: missing")
    try:
        urlsplit(url)
    except ValueError as error:
        raise ExtractionError("", f"url: {error}") from error
    return url


def _text(page: Mapping[str, Any], key: str) -> str | None:
    value = page.get(key)
    if not isinstance(value, str | None):
        raise ExtractionError("", f"{key}: not a text")
    return value


def _content(page: Mapping[str, Any]) -> tuple[bytes, str | None]:
    """Return the bytes of a page, and the charset that was declared with them."""
    encoding = _text(page, "encoding")
    html = _text(page, "html")
    if html is not None:
        # It is decoded already, whatever the page itself declares.
        return html.encode("utf-8", "replace"), "utf-8"
    path = _text(page, "html_path")
    if path is None:
        raise ExtractionError("", "neither html nor html_path")
    try:
        return Path(path).read_bytes(), encoding
    except OSError as error:
        raise ExtractionError("", f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ExtractionError("", f"html_path: {error}") from error


def _fetched_at(page: Mapping[str, Any]) -> datetime:
    text = _text(page, "fetched_at")
    if text is None:
        return datetime.now(UTC)
    try:
        at = datetime.fromisoformat(text)
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        at = None
    # Beside the first and the last year there is no room for zones and "3 days ago".
    if at is None or at.year not in _YEARS:
        reason = f"fetched_at: {text!r} is no instant such as 2026-11-20T09:30:00Z"
        raise ExtractionError("", reason)
    return at


def _reader(page: Mapping[str, Any], url: str) -> PageReader:
    """Return the reader of the source that is named, else of that of the address, if any."""
    slug = _text(page, "source")
    one = _hosts().listed_at(url) if slug is None else declared().get(slug)
    if one is not None:
        return one.spider.made(one.source, one.spider.selectors)
    if slug is not None:
        raise SourceError(slug, f"{slug}: unknown source; see `wirecrawler list`")
    source = Source(slug="page", agency="", home=url)
    return PageReader.made(source, PageReader.selectors)


@lru_cache(maxsize=1)
def _hosts() -> Hosts:
    return Hosts(declared())


@lru_cache(maxsize=1)
def declared() -> dict[str, Listed]:
    """Return slug -> source; imported when first asked for.

    Raises:
        SourceError: A package of spiders cannot be imported.
    """
    return catalogue(crawl_settings({}))
