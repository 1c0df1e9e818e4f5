"""Ingested: a story as a record of JSON tells it, from whatever archive it comes.

The keys are those of a story's record as the wire prints it (docs/querying.md): what the wire
exports it takes.  What is computed anew for every story (dateline, credit, hash) is not read.
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from wirecrawler.normalize.dates import parse_published
from wirecrawler.normalize.language import language_tag, script_language
from wirecrawler.normalize.record_values import (
    address_of,
    one_of,
    refused,
    text_of,
    texts_of,
)
from wirecrawler.normalize.source_date import read_date
from wirecrawler.normalize.text import collapsed, encodable
from wirecrawler.normalize.url import resolve
from wirecrawler.source import Source, Use
from wirecrawler.story import (
    Entry,
    Fetch,
    Image,
    Kind,
    ParsedDate,
    Precision,
    RawDate,
    RawStory,
    Status,
)

Declared = Callable[[str], Source | None]
"""Slug -> the source of that name, or None where nobody declares one."""

ID = "id"
"""The key of `Story.evidence` under which an id is kept, as JSON, that is not the guid itself."""

_EVIDENCE = "ingest"
# What stands in a text that is not yet as CSS collapses white space, lines apart.
_UNEVEN = re.compile("[\t\r\f]|  | \n|\n |\n\n\n")
_SPACES = re.compile("  +")
_BREAKS = re.compile("\n{3,}")
_YEARS = range(1970, 9999)
"""Years in which a story may have been seen: beside the ends there is no room for zones."""
_TAGS = re.compile(
    r"</?(?:p|h2|h3|ul|ol|li|blockquote|em|strong|br)>|</a>"
    r'|<a href="https?://[^\s"<>]+">'
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """A story that was brought, and what its bringer says of its terms."""

    raw: RawStory
    use: Use | None = None
    """How much of it may leave the house; None: as much as of any story of its source."""


def ingested(
    record: Mapping[str, Any], *, declared: Declared, now: datetime
) -> Ingested:
    """Return the story of a record: `source`, `url`, `headline`, `body` and what else is known.

    A source that nobody declares is its own agency, unless the record names one, and its
    stories are printed as links.  A date that cannot be read is kept as printed.  The record's
    `id`, a text or a number, is the guid of a story that has none.  HTML that holds another
    text than the body, or more than the tags of the wire, gives way to that of the body.

    Args:
        record: As JSON has it.
        declared: What is known of the sources.
        now: When it is read, aware: what no `seen_at` says otherwise was first seen then.

    Raises:
        ExtractionError: Something that is needed is missing, or of another type than it has to
            be, or the record says that the story was withdrawn.
        SourceError: Its source has no slug, or is badly declared.
    """
    _refuse_withdrawn(record)
    url = address_of(record, "url")
    if not url:
        raise refused("url: missing")
    source = declared(slug_of(record)) or _undeclared(record, url)
    headline = _headline(record)
    body = _paragraphs(text_of(record, "body"))
    at = _seen_at(record, now)
    language = _language(record, source, body)
    linked = text_of(record, "source_url") or text_of(record, "url")
    link = address_of(record, "source_url") or url
    final_url = address_of(record, "final_url") or url
    guid, evidence = _guid(record)
    return Ingested(
        raw=RawStory(
            source=source,
            entry=Entry(url=linked, link=link, guid=guid, headline=headline),
            fetch=Fetch(final_url=final_url, status=200, size=len(body), at=at),
            kind=one_of(record, "kind", Kind) or Kind.STORY,
            canonical=url if final_url != url else "",
            headline=headline,
            byline=texts_of(record, "byline"),
            published=_published(record, source, language, at),
            updated=_date(record, "updated_at", source, language, at),
            lede=collapsed(text_of(record, "lede")) or body.partition("\n\n")[0],
            body=body,
            body_html=_markup(record, body),
            section=collapsed(text_of(record, "section")),
            keywords=texts_of(record, "keywords"),
            images=_images(record),
            language=language,
            partial=_is_partial(record),
            evidence=evidence,
        ),
        use=_use(record),
    )


def slug_of(record: Mapping[str, Any]) -> str:
    """Return the slug of the source of a record.

    Raises:
        ExtractionError: It names none.
    """
    slug = text_of(record, "source")
    if not slug:
        raise refused("source: missing")
    return slug


def id_of(guid: str, evidence: Mapping[str, str]) -> str | int | float | None:
    """Return the id of the record that a story was ingested by; None where it had none.

    `guid` and `evidence` are those of the story.
    """
    if ID not in evidence:
        return guid or None
    said: str | int | float = json.loads(evidence[ID])
    return said


def _refuse_withdrawn(record: Mapping[str, Any]) -> None:
    if one_of(record, "status", Status) is Status.KILLED:
        raise refused("killed: its source withdrew it")


def _undeclared(record: Mapping[str, Any], url: str) -> Source:
    slug = slug_of(record)
    parts = urlsplit(url)
    return Source(
        slug=slug,
        agency=collapsed(text_of(record, "agency")) or slug,
        home=f"{parts.scheme}://{parts.netloc}/",
    )


def _headline(record: Mapping[str, Any]) -> str:
    """Return the headline as readers of the source see it; the other is the house's."""
    printed = collapsed(text_of(record, "headline_original"))
    return printed or collapsed(text_of(record, "headline"))


def _guid(record: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the guid of a record, and the evidence of its id where that is not the same."""
    guid, said = text_of(record, "guid"), record.get(ID)
    if said is None or (isinstance(said, str) and not guid):
        return guid or text_of(record, ID), {}
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        raise refused("id: neither a text nor a number")
    told = encodable(said) if isinstance(said, str) else said
    return guid or str(said), {ID: json.dumps(told, ensure_ascii=False)}


def _paragraphs(text: str) -> str:
    """Return a text with its white space collapsed; lines stay, a blank one parts paragraphs."""
    if _UNEVEN.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _SPACES.sub(" ", text.replace("\t", " ").replace("\f", " "))
        text = text.replace(" \n", "\n").replace("\n ", "\n")
        text = _BREAKS.sub("\n\n", text)
    return text.strip(" \n")


def _markup(record: Mapping[str, Any], body: str) -> str:
    """Return the HTML of a record where it says what the body does, else the body's own."""
    said = text_of(record, "body_html").strip()
    if said and "<" not in (shown := _TAGS.sub(" ", said)):
        text = html.unescape(shown)
        if _SPACE.sub("", text) == _SPACE.sub("", body):
            return said
    escaped = html.escape(body, quote=False)
    paragraphs = escaped.replace("\n\n", "</p><p>").replace("\n", "<br>")
    return f"<p>{paragraphs}</p>" if body else ""


def _language(record: Mapping[str, Any], source: Source, body: str) -> str:
    said = language_tag(text_of(record, "language"))
    return said or source.language or script_language(body)


def _seen_at(record: Mapping[str, Any], now: datetime) -> datetime:
    said = text_of(record, "seen_at")
    if not said:
        return now
    try:
        at = datetime.fromisoformat(said)
        at = at.astimezone(now.tzinfo) if at.tzinfo else at.replace(tzinfo=now.tzinfo)
    except (ValueError, OverflowError):
        at = None
    if at is None or at.year not in _YEARS:
        reason = f"seen_at: {said!r} is no instant such as 2026-11-20T09:30:00Z"
        raise refused(reason)
    return min(at, now)


def _published(
    record: Mapping[str, Any], source: Source, language: str, now: datetime
) -> RawDate | None:
    """Return when a record says that its story was published, and how that was printed."""
    date = _date(record, "published_at", source, language, now)
    printed = text_of(record, "published_raw")
    evidence = text_of(record, "published_evidence") or _EVIDENCE
    if date is None and not printed:
        return None
    reading = date.reading if date else None
    if reading is None:
        reading = _read(printed, source, language, now)
    return RawDate(
        text=printed or (date.text if date else ""),
        evidence=evidence,
        reading=reading and _as_printed(record, reading),
        rule=_EVIDENCE,
    )


def _date(
    record: Mapping[str, Any], key: str, source: Source, language: str, now: datetime
) -> RawDate | None:
    """Return the date of a key, which may be seconds since 1970."""
    value = record.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value))
    said = text_of({key: value}, key).strip()
    if not said:
        return None
    is_instant = key == "published_at" and record.get("published_precision")
    if is_instant:  # no midnight then that stands for a day
        zone, tags = source.timezone, (source.language, language)
        reading = parse_published(said, timezone=zone, languages=tags, now=now)
    else:
        reading = _read(said, source, language, now)
    return RawDate(text=said, evidence=_EVIDENCE, reading=reading, rule=_EVIDENCE)


def _read(said: str, source: Source, language: str, now: datetime) -> ParsedDate | None:
    return read_date(said, source=source, languages=(language,), now=now)


def _as_printed(record: Mapping[str, Any], reading: ParsedDate) -> ParsedDate:
    """Return a date with the precision and the zone that the record says it was printed in."""
    precision = one_of(record, "published_precision", Precision)
    if precision is Precision.DAY:
        day = reading.instant.replace(hour=0, minute=0, second=0, microsecond=0)
        reading = replace(reading, instant=day)
    if precision is not None:
        reading = replace(reading, precision=precision)
    if "published_zone" in record:
        reading = replace(reading, zone=text_of(record, "published_zone") or None)
    return reading


def _images(record: Mapping[str, Any]) -> tuple[Image, ...]:
    """Return the pictures of a record, less those without an address."""
    value = record.get("images")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise refused("images: not a list of objects")
    made = (_image(image) for image in value)
    return tuple(image for image in made if image is not None)


def _image(image: Mapping[str, Any]) -> Image | None:
    said = text_of(image, "url")
    url = resolve(said, said)
    if url is None:
        return None
    caption, credit = text_of(image, "caption"), text_of(image, "credit")
    return Image(url=url, caption=collapsed(caption), credit=collapsed(credit))


def _is_partial(record: Mapping[str, Any]) -> bool:
    value = record.get("partial")
    if not isinstance(value, bool | None):
        raise refused("partial: neither true nor false")
    return bool(value)


def _use(record: Mapping[str, Any]) -> Use | None:
    terms = record.get("terms")
    if terms is None:
        return None
    if not isinstance(terms, dict):
        raise refused("terms: not an object")
    return one_of(terms, "use", Use)
