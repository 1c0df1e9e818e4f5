"""One line of `extract`: a page in, its story or the error out; done in a worker."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from wirecrawler.commands.json_object import crash, json_object, shortened
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

_YEARS = range(1970, 9999)
"""Years in which a page may have been fetched."""


def answered(line: bytes, *, style: str) -> bytes:
    """Return READ and the record of the page in `line`, or FAILED and its error.

    Headlines are in the house's `style`.
    """
    try:
        page = json_object(line)
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
        return FAILED + error_line(page.get("id"), crash(error))


def error_line(page: object, reason: str) -> bytes:
    """Return the line that says why the page called `page` failed."""
    return json_line({"id": page, "error": shortened(reason)}).encode()


def name_of(line: bytes) -> object:
    """Return what a line calls its page; None where it calls it nothing."""
    try:
        return json_object(line).get("id")
    except ValueError:
        return None


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
