"""Records: what of the archive's files the database knows, written with the story it is for."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from wirecrawler.store.models import records, revisions
from wirecrawler.store.record_files import Appending, Place
from wirecrawler.store.rows import url_key
from wirecrawler.store.upsert import insert_missing

RESPONSE, REVISIT, OPENING = "response", "revisit", "warcinfo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One answer in the archive's files, with the request and the metadata that follow it."""

    id: str
    """WARC-Record-ID, without its angle brackets."""
    file: str
    """Relative to the folder of the archive."""
    offset: int
    size: int
    """Bytes in the file, compressed, of it and what follows."""
    crc: int
    """CRC-32 of these bytes."""
    kind: str
    """`response`, `revisit` of one with the same payload, or `warcinfo` of a file."""
    url: str
    digest: str
    """WARC-Payload-Digest; "" of an answer without a payload (304)."""
    refers_to: str | None
    """The record that holds the payload of a revisit."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer that goes into the archive's files if what was read from it is filed."""

    id: str
    url: str
    digest: str
    at: datetime
    whole: Callable[[], bytes]
    """Returns its records, as they are written; may wait for another thread."""
    revisit: Callable[[Record], bytes] | None
    """Returns them without the payload, which a record has already; None: never."""


def keep_page(
    connection: Connection, appending: Appending, page: Page, *, anywhere: bool
) -> Record:
    """Append `page`, unless it is there, and return its record.

    A payload that is held already is only referred to; where `anywhere` is false only in the
    file that is appended to, so that it needs no other one.

    Raises:
        StoreError: It cannot be written.
    """
    if (known := record_of(connection, page.id)) is not None:
        return known  # another story was read from it
    file = None if anywhere or not page.digest else appending.newest
    held = _with_payload(connection, page, file)
    if held is None or page.revisit is None:
        kept = _record(page, appending.append(page.whole()))
    else:
        kept = _record(page, appending.append(page.revisit(held)), held)
    insert_missing(connection, records, [_row(kept)])
    return kept


def keep_openings(
    connection: Connection, appending: Appending, *, now: datetime
) -> None:
    """Note the records with which new files were begun, so that these are audited too."""
    rows = [
        {
            "id": f"{OPENING}:{place.file}",
            "kind": OPENING,
            "url": "",
            "url_key": url_key(""),
            "digest": "",
            "refers_to": None,
            "at": now,
            **asdict(place),
        }
        for place in appending.opened
    ]
    insert_missing(connection, records, rows)


def archived_columns(record: Record) -> dict[str, Any]:
    """Return the columns of a revision that was read from `record`."""
    place = {"file": record.file, "offset": record.offset, "record_id": record.id}
    return {"record": record.id, "archive": place}


def record_of(connection: Connection, record_id: str) -> Record | None:
    """Return the record of this id, or None."""
    found = connection.execute(select(records).where(records.c.id == record_id))
    row = found.mappings().first()
    return None if row is None else _of(row)


def records_in(connection: Connection, file: str) -> list[Record]:
    """Return the records of a file in their order."""
    each = select(records).where(records.c.file == file).order_by(records.c.offset)
    return [_of(row) for row in connection.execute(each).mappings()]


def known_end(connection: Connection, file: str) -> int:
    """Return up to where records are known in a file; 0 of none."""
    ends = select(func.max(records.c.offset + records.c.size))
    return connection.scalar(ends.where(records.c.file == file)) or 0


def record_files(connection: Connection) -> list[str]:
    """Return the names of the files that hold records."""
    each = select(records.c.file).distinct().order_by(records.c.file)
    return list(connection.scalars(each))


def needed_ids(connection: Connection, of: Collection[str]) -> set[str]:
    """Return those of these records that a story was read from, or that such a one refers to."""
    wanted: set[str] = set()
    for some in _some(sorted(of)):
        read = select(revisions.c.record).where(revisions.c.record.in_(some))
        wanted |= set(connection.scalars(read))
        told = select(records.c.refers_to).where(
            records.c.refers_to.in_(some),
            records.c.id.in_(select(revisions.c.record)),
        )
        wanted |= {one for one in connection.scalars(told) if one is not None}
    return wanted


def move_records(
    connection: Connection, moved: Sequence[Record], dropped: Sequence[str]
) -> None:
    """Note where records lie now, and that others are gone."""
    for one in moved:
        where = {"file": one.file, "offset": one.offset}
        mine = records.c.id == one.id
        connection.execute(records.update().where(mine).values(where))
        read = revisions.c.record == one.id
        columns = archived_columns(one)
        connection.execute(revisions.update().where(read).values(columns))
    for some in _some(dropped):
        connection.execute(records.delete().where(records.c.id.in_(some)))


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids, as many at a time as a statement takes."""
    for start in range(0, len(ids), 1_000):
        yield ids[start : start + 1_000]


def _with_payload(
    connection: Connection, page: Page, file: str | None
) -> Record | None:
    """Return the newest response with the payload of `page`, in `file` where that is given."""
    same = (
        records.c.digest == page.digest
        if page.digest
        else records.c.url_key == url_key(page.url)  # 304: what it answered before
    )
    each = select(records).where(same, records.c.kind == RESPONSE)
    if file is not None:
        each = each.where(records.c.file == file)
    found = connection.execute(each.order_by(records.c.at.desc()).limit(1))
    row = found.mappings().first()
    return None if row is None else _of(row)


def _record(page: Page, place: Place, held: Record | None = None) -> Record:
    return Record(
        id=page.id,
        file=place.file,
        offset=place.offset,
        size=place.size,
        crc=place.crc,
        kind=REVISIT if held is not None or not page.digest else RESPONSE,
        url=page.url,
        digest=page.digest,
        refers_to=None if held is None else held.id,
        at=page.at,
    )


def _row(record: Record) -> dict[str, Any]:
    names = "id file offset size crc kind url digest refers_to at".split()
    row = {name: getattr(record, name) for name in names}
    return row | {"url_key": url_key(record.url)}


def _of(row: RowMapping) -> Record:
    return Record(**{name: held for name, held in row.items() if name != "url_key"})
