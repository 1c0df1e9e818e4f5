"""Origin files: by which a host says what may be asked of it (robots.txt, tdmrep.json), kept."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from wirecrawler.store.models import origin_files
from wirecrawler.store.rows import storable
from wirecrawler.store.upsert import upsert

_TEXTS = ("origin", "path", "reason", "etag", "last_modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginFile:
    """What asking for such a file came to."""

    origin: str
    """Scheme, host and port, such as `https://a.example` or `http://a.example:8080`."""
    path: str
    status: int | None = None
    """Of the last answer; None where nothing answered."""
    reason: str = ""
    """Why nothing came that can be read; "" otherwise."""
    etag: str | None = None
    last_modified: str | None = None
    content: bytes = b""
    """Of the last good answer."""
    fetched_at: datetime | None = None
    """When that answer came, or was last said to hold; None: there is none."""
    checked_at: datetime
    """When it was last asked for."""


def origin_file(connection: Connection, origin: str, path: str) -> OriginFile | None:
    """Return what is kept of a file; None: it was never asked for."""
    row = connection.execute(
        select(origin_files).where(
            origin_files.c.origin == storable(origin),
            origin_files.c.path == storable(path),
        )
    ).one_or_none()
    return None if row is None else OriginFile(**row._mapping)


def keep_origin_file(connection: Connection, file: OriginFile) -> None:
    """Keep what asking for a file came to, in place of what was kept."""
    row = asdict(file)
    row |= {name: storable(row[name]) for name in _TEXTS if row[name] is not None}
    kept = [name for name in row if name not in {"origin", "path"}]
    upsert(
        connection, origin_files, [row], lambda new: {name: new[name] for name in kept}
    )
