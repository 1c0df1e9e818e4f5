"""Retention: what no story was read from leaves the archive, by its age and by the room it takes.

A file that is written no more is copied without that, the database told where the rest lies now,
and the old file removed; killed at any moment, this leaves a file that nobody knows, which a
later run removes once it is old.  A record that a revision was read from, or whose payload such
a one refers to, never leaves.
"""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from wirecrawler.store.engine import reading, writing
from wirecrawler.store.record_files import (
    SUFFIX,
    RecordFiles,
    answered_files,
    sync_folder,
)
from wirecrawler.store.records import (
    OPENING,
    Record,
    move_records,
    needed_ids,
    records_in,
)

_AGAIN = timedelta(hours=1)
"""Between two looks, unless the limits are others; arbitrary."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long, and how much, of what no story was read from is kept."""

    days: float = 0
    """0: for ever."""
    most_bytes: float = 0
    """Of all files together; 0: without a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thinned:
    """What left the archive."""

    files: int = 0
    """Files that were copied, or removed."""
    records: int = 0
    bytes: int = 0


NOTHING_LEFT = Thinned()


def thin(
    engine: Engine, files: RecordFiles, keeping: Keeping, *, now: datetime
) -> Thinned:
    """Let go what need not be kept; return what left, nothing where that was looked at lately.

    Raises:
        StoreError: The files or the database cannot be written.
    """
    with answered_files(files.folder):
        if not _is_time(files, keeping, now=now):
            return NOTHING_LEFT
        thinned = NOTHING_LEFT
        for file in files.files()[:-1]:
            with _alone(files.path(file)) as is_ours:
                if is_ours:
                    one = _thinned(engine, files, file, keeping, now=now)
                    thinned = _sum(thinned, one)
    return thinned


def _is_time(files: RecordFiles, keeping: Keeping, *, now: datetime) -> bool:
    """Tell whether it is time to look, and note that this is done now."""
    if not (keeping.days or keeping.most_bytes) or not files.folder.is_dir():
        return False
    stamp = files.folder / f".{files.name}.thinned"
    limits = f"{keeping.days:g} {keeping.most_bytes:g}\n"
    if stamp.exists() and stamp.read_text(encoding="ascii") == limits:
        age = now.timestamp() - stamp.stat().st_mtime
        if 0 <= age < _AGAIN.total_seconds():
            return False
    stamp.write_text(limits, encoding="ascii")
    return True


def _thinned(
    engine: Engine, files: RecordFiles, file: str, keeping: Keeping, *, now: datetime
) -> Thinned:
    path = files.path(file)
    with reading(engine) as connection:
        held = records_in(connection, file)
        needed = needed_ids(connection, [one.id for one in held])
    aged = now - timedelta(days=keeping.days)
    newest = max((one.at for one in held if one.kind != OPENING), default=None)
    is_over = 0 < keeping.most_bytes < _size(files)
    if newest is None:
        since = datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo)
        is_old = bool(keeping.days) and since < aged
        return _removed(engine, path, held) if is_old else NOTHING_LEFT
    if not is_over and not (keeping.days and newest < aged):
        return NOTHING_LEFT
    stay = [one for one in held if one.id in needed or one.kind == OPENING]
    if len(stay) == len(held):
        return NOTHING_LEFT
    if not needed:
        return _removed(engine, path, held)
    return _copied(engine, path, held, stay)


def _removed(engine: Engine, path: Path, held: Sequence[Record]) -> Thinned:
    size = path.stat().st_size
    with writing(engine) as connection:
        move_records(connection, [], [one.id for one in held])
    path.unlink()
    return Thinned(files=1, records=len(held), bytes=size)


def _copied(
    engine: Engine, path: Path, held: Sequence[Record], stay: Sequence[Record]
) -> Thinned:
    """Copy the records that stay, tell the database, and remove the file."""
    target = _next_name(path)
    moved = list(_moved(path, target, stay))
    kept = {one.id for one in stay}
    dropped = [one.id for one in held if one.id not in kept]
    with writing(engine) as connection:
        move_records(connection, moved, dropped)
    saved = path.stat().st_size - target.stat().st_size
    path.unlink()
    return Thinned(files=1, records=len(dropped), bytes=saved)


def _moved(path: Path, target: Path, stay: Sequence[Record]) -> Iterator[Record]:
    """Yield the records as they lie in the copy; it is on the disk when the last was taken."""
    with path.open("rb") as source, target.open("wb") as copy:
        for one in stay:
            offset = copy.tell()
            source.seek(one.offset)
            left = one.size
            while left and (piece := source.read(min(left, _PIECE))):
                copy.write(piece)
                left -= len(piece)
            yield replace(one, file=target.name, offset=offset)
        copy.flush()
        os.fsync(copy.fileno())
    sync_folder(target.parent)


def _next_name(path: Path) -> Path:
    """Return the name of a file's copy: `wire-20261103-0001-2.warc.gz`, then `-3`..."""
    stem, dash, number = path.name.removesuffix(SUFFIX).rpartition("-")
    is_copy = dash and len(number) < 4 and number.isdecimal()
    first = stem if is_copy else path.name.removesuffix(SUFFIX)
    return path.with_name(f"{first}-{int(number) + 1 if is_copy else 2}{SUFFIX}")


def _size(files: RecordFiles) -> int:
    return sum(files.path(file).stat().st_size for file in files.files())


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Hold a file's lock; yields False where another process has it, or the file is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield os.fstat(descriptor).st_nlink > 0
    finally:
        os.close(descriptor)


def _sum(one: Thinned, other: Thinned) -> Thinned:
    return Thinned(
        files=one.files + other.files,
        records=one.records + other.records,
        bytes=one.bytes + other.bytes,
    )
