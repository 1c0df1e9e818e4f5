"""Rows: a story as the columns of its revision, and back.

Text is kept as it is, with two exceptions that no table can hold: NUL characters, which
PostgreSQL refuses, are left out, and lone surrogates, which have no UTF-8, become U+FFFD.
"""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from sqlalchemy import RowMapping

from wirecrawler.normalize.text import encodable
from wirecrawler.source import Caution, Source, Terms, Use
from wirecrawler.story import (
    ArchiveRecord,
    Entry,
    FamilyRole,
    Fetch,
    Image,
    Kind,
    Original,
    Precision,
    Status,
    Story,
    agencies_of,
)

_T = TypeVar("_T")
_AS_THEY_ARE = frozenset((bool, int, float, datetime, date, Kind, Precision, Use))
"""Types of values that hold no text of a source's."""


# Columns of a revision that are attributes of a Story by the same name and of plain types.
_PLAIN = (
    "source_url",
    "final_url",
    "guid",
    "headline",
    "headline_original",
    "dateline",
    "lede",
    "body",
    "body_html",
    "section",
    "language",
    "published_at",
    "updated_at",
    "published_raw",
    "published_zone",
    "published_evidence",
    "credit",
    "disclaimer",
    "partial",
    "notice",
    "fingerprint",
    "evidence",
)
_TUPLES = ("headline_rules", "byline", "keywords", "opt_outs")
# Of a story's terms; their dates are those of its source.
_TERMS = ("use", "licence", "holder", "evidence_url", "reason")
_DATES = ("checked_on", "expires_on")


def url_key(url: str) -> bytes:
    """Return the key of `url` in the tables."""
    return hashlib.sha256(encodable(url).encode()).digest()


def storable(value: _T) -> _T:
    """Return `value`, a text or anything made of texts, as the tables can hold it.

    The same object comes back where nothing had to change: nearly always.
    """
    result: Any = value
    kind = type(value)
    if kind is str:
        return cast("_T", encodable(result))
    if kind is tuple:
        result = tuple(map(storable, result))
    elif kind is dict:
        result = {storable(key): storable(held) for key, held in result.items()}
    elif hasattr(kind, "__dataclass_fields__"):
        return _storable_fields(value)
    return value if result == value else cast("_T", result)


def revision_row(
    story: Story, *, number: int, revision: int, status: Status, now: datetime
) -> dict[str, Any]:
    """Return the row of revision `revision` of the story `number`, filed at `now`."""
    precision = story.published_precision
    return {
        "story": number,
        "revision": revision,
        **{name: getattr(story, name) for name in _PLAIN},
        **{name: list(getattr(story, name)) for name in _TUPLES},
        "body_sha256": story.body_sha256,
        "images": [_fields(image) for image in story.images],
        "published_precision": None if precision is None else precision.value,
        **{f"terms_{name}": getattr(story.terms, name) for name in _TERMS},
        "terms_use": story.terms.use.value,
        "entry": _fields(story.entry),
        "fetch": _fields(story.fetch) | {"at": story.fetch.at.isoformat()},
        "archive": None if story.archive is None else _fields(story.archive),
        "record": "" if story.archive is None else story.archive.record_id,
        "status": status.value,
        "reason": "",
        "filed_at": now,
    }


def story_of(
    row: RowMapping, *, source: Source, tag: str, original: Original | None = None
) -> Story:
    """Return the story of `row`: a revision joined with its story.

    Of the story it holds `id`, `url`, `seen_at`, `family`, `family_role` and `copies`.
    """
    precision = row["published_precision"]
    archive = row["archive"]
    plain: dict[str, Any] = {name: row[name] for name in _PLAIN}
    tuples: dict[str, Any] = {name: tuple(row[name]) for name in _TUPLES}
    return Story(
        source=source,
        entry=entry_of(row["entry"]),
        fetch=_fetch_of(row["fetch"]),
        **plain,
        **tuples,
        images=tuple(Image(**image) for image in row["images"]),
        published_precision=None if precision is None else Precision(precision),
        terms=_terms_of({name: row[f"terms_{name}"] for name in _TERMS}),
        archive=None if archive is None else ArchiveRecord(**archive),
        status=Status(row["status"]),
        reason=row["reason"],
        filed_at=row["filed_at"],
        revision=row["revision"],
        id=row["id"],
        uri=f"tag:{tag}:story/{row['id']}",
        url=row["url"],
        seen_at=row["seen_at"],
        family=row["family"],
        family_role=FamilyRole(row["family_role"]),
        copies=row["copies"],
        original=original,
    )


def original_of(row: RowMapping, sources: Mapping[str, Source]) -> Original | None:
    """Return the original with which `row` is joined; None: it is of no copy.

    `sources` are all that the store knows, by slug.
    """
    if row["original_id"] is None:
        return None
    return Original(
        id=row["original_id"],
        source=sources[row["original_slug"]],
        status=Status(row["original_status"]),
        terms=_terms_of({name: row[f"original_terms_{name}"] for name in _TERMS}),
        agencies=agencies_of(row["original_agencies"]),
    )


def source_row(source: Source, *, now: datetime) -> dict[str, Any]:
    """Return the row of `source`, first seen at `now`."""
    row = _fields(storable(source))
    return row | {
        "terms": _terms_json(row["terms"]),
        "cautions": [_fields(caution) for caution in row["cautions"]],
        "first_seen_at": now,
    }


def source_of(row: RowMapping) -> Source:
    """Return the source of `row`."""
    made: dict[str, Any] = {
        "terms": _terms_of(row["terms"]),
        "cautions": tuple(Caution(**caution) for caution in row["cautions"]),
    }
    plain = {f.name: row[f.name] for f in fields(Source) if f.name not in made}
    return Source(**plain, **made)


def entry_json(entry: Entry) -> dict[str, Any]:
    """Return `entry` as it is kept in a JSON column."""
    return _fields(entry)


def entry_of(facts: dict[str, Any]) -> Entry:
    """Return the entry of `entry_json`."""
    return Entry(
        **facts
        | {"byline": tuple(facts["byline"]), "keywords": tuple(facts["keywords"])}
    )


def _terms_json(terms: Terms) -> dict[str, Any]:
    facts = _fields(terms)
    return facts | {name: held and held.isoformat() for name, held in _dates(facts)}


def _terms_of(facts: dict[str, Any]) -> Terms:
    """Return the terms of `_terms_json`; where an older version kept them, without dates."""
    dates = {name: held and date.fromisoformat(held) for name, held in _dates(facts)}
    return Terms(**facts | {"use": Use(facts["use"])} | dates)


def _dates(facts: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, facts.get(name)) for name in _DATES]


def _fetch_of(facts: dict[str, Any]) -> Fetch:
    at = datetime.fromisoformat(facts["at"]).astimezone(UTC)
    # An older version kept no headers.
    return Fetch(**facts | {"at": at, "robots": tuple(facts.get("robots", ()))})


def _fields(value: Any) -> dict[str, Any]:
    # `dataclasses.asdict` copies deeply, which takes ten times as long.
    names, values_of = _reader_of(cast("Hashable", type(value)))
    return dict(zip(names, values_of(value), strict=True))


def _storable_fields(value: _T) -> _T:
    names, values_of = _reader_of(cast("Hashable", type(value)))
    changed: dict[str, Any] = {}
    for name, held in zip(names, values_of(value), strict=True):
        # Nearly every value is one of these: they are passed by at the least cost.
        if not held or type(held) in _AS_THEY_ARE:
            continue
        if type(held) is str and held.isascii() and "\0" not in held:
            continue
        if (clean := storable(held)) is not held:
            changed[name] = clean
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


@lru_cache(maxsize=64)
def _reader_of(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of a dataclass's fields, two or more, and what reads them all."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)
